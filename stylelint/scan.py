"""Find the modules of a package that follow a protocol: kinds, readers, reporters, commands."""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


def modules(package: ModuleType, key: str) -> dict[str, ModuleType]:
    """Import every module of `package` and return them by their attribute `key`.

    Modules that begin with an underscore are helpers. Raises TypeError where
    an attribute is missing or two modules claim one name.
    """
    found: dict[str, ModuleType] = {}
    for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda i: i.name):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{package.__name__}.{info.name}")
        name = getattr(module, key, None)
        if not isinstance(name, str):
            raise TypeError(f"{module.__name__} has no {key}")
        if name in found:
            raise TypeError(f"{module.__name__} and {found[name].__name__} are both called {name!r}")
        found[name] = module
    return found

"""Find the modules of a package that follow a protocol: kinds, readers, reporters, commands."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from .plugins import added


def modules(package: ModuleType, key: str, needs: Sequence[str] = ()) -> dict[str, ModuleType]:
    """Import every module of `package`, and return them by their attribute `key`.

    Modules that begin with an underscore are helpers. Where `needs` names the
    other attributes that a module must have, installed packages may add
    modules by entry points of a group that is called like the package.

    Raises TypeError where an attribute is missing or two modules claim one
    name, and PluginError where that is so of a module of another package.
    """
    found: dict[str, ModuleType] = {}
    for stem in _stems(package):
        module = importlib.import_module(f"{package.__name__}.{stem}")
        name = _name(module, key)
        if name in found:
            raise TypeError(f"{module.__name__} and {found[name].__name__} are both called {name!r}")
        found[name] = module
    return {**found, **added(package.__name__, key, needs, found)}


class Late(Mapping[str, ModuleType]):
    """The modules of a package as `modules` returns them, each imported when it is first asked for.

    That works where every module is called like its file, with hyphens for underscores.
    Raises PluginError as `modules` does, and TypeError where a module is asked for that is called otherwise.
    """

    def __init__(self, package: ModuleType, key: str, needs: Sequence[str] = ()) -> None:
        self._package = package.__name__
        self._key = key
        self._stems = {stem.replace("_", "-"): stem for stem in _stems(package)}
        self._imported: dict[str, ModuleType] = {}
        self._imported = added(self._package, key, needs, self)
        self._names = (*self._stems, *self._imported)

    def __getitem__(self, name: str) -> ModuleType:
        if name not in self._imported:
            module = importlib.import_module(f"{self._package}.{self._stems[name]}")
            if _name(module, self._key) != name:
                raise TypeError(f"{module.__name__} is called {_name(module, self._key)!r}, unlike its file")
            self._imported[name] = module
        return self._imported[name]

    def __contains__(self, name: object) -> bool:
        return name in self._stems or name in self._imported

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def constant(self, name: str, attribute: str) -> Any:
        """Return the literal that a module gives to an attribute, read off its file where that can be."""
        if name in self._stems and name not in self._imported:
            folder = importlib.import_module(self._package).__path__[0]
            found = _literal(Path(folder, f"{self._stems[name]}.py"), attribute)
            if found is not None:
                return found
        return getattr(self[name], attribute)


def _name(module: ModuleType, key: str) -> str:
    name = getattr(module, key, None)
    if not isinstance(name, str):
        raise TypeError(f"{module.__name__} has no {key}")
    return name


def _literal(path: Path, attribute: str) -> Any:
    """Return the literal that a file of Python gives to an attribute; None where there is none."""
    import ast

    try:
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == attribute:
                return ast.literal_eval(node.value)
    except (OSError, SyntaxError, ValueError):  # compiled only, or no literal
        return None
    return None


def _stems(package: ModuleType) -> list[str]:
    """Return the names of the modules of a package that are no helpers, in order."""
    try:
        names = [entry.name for folder in package.__path__ for entry in os.scandir(folder)]
    except OSError:  # within an archive
        import pkgutil

        names = [f"{info.name}.py" for info in pkgutil.iter_modules(package.__path__)]
    return sorted({name[: -len(".py")] for name in names if name.endswith(".py") and not name.startswith("_")})

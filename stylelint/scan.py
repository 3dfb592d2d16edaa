"""Find the modules of a package that follow a protocol: kinds, readers, reporters, commands."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint


class PluginError(Exception):
    """An installed package offers a module that cannot be used; `zh` and `en` name both and say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def modules(package: ModuleType, key: str, needs: Sequence[str] = ()) -> dict[str, ModuleType]:
    """Import every module of `package`, and return them by their attribute `key`.

    Modules that begin with an underscore are helpers. Where `needs` names the
    other attributes that a module must have, installed packages may add
    modules by entry points of a group that is called like the package.

    Raises TypeError where an attribute is missing or two modules claim one
    name, and PluginError where that is so of a module of another package.
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
    for point in entry_points(package.__name__) if needs else ():
        _add(point, key, needs, found)
    return found


def _add(point: EntryPoint, key: str, needs: Sequence[str], found: dict[str, ModuleType]) -> None:
    """Add the module of an entry point to those found. Raises PluginError where it cannot be used."""
    try:
        module = point.load()
    except Exception as error:  # a package may fail in any way
        said = f"{type(error).__name__}: {error}"
        raise _error(point, f"导入失败：{said}", f"cannot be imported: {said}") from error
    lacking = [name for name in (key, *needs) if not hasattr(module, name)]
    if lacking or not isinstance(getattr(module, key), str):
        names = ", ".join(lacking or [key])
        raise _error(point, f"模块缺少 {names}", f"the module lacks {names}")
    name = getattr(module, key)
    if name in found:
        other = found[name].__name__
        raise _error(point, f"{key} {name} 与 {other} 重名", f"its {key} {name} is that of {other}, too")
    found[name] = module


def _error(point: EntryPoint, zh: str, en: str) -> PluginError:
    package = point.dist.name if point.dist is not None else "?"
    where = f"[{point.group}] {point.name} = {point.value}"
    return PluginError(
        f"已安装的包 {package} 的入口点 {where} 用不了：{zh}；请升级或卸载 {package}",
        f"the entry point {where} of the installed package {package} is of no use: {en}; upgrade or remove {package}",
    )


def entry_points(group: str) -> list[EntryPoint]:
    """Return the entry points of a group, by name."""
    return sorted(_entry_points().get(group, ()), key=lambda p: (p.name, p.value))


@lru_cache(maxsize=1)
def _entry_points() -> dict[str, list[EntryPoint]]:
    """Return the entry points of all installed packages that are for stylelint, by group; read once a process."""
    from importlib import metadata

    found = metadata.entry_points()
    return {group: list(found.select(group=group)) for group in found.groups if group.startswith("stylelint.")}

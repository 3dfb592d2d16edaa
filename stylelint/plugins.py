"""What installed packages offer by entry points: kinds, readers, reporters, packs."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

_INSTALLED = (".dist-info", ".egg-info", "egg-info")
_GROUP = b"[stylelint."


class PluginError(Exception):
    """An installed package offers a module that cannot be used; `zh` and `en` name both and say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def added(group: str, key: str, needs: Sequence[str], known: Mapping[str, ModuleType]) -> dict[str, ModuleType]:
    """Return what installed packages add to the modules that are known. Raises PluginError for what is of no use."""
    found: dict[str, ModuleType] = {}
    for point in entry_points(group) if needs else ():
        module = _loaded(point, (key, *needs))
        name = getattr(module, key)
        if name in known or name in found:
            other = (found[name] if name in found else known[name]).__name__
            raise _error(point, f"{key} {name} 与 {other} 重名", f"its {key} {name} is that of {other}, too")
        found[name] = module
    return found


def _loaded(point: EntryPoint, needs: Sequence[str]) -> ModuleType:
    """Return the module of an entry point. Raises PluginError where it cannot be imported or lacks something."""
    try:
        module: ModuleType = point.load()
    except Exception as error:  # a package may fail in any way
        said = f"{type(error).__name__}: {error}"
        raise _error(point, f"导入失败：{said}", f"cannot be imported: {said}") from error
    lacking = [name for name in needs if not any(hasattr(module, one) for one in name.split(" | "))]
    if lacking or not isinstance(getattr(module, needs[0]), str):
        names = ", ".join(lacking or needs[:1])
        raise _error(point, f"模块缺少 {names}", f"the module lacks {names}")
    return module


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
    if not _any_offered():
        return {}
    from importlib import metadata

    found = metadata.entry_points()
    return {group: list(found.select(group=group)) for group in found.groups if group.startswith("stylelint.")}


def _any_offered() -> bool:
    """Tell whether any installed package may have entry points for stylelint.

    Most often none has, and to see that in the bytes of their files takes a tenth of reading them all properly.
    """
    finders = [finder for finder in sys.meta_path if hasattr(finder, "find_distributions")]
    if any(getattr(finder, "__name__", "") != "PathFinder" for finder in finders):
        return True
    for folder in sys.path:
        try:
            entries = list(os.scandir(folder or "."))
        except NotADirectoryError:  # an archive
            return True
        except OSError:
            continue
        if any(_offers(entry.path) for entry in entries if entry.name.lower().endswith(_INSTALLED)):
            return True
    return False


def _offers(folder: str) -> bool:
    """Tell whether what stands about an installed package in `folder` names a group of ours."""
    try:
        return _GROUP in Path(folder, "entry_points.txt").read_bytes()
    except OSError:
        return False

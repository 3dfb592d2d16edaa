"""Find configuration files, read them, follow `extend`; all errors at once, with places."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from ..rulepack import marked as yaml_file
from ..rulepack.errors import PackError, PackErrors
from ..rulepack.marked import Keys, Marked
from ..rulepack.validate import check
from . import toml
from .model import Config

NAMES = ("stylelint.yaml", "stylelint.yml", "pyproject.toml")


@dataclass(frozen=True)
class Layer:
    """One configuration file as it was read; its paths are relative to `base`."""

    path: Path
    base: Path
    config: Config
    marked: Marked


def find(start: Path) -> Path | None:
    """Return the closest configuration file in `start` or a folder above it; None where there is none."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if os.path.lexists(path) and (name != "pyproject.toml" or has_table(path)):
                return path
    return None


def has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml holds [tool.stylelint]."""
    try:
        return toml.holds(path.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError:
        return False


def user_file() -> Path | None:
    """Return the configuration file of the user, which counts where a project has none."""
    from platformdirs import user_config_path

    path = user_config_path("stylelint-zh", appauthor=False) / "stylelint.yaml"
    return path if path.is_file() else None


def layers(path: Path) -> list[Layer]:
    """Read a configuration file and those it extends, the farthest first.

    Raises PackErrors with every error found, among them a cycle of `extend`.
    """
    errors: list[PackError] = []
    found = _follow(_whole(path), (), errors)
    if errors:
        raise PackErrors(errors)
    return found


def _whole(path: Path) -> Path:
    """Return a path from the root on, without `..`, below which globs can be told."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps `..`


def _follow(path: Path, above: tuple[Path, ...], errors: list[PackError]) -> list[Layer]:
    layer = read(path, errors)
    if layer is None:
        return []
    extended = layer.config.extend or []
    inherited: list[Layer] = []
    for index, name in enumerate([extended] if isinstance(extended, str) else extended):
        target = _whole(layer.base / name.replace("\\", "/"))
        keys: Keys = ("extend",) if isinstance(extended, str) else ("extend", index)
        if target.resolve() in {p.resolve() for p in (*above, path)}:
            chain = " → ".join(p.name for p in (*above, path, target))
            errors.append(layer.marked.error(keys, f"extend 绕成了圈：{chain}", f"extend goes in a circle: {chain}"))
        elif not target.exists():
            errors.append(layer.marked.error(keys, f"找不到要继承的 {name}", f"there is no {name} to extend"))
        elif not target.is_file():
            errors.append(layer.marked.error(keys, f"{name} 不是文件，不能继承", f"{name} to extend is no file"))
        else:
            inherited += _follow(target, (*above, path), errors)
    return [*inherited, layer]


def read(path: Path, errors: list[PackError]) -> Layer | None:
    """Read one file; errors are appended."""
    shown = path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
    if path.is_dir():
        errors.append(PackError(shown, 1, 1, "配置应是文件，这是目录", "a configuration is a file; this is a folder"))
        return None
    if path.exists() and not path.is_file():
        errors.append(PackError(shown, 1, 1, "配置应是普通文件", "a configuration is a plain file"))
        return None
    marked, found = toml.parse(shown) if path.suffix == ".toml" else yaml_file.parse(shown, empty={})
    errors += found
    if marked is None:
        if not found:
            errors.append(PackError(shown, 1, 1, "没有 [tool.stylelint] 这一节", "there is no [tool.stylelint] table"))
        return None
    if not isinstance(marked.data, dict):
        errors.append(marked.error((), "配置应为键值对", "a configuration must be a mapping"))
        return None
    config = check(marked, marked.data, Config)
    if isinstance(config, list):
        errors += config
        return None
    return Layer(path, path.parent, config, marked)

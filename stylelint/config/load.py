"""Find configuration files, read them, follow `extend`; all errors at once, with places."""

from __future__ import annotations

import os
from pathlib import Path

from ..paths import absolute, below_here, own_folder
from ..records import dataclass
from ..rulepack.errors import PackError, PackErrors
from ..rulepack.marked import Keys, Marked
from . import kept
from .model import Config

NAMES = ("stylelint.yaml", "stylelint.yml", "pyproject.toml")
DEEPEST = 50  # files that extend one another; as deep as this only by mistake


@dataclass(frozen=True)
class Layer:
    """One configuration file as it was read; its paths are relative to `base`."""

    path: Path
    base: Path
    config: Config
    marked: Marked


def find(start: Path) -> Path | None:
    """Return the closest configuration file in `start` or a folder above it; None where there is none."""
    return next(filter(None, map(in_folder, (start, *start.parents))), None)


def in_folder(folder: Path) -> Path | None:
    """Return the configuration file that stands in the folder itself; None where there is none."""
    for name in NAMES:
        path = folder / name
        if os.path.lexists(path) and (name != "pyproject.toml" or has_table(path)):
            return path
    return None


def has_table(path: Path) -> bool:
    """Tell whether a pyproject.toml holds [tool.stylelint]."""
    from . import toml

    try:
        return toml.holds(path.read_text(encoding="utf-8-sig", errors="replace"))
    except OSError:
        return False


def user_file() -> Path | None:
    """Return the configuration file of the user, which counts where a project has none."""
    path = own_folder("config") / "stylelint.yaml"
    return path if path.is_file() else None


def layers(path: Path) -> list[Layer]:
    """Read a configuration file and those it extends, the farthest first.

    Raises PackErrors with every error found, among them a cycle of `extend`.
    """
    chain = _Chain()
    chain.follow(absolute(path), ())
    if chain.errors:
        raise PackErrors(chain.errors)
    return chain.found


class _Chain:
    """Follows `extend` from a file; each file is read, and counts, once: where it is met first."""

    def __init__(self) -> None:
        self.errors: list[PackError] = []
        self.found: list[Layer] = []
        self._seen: set[str] = set()

    def follow(self, path: Path, above: tuple[tuple[Path, str], ...]) -> None:
        """Add what a file extends, then the file; `above` are those that lead to it, as named and as they truly are."""
        here = (*above, (path, os.path.realpath(path)))
        self._seen.add(here[-1][1])
        layer = read(path, self.errors)
        if layer is None:
            return
        extended = layer.config.extend or []
        for index, name in enumerate([extended] if isinstance(extended, str) else extended):
            keys: Keys = ("extend",) if isinstance(extended, str) else ("extend", index)
            target = absolute(layer.base / name.replace("\\", "/"))
            wrong = _no_parent(name, target, here)
            if wrong:
                self.errors.append(layer.marked.error(keys, *wrong))
            elif os.path.realpath(target) not in self._seen:
                self.follow(target, here)
        self.found.append(layer)


def _no_parent(name: str, target: Path, here: tuple[tuple[Path, str], ...]) -> tuple[str, str] | None:
    """Return why a file cannot be extended, in Chinese and English; None where it can."""
    if not os.path.exists(target):  # noqa: PTH110 - Path.exists raises for names that are too long
        return f"找不到要继承的 {name}", f"there is no {name} to extend"
    if os.path.realpath(target) in {true for _, true in here}:
        chain = " → ".join(below_here(path).as_posix() for path in (*(path for path, _ in here), target))
        return f"extend 绕成了圈：{chain}", f"extend goes in a circle: {chain}"
    if not target.is_file():
        return f"{name} 不是文件，不能继承", f"{name} to extend is no file"
    if len(here) > DEEPEST:
        return f"extend 一层接一层，超过了 {DEEPEST} 层", f"extend goes more than {DEEPEST} files deep"
    return None


def read(path: Path, errors: list[PackError]) -> Layer | None:
    """Read one file; errors are appended."""
    shown = below_here(path)
    if path.is_dir():
        errors.append(PackError(shown, 1, 1, "配置应是文件，这是目录", "a configuration is a file; this is a folder"))
        return None
    if path.exists() and not path.is_file():
        errors.append(PackError(shown, 1, 1, "配置应是普通文件", "a configuration is a plain file"))
        return None
    try:
        content = path.read_bytes()
    except OSError:  # reading it as what it is will say why
        content = b""
    known = kept.read(path, shown, content) if content else None
    count = len(errors)
    checked = known or _checked(path, shown, errors)
    if checked is None:
        return None
    if known is None and content and len(errors) == count:
        kept.keep(path, content, *checked)
    return Layer(path, path.parent, *checked)


def _checked(path: Path, shown: Path, errors: list[PackError]) -> tuple[Config, Marked] | None:
    """Return what a file sets, and the file with its places; errors are appended."""
    from ..rulepack import parse as yaml_file
    from ..rulepack.validate import check
    from . import toml

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
    return config, marked

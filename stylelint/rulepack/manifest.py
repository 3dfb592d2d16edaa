"""`pack.yaml`: what a pack is called, what it needs, what of other packs it takes the place of."""

from __future__ import annotations

from pathlib import Path

from .. import __version__
from .. import quickre as re
from ..records import dataclass, field
from .errors import PackError
from .marked import Keys, Marked
from .model import STRICT, Localized
from .parse import parse
from .sources import yaml_files
from .validate import check

FILE = "pack.yaml"
_NAME = re.compile(r"[^\s/\\,\uFF0C*?\[\]]+")
_VERSION = re.compile(r"(?:>=\s*)?(\d+(?:\.\d+)*)")


@dataclass(frozen=True)
class Manifest:
    """What pack.yaml may hold; every key may be left out."""

    __pydantic_config__ = STRICT

    name: str = ""
    """Name of the pack, by which its rules can be selected; by default that of its folder."""
    about: Localized | None = None
    """What its rules are for."""
    version: str = ""
    """Version of the pack."""
    requires: str = ""
    """Oldest version of stylelint that can run it."""
    replace: list[str] = field(default_factory=list)
    """What of other packs it takes the place of: ids of rules, genres/<id>, words/<name>, parts/<id>."""


@dataclass(frozen=True)
class Placed:
    """A manifest and its file."""

    manifest: Manifest
    marked: Marked

    def error(self, keys: Keys, zh: str, en: str) -> PackError:
        """Make an error at a key of the manifest."""
        return self.marked.error(keys, zh, en)


def load_manifest(root: Path, errors: list[PackError]) -> Placed:
    """Load the manifest of the pack in `root`, empty where it has none; what is wrong is added to `errors`."""
    empty = Placed(Manifest(), Marked(root / FILE, {}))
    path = next((p for p in yaml_files(root) if p.stem == "pack"), None)
    if path is None:
        return empty
    marked, found = parse(path)
    errors.extend(found)
    if marked is None:
        return empty
    if not isinstance(marked.data, dict):
        errors.append(marked.error((), "pack.yaml 应为键值对", "pack.yaml must be a mapping"))
        return empty
    manifest = check(marked, marked.data, Manifest)
    if isinstance(manifest, list):
        errors.extend(manifest)
        return empty
    placed = Placed(manifest, marked)
    errors.extend(_wrong(placed))
    return placed


def _wrong(placed: Placed) -> list[PackError]:
    errors = []
    name, requires = placed.manifest.name, placed.manifest.requires
    if name and not _NAME.fullmatch(name):
        zh, en = (
            "规则包名不能含空格、逗号、斜杠和通配符",
            "the name of a pack has no spaces, commas, slashes and wildcards",
        )
        errors.append(placed.error(("name",), zh, en))
    wanted = _VERSION.fullmatch(requires)
    if requires and wanted is None:
        zh, en = 'requires 应为版本号，如 "0.2"', 'requires must be a version such as "0.2"'
        errors.append(placed.error(("requires",), zh, en))
    elif wanted is not None and _numbers(wanted[1]) > _numbers(__version__):
        zh = f"这个规则包要 stylelint {wanted[1]} 或更新，现在是 {__version__}，请先升级"
        en = f"this pack needs stylelint {wanted[1]} or newer, and this is {__version__}: upgrade it"
        errors.append(placed.error(("requires",), zh, en))
    return errors


def _numbers(version: str) -> tuple[int, ...]:
    """Return the numbers of a version without trailing zeros: 1.0 is 1."""
    numbers = [int(n) for n in re.findall(r"\d+", version.partition("+")[0])]
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return tuple(numbers)

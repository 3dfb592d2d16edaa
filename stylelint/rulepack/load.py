"""Load a pack: folders of YAML become rules, genres, parts and word lists; all errors come at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..kinds import Check
from ..settings import PackSource
from ..structure.lexicon import Lexicon
from .errors import PackError, PackErrors
from .model import Rule
from .rulefile import load_rule
from .vocabulary import load_lexicon, yaml_files

_NO_FAMILY = {"genres", "words"}


@dataclass(frozen=True)
class Pack:
    """A loaded pack. `checks` are in the order of `rules`."""

    root: Path
    rules: list[Rule]
    checks: list[Check]
    lexicon: Lexicon


def builtin_root() -> Path:
    """Return the folder of the rules that come with stylelint: in the wheel, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_pack(root: Path) -> Pack:
    """Load the pack in `root`. Raises PackErrors with every error found."""
    if not root.is_dir():
        raise PackErrors([PackError(root, 1, 1, "没有这个规则目录", "there is no such rule folder")])
    folders = sorted(p for p in root.iterdir() if p.is_dir() and not p.name.startswith("."))
    errors = list(_same_names(folders))
    lexicon = load_lexicon(root, errors)
    rules, checks = [], []
    for path in (p for folder in folders if folder.name not in _NO_FAMILY for p in yaml_files(folder)):
        loaded = load_rule(path, lexicon, errors)
        if loaded is not None:
            rules.append(loaded[0])
            checks.append(loaded[1])
    if not rules and not errors:
        errors.append(PackError(root, 1, 1, "目录里没有规则文件", "the folder holds no rule file"))
    if errors:
        raise PackErrors(errors)
    return Pack(root, rules, checks, lexicon)


@lru_cache(maxsize=8)
def load_packs(sources: tuple[PackSource, ...] = ()) -> Pack:
    """Load the built-in pack and those of `sources`. Raises PackErrors with every error found."""
    return load_pack(builtin_root() if not sources else sources[0].root)


def _same_names(folders: list[Path]) -> Iterator[PackError]:
    """Yield an error for each file whose id another one has: a.yml beside a.yaml."""
    for folder in folders:
        seen: dict[str, Path] = {}
        for path in yaml_files(folder):
            first = seen.setdefault(path.stem, path)
            if first is not path:
                zh, en = f"与 {first.name} 同名，只留一个", f"has the same id as {first.name}: keep one of them"
                yield PackError(path, 1, 1, zh, en)

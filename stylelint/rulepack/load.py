"""Load packs: folders of YAML become rules, genres, parts and word lists; all errors come at once.

What is loaded with the built-in pack is kept for the next run (see `kept`), and
only where it cannot be used is any YAML read.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..settings import PackSource
from . import kept
from .errors import PackError, PackErrors
from .pack import Pack
from .sources import BUILTIN_NAME, Located, builtin_root, content_hash, locate

if TYPE_CHECKING:
    from .merge import PackParts

__all__ = [
    "BUILTIN_NAME",
    "Pack",
    "builtin_root",
    "load_pack",
    "load_packs",
    "locate_all",
    "name_of",
]


def load_pack(root: Path) -> Pack:
    """Load the pack in `root` by itself, without the built-in one. Raises PackErrors with every error found."""
    return _loaded((_found(PackSource(root)),), base=False)


def load_packs(sources: Sequence[PackSource] = ()) -> Pack:
    """Load the built-in pack and those of `sources`. Raises PackErrors with every error found.

    Packs are read anew when their files have changed.
    """
    located = locate_all(sources)
    return _merged(located)


def locate_all(sources: Sequence[PackSource], *, pinned: bool = True) -> tuple[Located, ...]:
    """Find the packs of `sources`, each once. Raises PackErrors where one is not there or not what was pinned.

    With `pinned` false the hashes that are asked for are not looked at.
    """
    errors: list[PackError] = []
    found: dict[Path, Located] = {}
    for source in sources:
        located = locate(source, errors, pinned=pinned)
        if located is not None:
            found.setdefault(located.root.resolve(), located)
    if errors:
        raise PackErrors(errors)
    found.pop(builtin_root().resolve(), None)
    return tuple(found.values())


def name_of(located: Located) -> str:
    """Return the name of a pack as its pack.yaml has it. Raises PackErrors where that has errors."""
    from .manifest import load_manifest

    errors: list[PackError] = []
    placed = load_manifest(located.root, errors)
    if errors:
        raise PackErrors(errors)
    return placed.manifest.name or located.name


def _found(source: PackSource) -> Located:
    errors: list[PackError] = []
    located = locate(source, errors)
    if located is None:
        raise PackErrors(errors)
    return located


@lru_cache(maxsize=8)
def _merged(located: tuple[Located, ...]) -> Pack:
    """Load the built-in pack and others; once for each content of their files."""
    pack = kept.read(located)
    if pack is None:
        pack = _loaded(located, base=True)
        kept.keep(pack, located)
    return pack


@lru_cache(maxsize=1)
def _builtin() -> tuple[Pack, PackParts]:
    """Load the built-in pack; once, for it does not change."""
    from .build import built, read

    root = builtin_root()
    errors: list[PackError] = []
    parts = read(Located(root, BUILTIN_NAME, content_hash(root)), errors)
    return built([parts], errors, None), parts


def _loaded(located: tuple[Located, ...], *, base: bool) -> Pack:
    """Load packs, with the built-in one before them where `base` is true."""
    from .build import built, read

    if base and not located:
        return _builtin()[0]
    errors: list[PackError] = []
    builtin = _builtin() if base else None
    packs = [read(one, errors) for one in located]
    return built([builtin[1], *packs] if builtin else packs, errors, builtin[0] if builtin else None)

"""Build packs from their files: rules, genres, parts and word lists; all errors come at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import PackError, PackErrors
from .manifest import load_manifest
from .merge import NO_FAMILY, PackParts, merge
from .model import Rule
from .pack import Pack
from .rulefile import load_rule
from .sources import Located, pack_folders, yaml_files
from .vocabulary import Vocabulary, load_vocabulary, wrong_names

if TYPE_CHECKING:
    from ..kinds import Check


def read(located: Located, errors: list[PackError]) -> PackParts:
    """Read all of a pack but its rules, which need the words of all packs."""
    root = located.root
    placed = load_manifest(root, errors)
    folders = pack_folders(root)
    errors.extend(_same_names(folders))
    vocabulary = load_vocabulary(root, errors)
    files = [p for folder in folders if folder.name not in NO_FAMILY for p in yaml_files(folder)]
    rules = {f"{p.parent.name}/{p.stem}": p for p in reversed(files)}
    if not (rules or vocabulary.words or vocabulary.genres or vocabulary.parts or errors):
        zh, en = "目录里没有规则、文种或词表", "the folder holds no rule, genre or word list"
        errors.append(PackError(root, 1, 1, zh, en))
    named = Located(root, placed.manifest.name or located.name, located.sha256)
    return PackParts(named, placed, vocabulary, dict(sorted(rules.items())))


def built(packs: Sequence[PackParts], errors: list[PackError], base: Pack | None) -> Pack:
    """Merge packs and build their rules; those of `base`, the first pack, are taken over as they are if they can be.

    Raises PackErrors where there are any.
    """
    owners = merge(packs, errors)
    whole = Vocabulary(
        {n: e for p in packs for n, e in p.vocabulary.words.items() if owners.get(f"words/{n}") is p},
        {n: e for p in packs for n, e in p.vocabulary.parts.items() if owners.get(f"parts/{n}") is p},
        {n: e for p in packs for n, e in p.vocabulary.genres.items() if owners.get(f"genres/{n}") is p},
    )
    lexicon = whole.lexicon
    for entry in whole.genres.values():
        errors.extend(wrong_names(entry, lexicon))
    built: list[tuple[Rule, Check]] = []
    for pack in packs:
        mine = {id for id in pack.rules if owners.get(id) is pack}
        if base is not None and pack is packs[0] and all(owners[f"words/{n}"] is pack for n in pack.vocabulary.words):
            built += [(r, c) for r, c in zip(base.rules, base.checks, strict=True) if r.id in mine]
            continue
        loaded = (load_rule(path, lexicon, errors, pack.name) for id, path in pack.rules.items() if id in mine)
        built += [one for one in loaded if one is not None]
    if errors:
        raise PackErrors(errors)
    files = {name: entry.marked.path for name, entry in whole.genres.items()}
    return Pack([r for r, _ in built], [c for _, c in built], lexicon, tuple(p.located for p in packs), files)


def _same_names(folders: list[Path]) -> Iterator[PackError]:
    """Yield an error for each file whose id another one has: a.yml beside a.yaml."""
    for folder in folders:
        seen: dict[str, Path] = {}
        for path in yaml_files(folder):
            first = seen.setdefault(path.stem, path)
            if first is not path:
                zh, en = f"与 {first.name} 同名，只留一个", f"has the same id as {first.name}: keep one of them"
                yield PackError(path, 1, 1, zh, en)

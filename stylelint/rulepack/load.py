"""Load packs: folders of YAML become rules, genres, parts and word lists; all errors come at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from ..kinds import Check
from ..records import dataclass, field
from ..settings import PackSource
from ..structure.lexicon import Lexicon
from .errors import PackError, PackErrors
from .manifest import load_manifest
from .merge import NO_FAMILY, PackParts, merge
from .model import Rule
from .rulefile import load_rule
from .sources import Located, content_hash, locate, pack_folders
from .vocabulary import Vocabulary, load_vocabulary, wrong_names, yaml_files

BUILTIN_NAME = "stylelint"


@dataclass(frozen=True)
class Pack:
    """A loaded pack, or several that were merged into one.

    Attributes:
        rules: all rules.
        checks: what runs them, in the same order.
        lexicon: words, parts and genres.
        members: the packs that were merged, the built-in one first.
        genre_files: the file of each genre, by id.
    """

    rules: list[Rule]
    checks: list[Check]
    lexicon: Lexicon
    members: tuple[Located, ...] = ()
    genre_files: Mapping[str, Path] = field(default_factory=dict)

    def only(self, names: Sequence[str]) -> Pack:
        """Return the rules and genres of the members of these names, with the words of all."""
        kept = [i for i, rule in enumerate(self.rules) if rule.pack in names]
        roots = [m.root for m in self.members if m.name in names]
        files = {id: path for id, path in self.genre_files.items() if path.parent.parent in roots}
        rules, checks = [self.rules[i] for i in kept], [self.checks[i] for i in kept]
        return Pack(rules, checks, self.lexicon, self.members, files)


def builtin_root() -> Path:
    """Return the folder of the rules that come with stylelint: in the wheel, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_pack(root: Path) -> Pack:
    """Load the pack in `root` by itself, without the built-in one. Raises PackErrors with every error found."""
    return _loaded((_found(PackSource(root)),), base=False)


def load_packs(sources: Sequence[PackSource] = ()) -> Pack:
    """Load the built-in pack and those of `sources`. Raises PackErrors with every error found.

    Packs are read anew when their files have changed.
    """
    located = locate_all(sources)
    return _merged(located) if located else _builtin()[0]


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


@lru_cache(maxsize=1)
def _builtin() -> tuple[Pack, PackParts]:
    """Load the built-in pack; once, for it does not change."""
    root = builtin_root()
    errors: list[PackError] = []
    parts = _read(Located(root, BUILTIN_NAME, content_hash(root)), errors)
    return _built([parts], errors, None), parts


@lru_cache(maxsize=8)
def _merged(located: tuple[Located, ...]) -> Pack:
    return _loaded(located, base=True)


def _loaded(located: tuple[Located, ...], *, base: bool) -> Pack:
    """Load packs, with the built-in one before them where `base` is true."""
    errors: list[PackError] = []
    builtin = _builtin() if base else None
    read = [_read(one, errors) for one in located]
    return _built([builtin[1], *read] if builtin else read, errors, builtin[0] if builtin else None)


def _read(located: Located, errors: list[PackError]) -> PackParts:
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


def _built(packs: Sequence[PackParts], errors: list[PackError], base: Pack | None) -> Pack:
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

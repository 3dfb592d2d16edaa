"""Several packs become one: no two may give one rule, genre, part or word list, unless one says that it replaces it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from ..records import dataclass
from .errors import PackError, did_you_mean
from .manifest import FILE, Placed
from .marked import Keys, Marked
from .sources import Located
from .vocabulary import Vocabulary

NO_FAMILY = frozenset({"genres", "words", "parts"})
_RULE = ("规则", "rule")
_SORTS = {"words": ("词表", "word list"), "genres": ("文种", "genre"), "parts": ("部分", "part")}


@dataclass(frozen=True, eq=False)
class PackParts:
    """A pack before it is merged: all but its rules is read, and of these the files are known, by id."""

    located: Located
    placed: Placed
    vocabulary: Vocabulary
    rules: dict[str, Path]

    @property
    def name(self) -> str:
        """The name of the pack."""
        return self.located.name

    @property
    def replaced(self) -> list[str]:
        """What of other packs it takes the place of."""
        return self.placed.manifest.replace

    @cached_property
    def places(self) -> dict[str, tuple[Marked, Keys]]:
        """Where each thing that the pack gives stands, under the name that `replace` has for it."""
        rules: dict[str, tuple[Marked, Keys]] = {id: (Marked(path, None), ()) for id, path in self.rules.items()}
        words, parts, genres = self.vocabulary.words, self.vocabulary.parts, self.vocabulary.genres
        return {
            **rules,
            **{f"words/{n}": (e.marked, e.keys) for n, e in words.items()},
            **{f"parts/{n}": (e.marked, e.keys) for n, e in parts.items()},
            **{f"genres/{n}": (e.marked, e.keys) for n, e in genres.items()},
        }


def merge(packs: Sequence[PackParts], errors: list[PackError]) -> dict[str, PackParts]:
    """Return which pack gives each thing. What two packs give and none replaces is added to `errors`."""
    same = list(_same_packs(packs))
    errors.extend(same)
    if not same:  # a pack beside itself clashes in everything
        errors.extend(_replaced_twice(packs))
    owners: dict[str, PackParts] = {}
    for pack in packs:
        for name in pack.places:
            other = owners.get(name)
            if other is None or name in pack.replaced:
                owners[name] = pack
            elif name not in other.replaced and not same:
                errors.append(_clash(name, pack, other))
    for pack in packs:
        errors.extend(_wrongly_replaced(pack, packs))
        for name in pack.replaced:
            if name not in pack.places and _sort(name) is _RULE:
                owners.pop(name, None)
    return owners


def _same_packs(packs: Sequence[PackParts]) -> Iterator[PackError]:
    seen: dict[str, PackParts] = {}
    for pack in packs:
        other = seen.setdefault(pack.name, pack)
        if other is not pack:
            where = other.located.root.as_posix()
            zh = f"两个规则包都叫 {pack.name}（另一个在 {where}）：在 {FILE} 里用 name 改名"
            en = f"two packs are called {pack.name} (the other is {where}): give this one another name in {FILE}"
            yield pack.placed.error(("name",), zh, en)


def _replaced_twice(packs: Sequence[PackParts]) -> Iterator[PackError]:
    """Yield an error for each thing that one pack replaces and a pack before it replaces too."""
    first: dict[str, PackParts] = {}
    for pack in packs:
        for index, name in enumerate(pack.replaced):
            other = first.setdefault(name, pack)
            if other is not pack:
                zh = f"规则包 {other.name} 和 {pack.name} 都要取代 {name}：只能留一个"
                en = f"the packs {other.name} and {pack.name} both replace {name}: only one of them may"
                yield pack.placed.error(("replace", index), zh, en)


def _sort(name: str) -> tuple[str, str]:
    """Return what a name in `replace` is of, in Chinese and English."""
    return _SORTS.get(name.partition("/")[0], _RULE)


def _clash(name: str, pack: PackParts, other: PackParts) -> PackError:
    """Say that two packs give one thing."""
    sort_zh, sort_en = _sort(name)
    marked, keys = pack.places[name]
    where = other.places[name][0].path.as_posix()
    cure = f"replace: [{name}]"
    return marked.error(
        keys,
        f"{sort_zh} {name} 在规则包 {other.name} 里已有（{where}）：改名，或在本包的 {FILE} 里写 {cure}",
        f"the {sort_en} {name} is in the pack {other.name} already ({where}): "
        f"give it another name, or write {cure} in the {FILE} of this pack",
    )


def _wrongly_replaced(pack: PackParts, packs: Sequence[PackParts]) -> Iterator[PackError]:
    """Yield an error for each thing to replace that no other pack has, or that others need and this pack lacks."""
    known = {name for other in packs if other is not pack for name in other.places}
    for index, name in enumerate(pack.replaced if len(packs) > 1 else ()):
        keys: Keys = ("replace", index)
        if name not in known:
            zh = f"别的规则包里没有 {name}{did_you_mean(name, known, 'zh')}"
            yield pack.placed.error(keys, zh, f"no other pack has {name}{did_you_mean(name, known, 'en')}")
        elif _sort(name) is not _RULE and name not in pack.places:
            zh, en = f"要取代 {name}，本包里须有同名的一份", f"to replace {name}, this pack must have one of that name"
            yield pack.placed.error(keys, zh, en)

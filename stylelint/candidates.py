"""Where each check has to look: the blocks that hold a literal of it, or in which one of its patterns may match."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from .automaton import Automaton
from .late import LateList
from .rulepack.index import Group
from .rulepack.pack import Pack
from .text.document import Document
from .text.span import Span
from .triggers import ByLiterals, Trigger, Triggers

Places = list[tuple[int, list[Any]]]
"""Indexes of blocks, ascending, each with the hits or the patterns of the check in it."""


class Candidates:
    """Finds the literals and the patterns of all checks in few passes over a document.

    Args:
        pack: the rules.
        chosen: places in it of those that are asked for.
    """

    def __init__(self, pack: Pack, chosen: Iterable[int]) -> None:
        self._pack = pack
        self._chosen = frozenset(chosen)

    def of(self, document: Document) -> dict[int, Places]:
        """Return what each check has to look at, by its place in the pack; one that is not there has nothing."""
        found: dict[int, Places] = {}
        if document.blocks:
            self._add_literals(document, found)
            for group in self._groups:
                group.add(document, found)
        return found

    def prepare(self, coming: int) -> None:
        """Get ready for so many bytes of text."""
        for group in self._groups:
            group.triggers.prepare(coming)

    @cached_property
    def _automaton(self) -> Automaton:
        return Automaton(self._pack.index.literals)

    @cached_property
    def _tests(self) -> _Tests:
        return _Tests(self._pack, self._chosen)

    @cached_property
    def _groups(self) -> list[_Group]:
        groups = (_Group(group, self._pack, self._chosen) for group in self._pack.index.groups)
        return [group for group in groups if group.triggers.wanted]

    def _add_literals(self, document: Document, found: dict[int, Places]) -> None:
        ranges = [(b.start, b.end) for b in document.blocks]
        at, (low, high), last = 0, ranges[0], len(ranges) - 1
        text, tests = document.folded, self._tests
        for start, end, owners in self._automaton.find(text):  # by their ends: blocks pass by once
            while end > high and at < last:
                at += 1
                low, high = ranges[at]
            if start >= low and end <= high:
                for owner in owners:
                    test = tests[owner]
                    if test is None or test(text, start):
                        _add(found, owner, at, Span(start, end))


class _Tests(dict[int, Callable[[str, int], bool] | None]):
    """How each check tells of a hit that it may be worth a look; None where every hit is."""

    def __init__(self, pack: Pack, chosen: frozenset[int]) -> None:
        self._checks: Any = pack.checks
        self._likely = frozenset(pack.index.likely)
        self._chosen = chosen

    def __missing__(self, owner: int) -> Callable[[str, int], bool] | None:
        test = self._checks[owner].likely if owner in self._likely else None
        self[owner] = test if owner in self._chosen else _never
        return self[owner]


def _never(text: str, start: int) -> bool:
    return False


class _Group:
    """The patterns of one pack, with the checks that they belong to."""

    def __init__(self, group: Group, pack: Pack, chosen: frozenset[int]) -> None:
        self._owners = [[one for one in owners if one[0] in chosen] for owners in group.owners]
        self._scopes = {scope for own in self._owners for at, _ in own for scope in pack.rules[at].fields.scopes}
        wanted = frozenset(place for place, own in enumerate(self._owners) if own)
        patterns = group.patterns
        triggers = LateList(len(patterns), lambda place: Trigger.of(*patterns[place]))
        literals = ByLiterals(group.table, group.loose, lambda place: patterns[place][0])
        self.triggers = Triggers(triggers, wanted, literals=literals)

    def add(self, document: Document, found: dict[int, Places]) -> None:
        """Add to `found` the patterns that may match, by check and block."""
        scopes = self._scopes
        held = [(i, b) for i, b in enumerate(document.blocks) if b.end > b.start and b.kind in scopes]
        ranges = [(b.start, b.end) for _, b in held]
        for (at, _), places in zip(held, self.triggers.find(document.folded, ranges), strict=True):
            for place in places:
                for owner, number in self._owners[place]:
                    _add(found, owner, at, number)


def _add(found: dict[int, Places], owner: int, at: int, what: Any) -> None:
    places = found.get(owner)
    if places is None:
        found[owner] = [(at, [what])]
    elif places[-1][0] == at:
        places[-1][1].append(what)
    else:
        places.append((at, [what]))

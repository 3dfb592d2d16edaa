"""Where each check has to look: the blocks that hold a literal of it, or in which one of its patterns may match."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

from .automaton import Automaton
from .kinds import Check
from .rulepack.model import Rule
from .text.document import Document
from .text.span import Span
from .triggers import Trigger, Triggers

Places = list[tuple[int, list[Any]]]
"""Indexes of blocks, ascending, each with the hits or the patterns of the check in it."""


class Candidates:
    """Finds the literals and the patterns of all checks in few passes over a document.

    Args:
        pairs: every rule of the packs with its check.
        chosen: places in `pairs` of those that are asked for.
    """

    def __init__(self, pairs: Sequence[tuple[Rule, Check]], chosen: Iterable[int]) -> None:
        self._pairs = pairs
        self._chosen = frozenset(chosen)

    def of(self, document: Document) -> dict[int, Places]:
        """Return what each check has to look at, by its place in `pairs`; one that is not there has nothing."""
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
        literals = (
            (literal, index)
            for index, (_, check) in enumerate(self._pairs)
            if index in self._chosen and not hasattr(check, "triggers")
            for literal in getattr(check, "literals", ())
        )
        return Automaton(literals)

    @cached_property
    def _likely(self) -> dict[int, Callable[[str, int], bool]]:
        """How checks tell of a hit that it may be worth a look."""
        tests = ((index, getattr(self._pairs[index][1], "likely", None)) for index in self._chosen)
        return {index: test for index, test in tests if test is not None}

    @cached_property
    def _groups(self) -> list[_Group]:
        """The patterns, those of each pack by themselves: what is compiled for one serves every choice of packs."""
        packs: dict[str, list[int]] = {}
        for index, (rule, check) in enumerate(self._pairs):
            if hasattr(check, "triggers"):
                packs.setdefault(rule.pack, []).append(index)
        groups = (_Group(self._pairs, indexes, self._chosen) for indexes in packs.values())
        return [group for group in groups if group.triggers.wanted]

    def _add_literals(self, document: Document, found: dict[int, Places]) -> None:
        ranges = [(b.start, b.end) for b in document.blocks]
        at, (low, high), last = 0, ranges[0], len(ranges) - 1
        text, likely = document.folded, self._likely
        for start, end, owners in self._automaton.find(text):  # by their ends: blocks pass by once
            while end > high and at < last:
                at += 1
                low, high = ranges[at]
            if start >= low and end <= high:
                for owner in owners:
                    test = likely.get(owner)
                    if test is None or test(text, start):
                        _add(found, owner, at, Span(start, end))


class _Group:
    """The patterns of one pack, with the checks that they belong to."""

    def __init__(self, pairs: Sequence[tuple[Rule, Check]], indexes: Iterable[int], chosen: frozenset[int]) -> None:
        every: dict[Trigger, int] = {}
        owners: dict[int, list[tuple[int, int]]] = {}
        scopes: set[str] = set()
        for index in indexes:
            rule, check = pairs[index]
            for number, one in enumerate(_triggers(check)):
                place = every.setdefault(one, len(every))
                if index in chosen:
                    owners.setdefault(place, []).append((index, number))
                    scopes.update(rule.fields.scopes)
        self.triggers = Triggers(list(every), frozenset(owners))
        self._owners = owners
        self._scopes = scopes

    def add(self, document: Document, found: dict[int, Places]) -> None:
        """Add to `found` the patterns that may match, by check and block."""
        scopes = self._scopes
        held = [(i, b) for i, b in enumerate(document.blocks) if b.end > b.start and b.kind in scopes]
        ranges = [(b.start, b.end) for _, b in held]
        for (at, _), places in zip(held, self.triggers.find(document.folded, ranges), strict=True):
            for place in places:
                for owner, number in self._owners.get(place, ()):
                    _add(found, owner, at, number)


def _triggers(check: Any) -> Iterator[Trigger]:
    yield from check.triggers


def _add(found: dict[int, Places], owner: int, at: int, what: Any) -> None:
    places = found.get(owner)
    if places is None:
        found[owner] = [(at, [what])]
    elif places[-1][0] == at:
        places[-1][1].append(what)
    else:
        places.append((at, [what]))

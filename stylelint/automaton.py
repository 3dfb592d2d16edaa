"""All literal text of all rules, found in one pass. The choice of library stays behind this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

_LITTLE = 16_000  # characters; to look up what begins at each of them takes less than to build the machine

Hit = tuple[int, int, Sequence[int]]


class Table(NamedTuple):
    """Literals as plain data, which can be kept.

    Attributes:
        owners: whatever the caller wants to get back with a hit of a literal.
        lengths: how long the literals are that begin with a character.
    """

    owners: Mapping[str, Sequence[int]]
    lengths: Mapping[str, Sequence[int]]

    @classmethod
    def of(cls, literals: Iterable[tuple[str, int]]) -> Table:
        """Make the table of literals, each with one of its owners."""
        owners: dict[str, list[int]] = {}
        for literal, owner in literals:
            known = owners.setdefault(literal, [])
            if owner not in known:
                known.append(owner)
        shared: dict[tuple[int, ...], tuple[int, ...]] = {}  # many literals have the same owners
        lengths: dict[str, set[int]] = {}
        for literal in owners:
            lengths.setdefault(literal[:1], set()).add(len(literal))
        return cls(
            {literal: shared.setdefault(tuple(those), tuple(those)) for literal, those in owners.items()},
            {char: sorted(those) for char, those in lengths.items()},
        )


class Automaton:
    """Finds every occurrence of every literal, overlapping ones too.

    Literals come one by one, each with an owner of it, or in a table.
    With `longest`, only occurrences that do not overlap: the leftmost, and of these the longest. With `first`,
    the same, but of these the one that was given first, as in an alternation of a pattern.
    """

    def __init__(
        self, literals: Iterable[tuple[str, int]] | Table, *, longest: bool = False, first: bool = False
    ) -> None:
        table = literals if isinstance(literals, Table) else Table.of(literals)
        self._owners, self._lengths = table
        self._longest = longest
        self._first = first
        self._left = _LITTLE

    def find(self, text: str) -> Iterable[Hit]:
        """Return (start, end, owners) in code points, by end and then by start."""
        if not self._owners:
            return ()
        if self._left > len(text):
            self._left -= len(text)
            hits = self._looked_up(text)
            return self._disjoint(text, hits) if self._longest or self._first else sorted(hits, key=_by_end)
        return self._run(text)

    def _looked_up(self, text: str) -> list[Hit]:
        """Find by looking up, at each place, the texts that are as long as a literal that begins with its character."""
        found = []
        get, lengths = self._owners.get, self._lengths
        for start, char in enumerate(text):
            for length in lengths.get(char, ()):
                owners = get(text[start : start + length])
                if owners is not None and start + length <= len(text):
                    found.append((start, start + length, owners))
        return found

    def _disjoint(self, text: str, hits: list[Hit]) -> Iterator[Hit]:
        """Take from left to right the best of the hits that begin at a place."""
        order, end = self._order, 0
        for hit in sorted(hits, key=lambda hit: (hit[0], -hit[1] if self._longest else order[text[hit[0] : hit[1]]])):
            if hit[0] >= end:
                end = hit[1]
                yield hit

    def _run(self, text: str) -> Iterator[Hit]:
        machine, by_index = self._machine
        overlapping = not (self._longest or self._first)
        for index, start, end in machine.find_matches_as_indexes(text, overlapping=overlapping):
            yield start, end, by_index[index]

    @cached_property
    def _order(self) -> dict[str, int]:
        return {literal: number for number, literal in enumerate(self._owners)}

    @cached_property
    def _machine(self) -> tuple[Any, list[Sequence[int]]]:
        """The machine, which takes as long to build as a short draft to check, and the owners by its indexes."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        single = MatchKind.LeftmostLongest if self._longest else MatchKind.LeftmostFirst
        kind = single if self._longest or self._first else MatchKind.Standard
        return AhoCorasick(list(self._owners), matchkind=kind), list(self._owners.values())


def _by_end(hit: Hit) -> tuple[int, int]:
    return hit[1], hit[0]

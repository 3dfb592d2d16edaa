"""All literal text of all rules, found in one pass. The choice of library stays behind this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

_LITTLE = 16_000  # characters; to look up what begins at each of them takes less than to build the machine


class Automaton:
    """Finds every occurrence of every literal, overlapping ones too.

    `owners` of a literal are whatever the caller wants to get back with a hit.
    With `longest`, only occurrences that do not overlap: the leftmost, and of these the longest. With `first`,
    the same, but of these the one that was given first, as in an alternation of a pattern.
    """

    def __init__(self, literals: Iterable[tuple[str, int]], *, longest: bool = False, first: bool = False) -> None:
        owners: dict[str, list[int]] = {}
        for literal, owner in literals:
            known = owners.setdefault(literal, [])
            if owner not in known:
                known.append(owner)
        self._owners: Mapping[str, Sequence[int]] = owners
        self._overlapping = not (longest or first)
        self._longest = longest
        self._left = _LITTLE if self._overlapping else 0

    def find(self, text: str) -> Iterable[tuple[int, int, Sequence[int]]]:
        """Return (start, end, owners) in code points, by end and then by start."""
        if not self._owners:
            return ()
        if self._left > len(text):
            self._left -= len(text)
            return self._looked_up(text)
        return self._run(text)

    def _looked_up(self, text: str) -> list[tuple[int, int, Sequence[int]]]:
        """Find by looking up, at each place, the texts that are as long as a literal that begins with its character."""
        found = []
        get, lengths = self._owners.get, self._lengths
        for start, char in enumerate(text):
            for length in lengths.get(char, ()):
                owners = get(text[start : start + length])
                if owners is not None and start + length <= len(text):
                    found.append((start, start + length, owners))
        return sorted(found, key=_by_end)

    def _run(self, text: str) -> Iterator[tuple[int, int, Sequence[int]]]:
        machine, by_index = self._machine
        for index, start, end in machine.find_matches_as_indexes(text, overlapping=self._overlapping):
            yield start, end, by_index[index]

    @cached_property
    def _lengths(self) -> dict[str, set[int]]:
        """How long the literals are that begin with a character."""
        lengths: dict[str, set[int]] = {}
        for literal in self._owners:
            lengths.setdefault(literal[:1], set()).add(len(literal))
        return lengths

    @cached_property
    def _machine(self) -> tuple[Any, list[Sequence[int]]]:
        """The machine, which takes as long to build as a short draft to check, and the owners by its indexes."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        single = MatchKind.LeftmostLongest if self._longest else MatchKind.LeftmostFirst
        kind = MatchKind.Standard if self._overlapping else single
        return AhoCorasick(list(self._owners), matchkind=kind), list(self._owners.values())


def _by_end(hit: tuple[int, int, Sequence[int]]) -> tuple[int, int]:
    return hit[1], hit[0]

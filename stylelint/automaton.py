"""All literal text of all rules, found in one pass. The choice of library stays behind this module."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ahocorasick_rs import AhoCorasick, MatchKind


class Automaton:
    """Finds every occurrence of every literal, overlapping ones too.

    `owners` of a literal are whatever the caller wants to get back with a hit.
    With `longest`, only occurrences that do not overlap: the leftmost, and of these the longest. With `first`,
    the same, but of these the one that was given first, as in an alternation of a pattern.
    """

    def __init__(self, literals: Iterable[tuple[str, int]], *, longest: bool = False, first: bool = False) -> None:
        self._owners: dict[str, list[int]] = {}
        for literal, owner in literals:
            owners = self._owners.setdefault(literal, [])
            if owner not in owners:
                owners.append(owner)
        self._by_index = list(self._owners.values())
        self._overlapping = not (longest or first)
        single = MatchKind.LeftmostLongest if longest else MatchKind.LeftmostFirst
        kind = MatchKind.Standard if self._overlapping else single
        self._machine = AhoCorasick(list(self._owners), matchkind=kind) if self._owners else None

    def find(self, text: str) -> Iterator[tuple[int, int, list[int]]]:
        """Yield (start, end, owners) in code points, by end and then by start."""
        if self._machine is None:
            return
        by_index = self._by_index
        for index, start, end in self._machine.find_matches_as_indexes(text, overlapping=self._overlapping):
            yield start, end, by_index[index]

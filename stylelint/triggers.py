"""Which patterns may match in which block. The choice of library stays behind this module.

Two engines tell, and both may name too much, never too little. One looks for
the literals that each match must hold; it is ready at once. The other runs all
patterns, made cheaper and looser, in one Hyperscan database: it names hardly
a pattern too many, but takes seconds to compile, so it is kept in the cache and
used where enough text comes to pay for loading or, much more, for making it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from . import cachefile
from .automaton import Automaton, Table
from .literals import others, required
from .loosen import loosen
from .records import dataclass

if TYPE_CHECKING:
    from ._hyperscan import Database

LOAD_AT = 200_000  # bytes; from there a database that is kept saves more time than loading it takes
BUILD_AT = 3_000_000  # bytes; from there compiling one pays, for the next run at the latest
FEWEST = 16  # patterns; fewer are found by their literals as quickly


class Trigger(NamedTuple):
    """A pattern, and the literals one of which stands in each of its matches; None where there are none.

    One that looks around is run by `re` in windows, the others by RE2.
    """

    pattern: str
    literals: frozenset[str] | None
    around: bool = False

    @classmethod
    def of(cls, pattern: str, around: bool = False) -> Trigger:
        """Make the trigger of a pattern."""
        return cls(pattern, frozenset(required(pattern) or ()) or None, around)


class ByLiterals:
    """Names the patterns of which all needful literals stand in a range, and those that have none.

    Args:
        table: the literals, with the numbers of their patterns.
        always: the patterns that have none.
        pattern: returns the pattern of a number.
    """

    def __init__(self, table: Table, always: Iterable[int], pattern: Callable[[int], str]) -> None:
        self._always = tuple(always)
        self._automaton = Automaton(table)
        self._pattern = pattern

    @classmethod
    def of(cls, triggers: Iterable[tuple[int, Trigger]]) -> ByLiterals:
        """Make what finds these patterns, each with its number."""
        known = dict(triggers)
        table = Table.of((text, i) for i, one in known.items() for text in one.literals or ())
        loose = (i for i, one in known.items() if one.literals is None)
        return cls(table, loose, lambda number: known[number].pattern)

    def find(self, text: str, ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
        """Return, for each of the ranges, which ascend and are disjoint, the numbers of its patterns."""
        if not ranges:
            return []
        found = [set(self._always) for _ in ranges]
        at, (low, high) = 0, ranges[0]
        last = len(ranges) - 1
        for start, end, owners in self._automaton.find(text):  # by their ends, so that ranges pass by once
            while end > high and at < last:
                at += 1
                low, high = ranges[at]
            if start >= low and end <= high:
                found[at].update(owners)
        return [self._left(text[low:high], numbers) for (low, high), numbers in zip(ranges, found, strict=True)]

    def _left(self, text: str, numbers: Iterable[int]) -> list[int]:
        """Leave out the patterns that need another literal, too, which does not stand there."""
        held, pattern = text.__contains__, self._pattern
        return [one for one in numbers if all(any(map(held, few)) for few in others(pattern(one)))]


@dataclass
class Triggers:
    """Patterns that belong together, and the engine that finds them.

    Attributes:
        triggers: the patterns; they are known by their place here.
        wanted: places of those that are asked for.
        folder: where databases are kept; None for the user's cache.
        literals: what finds them, and perhaps others, without a database; None to make it where it is needed.
    """

    triggers: Sequence[Trigger]
    wanted: frozenset[int]
    folder: Path | None = None
    literals: ByLiterals | None = None
    database: Database | None = None
    _seen: int = 0
    _looked: bool = False

    def find(self, text: str, ranges: Sequence[tuple[int, int]]) -> Sequence[Iterable[int]]:
        """Return, for each range of the text, the patterns that may match in it; ranges ascend and are disjoint."""
        if not self._looked:
            self._seen += len(text) * 3  # bytes, as Chinese takes them
            self.prepare(self._seen, build=False)
        if self.database is None:
            return self._literals.find(text, ranges)
        try:
            found = self.database.find(text, ranges)
        except Exception:  # a text that the library does not take is still searched
            return self._literals.find(text, ranges)
        if self._others is not None:
            for own, others in zip(found, self._others.find(text, ranges), strict=True):
                own.extend(others)
        return found

    def prepare(self, coming: int, build: bool = True) -> None:
        """Get ready for so many bytes of text: load the database where that pays, and make it where that pays.

        With `build` false none is made. Where that cannot be done, literals are found as before.
        """
        if self.database is not None or coming < LOAD_AT or len(self.wanted) < FEWEST:
            return
        if self._looked and (not build or coming < BUILD_AT):
            return
        self._looked = True
        try:
            from . import _hyperscan
        except ImportError:
            return
        patterns = [repr(tuple(one[::2])) for one in self.triggers]
        folder = self.folder or cachefile.folder()
        try:
            self.database = _hyperscan.load(patterns, folder)
            if self.database is None and build and coming >= BUILD_AT:
                loose = [loosen(one.pattern, one.around) for one in self.triggers]
                self.database = _hyperscan.build(patterns, loose, folder)
        except Exception:  # a library that fails on this machine is done without
            self.database = None

    @cached_property
    def _literals(self) -> ByLiterals:
        return self.literals or ByLiterals.of((i, self.triggers[i]) for i in sorted(self.wanted))

    @cached_property
    def _others(self) -> ByLiterals | None:
        """What the database does not hold; None where it holds all."""
        missing = sorted(self.wanted - (self.database.ids if self.database else frozenset()))
        return ByLiterals.of((i, self.triggers[i]) for i in missing) if missing else None

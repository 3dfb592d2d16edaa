"""Recall and precision of each family on the own set."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from .cases import Outcome


@dataclass
class Tally:
    """What was to be found, what was found of it, and what was reported besides; cases of both sorts."""

    wanted: int = 0
    right: int = 0
    false: int = 0
    fire: int = 0
    silent: int = 0

    @property
    def recall(self) -> float | None:
        """The share of wanted spans that were found; None where none was wanted."""
        return self.right / self.wanted if self.wanted else None

    @property
    def precision(self) -> float | None:
        """The share of reported spans that were wanted; None where nothing was reported."""
        reported = self.right + self.false
        return self.right / reported if reported else None


def tally(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """Add up outcomes by family; `*` is the family of whole drafts in which all families must be silent."""
    tallies: dict[str, Tally] = {}
    for outcome in outcomes:
        mine = tallies.setdefault(outcome.case.family, Tally())
        wanted, found = Counter(outcome.expected), Counter(outcome.found)
        right = (wanted & found).total()
        mine.wanted += wanted.total()
        mine.right += right
        mine.false += found.total() - right
        mine.fire += bool(outcome.case.rule)
        mine.silent += bool(outcome.case.silent)
    return tallies

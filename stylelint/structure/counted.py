"""Automatic numbers beside typed ones: which counter a number comes from, and what an author did to it by hand.

A program counts its numbers itself, so what follows in its counter is right,
though the numbers between may stand in table cells or be parted by other lists.
What an author can get wrong is the counter: begun anew, or left for numbers
typed by hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from ..records import dataclass
from ..text.document import Document
from .outline import Item

_LEAST_MEMBERS = 3  # of a series; fewer show no habit


@dataclass
class Counted:
    """The counters of a document; false where it has none."""

    document: Document

    def __bool__(self) -> bool:
        return bool(self.document.starts.automatic)

    @cached_property
    def _before(self) -> dict[int, int]:
        """The number that its counter showed before, by the index of each block with an automatic number."""
        last: dict[tuple[str, int], int] = {}
        before = {}
        for index in self.document.starts.automatic:
            series = self.document.blocks[index].series
            if series is not None:
                before[index] = last.get(series, 0)
                last[series] = self.document.starts.numbers[index].value
        return before

    def goes_on(self, item: Item) -> bool:
        """Tell whether an automatic number is the next of its counter, wherever the one before it stands."""
        return item.token.auto and self._before.get(item.index, 0) + 1 == item.token.value > 1

    @staticmethod
    def next_of(series: tuple[str, int], items: Iterable[Item]) -> int | None:
        """Return the value of the first of the items that this counter counts."""
        return next((item.token.value for item in items if item.block.series == series), None)


def begins_anew(document: Document, last: Item, item: Item) -> bool:
    """Tell whether nothing justifies that an item begins its list anew: no text, heading or lead-in stands before."""
    if item.block.end == item.block.start or document.folded[last.block.end - 1 : last.block.end] == ":":
        return False
    numbers, blocks = document.starts.numbers, document.blocks
    return all(i in numbers or blocks[i].end == blocks[i].start for i in range(last.index + 1, item.index))


def handmade(members: Sequence[Item]) -> Item | None:
    """Return the first of the fewer sort where a series is partly typed and partly automatic, else None."""
    automatic = [item for item in members if item.token.auto]
    typed = [item for item in members if not item.token.auto]
    if not automatic or not typed or len(members) < _LEAST_MEMBERS:
        return None
    return min(typed, automatic, key=len)[0]

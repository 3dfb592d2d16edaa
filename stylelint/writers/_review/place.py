"""Findings stand at places of the source; here they get their ranges of the projection, which the page shows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from ...diagnostic import Diagnostic
from ...records import dataclass
from ...text.document import Document, Segment

_BY_SOURCE = attrgetter("source_start")


@dataclass(slots=True)
class Hit:
    """A finding on the page.

    Attributes:
        id: which it is, from 1, in the order of the text.
        diagnostic: what it says.
        start, end: its range in `Document.text`.
        block: index of the block with which its note goes.
        style: the classes of all that shows it: its level, and the number of its family.
        note: number of the note that speaks of it; several hits may share one.
    """

    id: int
    diagnostic: Diagnostic
    start: int
    end: int
    block: int
    style: str
    note: int = 0


class Places:
    """The way back from the source to the projection of one document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._segments = sorted(document.segments, key=_BY_SOURCE)
        self._starts = [*map(_BY_SOURCE, self._segments)]
        self._blocks = document.blocks

    def hits(self, diagnostics: Iterable[Diagnostic]) -> list[Hit]:
        """Return the findings in the order of the text, with their ranges."""
        ranges = ((*self.range(d.offset, d.end_offset), d) for d in diagnostics)
        ordered = sorted(ranges, key=lambda one: (one[0], one[1], one[2].rule))
        number = {family: i for i, family in enumerate(sorted({d.family for _, _, d in ordered}))}
        return [
            Hit(i, d, start, end, self.block(start), f"{d.level} k{number[d.family]}")
            for i, (start, end, d) in enumerate(ordered, 1)
        ]

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the projection that shows a range of the source; empty where only markup stands."""
        low = self._start(start)
        return low, max(low, self._end(end)) if end > start else low

    def block(self, offset: int) -> int:
        """Return the index of the block that holds an offset of the projection, else of the one before it."""
        return max(0, min(bisect_right(self._document.block_starts, offset) - 1, len(self._blocks) - 1))

    def _start(self, offset: int) -> int:
        """Return where what stands at or behind a source offset begins; the end where nothing does."""
        index = bisect_right(self._starts, offset) - 1
        segment = self._segments[index] if index >= 0 else None
        if segment is not None and (offset < segment.source_end or offset == segment.source_start):
            return _within(segment, offset) if segment.verbatim else segment.start
        if index + 1 < len(self._segments) and not self._parted(segment, self._segments[index + 1], offset):
            return self._segments[index + 1].start
        return segment.end if segment is not None else 0

    def _end(self, offset: int) -> int:
        """Return where what stands before a source offset ends."""
        index = bisect_left(self._starts, offset) - 1
        if index < 0:
            return 0
        segment = self._segments[index]
        return _within(segment, offset) if segment.verbatim else segment.end

    def _parted(self, before: Segment | None, behind: Segment, offset: int) -> bool:
        """Tell whether an offset in dropped markup goes with what stands before it, being in the same block."""
        if before is None:
            return False
        block = self._blocks[self.block(before.start)]
        return block.source.start <= offset < block.source.end and behind.start > block.end


def _within(segment: Segment, offset: int) -> int:
    return segment.start + min(offset, segment.source_end) - segment.source_start

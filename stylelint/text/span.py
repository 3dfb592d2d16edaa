"""Spans and the one place where offsets become lines and columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, count
from operator import add
from typing import NamedTuple

from .. import quickre as re

_NEWLINE = re.compile(r"\r\n|\r|\n")


class Span(NamedTuple):
    """A half-open range of code points, 0-based."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end


def between(spans: Sequence[Span], at: int, end: int) -> Span | None:
    """Return the free range around `at`: from the end of the last span before it to the start of the next one.

    `spans` ascend and are disjoint; the text goes from 0 to `end`. None where `at` lies within a span, off its edges.
    """
    index = bisect_left(spans, (at,))
    low = spans[index - 1].end if index else 0
    high = spans[index].start if index < len(spans) else end
    return Span(low, high) if low <= at else None


class LineIndex:
    """Maps offsets of a text to lines and columns.

    Lines and columns count from 1, columns in code points. A line ends at
    LF, CR or CRLF; form feeds and U+2028 do not end one, as editors agree.
    """

    def __init__(self, text: str) -> None:
        if text.count("\r") == text.count("\r\n"):
            lengths = map(len, text.split("\n")[:-1])
            self.starts: list[int] = [
                0,
                *map(add, accumulate(lengths), count(1)),
            ]  # without a step of Python for each line
        else:
            self.starts = [0, *(m.end() for m in _NEWLINE.finditer(text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, offset: int) -> int:
        """Return the line of an offset."""
        return bisect_right(self.starts, offset)

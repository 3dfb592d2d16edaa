"""The content of a leaf in one piece, and the way back to the source."""

from __future__ import annotations

from collections.abc import Callable

from .model import Range


class Content:
    """The text of a leaf's lines joined with LF, and the way back to the source.

    Attributes:
        text: the lines without the spaces at their ends.
        spaced: offsets of the line ends before which spaces stood, and whether they make the break hard.
        source: the source offset of an offset of the content; ask in ascending order.
    """

    __slots__ = ("source", "spaced", "text")

    def __init__(self, text: str, lines: list[Range]) -> None:
        self.spaced: dict[int, bool] = {}
        self.source: Callable[[int], int]
        if len(lines) == 1:  # nearly always; then the way back is an addition
            start, end = lines[0]
            self.text = text[start:end].rstrip(" \t")
            self.source = start.__add__
            return
        starts, parts, at = [], [], 0
        for start, end in lines:
            raw = text[start:end]
            part = raw.rstrip(" \t")
            starts.append(at)
            parts.append(part)
            at += len(part) + 1
            if len(part) < len(raw):
                self.spaced[at - 1] = raw.endswith("  ")
        self.text = "\n".join(parts)
        self.source = _way_back(starts, [start for start, _ in lines])


def _way_back(starts: list[int], sources: list[int]) -> Callable[[int], int]:
    """Return the way from offsets, in ascending order, to those of the lines' sources."""
    line, last = 0, len(starts) - 1

    def source(at: int) -> int:
        nonlocal line
        while line < last and starts[line + 1] <= at:
            line += 1
        return sources[line] + at - starts[line]

    return source

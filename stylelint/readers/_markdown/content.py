"""The content of a leaf in one piece, and the way back to the source."""

from __future__ import annotations

from .model import Range


class Content:
    """The text of a leaf's lines joined with LF, and the way back to the source.

    Attributes:
        text: the lines without the spaces at their ends.
        spaced: offsets of the line ends before which spaces stood, and whether they make the break hard.
    """

    def __init__(self, text: str, lines: list[Range]) -> None:
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._line = 0
        parts: list[str] = []
        self.spaced: dict[int, bool] = {}
        at = 0
        for start, end in lines:
            raw = text[start:end]
            part = raw.rstrip(" \t")
            self._starts.append(at)
            self._sources.append(start)
            parts.append(part)
            at += len(part) + 1
            if len(part) < len(raw):
                self.spaced[at - 1] = raw.endswith("  ")
        self.text = "\n".join(parts)

    def source(self, at: int) -> int:
        """Return the source offset of an offset of the content; ask in ascending order."""
        starts = self._starts
        while self._line + 1 < len(starts) and starts[self._line + 1] <= at:
            self._line += 1
        return self._sources[self._line] + at - starts[self._line]

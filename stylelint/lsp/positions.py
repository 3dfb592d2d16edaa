"""Offsets of a text and positions of the protocol, which count lines from 0 and columns in units that are agreed on."""

from __future__ import annotations

from lsprotocol import types

from ..text.source import Source

_ASTRAL = "\U00010000"


class Positions:
    """Positions in one text.

    Args:
        source: the text.
        encoding: what columns count: "utf-8", "utf-16" or "utf-32".
    """

    def __init__(self, source: Source, encoding: str) -> None:
        self._text = source.text
        self._lines = source.lines
        self._encoding = encoding
        high = max(self._text, default="")
        self._plain = encoding == "utf-32" or high < ("\x80" if encoding == "utf-8" else _ASTRAL)

    def position(self, offset: int) -> types.Position:
        """Return the position of an offset in code points."""
        line, column = self._lines.position(offset)
        if self._plain:
            return types.Position(line - 1, column - 1)
        start = self._lines.starts[line - 1]
        return types.Position(line - 1, self._units(self._text[start : start + column - 1]))

    def range(self, start: int, end: int) -> types.Range:
        """Return the range between two offsets."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """Return the offset of a position; one behind the end of a line or the text is taken for that end."""
        starts = self._lines.starts
        if position.line >= len(starts):
            return len(self._text)
        start = starts[position.line]
        end = starts[position.line + 1] if position.line + 1 < len(starts) else len(self._text)
        line = self._text[start:end].rstrip("\r\n")
        if self._plain:
            return start + min(position.character, len(line))
        units = 0
        for index, char in enumerate(line):
            if units >= position.character:
                return start + index
            units += self._units(char)
        return start + len(line)

    def _units(self, text: str) -> int:
        if self._encoding == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text) + sum(char >= _ASTRAL for char in text)

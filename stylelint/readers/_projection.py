"""Write a projection and its segment map in one pass, block by block."""

from __future__ import annotations

from ..structure.lexicon import Lexicon
from ..text.document import Block, Comment, Document, Segment
from ..text.source import Source
from ._comments import comment, slipped

OBJECT = "\ufffc"
"""Stands for what is no prose but takes a place in the sentence: code, an address, a picture."""

# Between two of these a line break of the source is no space: Han, kana, their marks, curly quotes, dashes.
_CLOSE_UP = (
    (0x2010, 0x2027),
    (0x2E80, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F),
    (0xFF01, 0xFF60),
    (0x20000, 0x3FFFF),
)


def is_cjk(char: str) -> bool:
    """Tell whether a character is of Chinese writing, marks included."""
    return any(low <= ord(char) <= high for low, high in _CLOSE_UP)


class Projection:
    """The text, segments and blocks written so far. Arguments named start and end are source offsets."""

    def __init__(self, source: Source) -> None:
        self.blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._slipped = 0  # source offset up to which a slip reaches
        self._source = source
        self._text = source.text
        self._pieces: list[str] = []  # of the open block
        self._done: list[str] = []  # closed blocks, line ends included
        self._segments: list[Segment] = []
        self._at = 0
        self._from = 0  # projection offset and segment index at which the open block begins
        self._first = 0
        self._break: tuple[int, int] | None = None

    def verbatim(self, start: int, end: int) -> None:
        """Write a piece of the source as it stands."""
        if start >= end:
            return
        self._write(self._text[start:end], start, end, True)

    def derived(self, text: str, start: int, end: int) -> None:
        """Write text that stands for a piece of the source."""
        self._write(text, start, end, False)

    def soft_break(self, start: int, end: int) -> None:
        """Mark a line end inside a sentence: a space, or nothing between Chinese characters."""
        if self._break is not None:
            start = self._break[0]
        self._break = (start, end)

    def close(self, block: Block, *, keep_blank: bool = True) -> None:
        """End the open block: set its range, spaces around the text left out, and keep it.

        Without `keep_blank` a block that shows nothing is forgotten.
        """
        body = "".join(self._pieces)
        shown = body.strip()
        if not shown:
            del self._segments[self._first :]
            self._at = self._from
            if not keep_blank:
                self._reset()
                return
            body = ""
            self._segments.append(Segment(self._at, self._at, *block.source, False))
        block.start = self._from + body.find(shown)
        block.end = block.start + len(shown)
        self.blocks.append(block)
        self._done.append(body)
        self._at += 1
        self._reset()

    def comment(self, text: str, start: int, end: int) -> None:
        """Keep a comment of this range, marks included, if it speaks to stylelint; `text` stands between the marks."""
        found = comment(self._source, text, start, end)
        if found is not None:
            self._comments.append(found)

    def slip(self, start: int, end: int) -> None:
        """Keep what begins as a comment to stylelint at `start` and is none; it ends at `end` or before."""
        found = None if start < self._slipped else slipped(self._source, start, end)
        if found is not None:
            self._slipped = found.end
            self._comments.append(found)

    def document(self, format: str, lexicon: Lexicon) -> Document:
        """Return the finished document."""
        text = "\n".join([*self._done, ""])
        comments = sorted(self._comments, key=lambda c: c.start)
        return Document(self._source, text, self.blocks, self._segments, format, lexicon, comments=comments)

    def _write(self, text: str, start: int, end: int, verbatim: bool) -> None:
        if self._break is not None:
            self._join(text[0])
        length = len(text)
        self._segments.append(Segment(self._at, self._at + length, start, end, verbatim))
        self._pieces.append(text)
        self._at += length

    def _join(self, following: str) -> None:
        start, end = self._break or (0, 0)
        self._break = None
        if self._pieces and not (is_cjk(self._pieces[-1][-1]) and is_cjk(following)):
            self._write(" ", start, end, False)

    def _reset(self) -> None:
        self._pieces.clear()
        self._from = self._at
        self._first = len(self._segments)
        self._break = None

"""Write a projection and its segment map in one pass, block by block."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

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


_segment = partial(tuple.__new__, Segment)  # half the time of the constructor


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
        if start < end:
            text, at = self._text[start:end], self._at
            if self._break is not None:
                at = self._join(text[0])
            self._at = at + end - start
            self._segments.append(Segment(at, self._at, start, end))
            self._pieces.append(text)

    def whole(self, block: Block, start: int, end: int) -> bool:
        """Write a block whose text is a piece of the source as it stands; False where that shows nothing."""
        body, at = self._text[start:end], self._at
        shown = body.strip()
        if shown:
            self._segments.append(_segment((at, at + end - start, start, end, True)))
            self._place(block, body, shown)
        return bool(shown)

    def edited(self, block: Block, text: str, source: int, edits: Iterable[tuple[int, int, str]]) -> bool:
        """Write a block whose text stands at `source`, but for edits in the order of their starts.

        An edit is a range of the text and what is shown; one that begins in another is passed over. False where
        the block shows nothing; it is not written then. One loop and no calls, since most of the time goes here.
        """
        at, done, segments = self._at, 0, self._segments
        pieces = []
        for start, end, shown in edits:
            if start < done:
                continue
            if start > done:
                segments.append(_segment((at, at := at + start - done, source + done, source + start, True)))
                pieces.append(text[done:start])
            if shown:
                segments.append(_segment((at, at := at + len(shown), source + start, source + end, False)))
                pieces.append(shown)
            done = end
        if done < len(text):
            segments.append(_segment((at, at + len(text) - done, source + done, source + len(text), True)))
            pieces.append(text[done:])
        body = "".join(pieces)
        shown = body.strip()
        if shown:
            self._place(block, body, shown)
        else:
            del segments[self._first :]
        return bool(shown)

    def _place(self, block: Block, body: str, shown: str) -> None:
        """Keep a block, whose segments are written, and begin the next one."""
        at, length = self._from, len(body)
        block.start = at if len(shown) == length else at + body.find(shown)
        block.end = block.start + len(shown)
        self.blocks.append(block)
        self._done.append(body)
        self._at = self._from = at + length + 1
        self._first = len(self._segments)

    def derived(self, text: str, start: int, end: int) -> None:
        """Write text that stands for a piece of the source."""
        at = self._at if self._break is None else self._join(text[0])
        self._at = at + len(text)
        self._segments.append(Segment(at, self._at, start, end, False))
        self._pieces.append(text)

    def soft_break(self, start: int, end: int) -> None:
        """Mark a line end inside a sentence: a space, or nothing between Chinese characters."""
        if self._break is not None:
            start = self._break[0]
        self._break = (start, end)

    def close(self, block: Block, *, keep_blank: bool = True) -> None:
        """End the open block: set its range, spaces around the text left out, and keep it.

        Without `keep_blank` a block that shows nothing is forgotten.
        """
        body = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
        shown = body.strip()
        if not shown:
            del self._segments[self._first :]
            self._at = self._from
            if not keep_blank:
                self._reset()
                return
            body = ""
            self._segments.append(Segment(self._at, self._at, *block.source, False))
        block.start = self._from if len(shown) == len(body) else self._from + body.find(shown)
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

    def _join(self, following: str) -> int:
        """Write what a soft break before this character shows; return where the text goes on."""
        start, end = self._break or (0, 0)
        self._break = None
        if self._pieces and not (is_cjk(self._pieces[-1][-1]) and is_cjk(following)):
            self.derived(" ", start, end)
        return self._at

    def _reset(self) -> None:
        self._pieces.clear()
        self._from = self._at
        self._first = len(self._segments)
        self._break = None

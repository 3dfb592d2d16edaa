"""Plain text: a line is a block, and the projection is the text itself, less comments to stylelint."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import repeat

from .. import quickre as re
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind, Comment, Document, Segment
from ..text.source import Source
from ..text.span import Span
from ._comments import comment, slipped

NAME = "txt"
SUFFIXES = (".txt", ".text")

_LINE_END = re.compile(r"(\r\n?|\n)")
_SPACE = " \t\u3000\u00a0"
_COMMENT = re.compile(
    r"<!--(?P<html>(?:(?!-->).)*)-->"
    r"|\[//\]:[ \t]*(?:#|<>)[ \t]*(?:\((?P<link>.*)\)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_MARK = re.compile(r"<!--|\[//\]:")


def read(source: Source, lexicon: Lexicon) -> Document:
    """Read plain text; every line is a block, empty ones too, indents outside the block.

    A line that is a comment to stylelint is left out as if it were not there.
    """
    text, kind = source.text, BlockKind.PARAGRAPH
    out = _Comments(source)
    blocks: list[Block] = []
    at = gone = 0
    mark = _mark(text, 0)
    for line, width in _lines(text):
        last = at + len(line)
        body = line.lstrip(_SPACE)
        start = last - len(body)
        end = start + len(body.rstrip())
        if mark >= last or not out.is_comment(start, end):
            blocks.append(Block(kind, start - gone, end - gone, Span(at, last)))
        else:
            out.leave_out(at, last + width)
            gone += last + width - at
        if mark < last:
            mark = _mark(text, last)
        at = last + width
    return out.document(blocks, lexicon)


def _lines(text: str) -> Iterable[tuple[str, int]]:
    """Return the lines without their ends, and how long those are; an empty text is one line."""
    parts = _LINE_END.split(text) if "\r" in text else []
    lines = parts[::2] or text.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    widths = [*map(len, parts[1::2]), 0] if parts else repeat(1)  # that of the last line is of no account
    return zip(lines, widths, strict=False)


def _mark(text: str, at: int) -> int:
    """Return where what may be a comment begins at or after an offset; the length of the text if nowhere."""
    match = _MARK.search(text, at)
    return match.start() if match else len(text)


class _Comments:
    """The comments read so far, and what they leave of the text. Arguments are source offsets."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._comments: list[Comment] = []
        self._segments: list[Segment] = []
        self._from = 0  # source offset from which nothing is left out yet
        self._gone = 0  # characters left out before it

    def is_comment(self, start: int, end: int) -> bool:
        """Keep the comment that a line is, spaces around it left out, or what was meant as one in it; True if it is."""
        text = self._source.text
        match = _COMMENT.fullmatch(text, start, end)
        inner = next((group for group in match.groups() if group is not None), "") if match else ""
        found = comment(self._source, inner, start, end) if match else None
        meant = found or self._slip(start, end)
        if meant is not None:
            self._comments.append(meant)
        return found is not None

    def _slip(self, start: int, end: int) -> Comment | None:
        """Return what first begins as a comment in a line that is none."""
        found = (slipped(self._source, m.start(), end) for m in _MARK.finditer(self._source.text, start, end))
        return next(filter(None, found), None)

    def leave_out(self, start: int, end: int) -> None:
        """Leave a line, line end included, out of the projection."""
        self._cut(start)
        self._from = end
        self._gone += end - start

    def document(self, blocks: list[Block], lexicon: Lexicon) -> Document:
        """Return the finished document."""
        source = self._source
        text = source.text
        self._cut(len(text))
        if self._gone:
            text = "".join(text[s.source_start : s.source_end] for s in self._segments)
        return Document(source, text, blocks, self._segments, NAME, lexicon, comments=self._comments)

    def _cut(self, end: int) -> None:
        if end > self._from:
            self._segments.append(Segment(self._from - self._gone, end - self._gone, self._from, end))

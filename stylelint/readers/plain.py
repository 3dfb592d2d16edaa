"""Plain text: a line is a block, and the projection is the text itself, less comments to stylelint."""

from __future__ import annotations

import re

from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind, Comment, Document, Segment
from ..text.source import Source
from ..text.span import Span
from ._comments import comment, slipped

NAME = "txt"
SUFFIXES = (".txt", ".text")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_SPACE = " \t\u3000\u00a0"
_COMMENT = re.compile(
    r"<!--(?P<html>(?:(?!-->).)*)-->"
    r"|\[//\]:[ \t]*(?:#|<>)[ \t]*(?:\((?P<link>.*)\)|\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')"
)
_SLIP = re.compile(r"<!--|\[//\]:")


def read(source: Source, lexicon: Lexicon) -> Document:
    """Read plain text; every line is a block, empty ones too, indents outside the block.

    A line that is a comment to stylelint is left out as if it were not there.
    """
    text = source.text
    out = _Lines(source)
    for match in _LINE.finditer(text):
        if match.end() == match.start() and match.start() > 0:
            break  # the empty match after the last line end
        line = match.group().rstrip("\r\n")
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        end = max(start, match.start() + len(line.rstrip()))
        found = _comment(source, start, end)
        if found is not None:
            out.leave_out(found, *match.span())
        else:
            out.add(start, end, Span(match.start(), match.start() + len(line)))
            out.slip(_slip(source, start, end))
    return out.document(lexicon)


def _comment(source: Source, start: int, end: int) -> Comment | None:
    """Return the comment that a line is, spaces around it left out."""
    if not source.text.startswith(("<!--", "[//]"), start):
        return None
    match = _COMMENT.fullmatch(source.text, start, end)
    if match is None:
        return None
    text = next((group for group in match.groups() if group is not None), "")
    return comment(source, text, start, end)


def _slip(source: Source, start: int, end: int) -> Comment | None:
    """Return what first begins as a comment in a line that is none."""
    found = (slipped(source, match.start(), end) for match in _SLIP.finditer(source.text, start, end))
    return next(filter(None, found), None)


class _Lines:
    """The lines read so far. Arguments are source offsets."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._blocks: list[Block] = []
        self._comments: list[Comment] = []
        self._slips: list[Comment] = []
        self._segments: list[Segment] = []
        self._from = 0  # source offset from which nothing is left out yet
        self._gone = 0  # characters left out before it

    def add(self, start: int, end: int, line: Span) -> None:
        """Add a line whose text is this range."""
        self._blocks.append(Block(BlockKind.PARAGRAPH, start - self._gone, end - self._gone, line))

    def leave_out(self, found: Comment, start: int, end: int) -> None:
        """Keep a comment, and leave its line, line end included, out of the projection."""
        self._comments.append(found)
        self._cut(start)
        self._from = end
        self._gone += end - start

    def slip(self, found: Comment | None) -> None:
        """Keep what is no comment but was meant as one, if there is any; its line stays."""
        if found is not None:
            self._slips.append(found)

    def document(self, lexicon: Lexicon) -> Document:
        """Return the finished document."""
        source = self._source
        self._cut(len(source.text))
        text = source.text
        if self._comments:
            text = "".join(text[s.source_start : s.source_end] for s in self._segments)
        comments = sorted([*self._comments, *self._slips], key=lambda c: c.start)
        return Document(source, text, self._blocks, self._segments, NAME, lexicon, comments=comments)

    def _cut(self, end: int) -> None:
        if end > self._from:
            self._segments.append(Segment(self._from - self._gone, end - self._gone, self._from, end))

"""Pairs of quotation and book marks that open and close in one block."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .. import quickre as re
from ..text.span import Span

if TYPE_CHECKING:
    from ..text.document import Document

QUOTES = (("\u201c", "\u201d"), ("\u2018", "\u2019"), ('"', '"'))
BOOK_MARKS = (("\u300a", "\u300b"), ("\u3008", "\u3009"))

_MARK = {pair: re.compile(f"[{''.join(pair)}]") for pair in (*QUOTES, *BOOK_MARKS)}
# A pair with no mark of its kind between, in one line, and so in one block.
_PLAIN = {pair: re.compile("{0}[^{0}{1}\r\n]*{1}".format(*pair)) for pair in _MARK}


def pairs(document: Document, marks: tuple[str, str]) -> Iterator[Span]:
    """Yield the ranges between two marks of one kind, marks included; of those in each other all, inner ones first."""
    text, (opening, closing) = document.folded, marks
    count = text.count(opening)
    if count and opening != closing:
        count += text.count(closing)
    if count < 2:
        return
    plain = [Span(*match.span()) for match in _PLAIN[marks].finditer(text)]
    # where a mark is left over it may belong to another one
    yield from plain if count == 2 * len(plain) else _nested(document, marks)


def _nested(document: Document, marks: tuple[str, str]) -> Iterator[Span]:
    """Pair the marks one by one, block by block."""
    text, starts = document.folded, document.block_starts
    end = -1
    open_at: list[int] = []
    for match in _MARK[marks].finditer(text):
        at, mark = match.start(), match.group()
        if at >= end:
            block = bisect_right(starts, at)
            end = starts[block] if block < len(starts) else len(text)
            open_at = []
        if open_at and mark == marks[1]:
            yield Span(open_at.pop(), at + 1)
        elif mark == marks[0]:
            open_at.append(at)

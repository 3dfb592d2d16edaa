"""The next block after a comment: a paragraph, a heading, a list item, a whole table."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property

from ..text.document import Block, BlockKind, Document
from ..text.span import Span

_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t>]*[\r\n]")


class NextBlocks:
    """Finds blocks by the source offset of their text."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans: dict[int, Span] = {}

    @cached_property
    def _starts(self) -> list[tuple[int, int]]:
        """Source offset at which the text of each block begins, with its index, ascending."""
        document = self._document
        return sorted(
            (document.to_source(b.start, b.start + 1).start, index)
            for index, b in enumerate(document.blocks)
            if b.end > b.start
        )

    def after(self, offset: int) -> Span | None:
        """Return the source range of the text of the next block from `offset` on; None where there is none."""
        at = bisect_left(self._starts, (offset, 0))
        if at == len(self._starts):
            return None
        start, index = self._starts[at]
        if index not in self._spans:
            self._spans[index] = Span(start, self._end(index))
        return self._spans[index]

    def _end(self, index: int) -> int:
        blocks = self._document.blocks
        last = index
        while last + 1 < len(blocks) and self._belongs(blocks[index], blocks[last], blocks[last + 1]):
            last += 1
        while blocks[last].end == blocks[last].start:
            last -= 1
        return self._document.to_source(blocks[last].start, blocks[last].end).end

    def _belongs(self, first: Block, before: Block, block: Block) -> bool:
        """Tell whether a block goes on with the one before it: after a hard line break, or as a cell of its table."""
        if block.goes_on:
            return True
        if first.kind is not BlockKind.CELL or block.kind is not BlockKind.CELL:
            return False
        return not _BLANK_LINE.search(self._document.source.text, before.source.end, block.source.start)

"""The next block after a comment: a paragraph, a heading, a list item, a whole table; in a cell that cell."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from .. import quickre as re
from ..text.document import Block, BlockKind, Document
from ..text.span import Span

_BLANK_LINE = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t>]*[\r\n]")


class NextBlocks:
    """Finds blocks by the source offset of their text."""

    def __init__(self, document: Document) -> None:
        self._document = document

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
        """Return the source range of the text that a comment which ends at `offset` means; None where there is none.

        That is the cell in which it stands, else the next block, or the whole table that begins there.
        """
        cell = self._cell(offset)
        if cell is not None:
            return self._span(cell, self._parts)
        at = bisect_left(self._starts, (offset, 0))
        if at == len(self._starts):
            return None
        index = self._starts[at][1]
        table = self._document.blocks[index].kind is BlockKind.CELL
        return self._span(index, self._tables if table else self._parts)

    def _cell(self, offset: int) -> int | None:
        """Return the index of the block with which the cell around an offset begins; None outside of tables."""
        at = bisect_left(self._cells, (offset, 0)) - 1
        if at < 0:
            return None
        index = self._cells[at][1]
        return self._firsts[index] if offset <= self._document.blocks[index].source.end else None

    def _span(self, index: int, lasts: list[int]) -> Span | None:
        """Return the range of the text from a block to the last one that goes with it; None where there is no text."""
        document, last = self._document, self._shown[lasts[index]]
        if last < index:
            return None
        return document.to_source(document.blocks[index].start, document.blocks[last].end)

    @cached_property
    def _cells(self) -> list[tuple[int, int]]:
        """Source offset at which each block of a cell begins, markup included, with its index, ascending."""
        blocks = self._document.blocks
        return sorted((b.source.start, index) for index, b in enumerate(blocks) if b.kind is BlockKind.CELL)

    @cached_property
    def _firsts(self) -> list[int]:
        """For each block the one with which its paragraph, item or cell begins."""
        firsts: list[int] = []
        for index, block in enumerate(self._document.blocks):
            firsts.append(firsts[-1] if block.goes_on and firsts else index)
        return firsts

    @cached_property
    def _shown(self) -> list[int]:
        """For each block the last one up to it that has text; -1 where none has."""
        blocks = self._document.blocks
        return list(accumulate((i if b.end > b.start else -1 for i, b in enumerate(blocks)), max))

    @cached_property
    def _parts(self) -> list[int]:
        """For each block the last one of its paragraph, item or cell."""
        return self._lasts(lambda before, block: block.goes_on)

    @cached_property
    def _tables(self) -> list[int]:
        """For each cell the last block of its table."""
        text = self._document.source.text

        def belongs(before: Block, block: Block) -> bool:
            cell = block.kind is BlockKind.CELL
            return block.goes_on or (cell and not _BLANK_LINE.search(text, before.source.end, block.source.start))

        return self._lasts(belongs)

    def _lasts(self, belongs: Callable[[Block, Block], bool]) -> list[int]:
        """Return for each block the last one of a run in which each belongs to the one before it."""
        blocks = self._document.blocks
        lasts = list(range(len(blocks)))
        for index in range(len(blocks) - 2, -1, -1):
            if belongs(blocks[index], blocks[index + 1]):
                lasts[index] = lasts[index + 1]
        return lasts

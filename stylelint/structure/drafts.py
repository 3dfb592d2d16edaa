"""Drafts: one file may hold several, and each is judged by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from ..records import dataclass, replace
from ..text.document import Block, BlockKind, Document
from ..text.span import Span
from .borders import starts_draft
from .starts import holding

if TYPE_CHECKING:
    from .blanks import Blanks
    from .genre import Guess
    from .halves import Pair
    from .heads import Heads
    from .inline import Break
    from .inventory import Status
    from .numbering import Numbering
    from .outline import Item


# What stands above the first draft belongs to it.
_BEFORE = (BlockKind.FRAME, BlockKind.FRONT_MATTER, BlockKind.CODE)


@dataclass
class Draft:
    """A range of blocks that is one piece of writing.

    Attributes:
        document: the document it stands in.
        first, last: block indexes, `last` exclusive.
        title: the block of its title, None where none was found.
        forced: a genre that the user or a sample asked for.
        forced_profile: a family of genres that the user asked for.
    """

    document: Document
    first: int
    last: int
    title: Block | None = None
    forced: str | None = None
    forced_profile: str | None = None

    @cached_property
    def span(self) -> Span:
        """The draft's range in the projection; the ranges of blocks do not change."""
        blocks = self.document.blocks
        if self.first >= self.last:
            return Span(0, 0)
        return Span(blocks[self.first].start, blocks[self.last - 1].end)

    @property
    def title_text(self) -> str | None:
        """The title as written, its lines joined, without spaces around it; None where there is none."""
        if self.title is None:
            return None
        lines = []
        for block in self.document.blocks[self.document.block_index(self.title.start) : self.last]:
            if block.kind is not BlockKind.TITLE and block.end > block.start:
                break
            lines.append(self.document.block_text(block).strip())
        return "".join(lines)

    @cached_property
    def genre(self) -> Guess:
        """The genre, how sure that is, and why; worked out once."""
        from .genre import guess

        found = guess(self)
        return found if self.forced_profile is None else replace(found, profile=self.forced_profile)

    @cached_property
    def encoded(self) -> bytes:
        """The folded text in UTF-8, which RE2 takes; worked out once."""
        return self.document.folded[self.span.start : self.span.end].encode()

    @cached_property
    def roles(self) -> dict[str, Block]:
        """The first block of each role; worked out once."""
        blocks = self.document.blocks[self.first : self.last]
        return {block.role: block for block in reversed(blocks) if block.role is not None}

    @cached_property
    def heads(self) -> Heads:
        """The headings, and the words that run-in headings begin a paragraph with; worked out once."""
        from .heads import heads

        return heads(self)

    @cached_property
    def inventory(self) -> list[Status]:
        """What became of each part that the genre asks for; worked out once."""
        from .inventory import inventory

        return inventory(self)

    @cached_property
    def blanks(self) -> Blanks:
        """The blanks that others will fill in, and whether people are masked; worked out once."""
        from .blanks import blanks

        return blanks(self)

    @cached_property
    def headings(self) -> list[int]:
        """The indexes of its blocks that are headings, empty ones too; worked out once."""
        blocks = self.document.blocks[self.first : self.last]
        return [i for i, b in enumerate(blocks, self.first) if b.kind is BlockKind.HEADING]

    @cached_property
    def breaks(self) -> list[Break]:
        """The breaks in its inline series; worked out once."""
        from .inline import breaks

        return list(breaks(self))

    @cached_property
    def halves(self) -> list[Pair]:
        """The brackets and quotes that lack their other half; worked out once."""
        from .halves import halves

        return halves(self)

    def above(self, index: int) -> int | None:
        """Return the index of the nearest of its blocks above another one that holds text."""
        return self._nearest(range(index - 1, self.first - 1, -1))

    def below(self, index: int) -> int | None:
        """Return the index of the nearest of its blocks below another one that holds text."""
        return self._nearest(range(index + 1, self.last))

    def _nearest(self, indexes: Iterable[int]) -> int | None:
        blocks = self.document.blocks
        return next((i for i in indexes if blocks[i].end > blocks[i].start), None)

    def holding(self, *literals: str) -> list[int]:
        """Return the indexes of its blocks in which one of the literals stands in the folded text, ascending."""
        return holding(self.document, self.span, literals)

    @cached_property
    def items(self) -> list[Item]:
        """The numbered items and headings in order; worked out once."""
        from .outline import items

        return items(self)

    @cached_property
    def numbering(self) -> Numbering:
        """What is wrong with the numbers; worked out once."""
        from .numbering import Numbering

        return Numbering(self)


def split(document: Document) -> list[Draft]:
    """Split a document into its drafts; at least one, in order, together covering all blocks."""
    blocks = document.blocks
    body = (i for i, b in enumerate(blocks) if b.end > b.start and b.kind not in _BEFORE)
    first, starts = next(body, len(blocks)), [0]
    marked = [i for i, b in enumerate(blocks) if b.role is not None or b.kind is BlockKind.TITLE]
    for index in marked:
        block, above = blocks[index], index - 1
        if index <= first or block.end <= block.start:
            continue
        while blocks[above].end <= blocks[above].start:
            above -= 1
        if starts_draft(block, blocks[above]):
            starts.append(index)
    titles = [i for i in marked if blocks[i].kind is BlockKind.TITLE]
    ends = [*starts[1:], len(blocks)]
    return [_draft(document, first, last, titles) for first, last in zip(starts, ends, strict=True)]


def _draft(document: Document, first: int, last: int, titles: list[int]) -> Draft:
    title = next((document.blocks[i] for i in titles if first <= i < last), None)
    return Draft(document, first, last, title)

"""Drafts: one file may hold several, and each is judged by itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from ..text.document import Block, Document
from ..text.span import Span

if TYPE_CHECKING:
    from .blanks import Blanks
    from .genre import Guess
    from .outline import Item
    from .sequence import Numbering


@dataclass
class Draft:
    """A range of blocks that is one piece of writing.

    Attributes:
        document: the document it stands in.
        first, last: block indexes, `last` exclusive.
        title: the block of its title, None where none was found.
        forced: a genre that the user or a sample asked for.
    """

    document: Document
    first: int
    last: int
    title: Block | None = None
    forced: str | None = None

    @property
    def span(self) -> Span:
        """The draft's range in the projection."""
        blocks = self.document.blocks
        if self.first >= self.last:
            return Span(0, 0)
        return Span(blocks[self.first].start, blocks[self.last - 1].end)

    @property
    def title_text(self) -> str | None:
        """The title as written, without spaces around it."""
        return None if self.title is None else self.document.block_text(self.title).strip()

    @cached_property
    def genre(self) -> Guess:
        """The genre, how sure that is, and why; worked out once."""
        from .genre import guess

        return guess(self)

    @cached_property
    def blanks(self) -> Blanks:
        """The blanks that others will fill in, and whether people are masked; worked out once."""
        from .blanks import blanks

        return blanks(self)

    @cached_property
    def items(self) -> list[Item]:
        """The numbered items and headings in order; worked out once."""
        from .outline import items

        return items(self)

    @cached_property
    def numbering(self) -> Numbering:
        """What is wrong with the numbers; worked out once."""
        from .sequence import Numbering

        return Numbering(self)


def split(document: Document) -> list[Draft]:
    """Split a document into its drafts; at least one, in order, together covering all blocks."""
    return [Draft(document, 0, len(document.blocks))]

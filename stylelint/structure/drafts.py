"""Drafts: one file may hold several, and each is judged by itself."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..records import dataclass, replace
from ..text.document import Block, BlockKind, Document
from ..text.span import Span
from .borders import starts_draft

if TYPE_CHECKING:
    from .blanks import Blanks
    from .genre import Guess
    from .inline import Break
    from .inventory import Status
    from .outline import Item
    from .parts import Head
    from .sequence import Numbering


# What stands above the first draft belongs to it.
_BEFORE = frozenset({BlockKind.FRAME, BlockKind.FRONT_MATTER, BlockKind.CODE})


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

    @property
    def span(self) -> Span:
        """The draft's range in the projection."""
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
    def heads(self) -> list[Head]:
        """The headings, and the words that run-in headings begin a paragraph with; worked out once."""
        from .parts import heads

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
        blocks = self.document.blocks
        return [i for i in range(self.first, self.last) if blocks[i].kind is BlockKind.HEADING]

    @cached_property
    def breaks(self) -> list[Break]:
        """The breaks in its inline series; worked out once."""
        from .inline import breaks

        return list(breaks(self))

    def holding(self, *literals: str) -> list[int]:
        """Return the indexes of its blocks in which one of the literals stands in the folded text, ascending."""
        text, (start, end) = self.document.folded, self.span
        found = set()
        for literal in literals:
            at = text.find(literal, start, end)
            while at >= 0:
                index = self.document.block_index(at)
                found.add(index)
                stop = self.document.blocks[index].end
                at = text.find(literal, max(stop, at + 1), end)
        return sorted(found)

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
    starts, before = [0], None
    for index, block in enumerate(document.blocks):
        if block.end <= block.start or (before is None and block.kind in _BEFORE):
            continue
        if before is not None and starts_draft(block, before):
            starts.append(index)
        before = block
    ends = [*starts[1:], len(document.blocks)]
    return [_draft(document, first, last) for first, last in zip(starts, ends, strict=True)]


def _draft(document: Document, first: int, last: int) -> Draft:
    blocks = document.blocks[first:last]
    return Draft(document, first, last, next((b for b in blocks if b.kind is BlockKind.TITLE), None))

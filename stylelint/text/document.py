"""The Document: one prose text for the whole input, its blocks, and the map to the source.

A reader strips the markup and writes, in the same pass, one projection
`Document.text`. Rules search that projection and nothing else; a block is a
range of it. Where markup was dropped the projection is shorter than the
source, and the segment map tells where each piece came from. For plain text
the projection is the source itself and the map has one segment.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..records import dataclass, field
from .fold import fold
from .source import Source
from .span import Span

if TYPE_CHECKING:
    from ..structure.drafts import Draft
    from ..structure.echoes import Echoes
    from ..structure.lexicon import Lexicon
    from ..structure.spans import Protected
    from ..structure.starts import Starts


class BlockKind(str, Enum):
    """What a block is; the values are what rule files name in `scopes`, and a kind equals its value."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list-item"
    CELL = "table-cell"
    QUOTE = "quote"
    CODE = "code"
    FRONT_MATTER = "front-matter"
    FRAME = "page-frame"


PROSE = frozenset(BlockKind) - {BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.FRAME}


class Segment(NamedTuple):
    """A piece of the projection and where it came from (code points).

    A verbatim segment has the same text on both sides, so each of its
    offsets maps to one source offset. A derived one (an entity, an escape)
    maps as a whole.
    """

    start: int
    end: int
    source_start: int
    source_end: int
    verbatim: bool = True


_NOWHERE = Segment(0, 0, 0, 0)


@dataclass(slots=True)
class Block:
    """A range of the projection that stands for one paragraph, heading, item or cell.

    Attributes:
        kind: what the block is.
        start, end: its range in `Document.text`, marks of the line end left out.
        source: the range in the source text, markup included.
        level: heading level from 1, or list depth from 0; None for others.
        label: the automatic number as shown, with its mark; None if none.
        number: the value of that automatic number; None for a bullet.
        series: what counts that number: the list, and the level in it from 0; None where markup numbers its items.
        ordered: the item belongs to a list that the markup numbers.
        story: body, table, textbox, footnote, endnote, header or footer.
        group: blocks of one table cell, quotation or other container share a
            group; 0 is the body. Numbering never runs across groups.
        role: addressee, signoff, date, caption; header, marker, opening (see structure.borders); or None.
        goes_on: a hard line break parts it from the block before, of whose paragraph, item or cell it is.
    """

    kind: BlockKind
    start: int
    end: int
    source: Span
    level: int | None = None
    label: str | None = None
    number: int | None = None
    ordered: bool = False
    story: str = "body"
    group: int = 0
    role: str | None = None
    goes_on: bool = False
    series: tuple[str, int] | None = None


class Slip(str, Enum):
    """What is wrong with the marks of a comment, so that it is none."""

    OPEN_HTML = "-->"
    OPEN_LINK = ")"
    IN_TEXT = "in-text"


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the markup that speaks to stylelint.

    Attributes:
        text: what stands between its marks, spaces around it left out.
        start, end: its range in the source text, marks included.
        alone: nothing else stands on its lines.
        slip: what keeps it from being a comment that holds; None where it is one.
        own: it stands on its range, as those of word processors do, and speaks of that alone.
    """

    text: str
    start: int
    end: int
    alone: bool
    slip: Slip | None = None
    own: bool = False


class Place(NamedTuple):
    """Where a block stands in a file that has no lines, as its author would look for it.

    Attributes:
        paragraph: number of the paragraph, from 1, over the whole file in the order of its blocks.
        zh, en: the place in words, e.g. 第 12 段, 表 2 第 3 行第 1 列, 脚注 4.
        cell: of what stands in a table: the table, counted in the order they begin, its row and column, from 1.
    """

    paragraph: int
    zh: str
    en: str
    cell: tuple[int, int, int] | None = None


@dataclass
class Document:
    """A draft as the rules see it.

    Attributes:
        source: where the text came from.
        text: the projection (prose only, blocks parted by line ends).
        blocks: in document order; their ranges are ascending and disjoint.
        segments: ascending by `start`; what lies between two is a line end
            that the reader made.
        format: the reader's name ("txt", "md").
        lexicon: the word lists, genres and parts of the rule pack.
        marked: indexes of the headings that markup shows; their levels are sure.
        comments: those that speak to stylelint, in the order of the source.
        places: where each block stands, where lines of text say nothing to the author; None for text formats.
        locked: ranges that may not be edited although they stand in the source as they are, ascending and disjoint:
            results of fields, what Word shows in the place of an object, changes that others have tracked.
        origin: what the reader keeps so that something can be written back into the file; None for text formats.
    """

    source: Source
    text: str
    blocks: list[Block]
    segments: list[Segment]
    format: str
    lexicon: Lexicon
    marked: frozenset[int] = frozenset()
    comments: list[Comment] = field(default_factory=list)
    places: list[Place] | None = None
    locked: list[Span] = field(default_factory=list)
    origin: object = None

    @property
    def marked_up(self) -> bool:
        """Whether marks tell what blocks are; in a word processor few authors use the styles that would."""
        return self.format != "txt" and (self.places is None or bool(self.marked))

    @cached_property
    def folded(self) -> str:
        """`text` with full-width and Traditional characters mapped one to one, offsets kept."""
        return fold(self.text)

    @cached_property
    def block_starts(self) -> list[int]:
        """Start of each block, for bisection."""
        return [b.start for b in self.blocks]

    @cached_property
    def drafts(self) -> list[Draft]:
        """The drafts in the file, each with title, genre and outline; at least one."""
        from ..structure.drafts import split

        return split(self)

    @cached_property
    def protected(self) -> Protected:
        """Spans that rules spare: quotations, titles in book marks, addresses, examples."""
        from ..structure.spans import protect

        return protect(self)

    @cached_property
    def starts(self) -> Starts:
        """How the blocks begin: first characters and numbers; worked out once."""
        from ..structure.starts import starts

        return starts(self)

    @cached_property
    def echoes(self) -> Echoes:
        """The paragraphs that stand twice in the file; worked out once."""
        from ..structure.echoes import echoes

        return echoes(self)

    @cached_property
    def segment_starts(self) -> list[int]:
        """Start of each segment, for bisection."""
        return [s.start for s in self.segments]

    def release(self) -> None:
        """Forget what was worked out, once nothing more is asked of the document or its drafts.

        Drafts, and what they found, know the document and each other. Parted, all of it goes as soon as nobody holds
        it; a search for garbage, which finds it otherwise, takes a tenth of a run and more.
        """
        for draft in self.__dict__.get("drafts", ()):
            draft.__dict__.clear()
        for name in _WORKED_OUT:
            self.__dict__.pop(name, None)

    def block_index(self, offset: int) -> int:
        """Return the index of the last block that starts at or before `offset`, else of the first."""
        return bisect_right(self.block_starts, offset, 1) - 1

    def block_at(self, offset: int) -> Block:
        """Return the block that holds `offset` of the projection."""
        return self.blocks[self.block_index(offset)]

    def block_text(self, block: Block) -> str:
        """Return the prose of a block."""
        return self.text[block.start : block.end]

    def where(self, offset: int) -> tuple[str, str]:
        """Name the place of an offset of the projection for a message, in Chinese and English."""
        if self.places is not None:
            place = self.places[self.block_index(offset)]
            return place.zh, place.en
        line = self.source.lines.line(self.to_source(offset, offset).start)
        return f"第{line}行", f"line {line}"

    def to_source(self, start: int, end: int) -> Span:
        """Map a range of the projection to the source; derived segments count as a whole."""
        first = self._segment(start)
        head = min(first.source_start + start - first.start, first.source_end) if first.verbatim else first.source_start
        if end <= start:
            return Span(head, head)
        last = first if end <= first.end else self._segment(end - 1)
        tail = last.source_start + end - last.start if last.verbatim else last.source_end
        return Span(head, max(head, min(tail, last.source_end)))

    def is_verbatim(self, start: int, end: int) -> bool:
        """Tell whether the range stands in the source letter by letter, in one piece, so that it may be edited."""
        if self.locked and self._is_locked(start, end):
            return False
        first = self._segment(start)
        if first.verbatim and first.start <= start <= end <= first.end:
            return True
        span = self.to_source(start, end)
        return self.source.text[span.start : span.end] == self.text[start:end] and all(
            s.verbatim for s in self._touched(start, end)
        )

    def _is_locked(self, start: int, end: int) -> bool:
        """Tell whether a locked range shares a character with a range, or holds an empty one inside."""
        index = bisect_right(self.locked, start, key=lambda span: span.end)
        return index < len(self.locked) and self.locked[index].start < max(end, start)

    def _touched(self, start: int, end: int) -> Iterator[Segment]:
        for i in range(bisect_right(self.segment_starts, start, 1) - 1, len(self.segments)):
            if self.segments[i].start >= end:
                return
            yield self.segments[i]

    def _segment(self, offset: int) -> Segment:
        segments = self.segments
        return segments[bisect_right(self.segment_starts, offset, 1) - 1] if segments else _NOWHERE


_WORKED_OUT = frozenset(name for name, value in vars(Document).items() if isinstance(value, cached_property))

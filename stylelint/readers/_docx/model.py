"""What is known of a Word document: its paragraphs in order, and for each piece of text the element it came from.

The reader makes one `Word` and keeps it as `Document.origin`. Writers take the
elements from it, change them, and write the parts they changed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from ...records import dataclass, field

if TYPE_CHECKING:
    from .package import Package

Element = Any
"""An element of lxml, which has no types of its own."""

BODY, TEXTBOX, FOOTNOTE, ENDNOTE, HEADER, FOOTER = "body", "textbox", "footnote", "endnote", "header", "footer"


class Piece(NamedTuple):
    """A range of the projection and the element that shows it (offsets in code points, end exclusive).

    Attributes:
        start, end: the range in `Document.text`.
        node: `w:t`, or what stands for a character: `w:tab`, `w:br`, `w:sym`, `w:footnoteReference`...
        at: where in the text of `node` the range begins; 0 for an element without text.
        editable: whether it is text of the author that may be changed: no field, no label, nobody's revision.
    """

    start: int
    end: int
    node: Element
    at: int = 0
    editable: bool = True


class Label(NamedTuple):
    """The automatic number of a paragraph.

    Attributes:
        text: as Word shows it, without the tab or space behind it.
        value: of the paragraph's own level; None for a bullet.
        level: from 0.
        format: the number format of that level, as the file names it (chineseCounting, decimal, bullet...).
        list: what the paragraphs of one list share: the id of the abstract list.
        num: the id of the list instance, which changes where a list was begun anew by hand.
        parents: the values of the levels above that its text shows.
    """

    text: str
    value: int | None
    level: int
    format: str
    list: str
    num: str
    parents: tuple[int, ...] = ()


@dataclass(slots=True)
class Paragraph:
    """A paragraph as Word shows it, in the final view of tracked changes.

    Attributes:
        element: its `w:p`; where a deleted mark joins several, the first of them.
        part: name of the part in the package, e.g. word/document.xml.
        story: body, textbox, footnote, endnote, header or footer.
        start, end: its range in `Document.text`.
        pieces: ascending and without gaps.
        label: its automatic number.
        anchor: for what is in no body: the element of the body (a `w:r`) at which a comment on it can stand.
    """

    element: Element
    part: str
    story: str
    start: int
    end: int
    pieces: list[Piece]
    label: Label | None = None
    anchor: Element | None = None


@dataclass
class Word:
    """A Word document as it was read.

    Attributes:
        package: its parts, and their trees.
        paragraphs: in the order of `Document.blocks`; a paragraph with line breaks inside has several blocks.
    """

    package: Package
    paragraphs: list[Paragraph] = field(default_factory=list)

    @cached_property
    def _starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """Return the paragraph that holds an offset of the projection."""
        return self.paragraphs[bisect_right(self._starts, offset, 1) - 1]

    def is_note_mark(self, offset: int) -> bool:
        """Tell whether the character at an offset of the projection is the mark of a footnote or endnote."""
        pieces = self.paragraph_at(offset).pieces
        index = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
        return index >= 0 and str(pieces[index].node.tag).endswith("noteReference")

    def within(self, start: int, end: int) -> Iterator[Paragraph]:
        """Yield the paragraphs that a range of the projection touches."""
        first = bisect_right(self._starts, start, 1) - 1
        for paragraph in self.paragraphs[first:]:
            if paragraph.start >= end > start:
                return
            yield paragraph

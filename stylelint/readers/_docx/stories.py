"""The stories of a document in order: body, text boxes, notes, headers, footers, and the paragraphs in each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...records import dataclass, field
from .._office import places
from .._office.places import Spot
from .._office.xml import too_many
from .containers import GONE, REVISED, THROUGH, chosen, is_switched
from .content import Box, Content, Note
from .model import BODY, TEXTBOX, Label, Paragraph
from .names import MC, VAL, R, W
from .numbering import Numbers
from .package import Package
from .styles import Look, Styles, outline_level


@dataclass(slots=True)
class Read:
    """A paragraph that was read, and what is known of it beside its text.

    Attributes:
        paragraph: for writers.
        text: of it.
        look: what its style makes of it, with its own outline level.
        spot: the table cell, note or the like that holds it.
        group: shared by the paragraphs of one cell, note or the like; 0 for the body.
        cell: table, row and column; None outside tables.
        contents: it is in a table of contents.
    """

    paragraph: Paragraph
    text: str
    look: Look
    spot: Spot
    group: int
    cell: tuple[int, int, int] | None
    contents: bool


@dataclass
class _Where:
    """The story and container that is being read."""

    story: str
    part: str
    spot: Spot = places.BODY
    group: int = 0
    cell: tuple[int, int, int] | None = None
    anchor: Any = None
    tables: list[int] = field(default_factory=lambda: [0])  # how many there were in this container


@dataclass
class _Open:
    """A paragraph to which another one may still be joined; `properties` and `style_id` are those read last."""

    element: Any
    start: int
    contents: bool
    properties: Any = None
    style_id: str | None = None


class Stories:
    """Reads the stories of a package, in order.

    Attributes:
        package: that is read.
        found: the paragraphs.
        content: what else was found on the way.
    """

    def __init__(self, package: Package) -> None:
        self.found: list[Read] = []
        self.package = package
        self._styles = Styles(package.styles)
        self.content = Content(lambda id: self._styles.look(id).hidden)
        self._numbers = Numbers(package)
        self._groups = 0
        self._tables = 0
        self._open: _Open | None = None

    def read(self) -> None:
        """Read all stories. Raises UnreadableError."""
        package, content = self.package, self.content
        root = package.part(package.main)
        body = root.find(W + "body")
        self._story(root if body is None else body, _Where(BODY, package.main))
        boxes, content.boxes = content.boxes, []
        notes, content.notes = content.notes, []
        self._text_boxes(boxes, 1)
        for kind in ("footnote", "endnote"):
            self._notes(kind, [n for n in notes if n.kind == kind])
        for kind in ("header", "footer"):
            self._heads(root, kind)
        self._text_boxes(content.boxes, len(boxes) + 1)

    # --- Stories ---------------------------------------------------------------------------------------------

    def _story(self, root: Any, where: _Where) -> None:
        self.content.story(root, where.part, where.anchor)
        self.content.hiding = self.package.hides
        self._blocks(root, where)
        self._end(where)

    def _text_boxes(self, boxes: list[Box], number: int) -> None:
        """Read text boxes; those that they hold come behind them."""
        boxes = list(boxes)
        for count, box in enumerate(boxes, number):
            self.content.boxes = []
            where = _Where(TEXTBOX, self.package.main, places.text_box(count), self._group(), anchor=box.run)
            self._story(box.content, where)
            boxes += self.content.boxes
        self.content.boxes = []

    def _notes(self, kind: str, notes: list[Note]) -> None:
        names = self.package.related(f"{kind}s")
        root = self.package.one(f"{kind}s") if notes else None
        if root is None:
            return
        part = names[0] if names else f"word/{kind}s.xml"
        known = {e.get(W + "id"): e for e in root.iterchildren(W + kind) if e.get(W + "type") in (None, "normal")}
        for number, note in enumerate(notes, 1):
            element = known.pop(note.id, None)
            if element is not None:
                self._story(element, _Where(kind, part, places.note(kind, number), self._group(), anchor=note.run))

    def _heads(self, root: Any, kind: str) -> None:
        """Read the headers or footers that some page shows, each once."""
        targets = {r.id: r.target for r in self.package.relations(self.package.main)}
        sections = list(root.iter(W + "sectPr"))
        sections = [s for s in sections if s.getparent().tag != W + "sectPrChange"]
        seen: set[str] = set()
        for number, section in enumerate(sections, 1):
            for reference in section.iterchildren(f"{W}{kind}Reference"):
                part, pages = targets.get(reference.get(R + "id", "")), reference.get(W + "type", "default")
                if part is None or part in seen or not self._is_used(section, pages):
                    continue
                seen.add(part)
                story = self.package.part(part)
                if story is not None:
                    spot = places.head(kind, pages, number if len(sections) > 1 else 0)
                    self._story(story, _Where(kind, part, spot, self._group()))

    def _is_used(self, section: Any, pages: str) -> bool:
        if pages == "first":
            return is_switched(section, "titlePg")
        return pages != "even" or is_switched(self.package.one("settings"), "evenAndOddHeaders")

    def _group(self) -> int:
        self._groups += 1
        return self._groups

    # --- Blocks ----------------------------------------------------------------------------------------------

    def _blocks(self, parent: Any, where: _Where) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, where)
            elif tag == _TBL:
                self._end(where)
                self._table(child, where)
            elif tag in THROUGH or tag in REVISED:
                self._blocks(child, where)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._blocks(content, where)
            elif tag == _ALTERNATE:
                alternative = chosen(child)
                if alternative is not None:
                    self._blocks(alternative, where)
            elif tag not in GONE:
                self.content.mark(child)

    def _table(self, table: Any, where: _Where) -> None:
        where.tables[0] += 1
        self._tables += 1
        number, counted = where.tables[0], self._tables
        for row_number, row in enumerate(_rows(table), 1):
            column = 1 + _count(row.find(f"{W}trPr/{W}gridBefore"))
            for cell, width in _cells(row):
                spot, at = where.spot.cell(number, row_number, column), (counted, row_number, column)
                inner = _Where(where.story, where.part, spot, self._group(), at, where.anchor)
                self._blocks(cell, inner)
                self._end(inner)
                column += width

    # --- Paragraphs ------------------------------------------------------------------------------------------

    def _paragraph(self, element: Any, where: _Where) -> None:
        content, properties = self.content, element.find(_PPR)
        style_id, mark, level = _properties(properties)
        look = self._styles.look(style_id)
        gone = mark is not None and any(child.tag in GONE for child in mark)
        if self._open is None:
            self._open = _Open(element, content.at, content.fields.contents)
        content.paragraph(element, look.hidden)
        self._open.contents = self._open.contents or content.fields.contents
        self._open.properties, self._open.style_id = properties, style_id
        unseen = not gone and mark is not None and not content.texts and is_switched(mark, "vanish")
        label = self._numbers.label(properties, style_id, where.story == BODY and not gone and not unseen)
        if unseen:
            self._open = None
        elif not gone:
            self._close(where, look if level is None else look._replace(level=level or None), label)

    def _end(self, where: _Where) -> None:
        """End a container: what waits for a paragraph to join stays what it is by itself, unless it is empty."""
        if (opened := self._open) is None:
            return
        if self.content.texts:
            _, _, level = _properties(opened.properties)
            look = self._styles.look(opened.style_id)
            label = self._numbers.label(opened.properties, opened.style_id, where.story == BODY)
            self._close(where, look if level is None else look._replace(level=level or None), label)
        self._open = None

    def _close(self, where: _Where, look: Look, label: Label | None) -> None:
        opened = self._open
        assert opened is not None
        self._open = None
        text, pieces = self.content.close()
        paragraph = Paragraph(
            opened.element, where.part, where.story, opened.start, opened.start + len(text), pieces, label, where.anchor
        )
        if len(self.found) >= self.package.limits.paragraphs:
            raise too_many(self.package.limits)
        self.found.append(Read(paragraph, text, look, where.spot, where.group, where.cell, opened.contents))


def _properties(properties: Any) -> tuple[str | None, Any, int | None]:
    """Return what properties of a paragraph say of its style, of its mark, and of its outline level."""
    style, mark, level = None, None, None
    for child in () if properties is None else properties:  # a fraction of the time of `find`
        tag = child.tag
        if tag == _PSTYLE:
            style = child.get(VAL)
        elif tag == _RPR:
            mark = child
        elif tag == _LEVEL:
            level = outline_level(properties)
    return style, mark, level


def _rows(parent: Any) -> Iterator[Any]:
    for row in _below(parent, W + "tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def _cells(row: Any) -> Iterator[tuple[Any, int]]:
    """Yield the cells of a row, with how many columns each takes."""
    for cell in _below(row, W + "tc"):
        properties = cell.find(W + "tcPr")
        if properties is None:
            yield cell, 1
        elif properties.find(W + "cellDel") is None:
            yield cell, max(1, _count(properties.find(W + "gridSpan")))


def _below(parent: Any, wanted: str) -> Iterator[Any]:
    """Yield the children of a name, those in wrappers too."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag in THROUGH or tag in REVISED:
            yield from _below(child, wanted)
        elif tag == _SDT:
            content = child.find(_SDT_CONTENT)
            if content is not None:
                yield from _below(content, wanted)
        elif tag == _ALTERNATE:
            alternative = chosen(child)
            if alternative is not None:
                yield from _below(alternative, wanted)


def _count(element: Any) -> int:
    value = "" if element is None else element.get(VAL, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 5 else 0


_P, _TBL, _SDT, _SDT_CONTENT = W + "p", W + "tbl", W + "sdt", W + "sdtContent"
_PPR, _RPR, _PSTYLE, _LEVEL = W + "pPr", W + "rPr", W + "pStyle", W + "outlineLvl"
_ALTERNATE = MC + "AlternateContent"

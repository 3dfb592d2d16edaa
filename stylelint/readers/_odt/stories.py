"""The stories of an OpenDocument text in order: body, text boxes, notes, headers, footers, and their paragraphs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...records import dataclass, field, replace
from ...settings import ReadLimits
from .._docx.model import BODY, FOOTER, HEADER, TEXTBOX, Paragraph
from .._docx.stories import Read
from .._docx.styles import Look
from .._office import places
from .._office.places import Spot
from .._office.xml import too_many
from .content import Content
from .names import DRAW, OFFICE, STYLE, TABLE, TEXT, number
from .numbering import List, Numbers
from .package import Package
from .styles import Styles

_CONTENT, _STYLES = "content.xml", "styles.xml"
_MOST_COLUMNS = 16_384


@dataclass
class _Where:
    """The story and container that is being read."""

    story: str
    part: str = _CONTENT
    spot: Spot = places.BODY
    group: int = 0
    cell: tuple[int, int, int] | None = None
    contents: bool = False
    tables: list[int] = field(default_factory=lambda: [0])  # how many there were in this container


class Stories:
    """Reads the stories of a package, in order.

    Attributes:
        found: the paragraphs.
        content: what else was found on the way.
    """

    def __init__(self, package: Package, limits: ReadLimits) -> None:
        self.found: list[Read] = []
        self._package = package
        self._limits = limits
        self._styles = Styles(package.content, package.styles)
        self.content = Content(self._styles)
        self._numbers = Numbers(self._styles)
        self._groups = 0
        self._tables = 0

    def read(self) -> None:
        """Read all stories. Raises UnreadableError."""
        content = self.content
        self._blocks(self._package.text, _Where(BODY), None)
        boxes, content.boxes = content.boxes, []
        notes, content.notes = content.notes, []
        self._text_boxes(boxes)
        for kind in ("footnote", "endnote"):
            for count, note in enumerate((n for n in notes if n.kind == kind), 1):
                self._blocks(note.body, self._apart(kind, places.note(kind, count)), None)
        for kind in (HEADER, FOOTER):
            for pages, element in self._heads(kind):
                self._blocks(element, self._apart(kind, places.head(kind, pages, 0), _STYLES), None)

    def _apart(self, story: str, spot: Spot, part: str = _CONTENT) -> _Where:
        self._groups += 1
        return _Where(story, part, spot, self._groups)

    def _text_boxes(self, boxes: list[Any]) -> None:
        """Read text boxes; those that they hold come behind them."""
        for count, box in enumerate(boxes, 1):
            self._blocks(box, self._apart(TEXTBOX, places.text_box(count)), None)
            boxes += self.content.boxes
            self.content.boxes = []

    def _heads(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Yield headers or footers, each text once, with the pages that show them."""
        seen: set[str] = set()
        root = self._package.styles
        masters = () if root is None else root.iter(STYLE + "master-page")
        for master in masters:
            for name, pages in ((kind, "default"), (f"{kind}-first", "first"), (f"{kind}-left", "even")):
                element = master.find(STYLE + name)
                if element is not None and element.get(STYLE + "display") != "false":
                    text = "".join(element.itertext()).strip()
                    if text and text not in seen:
                        seen.add(text)
                        yield pages, element

    # --- Blocks ----------------------------------------------------------------------------------------------

    def _blocks(self, parent: Any, where: _Where, inside: List | None) -> None:
        for child in parent:
            tag = child.tag
            if tag in _PARAGRAPHS:
                self._paragraph(child, where, inside)
            elif tag == _LIST:
                self._list(child, where, inside)
            elif tag == _TABLE:
                self._table(child, where)
            elif tag == _NUMBERED:
                self._blocks(child, where, self._numbers.numbered(child))
            elif tag in _INDEXES:
                self._blocks(child, replace(where, contents=True, tables=where.tables), None)
            elif tag in _THROUGH:
                if not self._is_hidden(child):
                    self._blocks(child, where, inside)
            elif tag.startswith(DRAW):
                self.content.drawn(child, inside=False)

    def _is_hidden(self, section: Any) -> bool:
        shown: str | None = section.get(TEXT + "display")
        return shown == "none" or bool(shown == "condition" and section.get(TEXT + "is-hidden") == "true")

    def _list(self, element: Any, where: _Where, parent: List | None) -> None:
        inside = self._numbers.enter(element, parent)
        for item in element.iterchildren(TEXT + "list-header", TEXT + "list-item"):
            self._numbers.item(inside, item)
            self._blocks(item, where, inside)

    def _table(self, table: Any, where: _Where) -> None:
        where.tables[0] += 1
        self._tables += 1
        place, counted = where.tables[0], self._tables
        for at, row in enumerate(_rows(table), 1):
            column = 1
            for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
                if len(cell):
                    inner = self._apart(where.story, where.spot.cell(place, at, column), where.part)
                    inner.cell = (counted, at, column)
                    self._blocks(cell, inner, None)
                column += min(number(cell, TABLE + "number-columns-repeated") or 1, _MOST_COLUMNS)

    def _paragraph(self, element: Any, where: _Where, inside: List | None) -> None:
        name = element.get(TEXT + "style-name")
        look = self._styles.look(name)
        if look.hidden or any(e.get(TEXT + "is-hidden") == "true" for e in element.iterchildren(_HIDDEN)):
            return
        if len(self.found) >= self._limits.paragraphs:
            raise too_many(self._limits)
        label = self._numbers.label(element, inside)
        start = self.content.at
        text = self.content.paragraph(element)
        if element.tag == TEXT + "h" and look.role is None:
            look = Look(number(element, TEXT + "outline-level") or 1)
        read = Paragraph(element, where.part, where.story, start, start + len(text), [], label)
        self.found.append(Read(read, text, look, where.spot, where.group, where.cell, where.contents))


def _rows(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


_PARAGRAPHS = frozenset((TEXT + "p", TEXT + "h"))
_LIST, _TABLE, _NUMBERED = TEXT + "list", TABLE + "table", TEXT + "numbered-paragraph"
_HIDDEN = TEXT + "hidden-paragraph"
_ROW_GROUPS = frozenset(TABLE + n for n in ("table-header-rows", "table-rows", "table-row-group"))
_INDEXES = frozenset(
    TEXT + n
    for n in (
        "table-of-content",
        "illustration-index",
        "table-index",
        "object-index",
        "user-index",
        "alphabetical-index",
    )
)
_THROUGH = frozenset(
    (*(TEXT + n for n in ("section", "index-body", "index-title", "bibliography", "list-item")), OFFICE + "text")
)

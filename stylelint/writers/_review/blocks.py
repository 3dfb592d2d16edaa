"""The rows of the page as HTML: headings, paragraphs, list items, quotations, code and tables of the draft."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...markup import text
from ...terms import Terms
from ...text.document import Block, BlockKind, Document
from .inline import content
from .layout import Row, Table
from .place import Hit

_MARKUP = (BlockKind.CODE, BlockKind.FRONT_MATTER)
_DEEPEST = 5  # depth of lists that is told apart
_STORIES = {
    "textbox": ("文本框", "Text box"),
    "footnote": ("脚注", "Footnotes"),
    "endnote": ("尾注", "Endnotes"),
    "header": ("页眉", "Headers"),
    "footer": ("页脚", "Footers"),
}


class Sheet:
    """Draws the blocks of one document with the findings in them."""

    def __init__(self, document: Document, hits: Iterable[Hit], terms: Terms) -> None:
        self._document = document
        self._terms = terms
        self._hits: dict[int, list[Hit]] = {}
        for hit in hits:
            for index in self._touched(hit):
                self._hits.setdefault(index, []).append(hit)

    def _touched(self, hit: Hit) -> Iterator[int]:
        yield hit.block
        blocks = self._document.blocks
        for index in range(hit.block + 1, len(blocks)):
            if blocks[index].start >= hit.end:
                return
            yield index

    def row(self, row: Row) -> str:
        """Return a row."""
        return "".join(map(self._table, row.tables)) if row.cells is not None else self._paragraph(row.blocks)

    def style(self, row: Row) -> str:
        """Return the classes of a row: whether it heads what follows, and whether it may run over pages."""
        kind = self._document.blocks[row.blocks[0]].kind
        wide = row.cells is not None or kind in _MARKUP
        return "row wide" if wide else "row head" if kind in (BlockKind.TITLE, BlockKind.HEADING) else "row"

    def story(self, row: Row) -> str | None:
        """Return the name of the part of the document that a row is of, None for the body."""
        names = _STORIES.get(self._document.blocks[row.blocks[0]].story)
        return None if names is None else self._terms.say(*names)

    def _paragraph(self, indexes: list[int]) -> str:
        block = self._document.blocks[indexes[0]]
        if block.kind in _MARKUP:
            return self._markup(indexes[0], block)
        tag, style = _shape(block, self._listed)
        inner = "<br>".join(
            self._inner(index) if index == indexes[0] else f'<span id="b{index}">{self._inner(index)}</span>'
            for index in indexes
        )
        drawn = f'<{tag} id="b{indexes[0]}" class="{style}">{inner}</{tag}>'
        return f"<blockquote>{drawn}</blockquote>" if block.kind is BlockKind.QUOTE else drawn

    def _inner(self, index: int) -> str:
        """Return label and text of a block."""
        block = self._document.blocks[index]
        label = block.label or ("•" if self._listed and block.kind is BlockKind.ITEM else "")
        shown = content(self._document, block, self._hits.get(index, []))
        return f'<span class="label">{text(label)}</span>{gap(label)}{shown}' if label else shown

    @property
    def _listed(self) -> bool:
        """Whether list items hang: in Markdown they do, and those without a number had a mark that was taken away."""
        return self._document.format == "md"

    def _markup(self, index: int, block: Block) -> str:
        source = self._document.source.text[block.source.start : block.source.end]
        marks = content(self._document, block, self._hits.get(index, []))
        return f'<pre id="b{index}" class="{block.kind.value}"><code>{text(source)}</code>{marks}</pre>'

    def _table(self, table: Table) -> str:
        first = min(table.rows) if self._document.format == "md" else None
        rows = (self._cells(cells, "th" if row == first else "td") for row, cells in sorted(table.rows.items()))
        return f'<div class="table"><table>{"".join(rows)}</table></div>'

    def _cells(self, cells: dict[int, list[int | Table]], tag: str) -> str:
        drawn = (f"<{tag}>{''.join(map(self._in_cell, what))}</{tag}>" for _, what in sorted(cells.items()))
        return f"<tr>{''.join(drawn)}</tr>\n"

    def _in_cell(self, what: int | Table) -> str:
        if isinstance(what, Table):
            return self._table(what)
        return f'<p id="b{what}">{self._inner(what)}</p>'


def gap(label: str) -> str:
    """Return what stands between a label and its text: nothing behind a full-width mark."""
    return " " if label.isascii() or label[-1].isalnum() else ""


def _shape(block: Block, listed: bool) -> tuple[str, str]:
    """Return the tag and the classes of a paragraph; where lists are not `listed`, their items are paragraphs."""
    if block.kind is BlockKind.TITLE:
        return "h2", "title"
    if block.kind is BlockKind.HEADING:
        return f"h{min((block.level or 1) + 2, 6)}", "heading"
    if block.kind is BlockKind.ITEM and listed:
        return "p", f"item d{min(block.level or 0, _DEEPEST)}"
    if block.kind is BlockKind.FRAME:
        return "p", "frame"
    return "p", f"para {block.role}" if block.role else "para"

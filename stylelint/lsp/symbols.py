"""The outline of a draft as the symbols of the protocol."""

from __future__ import annotations

from collections.abc import Iterator

from lsprotocol import types

from ..structure.drafts import Draft
from ..text.document import Block, BlockKind, Document
from .positions import Positions

_LONGEST = 60
_BOOK = {"part": 0, "chapter": 1, "section": 2, "article": 3}


def symbols(document: Document, positions: Positions) -> list[types.DocumentSymbol]:
    """Return titles, headings and numbered items, each inside the one above it."""
    found: list[types.DocumentSymbol] = []
    for draft in document.drafts:
        open_: list[tuple[int, types.DocumentSymbol]] = []
        for level, block in _entries(draft):
            symbol = _symbol(document, block, positions, draft)
            while open_ and open_[-1][0] >= level:
                open_.pop()
            if open_:
                children = open_[-1][1].children
                assert isinstance(children, list)
                children.append(symbol)
            else:
                found.append(symbol)
            open_.append((level, symbol))
    return found


def _entries(draft: Draft) -> Iterator[tuple[int, Block]]:
    """Yield the blocks of the outline with how deep they are: the title is -1."""
    items = {item.index: item for item in draft.items}
    for index in range(draft.first, draft.last):
        block = draft.document.blocks[index]
        if block.kind is BlockKind.TITLE:
            yield -1, block
        elif block.kind is BlockKind.HEADING and block.level is not None:
            yield block.level, block
        elif index in items and not block.group:
            form = items[index].token.form
            yield _BOOK.get(form.name, 3 + form.level + len(items[index].token.parents)), block


def _symbol(document: Document, block: Block, positions: Positions, draft: Draft) -> types.DocumentSymbol:
    span = document.to_source(block.start, block.end)
    place = positions.range(span.start, span.end)
    text = f"{block.label or ''}{document.block_text(block)}".strip()
    kind = types.SymbolKind.File if block.kind is BlockKind.TITLE else types.SymbolKind.String
    detail = draft.genre.name if block.kind is BlockKind.TITLE else None
    return types.DocumentSymbol(text[:_LONGEST] or "-", kind, place, place, detail=detail, children=[])

"""The outline of a draft: its numbered items and headings, in order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..text.document import Block, BlockKind
from .numbers import Token, number_at

if TYPE_CHECKING:
    from .drafts import Draft

_NUMBERED = frozenset(
    {BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.QUOTE, BlockKind.TITLE}
)


@dataclass(frozen=True, slots=True)
class Item:
    """A block that begins with a number.

    Attributes:
        index: of the block in `Document.blocks`.
        block: the block.
        token: the number, offsets in `Document.text`.
    """

    index: int
    block: Block
    token: Token


def items(draft: Draft) -> list[Item]:
    """Return the numbered blocks of a draft in order; quotations and cells too, told apart by `Block.group`."""
    document = draft.document
    found = []
    for index in range(draft.first, draft.last):
        block = document.blocks[index]
        if block.kind in _NUMBERED and block.end > block.start and not block.ordered:
            token = number_at(document.folded, block.start, block.end)
            if token is not None:
                found.append(Item(index, block, token))
    return found

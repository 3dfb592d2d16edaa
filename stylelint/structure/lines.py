"""Lines: the blocks of a document as the shape passes see them."""

from __future__ import annotations

from ..records import dataclass
from ..text.document import Block, BlockKind, Document
from .numbers import Token

HEAD = 160  # characters of a line that the shape passes look at
_SEEN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.FRAME, BlockKind.TITLE})


@dataclass(slots=True)
class Line:
    """A block that holds text.

    Attributes:
        index: of the block in the document.
        block: the block; the passes change its kind and role.
        text: its first characters, folded.
        tail: its last characters, folded.
        length: of the whole block in code points.
        last: its last character, folded.
        token: the number it begins with.
    """

    index: int
    block: Block
    text: str
    tail: str
    length: int
    last: str
    token: Token | None

    @property
    def is_frame(self) -> bool:
        """Whether the line is page frame."""
        return self.block.kind is BlockKind.FRAME

    @property
    def body(self) -> str:
        """The text without its number, spaces and end mark."""
        start = self.token.end - self.block.start if self.token else 0
        return self.text[start:].strip().rstrip("。:;,.!")


def lines(document: Document) -> list[Line]:
    """Return the lines of the body in order: no code, cells, quotations or empty blocks."""
    folded, numbers = document.folded, document.starts.numbers
    found = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _SEEN or block.end <= block.start or block.story != "body":
            continue
        token = numbers.get(index)
        text = folded[block.start : min(block.end, block.start + HEAD)]
        tail = folded[max(block.start, block.end - HEAD) : block.end]
        found.append(Line(index, block, text, tail, block.end - block.start, folded[block.end - 1], token))
    return found

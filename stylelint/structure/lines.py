"""Lines: the blocks of a document as the shape passes see them."""

from __future__ import annotations

from ..records import dataclass
from ..text.document import Block, BlockKind, Document
from .numbers import Token

HEAD = 160  # characters of a line that the shape passes look at
_SEEN = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM, BlockKind.FRAME, BlockKind.TITLE)


@dataclass(slots=True, eq=False)
class Line:
    """A block that holds text.

    Attributes:
        index: of the block in the document.
        block: the block; the passes change its kind and role.
        token: the number it begins with.
        length: of the whole block in code points.
        last: its last character, folded.
        folded: the folded text of the document.
    """

    index: int
    block: Block
    token: Token | None
    length: int
    last: str
    folded: str

    @property
    def text(self) -> str:
        """The first characters, folded; cut out when asked for, as most lines are told by less."""
        start = self.block.start
        return self.folded[start : start + self.length if self.length < HEAD else start + HEAD]

    @property
    def tail(self) -> str:
        """The last characters, folded."""
        return self.folded[self.block.end - min(self.length, HEAD) : self.block.end]

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
    folded, number = document.folded, document.starts.numbers.get
    return [
        Line(index, block, number(index), length, folded[block.end - 1], folded)
        for index, block in enumerate(document.blocks)
        if (length := block.end - block.start) > 0 and block.kind in _SEEN and block.story == "body"
    ]

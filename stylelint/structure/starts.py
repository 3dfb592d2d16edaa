"""How the blocks of a document begin: their first characters in one string, and the numbers that lead them.

Many passes ask of every block what it begins with. One string of first
characters lets them search all blocks at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .. import quickre as re
from ..records import dataclass
from ..text.document import BlockKind, Document
from ..text.span import Span
from .labels import automatic
from .numbers import FIRSTS, Token, number_at

_NUMERIC = re.compile(f"[{FIRSTS}]")


@dataclass(frozen=True, slots=True)
class Starts:
    """The beginnings of all blocks.

    Attributes:
        text: the folded text of the document.
        offsets: where each block begins.
        firsts: the first character of each block, folded; a line feed for an empty one.
        numbers: the number that a block begins with, by the block's index; lists that markup numbers have none.
        automatic: the indexes of the blocks whose number is automatic, ascending.
    """

    text: str
    offsets: list[int]
    firsts: str
    numbers: dict[int, Token]
    automatic: tuple[int, ...] = ()

    def numeric(self, first: int, last: int) -> Iterator[int]:
        """Yield the indexes in [first, last) of blocks whose first character may begin a number."""
        return (match.start() for match in _NUMERIC.finditer(self.firsts, first, last))

    def numbered(self, first: int, last: int) -> Iterable[int]:
        """Return the indexes in [first, last) of blocks that may have a number, typed or automatic, ascending."""
        counted = [i for i in self.automatic if first <= i < last]
        return sorted({*counted, *self.numeric(first, last)}) if counted else self.numeric(first, last)

    def of(self, literal: str, first: int, last: int) -> list[int]:
        """Return the indexes in [first, last) of blocks that begin with `literal`, which may run past a short one."""
        found = []
        at = self.firsts.find(literal[0], first, last)
        while at >= 0:
            if self.text.startswith(literal, self.offsets[at]):
                found.append(at)
            at = self.firsts.find(literal[0], at + 1, last)
        return found


def holding(document: Document, span: Span, literals: Iterable[str]) -> list[int]:
    """Return the indexes of the blocks in which one of the literals stands in the folded text of `span`, ascending."""
    text, (start, end) = document.folded, span
    found = set()
    for literal in literals:
        at = text.find(literal, start, end)
        while at >= 0:
            index = document.block_index(at)
            found.add(index)
            at = text.find(literal, max(document.blocks[index].end, at + 1), end)
    return sorted(found)


def starts(document: Document) -> Starts:
    """Read how the blocks of a document begin; their kinds may change afterwards, their ranges may not."""
    text, blocks = document.folded, document.blocks
    firsts = "".join([text[b.start] if b.end > b.start else "\n" for b in blocks])
    numbers = {}
    for match in _NUMERIC.finditer(firsts):
        block = blocks[match.start()]
        if not block.ordered and block.kind is not BlockKind.CODE:
            token = number_at(text, block.start, block.end)
            if token is not None:
                numbers[match.start()] = token
    counted = automatic(blocks)
    return Starts(text, document.block_starts, firsts, numbers | counted, tuple(counted))

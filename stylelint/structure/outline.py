"""The outline of a draft: its numbered items and headings, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..text.document import Block, BlockKind, Document
from .numbers import FORMS, Token

if TYPE_CHECKING:
    from .drafts import Draft

# A tuple, as enum members take long to hash.
_NUMBERED = (
    BlockKind.PARAGRAPH,
    BlockKind.HEADING,
    BlockKind.ITEM,
    BlockKind.CELL,
    BlockKind.QUOTE,
    BlockKind.TITLE,
)
# A bullet that begins with 第22条 or 1.7.4 lists articles or versions; it is none.
_LISTED = frozenset({"article", "chapter", "section", "part", "decimal"})
_CHAPTERS = frozenset({"chapter", "section", "part"})
_LONGEST_CHAPTER = 45  # a line that begins with 第五章 and runs on is a sentence about it
_LONGEST_BARE = 24
_WORDS = re.compile(r"[^。;:,!?\n]{1,40}")
_BARE = re.compile(r"(\d{1,2})[ ]+(?=[^\d\s.])")


@dataclass(slots=True)  # not frozen: that would triple what making one takes
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

    def written(self, document: Document) -> str:
        """Return the number as it is written or, where it is automatic, shown."""
        token = self.token
        return self.block.label or "" if token.auto else document.text[token.start : token.end]

    def span(self, document: Document) -> tuple[int, int]:
        """Return the range to point at: the number; where it is automatic, the first words behind it."""
        token, block = self.token, self.block
        if not token.auto:
            return token.start, token.end
        words = _WORDS.match(document.folded, block.start, block.end)
        return words.span() if words else (block.start, block.end)


def items(draft: Draft) -> list[Item]:
    """Return the numbered blocks of a draft in order; quotations and cells too, told apart by `Block.group`."""
    document = draft.document
    blocks, starts = document.blocks, document.starts
    found: list[Item] = []
    bare: list[Item] = []  # they count where decimal numbers below them show that they are chapters
    for index in starts.numbered(draft.first, draft.last):
        block = blocks[index]
        if block.kind not in _NUMBERED or block.ordered:
            continue
        token = starts.numbers.get(index)
        if token is None:
            token = _bare(document.folded, block) if block.end > block.start else None
            if token is not None:
                (found if block.kind is BlockKind.HEADING else bare).append(Item(index, block, token))
        elif token.auto or not _told(document, block, token):
            found.append(Item(index, block, token))
    if bare and any(i.token.form.name == "decimal" for i in found):
        found = sorted(found + bare, key=lambda i: i.index)
    return found


def _told(document: Document, block: Block, token: Token) -> bool:
    """Tell whether a line speaks of articles, chapters or versions: a bullet, a bare version, a longer paragraph."""
    if block.kind is BlockKind.ITEM and _is_listed(document, block):
        return token.form.name in _LISTED
    if token.form.name == "decimal" and token.end == block.end:
        return True
    prose = block.kind is BlockKind.PARAGRAPH and block.end - block.start > _LONGEST_CHAPTER
    return prose and token.form.name in _CHAPTERS


def _is_listed(document: Document, block: Block) -> bool:
    """Tell whether an item is one by its marks; word processors have bullets, and numbers that are as good as typed."""
    if document.places is not None:
        return block.label is not None and block.number is None
    return document.format != "txt"


def _bare(text: str, block: Block) -> Token | None:
    """Read a heading such as `2 Method`, whose number has no mark."""
    short = block.end - block.start <= _LONGEST_BARE and text[block.end - 1] not in "。;,:、"
    heading = block.kind is BlockKind.HEADING or (block.kind is BlockKind.PARAGRAPH and short and not block.group)
    match = _BARE.match(text, block.start, block.end) if heading else None
    return None if match is None else Token(FORMS["bare"], int(match[1]), match.start(1), match.end(1))

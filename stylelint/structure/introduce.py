"""Small readings of the text around numbers: what introduces a list, cites a number, opens an annex."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import quickre as re
from ..text.document import Block, BlockKind, Document
from .outline import Item
from .starts import holding

if TYPE_CHECKING:
    from .drafts import Draft

_LONGEST_HEADING = 40
_BEFORE = "。;:,、)(”“》 \t\r\n!?."
_LONGEST_QUOTATION = 200  # blocks; an opening mark that finds no end in so many is a slip
_ENDS = "。;!?,、"
_INTRODUCES = re.compile(r"如下|下列|以下|包括|分别|之一|[::]$")
_ANNEX = re.compile(
    r"附\s?[件录表图]?\s?[\dA-Z一二三四五六七八九十]{0,3}\s?(?:[:.、]|$)|附[件录表图]\s?[\dA-Z一二三四五六七八九十]{1,3}\s"
)
_PAIR = re.compile("“[^“”\r\n]*”")
# 第十条规定 and 第十条第二款 cite an article; 第十条 为了… is one.
_CITED = re.compile(
    r"(?:第|的|所|之|和|与|或|及|、(?=第|[一二三四五六七八九十\d])|,|;|。|至|到|规定|修改|改为|增加|删[去除]|中[的规]|款|项|前款|以[上下]|作为|并入)"
)

_EXCERPT = re.compile(r"(?:节选|摘录|摘编|选摘|节录)[)〉》】]{0,2}:?$|[(【〔]?(?:节选|摘录|摘编|摘自|节录)")
_EXCERPTS = ("节选", "摘录", "摘编", "选摘", "摘自", "节录")
_LONGEST_EXCERPT = 60  # characters of a title, or a line below it, that says so
_ELIDED = re.compile(r"[( ]*(?:…+|\.{3,}|(?:以下|中间|其余|此处|后文|前文|本条)?(?:从)?略)[)。;. ]*$")


def introduces(document: Document, last: int, index: int) -> bool:
    """Tell whether something between two blocks introduces a new list at `index`.

    An unnumbered heading, a line that ends with a colon or says 如下, 下列,
    a short line without an end mark, or a table, code or quotation does.
    """
    text = document.folded
    for block in reversed(document.blocks[last + 1 : index]):
        if block.end == block.start and block.kind is BlockKind.PARAGRAPH:
            continue
        if block.kind is not BlockKind.PARAGRAPH:
            return True
        line = text[block.start : block.end]
        return bool(_INTRODUCES.search(line)) or (len(line) <= _LONGEST_HEADING and line[-1] not in _ENDS)
    previous = document.blocks[last]
    return previous.end > previous.start and text[previous.end - 1] == ":"


def mentions(text: str, numbers: Sequence[str], start: int, end: int) -> bool:
    """Tell whether all these numbers stand, as numbers, inside [start, end)."""
    return bool(numbers) and all(_stands(text, number, start, end) for number in numbers)


def _stands(text: str, number: str, start: int, end: int) -> bool:
    at = text.find(number, start, end)
    while at >= 0:
        if (
            at == 0
            or text[at - 1] in _BEFORE
            or number[0] == "("
            or (number[0].isalpha() and not text[at - 1].isascii())
        ):
            return True
        at = text.find(number, at + 1, end)
    return False


def cites(text: str, item: Item) -> bool:
    """Tell whether a line that begins with 第N条 or 第N章 speaks of it rather than being it."""
    if item.token.auto or item.token.form.name not in ("article", "chapter", "section", "part"):
        return False
    return _CITED.match(text, item.token.end, item.block.end) is not None


def excerpt_from(draft: Draft) -> int:
    """Return the index of the first short line that calls what follows an excerpt, of the last block if none does."""
    document, blocks = draft.document, draft.document.blocks
    for index in holding(document, draft.span, _EXCERPTS):
        start, end = blocks[index].start, blocks[index].end
        if end - start <= _LONGEST_EXCERPT and (
            _EXCERPT.match(document.folded, start, end) or _EXCERPT.search(document.folded, max(start, end - 5), end)
        ):
            return index
    return draft.last


def elided(document: Document, last: Item, item: Item) -> bool:
    """Tell whether a line of dots, or an item of dots alone, says that what stood between two items is left out."""
    text = document.folded
    if _ELIDED.match(text, last.token.end, last.block.end):
        return True
    between = document.blocks[last.index + 1 : item.index]
    return any(b.end > b.start and _ELIDED.match(text, b.start, b.end) for b in between)


def starts_annex(document: Document, block: Block) -> bool:
    """Tell whether a block is a line such as 附件2 that opens an annex."""
    if block.end - block.start > _LONGEST_HEADING or document.folded[block.start : block.start + 1] != "附":
        return False
    return _ANNEX.match(document.folded, block.start, block.end) is not None


def quoted_blocks(draft: Draft) -> dict[int, int]:
    """Return the blocks that begin inside a quotation which runs over several, each with the one in which it opens."""
    document, inside, opened = draft.document, dict[int, int](), -1
    text, span = document.folded, draft.span
    if text.count("“", *span) == len(_PAIR.findall(text, *span)):
        return inside  # each mark is closed in its line
    for index in draft.holding("“", "”"):
        if opened >= 0 and index - opened > _LONGEST_QUOTATION + 1:
            opened = -1  # it found no end in the blocks without a mark
        block = document.blocks[index]
        line = text[block.start : block.end]
        opens, closes = line.count("“"), line.count("”")
        if opened < 0 and opens > closes and line.rfind("“") > line.rfind("”"):
            opened = index
        elif opened >= 0 and (closes > opens or index - opened > _LONGEST_QUOTATION):
            if closes > opens:
                inside.update(dict.fromkeys(range(opened + 1, index + 1), opened))
            opened = -1
    return inside

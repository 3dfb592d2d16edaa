"""Heads: the headings of a draft, and the words that open a numbered paragraph or a labelled line."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..text.document import BlockKind
from .headings import level_of
from .lines import HEAD
from .numbers import Token
from .sieve import Lines

if TYPE_CHECKING:
    from ..text.document import Block
    from .drafts import Draft
    from .wanted import Wanted

RUN_IN = 9  # level of a label that opens a paragraph: below every heading
PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.QUOTE, BlockKind.HEADING})
_LABEL = 18
_CELL = 20
_SENTENCE_ENDS = ("。", ";", "!", "?")
_FIRST = re.compile(r"[^。:;!?]{2,40}?(?=[。:;!?]|$)")
# A line that ends in one of these and a colon leads in to what follows; it is no name for it.
_LEADS_IN = re.compile(r"[,。]|如下|以下|下列|下面|分为|分成|包括|分别|[是为有即]$")
_CLAUSE = re.compile(r"[^,。:;!?]{2,30}")
_EDGES = "。:;,.!*#·-—"


@dataclass(slots=True)
class Head:
    """A heading, or the words that open a numbered paragraph or a labelled line.

    Attributes:
        text: folded, without number, spaces and end mark.
        start, end: its range in the projection, number included.
        level: from 1; deeper is larger.
        alone: it stands on a line of its own.
        numbered: it begins with a number.
        index: of its block.
        names: it names what stands below or behind it; an item that is a sentence of its own does not.
    """

    text: str
    start: int
    end: int
    level: int
    alone: bool
    numbered: bool
    index: int
    names: bool = True


class Heads(list[Head]):
    """The heads of a draft in order; which of them name a part is looked up once for each part."""

    @cached_property
    def _lines(self) -> Lines:
        return Lines([head.text for head in self])

    @cached_property
    def _named(self) -> dict[Wanted, list[int]]:
        return {}

    def named(self, want: Wanted) -> list[int]:
        """Return the indexes of the heads that name a part, ascending."""
        found = self._named.get(want)
        if found is None:
            found = self._named[want] = want.among(self._lines)
        return found

    def named_any(self, wants: Sequence[Wanted]) -> set[int]:
        """Return the indexes of the heads that name one of the parts."""
        return {index for want in wants for index in self.named(want)}


def heads(draft: Draft) -> Heads:
    """Return the headings of a draft in order, run-in ones too."""
    document = draft.document
    folded, numbers, marked_up = document.folded, document.starts.numbers, bool(document.marked)
    found = Heads()
    for index, block in enumerate(document.blocks[draft.first : draft.last], draft.first):
        if block.end > block.start and block.kind in PROSE and block.role is None:
            token = numbers.get(index)
            if token is None and not block.ordered and not _may_be_label(folded, block):
                continue
            head = _head(folded, block, index, token, marked_up=marked_up)
            if head is not None:
                found.append(head)
    return found


def _may_be_label(folded: str, block: Block) -> bool:
    """Tell cheaply what no long line without a colon near its beginning is: a heading, a cell or a label."""
    if block.kind is BlockKind.HEADING or block.end - block.start <= _CELL:
        return True
    return block.kind is not BlockKind.CELL and folded.find(":", block.start, block.start + _LABEL + 1) >= 0


def _head(folded: str, block: Block, index: int, token: Token | None, *, marked_up: bool) -> Head | None:
    at = token.end if token else block.start
    text = folded[at : min(block.end, at + HEAD)]
    if block.kind is BlockKind.HEADING:
        level = block.level or (level_of(token) if token else 1)
        return Head(_clean(text), block.start, block.end, level, True, token is not None, index)
    numbered = (token is not None or block.ordered) and not (marked_up and block.kind is BlockKind.ITEM)
    first = _FIRST.match(text)
    lead = first or (_CLAUSE.match(text) if numbered else None)
    if lead is None or not (numbered or _is_label(text, lead.end(), block.kind)):
        return None
    whole = at + lead.end() >= block.end - 1
    level = level_of(token) if token else RUN_IN
    names = first is not None and not (whole and text[lead.end() : lead.end() + 1] in _SENTENCE_ENDS)
    return Head(_clean(lead.group()), block.start, at + lead.end(), level, whole, numbered, index, names)


def _is_label(text: str, end: int, kind: BlockKind) -> bool:
    """Tell whether the first words of a line name what follows: before a colon, in a cell, alone without a mark."""
    if kind is BlockKind.CELL:
        return len(text) <= _CELL
    if end > _LABEL:
        return False
    if end == len(text):
        return kind is BlockKind.PARAGRAPH
    return text[end] == ":" and _LEADS_IN.search(text, 0, end) is None


def _clean(text: str) -> str:
    return "".join(text.split()).strip(_EDGES)

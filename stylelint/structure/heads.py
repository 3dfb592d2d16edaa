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
_LABEL = 18  # characters
_CELL = 20
_SENTENCE_ENDS = "。;!?"
_FIRST = re.compile(r"[^。:;!?]{2,40}(?=[。:;!?]|$)")
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
        start, end, kind = block.start, block.end, block.kind
        if end <= start or kind not in PROSE or block.role is not None:
            continue
        token = numbers.get(index)
        if kind is BlockKind.HEADING:
            head: Head | None = _heading(folded, block, index, token)
        elif (token is not None or block.ordered) and not (marked_up and kind is BlockKind.ITEM):
            head = _numbered(folded, block, index, token)
        else:
            head = _label(folded, start if token is None else token.end, block, index, token)
        if head is not None:
            found.append(head)
    return found


def _heading(folded: str, block: Block, index: int, token: Token | None) -> Head:
    at = token.end if token else block.start
    level = block.level or (level_of(token) if token else 1)
    text = _clean(folded[at : min(block.end, at + HEAD)])
    return Head(text, block.start, block.end, level, True, token is not None, index)


def _numbered(folded: str, block: Block, index: int, token: Token | None) -> Head | None:
    at = token.end if token else block.start
    stop = min(block.end, at + HEAD)
    first = _FIRST.match(folded, at, stop)
    lead = first or _CLAUSE.match(folded, at, stop)
    if lead is None:
        return None
    end, level = lead.end(), level_of(token) if token else RUN_IN
    whole = end >= block.end - 1
    names = first is not None and not (whole and end < stop and folded[end] in _SENTENCE_ENDS)
    return Head(_clean(folded[at:end]), block.start, end, level, whole, True, index, names)


def _label(folded: str, at: int, block: Block, index: int, token: Token | None) -> Head | None:
    """Return the words before a colon, in a short cell, or on a line by themselves, which name what follows."""
    last, cell = block.end, block.kind is BlockKind.CELL
    if last - at > (_CELL if cell else _LABEL) and (cell or folded.find(":", at, at + _LABEL + 1) < 0):
        return None
    stop = min(last, at + HEAD)
    lead = _FIRST.match(folded, at, stop)
    if lead is None or not (cell or _is_label(folded, at, lead.end(), stop, block.kind)):
        return None
    end = lead.end()
    whole = end >= last - 1
    names = not (whole and end < stop and folded[end] in _SENTENCE_ENDS)
    level = level_of(token) if token else RUN_IN
    return Head(_clean(folded[at:end]), block.start, end, level, whole, False, index, names)


def _is_label(folded: str, at: int, end: int, stop: int, kind: BlockKind) -> bool:
    """Tell whether the first words of a line stand before a colon, or alone in a paragraph without a mark."""
    if end - at > _LABEL:
        return False
    if end == stop:
        return kind is BlockKind.PARAGRAPH
    return folded[end] == ":" and _LEADS_IN.search(folded, at, end) is None


def _clean(text: str) -> str:
    return "".join(text.split()).strip(_EDGES)

"""Which parts a draft has: by its headings, at all levels, and else by cues in its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from .. import quickre as re
from ..records import dataclass
from ..regex import compile_linear, expand
from ..text.document import BlockKind
from ..text.fold import fold
from ..text.span import Span
from .headings import level_of
from .lexicon import Lexicon, Part, PartNeed
from .lines import HEAD
from .numbers import number_at

if TYPE_CHECKING:
    from ..text.document import Block
    from .drafts import Draft

_TOPICS = 2  # so many headings of no other part make a row of topics
_LABEL = 18
_CELL = 20
_CLAUSE_MARKS = "。;,:\n"
_CLAUSE_REACH = 60  # characters of a clause that are looked at on each side of a cue
_SENTENCE_ENDS = ("。", ";", "!", "?")
RUN_IN = 9  # level of a label that opens a paragraph: below every heading
_PROSE = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL, BlockKind.QUOTE, BlockKind.HEADING})
_FIRST = re.compile(r"[^。:;!?]{2,40}?(?=[。:;!?]|$)")
# A line that ends in one of these and a colon leads in to what follows; it is no name for it.
_LEADS_IN = re.compile(r"[,。]|如下|以下|下列|下面|分为|分成|包括|分别|[是为有即]$")
_CLAUSE = re.compile(r"[^,。:;!?]{2,30}")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Presence:
    """A part that is there: its range, and whether a heading or only a sentence shows it."""

    start: int
    end: int
    by: str  # "heading", "topics", "sentence" or "role"


def heads(draft: Draft) -> list[Head]:
    """Return the headings of a draft in order, run-in ones too."""
    document = draft.document
    found = []
    for index in range(draft.first, draft.last):
        block = document.blocks[index]
        if block.end > block.start and block.kind in _PROSE and block.role is None:
            head = _head(document.folded, block, index, marked_up=bool(document.marked))
            if head is not None:
                found.append(head)
    return found


def _head(folded: str, block: Block, index: int, *, marked_up: bool) -> Head | None:
    token = None if block.ordered else number_at(folded, block.start, block.end)
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
    return re.sub(r"\s+", "", text).strip("。:;,.!*#·-—")


@dataclass(frozen=True)
class Wanted:
    """A part that a genre names, with its patterns compiled: `own` are the headings that the genre itself adds."""

    id: str
    part: Part
    headings: Any
    excluded: Any
    own: Any
    cues: Any
    not_cues: Any

    def is_named_by(self, heading: str) -> bool:
        """Tell whether a heading, folded and without its number, is one of this part."""
        if self.own is not None and self.own.search(heading):
            return True
        if self.headings is None or not self.headings.search(heading):
            return False
        return self.excluded is None or not self.excluded.search(heading)


def wanted(lexicon: Lexicon, name: str, need: PartNeed | None = None) -> Wanted:
    """Compile the patterns of a part, with those that a genre adds."""
    part = lexicon.parts[name]
    more = need or PartNeed(name)
    headings = _any([*map(re.escape, map(fold, part.accepts)), *part.headings])
    cues = _any([*part.cues, *more.cues], lines=True)
    return Wanted(name, part, headings, _any(part.not_headings), _any(more.headings), cues, _any(part.not_cues))


def _any(patterns: Sequence[str], *, lines: bool = False) -> Any:
    """Compile an alternation; with `lines`, ^ and $ are line ends and no class runs across them."""
    if not patterns:
        return None
    joined = "|".join(f"(?:{expand(p, {})})" for p in patterns)
    return compile_linear("(?m)" + joined.replace("[^", "[^\\n") if lines else joined)


def by_heading(draft: Draft, want: Wanted) -> Presence | None:
    """Find the part by a heading, by a row of topics, or by a year after that of the title."""
    year = _year(draft.title_text or "")
    for head in draft.heads:
        if not head.names:
            continue
        if want.is_named_by(head.text):
            return Presence(head.start, head.end, "heading")
        later = _year(head.text) if want.part.later_year and year else 0
        if head.numbered and later > year:
            return Presence(head.start, head.end, "heading")
    return None


def _year(text: str) -> int:
    years = [int(y) for y in _YEAR.findall(text)]
    return max(years, default=0)


def by_topics(draft: Draft, others: Sequence[Wanted]) -> Presence | None:
    """Find a row of headings that neither belong to one of the other parts nor stand below such a heading."""
    own: list[Head] = []
    other = RUN_IN
    for head in draft.heads:
        if head.level >= RUN_IN or not (head.numbered or head.alone):
            continue
        if head.level > other:
            continue  # it stands below a heading of another part
        is_other = any(o.is_named_by(head.text) for o in others)
        other = head.level if is_other else RUN_IN
        if not is_other:
            own.append(head)
    if len(own) < _TOPICS:
        return None
    return Presence(own[0].start, own[-1].end, "topics")


def by_sentence(draft: Draft, want: Wanted, closed: Sequence[Span] = ()) -> Presence | None:
    """Find the part by a cue in running text, outside the ranges that are `closed` to it."""
    if want.cues is None:
        return None
    document, span = draft.document, draft.span
    stop = _first_heading(draft) if want.part.top else span.end
    for match in want.cues.finditer(document.folded[span.start : stop]):
        start, end = span.start + match.start(), span.start + match.end()
        if _is_inside(closed, start) or document.block_at(start).kind not in _PROSE:
            continue
        if want.not_cues is None or not want.not_cues.search(_clause_around(document.folded, start, end)):
            return Presence(start, end, "sentence")
    return None


def _clause_around(text: str, start: int, end: int) -> str:
    """Return the clause, or clauses, that a match stands in; marks at the edge of the match count as outside."""
    match = text[start:end]
    start, end = end - len(match.lstrip(_CLAUSE_MARKS)), start + len(match.rstrip(_CLAUSE_MARKS))
    first = max(text.rfind(mark, max(0, start - _CLAUSE_REACH), start) for mark in _CLAUSE_MARKS) + 1
    stops = [at for mark in _CLAUSE_MARKS if (at := text.find(mark, end, end + _CLAUSE_REACH)) >= 0]
    return text[max(first, start - _CLAUSE_REACH) : min(stops, default=end + _CLAUSE_REACH)]


def sections_of(draft: Draft, wants: Sequence[Wanted]) -> list[Span]:
    """Return the ranges that stand below a heading of one of the parts, in order and apart."""
    found: list[Span] = []
    opened: Head | None = None
    for head in draft.heads:
        if not head.names or head.level >= RUN_IN:
            continue
        if opened is not None and head.level <= opened.level:
            found.append(Span(opened.start, head.start))
            opened = None
        if opened is None and any(want.is_named_by(head.text) for want in wants):
            opened = head
    if opened is not None:
        found.append(Span(opened.start, draft.span.end))
    return found


def _is_inside(spans: Sequence[Span], at: int) -> bool:
    """Tell whether a place lies in one of the ranges, which are in order and apart."""
    before = bisect_right(spans, at, key=lambda span: span.start) - 1
    return before >= 0 and at < spans[before].end


def _first_heading(draft: Draft) -> int:
    """Return where the first heading below the title begins; the end of the draft where there is none."""
    blocks = draft.document.blocks
    return next((h.start for h in draft.heads if blocks[h.index].kind is BlockKind.HEADING), draft.span.end)


def by_role(draft: Draft, name: str) -> Presence | None:
    """Find a part that is a line of its own: title, addressee, signoff, date."""
    if name == "title":
        return None if draft.title is None else Presence(draft.title.start, draft.title.end, "role")
    for block in draft.document.blocks[draft.first : draft.last]:
        if block.role == name:
            return Presence(block.start, block.end, "role")
    return None

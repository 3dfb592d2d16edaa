"""Which parts a draft has: by its headings, at all levels, and else by cues in its sentences."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..text.document import BlockKind
from ..text.span import Span
from .heads import PROSE, RUN_IN, Head
from .wanted import Wanted

if TYPE_CHECKING:
    from .drafts import Draft

_TOPICS = 2  # so many headings of no other part make a row of topics
_CLAUSE_MARKS = "。;,:\n"
_CLAUSE_REACH = 60  # characters of a clause that are looked at on each side of a cue
_YEAR = re.compile(r"(?:19|20)\d\d")
_OPENS_YEAR = re.compile(r"(?:^|[。;\n])\s*(20\d\d)年(?!\s*\d{1,2}月\s*\d{1,2}日)")


@dataclass(frozen=True, slots=True)
class Presence:
    """A part that is there: its range, and whether a heading or only a sentence shows it."""

    start: int
    end: int
    by: str  # "heading", "topics", "sentence" or "role"


def by_heading(draft: Draft, want: Wanted) -> Presence | None:
    """Find the part by a heading, by a row of topics, or by a year after that of the title."""
    heads = draft.heads
    found = next((i for i in heads.named(want) if heads[i].names), None)
    year = _year(draft.title_text or "") if want.part.later_year else 0
    if year:
        before = heads if found is None else heads[:found]
        later = (i for i, h in enumerate(before) if h.numbered and h.names and _year(h.text) > year)
        found = next(later, found)
    return None if found is None else Presence(heads[found].start, heads[found].end, "heading")


def _year(text: str) -> int:
    if "20" not in text and "19" not in text:  # most headings name no year
        return 0
    return max(map(int, _YEAR.findall(text)), default=0)


def by_topics(draft: Draft, others: Sequence[Wanted]) -> Presence | None:
    """Find a row of headings that neither belong to one of the other parts nor stand below such a heading."""
    own: list[Head] = []
    other, foreign = RUN_IN, draft.heads.named_any(others)
    for index, head in enumerate(draft.heads):
        if head.level >= RUN_IN or not (head.numbered or head.alone):
            continue
        if head.level > other:
            continue  # it stands below a heading of another part
        other = head.level if index in foreign else RUN_IN
        if index not in foreign:
            own.append(head)
    if len(own) < _TOPICS:
        return None
    return Presence(own[0].start, own[-1].end, "topics")


def by_prose(draft: Draft) -> Presence | None:
    """Take a draft without any heading as a row of topics: nothing shows where one of them begins."""
    if any(head.level < RUN_IN for head in draft.heads):
        return None
    span = draft.span if draft.title is None else Span(draft.title.end, draft.span.end)
    return Presence(span.start, span.end, "topics")


def by_sentence(draft: Draft, want: Wanted, closed: Sequence[Span] = ()) -> Presence | None:
    """Find the part by a cue in running text, outside the ranges that are `closed` to it."""
    if want.cues is None:
        return None
    document, text = draft.document, draft.encoded
    end, done = draft.span.start, 0  # the same place in characters and in bytes
    if want.part.top:
        text = document.folded[end : _first_heading(draft)].encode()
    for first, last in want.cues.found(text):
        start = end + len(text[done:first].decode())
        end, done = start + len(text[first:last].decode()), last
        if _is_inside(closed, start) or document.block_at(start).kind not in PROSE:
            continue
        clause = _clause_around(document.folded, start, end) if want.not_cues is not None else ""
        if want.not_cues is None or not want.not_cues.stands_in(clause):
            return Presence(start, end, "sentence")
    return _by_year(draft) if want.part.later_year else None


def _by_year(draft: Draft) -> Presence | None:
    """Find a sentence that opens with a year after that of the title; the date below the text is none."""
    year, folded = _year(draft.title_text or ""), draft.document.folded
    for found in _OPENS_YEAR.finditer(folded, draft.span.start, draft.span.end) if year else ():
        if int(found[1]) > year and draft.document.block_at(found.start(1)).role is None:
            return Presence(found.start(1), found.end(), "sentence")
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
    named = draft.heads.named_any(wants)
    for index, head in enumerate(draft.heads):
        if not head.names or head.level >= RUN_IN:
            continue
        if opened is not None and head.level <= opened.level:
            found.append(Span(opened.start, head.start))
            opened = None
        if opened is None and index in named:
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
    block = draft.title if name == "title" else draft.roles.get(name)
    return None if block is None else Presence(block.start, block.end, "role")

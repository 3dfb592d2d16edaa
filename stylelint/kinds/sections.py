"""Kind `sections`: the parts that a draft of its genre has, and how they are headed and ordered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.families import is_spoken
from ..structure.heads import RUN_IN, Head
from ..structure.inventory import Status, is_partial
from ..structure.lexicon import Lexicon
from ..text.document import PROSE, BlockKind
from ..text.span import Span
from ..view import View
from . import Finding

NAME = "sections"
PUBLIC = frozenset({"part", "accepts", "name", "wordings", "genre", "title", "formula"})  # all of them from the pack
_ANCHOR = 20  # characters that stand for a draft without a title
_MOST_EMPTY = 3  # one in so many headings of a level may be empty by oversight; more is a list of headings
_CLOSED = "。;:,"
_INK = re.compile(r"\S")
_HEADED = 3  # headings of a draft in which a part without one is worth a remark


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    report: Literal["missing", "usual", "heading", "order", "empty", "mismatch"]
    """missing: required parts; usual: usual ones; heading: parts without one; order: parts in the wrong order;
    empty: headings with nothing below; mismatch: a formula that contradicts the title."""


@dataclass(frozen=True)
class Sections:
    """Reports one sort of fault of the parts."""

    report: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the findings of a draft."""
        return _REPORTS[self.report](view)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Sections:
    """Build the check."""
    return Sections(options.report)


def _anchor(view: View) -> Span:
    """Return the title, or the first words of a draft without one."""
    title = view.draft.title
    if title is not None:
        return Span(title.start, title.end)
    for block in view.blocks:
        if block.kind in PROSE and block.end > block.start:
            return Span(block.start, min(block.end, block.start + _ANCHOR))
    return view.span


def _facts(view: View, status: Status) -> tuple[dict[str, Any], dict[str, Any]]:
    genre = view.lexicon.genres[view.draft.genre.id or ""]
    accepts = [a for want in status.wants for a in want.part.accepts]
    names = [want.part for want in status.wants]
    words = {
        "name": ("或".join(p.zh for p in names), " or ".join(p.en for p in names)),
        "wordings": ("、".join(accepts), ", ".join(accepts)),
        "genre": (genre.name, genre.en),
    }
    return {"part": status.id, "accepts": accepts}, words


def _absent(need: str) -> Callable[[View], Iterator[Finding]]:
    def report(view: View) -> Iterator[Finding]:
        for status in view.draft.inventory:
            if status.presence is None and status.need.need == need:
                span = _anchor(view)
                yield Finding(span.start, span.end, *_facts(view, status))

    return report


def _unheaded(view: View) -> Iterator[Finding]:
    """Find required parts that only a sentence shows, in a draft that has headings for others."""
    heads = [head for head in view.draft.heads if head.alone and head.level < RUN_IN]
    if len(heads) < _HEADED or is_spoken(view.draft):
        return
    required = [status for status in view.draft.inventory if status.need.need == "required"]
    if any(len(view.draft.heads.named(want)) >= _HEADED for status in required for want in status.wants):
        return  # headed one by one, by problem or by task, with the rest told below each
    for status in required:
        found = status.presence
        if found is None or found.by != "sentence":
            continue
        # what stands above the first heading is the opening, where aim and method are told
        if status.wants[0].part.titled and heads[0].start <= found.start < view.span.end:
            yield Finding(found.start, found.end, *_facts(view, status))


def _disordered(view: View) -> Iterator[Finding]:
    """Find headings of parts that stand below a part that ought to come after them."""
    guess = view.draft.genre
    if guess.id is None or not view.lexicon.genres[guess.id].ordered:
        return
    starts = {head.start for head in view.draft.heads if head.level < RUN_IN}
    placed = [
        (s.presence.start, s.presence.end, rank, s)
        for rank, s in enumerate(view.draft.inventory)
        if s.presence is not None and s.presence.by == "heading" and s.need.need == "required"
    ]
    latest: tuple[int, int, int] | None = None
    for start, end, rank, status in sorted((p for p in placed if p[0] in starts), key=lambda p: p[:3]):
        if latest is not None and rank < latest[2] and start > latest[0]:
            yield Finding(start, end, *_facts(view, status), related=(latest[:2],))
        elif latest is None or rank > latest[2]:
            latest = (start, end, rank)


def _empty(view: View) -> Iterator[Finding]:
    """Find headings with nothing below, where most of their siblings have something."""
    if is_partial(view.draft):
        return
    blocks, marked = view.document.blocks, view.document.marked
    heads = [h for h in view.draft.heads if blocks[h.index].kind is BlockKind.HEADING]
    empty = [
        head
        for head, below in zip(heads, [*heads[1:], None], strict=False)
        if (below is None or below.level <= head.level)
        and (head.index in marked or view.text[head.end - 1] not in _CLOSED)
        and not _has_body(view, head, below)
    ]
    if empty and empty[0] is heads[0]:
        del empty[0]  # a second title, with the draft's own headings beside it
    listed = _lists(heads, empty)
    peers, bare = Counter(h.level for h in heads), Counter(h.level for h in empty)
    for head in empty:
        told = head.index in marked or head.index not in listed
        if told and _MOST_EMPTY * bare[head.level] <= peers[head.level]:
            yield Finding(head.start, head.end, {"heading": head.text})


def _lists(heads: Sequence[Head], empty: Sequence[Head]) -> set[int]:
    """Return the indexes of heads that are items of a list: two or more below one heading, all of them empty."""
    bare, groups = {head.index for head in empty}, list[list[int]]()
    open_: dict[int, list[int]] = {}
    for head in heads:
        for level in [level for level in open_ if level > head.level]:
            del open_[level]
        if head.level not in open_:
            open_[head.level] = []
            groups.append(open_[head.level])
        open_[head.level].append(head.index)
    return {index for group in groups if len(group) > 1 and bare.issuperset(group) for index in group}


def _has_body(view: View, head: Head, below: Head | None) -> bool:
    """Tell whether anything stands in the source under a heading, pictures and code included."""
    blocks, source = view.document.blocks, view.document.source.text
    after = below.index if below is not None else view.draft.last
    stop = blocks[after].source.start if after < len(blocks) else len(source)
    return _INK.search(source, blocks[head.index].source.end, stop) is not None


def _mismatch(view: View) -> Iterator[Finding]:
    """Find an opening formula that speaks of another genre than the title."""
    guess = view.draft.genre
    if guess.rival is None or guess.formula is None or guess.confidence < 0.6:
        return
    title, rival = view.lexicon.genres[guess.id or ""], view.lexicon.genres[guess.rival]
    words = {"title": (title.name, title.en), "formula": (rival.name, rival.en)}
    yield Finding(*guess.formula, {"title": title.name, "formula": rival.name}, words)


_REPORTS: dict[str, Callable[[View], Iterator[Finding]]] = {
    "missing": _absent("required"),
    "usual": _absent("usual"),
    "heading": _unheaded,
    "order": _disordered,
    "empty": _empty,
    "mismatch": _mismatch,
}

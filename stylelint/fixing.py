"""Fixing a text: edits are made and the text is linted again, until nothing that is wanted is left to be made.

Edits of one round never meet: of two that would, the one further on waits for the next round, which sees the text as
it then is. A round in markup must leave all else as it was read, so that no edit makes markup or ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from .diagnostic import Diagnostic
from .records import replace
from .reporters import FileResult, Fixed
from .text.document import Document
from .text.edit import Edit, Safety, apply
from .text.source import Source

if TYPE_CHECKING:
    from .api import Linter

ROUNDS = 25  # after which fixes are taken to undo each other
Choose = Callable[[FileResult], Sequence[Diagnostic]]
"""Tells which fixes of a result are to be made."""
Make = Callable[[FileResult, Sequence[Edit]], FileResult]
"""Makes edits and lints what comes of them."""

_PLACE = attrgetter("offset", "end_offset")


def wanted(unsafe: bool) -> Choose:
    """Return what chooses all fixes that may be made: the safe ones, with `unsafe` also those to be looked at."""
    safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return lambda result: [d for d in result.diagnostics if d.fix and d.fix.safety in safeties]


def in_text(linter: Linter) -> Make:
    """Return what makes edits in a text."""

    def make(found: FileResult, edits: Sequence[Edit]) -> FileResult:
        source = found.source
        assert source is not None
        text = apply(source.text, edits)
        return linter.lint_source(Source(source.path, text, source.encoding, source.bom), found.format, whole=True)

    return make


def fixed(make: Make, result: FileResult, choose: Choose) -> FileResult:
    """Make fixes.

    Args:
        make: makes edits and lints what comes of them.
        result: what was found, with the text of the draft.
        choose: tells which fixes are wanted.

    Returns:
        What is found in the text as it then is; `fixed` says what was made. Where the fixes do not come to an end,
        the result as it was, and `fixed` names the rules.
    """
    found, made = result, Counter[str]()
    for _ in range(ROUNDS):
        chosen = apart(choose(found), found.encoding)
        after, done = _round(make, found, chosen) if chosen else (found, [])
        if not done:
            return replace(found, fixed=Fixed(result.source, dict(made))) if made else result
        found = after
        made.update(d.rule for d in done)
    return replace(result, fixed=Fixed(result.source, restless=tuple(sorted({d.rule for d in done}))))


def apart(chosen: Iterable[Diagnostic], encoding: str | None) -> list[Diagnostic]:
    """Return findings whose edits neither meet nor touch, the first in order, and can be written in the encoding."""
    starts: list[int] = []
    ends: list[int] = []
    found = []
    for diagnostic in chosen:
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        if not edits or any(_meets(edit, starts, ends) for edit in edits):
            continue
        if not all(_fits(edit.new, encoding) for edit in edits):
            continue
        found.append(diagnostic)
        for edit in edits:
            at = bisect_right(starts, edit.offset)
            starts.insert(at, edit.offset)
            ends.insert(at, edit.end_offset)
    return found


def _meets(edit: Edit, starts: list[int], ends: list[int]) -> bool:
    """Tell whether an edit overlaps or touches one of the ranges, which are disjoint and ascending."""
    at = bisect_right(starts, edit.end_offset)
    return at > 0 and ends[at - 1] >= edit.offset


def _fits(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "utf-8")
    except UnicodeError:
        return False
    return True


def _round(make: Make, found: FileResult, chosen: list[Diagnostic]) -> tuple[FileResult, list[Diagnostic]]:
    """Make fixes at once; where they would change how the rest is read, those of them that do not by themselves."""
    after = _made(make, found, chosen)
    if after is not None:
        return after, chosen
    sound = [d for d in chosen if _made(make, found, [d]) is not None] if len(chosen) > 1 else []
    while sound:
        after = _made(make, found, sound)
        if after is not None:
            return after, sound
        sound = sound[: len(sound) // 2]
    return found, []


def _made(make: Make, found: FileResult, chosen: list[Diagnostic]) -> FileResult | None:
    """Lint what comes of edits; None where they change how the rest is read."""
    assert found.document is not None
    edits = [edit for d in chosen for edit in (d.fix.edits if d.fix else ())]
    after = make(found, edits)
    same = after.document is not None and after.document.text == _projected(found.document, edits)
    return after if same else None


def _projected(document: Document, edits: Iterable[Edit]) -> str:
    """Return the projection as it must be after edits of the source, each of which stands in verbatim segments."""
    segments = sorted((s.source_start, s.start) for s in document.segments if s.verbatim)
    pieces, at = [], 0
    for edit in sorted(edits, key=_PLACE):
        source_start, start = segments[bisect_right(segments, (edit.offset, len(document.text))) - 1]
        begin = start + edit.offset - source_start
        pieces += [document.text[at:begin], edit.new]
        at = begin + len(edit.old)
    return "".join([*pieces, document.text[at:]])

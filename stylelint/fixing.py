"""Fixing a text: edits are made and the text is linted again, until nothing that is wanted is left to be made.

Edits of one round never meet: of two that would, the one further on waits for the next round, which sees the text as
it then is. A round in markup must leave all else as it was read, so that no edit makes markup or ends it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from . import quickre as re
from .diagnostic import Diagnostic
from .text.document import Document
from .text.edit import Edit, Safety

_EMPTY = re.compile(r"\n{2,}")
ROUNDS = 25  # after which fixes are taken to undo each other or to lead to ever more
_PLACE = attrgetter("offset", "end_offset")


class Found(Protocol):
    """A document, and what was found in it; such as a FileResult with the text of its draft."""

    @property
    def document(self) -> Document | None:
        """The document."""
        ...

    @property
    def diagnostics(self) -> Sequence[Diagnostic]:
        """What was found in it."""
        ...


F = TypeVar("F", bound=Found)
Choose = Callable[[Any], Sequence[Diagnostic]]
"""Tells which fixes of what was found are to be made."""


class Fixes(NamedTuple):
    """What was fixed: how many findings of which rule; rules whose fixes come to no end, so that none was made."""

    made: Counter[str]
    restless: tuple[str, ...] = ()


def wanted(unsafe: bool) -> Choose:
    """Return what chooses all fixes that may be made: the safe ones, with `unsafe` also those to be looked at."""
    safeties = (Safety.SAFE, Safety.UNSAFE) if unsafe else (Safety.SAFE,)
    return lambda found: [d for d in found.diagnostics if d.fix and d.fix.safety in safeties]


def fixed(make: Callable[[F, Sequence[Edit]], F], found: F, choose: Choose) -> tuple[F, Fixes]:
    """Make fixes.

    Args:
        make: makes edits and lints what comes of them.
        found: what was found at first.
        choose: tells which fixes are wanted.

    Returns:
        What is found in the end, and what was made.
    """
    restless: frozenset[str] = frozenset()
    while True:
        last, made, busy = _rounds(make, found, choose, restless)
        if not busy:
            return last, Fixes(made, tuple(sorted(restless)))
        restless |= busy  # all anew, without these


def _rounds(
    make: Callable[[F, Sequence[Edit]], F], found: F, choose: Choose, without: frozenset[str]
) -> tuple[F, Counter[str], set[str]]:
    """Make fixes round by round; returns what is found then, what was made, and the rules that come to no end."""
    made, done = Counter[str](), list[Diagnostic]()
    for _ in range(ROUNDS):
        chosen = apart((d for d in choose(found) if d.rule not in without), found.document)
        found, done = _round(make, found, chosen) if chosen else (found, [])
        if not done:
            return found, made, set()
        made.update(d.rule for d in done)
    return found, made, {d.rule for d in done}


def apart(chosen: Iterable[Diagnostic], document: Document | None) -> list[Diagnostic]:
    """Return findings whose edits neither meet nor touch, the first in order, and can be written in the encoding."""
    encoding = document.source.encoding if document else "utf-8"
    starts: list[int] = []
    ends: list[int] = []
    found = []
    for diagnostic in chosen:
        edits = diagnostic.fix.edits if diagnostic.fix else ()
        if not edits or any(_meets(edit, starts, ends) or not _fits(edit.new, encoding) for edit in edits):
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


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeError:
        return False
    return True


def _round(make: Callable[[F, Sequence[Edit]], F], found: F, chosen: list[Diagnostic]) -> tuple[F, list[Diagnostic]]:
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


def _made(make: Callable[[F, Sequence[Edit]], F], found: F, chosen: list[Diagnostic]) -> F | None:
    """Lint what comes of edits; None where they change how the rest is read."""
    assert found.document is not None
    edits = [edit for d in chosen for edit in (d.fix.edits if d.fix else ())]
    after = make(found, edits)
    same = after.document is not None and _filled(after.document.text) == _filled(_projected(found.document, edits))
    return after if same else None


def _filled(text: str) -> str:
    """Return a projection without its empty blocks: in markup a block goes with the last character in it."""
    return _EMPTY.sub("\n", f"\n{text}\n")


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

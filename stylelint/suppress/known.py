"""Fixes beside findings that a baseline knows: none may have one of these taken for new afterwards."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ..diagnostic import Diagnostic
from ..records import replace
from ..text.edit import Edit

_NEAR = 32  # code points of the source among which those stand that tell equal findings apart, markup included


def spared(diagnostics: Sequence[Diagnostic], known: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return findings, those without their fix that would have a known one taken for new.

    A fix must not change the words of a known finding; nor what stands beside it while another new finding is on the
    same words, which the baseline then could take for it.
    """
    new, old = {_words(d) for d in diagnostics}, {_words(d) for d in known}
    words = _Places((d.offset, d.end_offset) for d in known)
    beside = _Places((d.offset - _NEAR, d.end_offset + _NEAR) for d in known if _words(d) in new)

    def harms(d: Diagnostic) -> bool:
        edits = d.fix.edits if d.fix else ()
        return words.met(edits) or (_words(d) not in old and beside.met(edits))

    return [replace(d, fix=None) if harms(d) else d for d in diagnostics]


def _words(diagnostic: Diagnostic) -> tuple[str, str]:
    """Return what a baseline knows a finding by when the words beside it have changed."""
    return diagnostic.rule, diagnostic.text


class _Places:
    """Ranges of the source."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        places = sorted(ranges)
        self._starts = [start for start, _ in places]
        self._ends = [0, *accumulate((end for _, end in places), max)]  # the furthest of those so far

    def met(self, edits: Iterable[Edit]) -> bool:
        """Tell whether an edit changes one of them."""
        return any(self._ends[bisect_left(self._starts, edit.end_offset)] > edit.offset for edit in edits)

"""Formulas: the set phrases that open or close a draft and name its genre by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ..literals import required
from ..regex import compile_linear, expand
from ..text.document import BlockKind
from .lexicon import Lexicon, remembered

if TYPE_CHECKING:
    from .drafts import Draft

_HEAD = 1500  # characters of the body in which an opening formula is looked for
_TAIL = 500
_LONGEST = 20  # a longer formula is cut to its last clause


class Formula(NamedTuple):
    """A formula: the genre that it speaks for, its range, and whether it closes the draft."""

    genre: str
    start: int
    end: int
    closing: bool


class _Opening(NamedTuple):
    """A pattern of a formula, and the literals of which any match holds one; none where that is not known."""

    literals: tuple[str, ...]
    pattern: Any


@remembered
def _patterns(lexicon: Lexicon) -> list[tuple[str, list[_Opening]]]:
    return [(name, list(map(_opening, genre.openings))) for name, genre in lexicon.genres.items() if genre.openings]


def _opening(written: str) -> _Opening:
    pattern = expand(written, {})
    return _Opening(required(pattern) or (), compile_linear("(?m)" + pattern))


def formulas(draft: Draft) -> list[Formula]:
    """Return the first formula of each genre in the first and in the last paragraphs, longest first."""
    folded = draft.document.folded
    found = []
    for start, end, closing in _places(draft):
        text = folded[start:end]
        for name, openings in _patterns(draft.document.lexicon):
            span = _first(openings, text)
            if span is not None:
                found.append(Formula(name, start + span[0], start + span[1], closing))
    return sorted(found, key=lambda f: (f.start - f.end, f.start, f.genre))


def _first(openings: list[_Opening], text: str) -> tuple[int, int] | None:
    """Return the first match of any opening; a pattern is run only where one of its literals stands."""
    best: tuple[int, int] | None = None
    for literals, pattern in openings:
        if literals and not any(literal in text for literal in literals):
            continue
        match = pattern.search(text)
        if match is not None and (best is None or match.start() < best[0]):
            best = match.span()
    return best


def shown(draft: Draft, formula: Formula) -> tuple[int, int]:
    """Return the range of a formula, cut to its last clause where it is long."""
    start, end = formula.start, formula.end
    if end - start <= _LONGEST:
        return start, end
    return max(start, *(draft.document.folded.rfind(mark, start, end) + 1 for mark in ",、》")), end


def _places(draft: Draft) -> list[tuple[int, int, bool]]:
    """Return the ranges of the body's head and tail."""
    prose = [
        b
        for b in draft.document.blocks[draft.first : draft.last]
        if b.end > b.start and b.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)
    ]
    if not prose:
        return []
    start, last = prose[0].start, prose[-1].end
    tail = max(start, last - _TAIL)
    return [(start, min(start + _HEAD, max(tail, start + 1)), False), (tail, last, True)]

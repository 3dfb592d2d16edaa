"""Formulas: the set phrases that open or close a draft and name its genre by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

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


@remembered
def _patterns(lexicon: Lexicon) -> tuple[Any, list[tuple[str, Any]]]:
    own = {n: "|".join(f"(?:{expand(p, {})})" for p in g.openings) for n, g in lexicon.genres.items() if g.openings}
    every = compile_linear("(?m)" + "|".join(own.values())) if own else None
    return every, [(name, compile_linear("(?m)" + p)) for name, p in own.items()]


def formulas(draft: Draft) -> list[Formula]:
    """Return the first formula of each genre in the first and in the last paragraphs, longest first."""
    every, own = _patterns(draft.document.lexicon)
    if every is None:
        return []
    folded = draft.document.folded
    found = []
    for start, end, closing in _places(draft):
        text = folded[start:end]
        if every.search(text) is None:
            continue
        for name, pattern in own:
            match = pattern.search(text)
            if match is not None:
                found.append(Formula(name, start + match.start(), start + match.end(), closing))
    return sorted(found, key=lambda f: (f.start - f.end, f.start, f.genre))


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

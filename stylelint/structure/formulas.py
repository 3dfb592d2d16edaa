"""Formulas: the set phrases that open or close a draft and name its genre by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..regex import Linear, expand
from ..text.document import Block, BlockKind
from .lexicon import Lexicon, remembered
from .sieve import Sieve

if TYPE_CHECKING:
    from .drafts import Draft

_HEAD = 1500  # characters of the body in which an opening formula is looked for
_TAIL = 500
_LONGEST = 20  # a longer formula is cut to its last clause
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM)


class Formula(NamedTuple):
    """A formula: the genre that it speaks for, its range, and whether it closes the draft."""

    genre: str
    start: int
    end: int
    closing: bool


class _Openings(NamedTuple):
    """All formulas of a lexicon: the genre and the pattern of each, and what tells which of them may be there."""

    patterns: list[tuple[str, Linear]]
    sieve: Sieve


@remembered
def _openings(lexicon: Lexicon) -> _Openings:
    patterns = [
        (name, Linear("(?m)" + expand(written, {})))
        for name, genre in lexicon.genres.items()
        for written in genre.openings
    ]
    return _Openings(patterns, Sieve([pattern.pattern for _, pattern in patterns]))


def formulas(draft: Draft) -> list[Formula]:
    """Return the first formula of each genre in the first and in the last paragraphs, longest first."""
    folded = draft.document.folded
    found = []
    for start, end, closing in _places(draft):
        for name, first, last in _firsts(_openings(draft.document.lexicon), folded[start:end]):
            found.append(Formula(name, start + first, start + last, closing))
    return sorted(found, key=lambda f: (f.start - f.end, f.start, f.genre))


def _firsts(openings: _Openings, text: str) -> list[tuple[str, int, int]]:
    """Return the genres of which a formula stands in a text, with the place of the first one."""
    best: dict[str, tuple[int, int]] = {}
    for index in openings.sieve.of(text):
        name, pattern = openings.patterns[index]
        match = pattern.compiled.search(text)
        if match is not None and (name not in best or match.start() < best[name][0]):
            best[name] = match.span()
    return [(name, *span) for name, span in best.items()]


def shown(draft: Draft, formula: Formula) -> tuple[int, int]:
    """Return the range of a formula, cut to its last clause where it is long."""
    start, end = formula.start, formula.end
    if end - start <= _LONGEST:
        return start, end
    return max(start, *(draft.document.folded.rfind(mark, start, end) + 1 for mark in ",、》")), end


def _places(draft: Draft) -> list[tuple[int, int, bool]]:
    """Return the ranges of the body's head and tail."""
    blocks = draft.document.blocks[draft.first : draft.last]
    first, final = _prose(blocks), _prose(blocks[::-1])
    if first is None or final is None:
        return []
    start, last = first.start, final.end
    tail = max(start, last - _TAIL)
    return [(start, min(start + _HEAD, max(tail, start + 1)), False), (tail, last, True)]


def _prose(blocks: Sequence[Block]) -> Block | None:
    return next((b for b in blocks if b.end > b.start and b.kind in _PROSE), None)

"""Skeletons: the headings that speak for a genre where neither title nor formula does."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..regex import Linear, expand
from .lexicon import Lexicon, remembered
from .sieve import Lines, Sieve, asks_for_edges

if TYPE_CHECKING:
    from .drafts import Draft


class Skeletons:
    """The headings that speak for the genres of a lexicon, by genre; a sieve tells which may be there."""

    def __init__(self, lexicon: Lexicon) -> None:
        genres = lexicon.genres.items()
        self.patterns = {key: [Linear("(?m)" + expand(p, {})) for p in g.structure] for key, g in genres if g.structure}
        self.free = [key for key in self.patterns if not lexicon.genres[key].files]
        self._owners = [key for key in self.free for _ in self.patterns[key]]
        self._sieve = Sieve([p.pattern for key in self.free for p in self.patterns[key]])
        # what asks where a heading begins or ends is not found among others, and is always likely
        self._always = [key for key in self.free for p in self.patterns[key] if asks_for_edges(p.pattern)]

    def likely(self, headings: Lines) -> Iterator[str]:
        """Yield the genres, named by no file, for which enough headings may speak."""
        counts = Counter([*self._always, *(self._owners[index] for index in self._sieve.of(headings.joined))])
        yield from (key for key, count in counts.items() if count >= self.least(key))

    def least(self, key: str) -> int:
        """Return how many entries of `structure` must be satisfied."""
        return max(3, math.ceil(0.6 * len(self.patterns[key])))


skeletons = remembered(Skeletons)


def satisfied(draft: Draft, key: str) -> int:
    """Count the entries of `structure` that a heading satisfies."""
    lines = headings(draft)
    patterns = skeletons(draft.document.lexicon).patterns.get(key, [])
    return sum(next(lines.matching(pattern), None) is not None for pattern in patterns)


def headings(draft: Draft) -> Lines:
    """Return the headings of a draft, and what opens a numbered paragraph or stands on a line by itself."""
    return Lines([head.text for head in draft.heads if head.names and (head.alone or head.numbered)])

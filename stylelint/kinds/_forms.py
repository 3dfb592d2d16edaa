"""Forms in which one thing is written, and how often each stands in a text."""

from __future__ import annotations

from typing import NamedTuple

from ..literals import required
from ..regex import Linear, linear

LINES = "(?m)"  # a whole draft is searched at once: ^ and $ are the ends of a block
Places = list[tuple[int, int]]


class Pattern(NamedTuple):
    """A pattern, the literals one of which every match must hold, and whether each of those is a whole match."""

    compiled: Linear
    needed: tuple[str, ...]
    plain: bool

    def may_match(self, text: str) -> bool:
        """Tell whether a text holds what a match needs."""
        return not self.needed or any(map(text.__contains__, self.needed))


class Form(NamedTuple):
    """A form with its patterns."""

    label: str
    patterns: tuple[Pattern, ...]

    def may_stand(self, text: str) -> bool:
        """Tell whether one of the patterns may match."""
        return any(one.may_match(text) for one in self.patterns)

    def known(self, text: str) -> int | None:
        """Return how often it stands in a text, where that can be told without a search."""
        if not all(one.plain for one in self.patterns):
            return None
        return sum(text.count(literal) for one in self.patterns for literal in one.needed)

    def search(self, text: str, offset: int) -> Places:
        """Return the matches in a text, as offsets + `offset`."""
        likely = (one for one in self.patterns if one.may_match(text))
        return sorted({span for one in likely for span in one.compiled.spans(text, offset)})


def pattern(body: str) -> Pattern:
    """Check and build a pattern. Raises PatternError where it is invalid or needs look-around."""
    compiled = linear(LINES + body)
    needed = required(compiled.pattern) or ()
    is_class = body[:1] == "[" and body.find("]") == len(body) - 1 and all(len(text) == 1 for text in needed)
    return Pattern(compiled, needed, needed == (body,) or (is_class and bool(needed)))

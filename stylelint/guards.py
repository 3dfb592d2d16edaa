"""Guards: where a hit is no fault. One pass over the `unless` of a rule, cheapest test first."""

from __future__ import annotations

from . import quickre as re
from .kinds import Finding
from .rulepack.model import Guards
from .text.document import Block
from .text.fold import fold
from .view import View

_NEXT_SENTENCE = 120  # characters after a sentence in which evidence still counts
_REMEMBERED = 1000  # texts of hits for each rule


class Excuses:
    """Guards of one rule, compiled when the first hit asks; all texts are folded. What it lacks is empty or None."""

    __slots__ = (
        "_after",
        "_before",
        "_clause",
        "_evidence",
        "_guards",
        "_none",
        "_reach",
        "_sentence",
        "_spans",
        "_traditional",
        "_within",
    )

    def __init__(self, guards: Guards) -> None:
        """Keep guards."""
        self._none = guards == Guards(reach=guards.reach)
        self._guards: Guards | None = guards

    @classmethod
    def of(cls, guards: Guards) -> Excuses:
        """Compile guards."""
        return cls(guards)

    def excuse(self, view: View, block: Block, finding: Finding) -> bool:
        """Tell whether the finding, which begins in `block`, is excused."""
        if self._none:
            return False
        if self._guards is not None:
            self._compile(self._guards)
        text, start, end = view.text, finding.start, finding.end
        return bool(
            (self._before and text.endswith(self._before, block.start, start))
            or (self._after and text.startswith(self._after, end))
            or (self._within and self._within.covers(text, start, end, block))
            or (self._traditional and view.traditional)
            or (self._spans and view.protected(self._spans, start, end))
            or (self._clause and self._clause.search(text, *view.clause(start, end, block)))
            or (self._sentence and self._sentence.search(text, *view.sentence(start, end, block)))
            or (self._evidence and self._evident(view, block, start, end))
        )

    def _compile(self, guards: Guards) -> None:
        self._before = tuple(map(fold, guards.before))
        self._after = tuple(map(fold, guards.after))
        self._within = _Within(guards.within) if guards.within else None
        self._spans = tuple(guards.spans)
        self._traditional = guards.traditional
        self._clause = _any_of(guards.clause)
        self._sentence = _any_of(guards.sentence)
        self._evidence = tuple(guards.evidence)
        self._reach = guards.reach
        self._guards = None

    def _evident(self, view: View, block: Block, start: int, end: int) -> bool:
        if self._reach == "clause":
            first, last = view.clause(start, end, block)
        else:
            first, last = view.sentence(start, end, block)
            if self._reach == "next" and last + 1 < block.end:
                following = view.sentence(last + 1, last + 1, block)
                last = min(following.end, last + _NEXT_SENTENCE)
        return view.evidence(first, last, block).has(self._evidence, first, last)


def _any_of(words: list[str]) -> re.Pattern[str] | None:
    """Compile what finds any of the words; None where there are none."""
    return re.compile("|".join(re.escape(fold(word)) for word in words)) if words else None


class _Within:
    """Longer words that excuse what they hold."""

    __slots__ = ("_holding", "_words")

    def __init__(self, words: list[str]) -> None:
        self._words = tuple(map(fold, words))
        self._holding: dict[str, list[tuple[int, str]]] = {}

    def covers(self, text: str, start: int, end: int, block: Block) -> bool:
        """Tell whether one of the words stands in the block so that it covers [start, end)."""
        hit = text[start:end]
        holding = self._holding.get(hit)
        if holding is None:
            holding = self._hold(hit)
        for before, word in holding:
            low = start - before
            if low >= block.start and text.startswith(word, low, block.end):
                return True
        return False

    def _hold(self, hit: str) -> list[tuple[int, str]]:
        """Return the words that hold a text, each with how many of its characters stand before that."""
        if len(self._holding) >= _REMEMBERED:
            self._holding.clear()
        found = [(at, w) for w in self._words for at in range(len(w) + 1) if w.startswith(hit, at)]
        self._holding[hit] = found
        return found

"""Guards: where a hit is no fault. One pass over the `unless` of a rule, cheapest test first."""

from __future__ import annotations

from functools import cached_property

from . import quickre as re
from .kinds import Finding
from .rulepack.model import Guards
from .text.document import Block
from .text.fold import fold
from .view import View

_NEXT_SENTENCE = 120  # characters after a sentence in which evidence still counts
_REMEMBERED = 1000  # texts of hits for each rule


class Excuses:
    """Guards of one rule, compiled when the first hit asks; all texts are folded."""

    def __init__(self, guards: Guards) -> None:
        """Keep guards."""
        self._guards = guards
        self._none = guards == Guards(reach=guards.reach)

    @classmethod
    def of(cls, guards: Guards) -> Excuses:
        """Compile guards."""
        return cls(guards)

    def excuse(self, view: View, block: Block, finding: Finding) -> bool:
        """Tell whether the finding, which begins in `block`, is excused."""
        return not self._none and self._compiled.excuse(view, block, finding.start, finding.end)

    @cached_property
    def _compiled(self) -> _Compiled:
        return _Compiled(self._guards)


class _Compiled:
    """The guards of one rule; what it does not have is empty or None."""

    __slots__ = ("after", "before", "clause", "evidence", "reach", "sentence", "spans", "within")

    def __init__(self, guards: Guards) -> None:
        self.before = tuple(map(fold, guards.before))
        self.after = tuple(map(fold, guards.after))
        self.within = _Within(guards.within) if guards.within else None
        self.spans = tuple(guards.spans)
        self.clause = _any_of(guards.clause)
        self.sentence = _any_of(guards.sentence)
        self.evidence = tuple(guards.evidence)
        self.reach = guards.reach

    def excuse(self, view: View, block: Block, start: int, end: int) -> bool:
        text = view.text
        return bool(
            (self.before and text.endswith(self.before, block.start, start))
            or (self.after and text.startswith(self.after, end))
            or (self.within and self.within.covers(text, start, end, block))
            or (self.spans and view.protected(self.spans, start, end))
            or (self.clause and self.clause.search(text, *view.clause(start, end, block)))
            or (self.sentence and self.sentence.search(text, *view.sentence(start, end, block)))
            or (self.evidence and self._evident(view, block, start, end))
        )

    def _evident(self, view: View, block: Block, start: int, end: int) -> bool:
        if self.reach == "clause":
            first, last = view.clause(start, end, block)
        else:
            first, last = view.sentence(start, end, block)
            if self.reach == "next" and last + 1 < block.end:
                following = view.sentence(last + 1, last + 1, block)
                last = min(following.end, last + _NEXT_SENTENCE)
        return view.evidence(first, last, block).has(self.evidence, first, last)


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

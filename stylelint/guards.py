"""Guards: where a hit is no fault. One pass over the `unless` of a rule, cheapest test first."""

from __future__ import annotations

from dataclasses import dataclass

from .kinds import Finding
from .rulepack.model import Guards
from .text.document import Block
from .text.fold import fold
from .text.span import Span
from .view import View

_NEXT_SENTENCE = 120  # characters after a sentence in which evidence still counts


@dataclass(frozen=True)
class Excuses:
    """Compiled guards of one rule; all texts are folded."""

    guards: Guards
    before: tuple[str, ...]
    after: tuple[str, ...]
    within: tuple[str, ...]
    clause: tuple[str, ...]
    sentence: tuple[str, ...]

    @classmethod
    def of(cls, guards: Guards) -> Excuses:
        """Compile guards."""
        lists = (guards.before, guards.after, guards.within, guards.clause, guards.sentence)
        return cls(guards, *(tuple(map(fold, texts)) for texts in lists))

    def excuse(self, view: View, block: Block, finding: Finding) -> bool:
        """Tell whether the finding is excused."""
        text, start, end = view.text, finding.start, finding.end
        return (
            any(text.startswith(w, start - len(w)) for w in self.before if len(w) <= start - block.start)
            or text.startswith(self.after, end)
            or any(_inside(text, w, start, end, block) for w in self.within)
            or any(view.document.protected.covers(name, start, end) for name in self.guards.spans)
            or (bool(self.clause) and _holds(text, view.clause(start, end), self.clause))
            or (bool(self.sentence) and _holds(text, view.sentence(start, end), self.sentence))
            or self._evident(view, block, start, end)
        )

    def _evident(self, view: View, block: Block, start: int, end: int) -> bool:
        if not self.guards.evidence:
            return False
        if self.guards.reach == "clause":
            span = view.clause(start, end)
        else:
            span = view.sentence(start, end)
            if self.guards.reach == "next" and span.end + 1 < block.end:
                following = view.sentence(span.end + 1, span.end + 1)
                span = Span(span.start, min(following.end, span.end + _NEXT_SENTENCE))
        return not view.evidence(span.start, span.end).isdisjoint(self.guards.evidence)


def _inside(text: str, word: str, start: int, end: int, block: Block) -> bool:
    """Tell whether an occurrence of `word` covers [start, end)."""
    low, high = max(block.start, end - len(word)), min(block.end, start + len(word))
    at = text.find(word, low, high)
    while at >= 0:
        if at <= start and end <= at + len(word):
            return True
        at = text.find(word, at + 1, high)
    return False


def _holds(text: str, span: Span, words: tuple[str, ...]) -> bool:
    return any(text.find(w, span.start, span.end) >= 0 for w in words)

"""Kind `quote-drift`: two sorts of quotation marks on one level of one draft."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.span import Span
from ..view import View
from . import Finding, OptionError
from ._changes import ends, proposed

NAME = "quote-drift"
FIXES = True

_MOST = 20  # related places
_LONGEST = 200  # characters between two marks; what is further apart is no pair


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    sorts: list[str]
    """Pairs of marks, the opening and the closing one: “”, 「」."""
    least: int = 3
    """How many quotations a draft must have."""


@dataclass(frozen=True)
class QuoteDrift:
    """Reports the first quotation in the rarer marks."""

    options: Options
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        text, (low, high) = view.document.text, view.span
        present = [marks for marks in self.options.sorts if text.find(marks[0], low, high) >= 0]
        if len(present) < 2:
            return
        used = {marks: places for marks in present if (places := list(self._quotations(view, marks)))}
        if len(used) < 2 or sum(map(len, used.values())) < self.options.least:
            return
        usual = max(used, key=lambda marks: len(used[marks]))
        first, *others = sorted(span for marks, places in used.items() if marks != usual for span in places)
        data = {"usual": usual, "uses": len(used[usual]), "count": len(others) + 1}
        fix = proposed(view, (change for span in (first, *others) for change in ends(*span, usual)))
        yield Finding(*first, data, related=tuple(others[:_MOST]), fix=fix)

    def _quotations(self, view: View, marks: str) -> Iterator[Span]:
        """Yield the outermost quotations of Chinese words in one sort of marks; inner ones may differ."""
        text, (low, high) = view.document.text, view.span
        at = text.find(marks[0], low, high)
        while at >= 0:
            block = view.document.block_at(at)
            end = text.find(marks[1], at, min(block.end, at + _LONGEST))
            if end > at and block.kind in self.scopes and self._counts(view, Span(at, end + 1)):
                yield Span(at, end + 1)
            at = text.find(marks[0], max(at, end) + 1, high)

    def _counts(self, view: View, span: Span) -> bool:
        inside = view.document.text[span.start + 1 : span.end - 1]
        if not inside or inside[0].isascii() or inside[0] in "".join(self.options.sorts):
            return False
        return not any(o.start < span.start and span.end < o.end for o in view.document.protected.of("quotation"))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> QuoteDrift:
    """Build the check; raises OptionError for fewer than two sorts, or one that is no pair."""
    if len(options.sorts) < 2 or any(len(marks) != 2 for marks in options.sorts):
        raise OptionError("sorts", "至少要有两对引号，每对两个字符", "give two pairs of marks at least")
    return QuoteDrift(options, frozenset(rule.fields.scopes))

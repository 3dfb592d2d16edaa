"""Kind `scripts`: Traditional characters in a Simplified draft, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.fold import script_pairs
from ..text.span import Span
from ..view import View
from . import Finding, OptionError

NAME = "scripts"

_MOST = 20  # related places
_SPARED = ("quotation", "term", "book-title", "example", "address")


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    frequent: str
    """Frequent Traditional characters that Simplified text never holds; a draft without any is not looked at."""
    least: int = 5
    """Fewer characters of the rarer script are proper names."""
    different: int = 3
    """How many different ones there must be."""
    grave: float = 0.02
    """The share of the rarer script, among the characters of one script only, below which a finding is an info."""
    many: int = 10
    """The number of its characters below which a finding is an info."""


@dataclass(frozen=True)
class Scripts:
    """Reports the first word in the rarer script."""

    options: Options
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        written, (start, end), options = view.document.text, view.span, self.options
        if not any(written.find(char, start, end) >= 0 for char in options.frequent):
            return  # as in all Simplified text
        traditional, simplified = _patterns()
        if simplified.search(written, *view.span) is None:
            return  # as in all Traditional text
        runs = [list(self._runs(view, one)) for one in (traditional, simplified)]
        counts = [sum(end - start for start, end in spans) for spans in runs]
        is_traditional = counts[0] < counts[1]  # the rarer one is
        rare, count = runs[not is_traditional], min(counts)
        if count < options.least or len({char for span in rare for char in written[slice(*span)]}) < options.different:
            return
        level = "info" if count < options.grave * sum(counts) or count < options.many else None
        data = {"script": _NAMES[is_traditional], "usual": _NAMES[not is_traditional], "count": count}
        yield Finding(*rare[0], data, related=tuple(rare[1:_MOST]), level=level)

    def _runs(self, view: View, pattern: re.Pattern[str]) -> Iterator[Span]:
        for block in view.prose(*self.scopes):
            for match in pattern.finditer(view.document.text, block.start, block.end):
                span = Span(*match.span())
                if not view.protected(_SPARED, *span):
                    yield span


_NAMES = {True: "繁体", False: "简体"}


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds runs of characters that only Traditional, and only Simplified text holds.

    Many characters are used in both, 后 and 台 and 里: what the charsets of both sides hold is left out.
    """
    traditional, simplified = script_pairs()
    only = (_without(traditional, "gb2312"), _without(simplified, "big5"))
    first, second = (re.compile(f"[{chars}]+") for chars in only)
    return first, second


def _without(chars: str, charset: str) -> str:
    """Return the characters that a charset does not hold."""
    return "".join(sorted({char for char in chars if not char.encode(charset, "ignore")}))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Scripts:
    """Build the check; raises OptionError where no character is given."""
    if not options.frequent:
        raise OptionError("frequent", "至少要有一个字", "give at least one character")
    return Scripts(options, frozenset(rule.fields.scopes))

"""Kind `digit-width`: full-width and half-width digits in one draft, told once."""

from __future__ import annotations

from collections.abc import Iterator

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "digit-width"
FIXES = True

_WIDE = "\uff10\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18\uff19"
_WIDE_RUN = re.compile(f"[{_WIDE}]+")
_RUN = re.compile("[0-9]+")
_TO_HALF = str.maketrans(_WIDE, "0123456789")
_TO_WIDE = str.maketrans("0123456789", _WIDE)
_SHOWN = 20  # related places


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    least: int = 3
    """How many numbers of both widths together show a habit."""


@dataclass(frozen=True)
class DigitWidth:
    """Counts numbers by their width; `scopes` are the kinds of block that are read."""

    options: Options
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding, on the first number of the rarer width."""
        text, (start, end) = view.document.text, view.span
        if not any(text.find(digit, start, end) >= 0 for digit in _WIDE):  # a tenth of what a class takes
            return  # as in nearly all drafts
        blocks = list(view.prose(*self.scopes))
        wide, half = (
            [m.span() for b in blocks for m in run.finditer(text, b.start, b.end)] for run in (_WIDE_RUN, _RUN)
        )
        if not wide or not half or len(wide) + len(half) < self.options.least:
            return
        rare, usual = (wide, half) if len(wide) <= len(half) else (half, wide)
        data = {"count": len(rare)}
        table = _TO_HALF if rare is wide else _TO_WIDE
        fix = proposed(view, (Change(a, b, text[a:b].translate(table)) for a, b in rare))
        shown = {"usual": text[slice(*usual[0])]}
        yield Finding(*rare[0], data=data, words=shown, related=tuple(rare[1:_SHOWN]), fix=fix)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> DigitWidth:
    """Build the check."""
    return DigitWidth(options, frozenset(rule.fields.scopes))

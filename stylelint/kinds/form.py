"""Kind `form`: the blanks that others will fill in, told once a draft."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..view import View
from . import Finding

NAME = "form"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    least: int = 1
    """How many blanks a draft must have."""


@dataclass(frozen=True)
class Form:
    """Reports the first blank, with the others as related places."""

    least: int

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        fields = view.draft.blanks.fields
        if len(fields) >= self.least and fields:
            first, *others = fields
            related = tuple((f.start, f.end) for f in others)
            yield Finding(first.start, first.end, {"count": len(fields)}, related=related)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Form:
    """Build the check."""
    return Form(options.least)

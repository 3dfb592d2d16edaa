"""Kind `numbering`: one check of the series of numbers that a draft's headings and items form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import in_width
from ..view import View
from . import Finding

NAME = "numbering"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["gap", "duplicate", "order", "first", "restart", "mixed"]
    """Which break of the series to report."""


@dataclass(frozen=True)
class Numbering:
    """Reports the faults of one sort."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on the number of each item at fault."""
        for fault in view.draft.numbering.faults:
            if fault.kind != self.check:
                continue
            token = fault.item.token
            previous = fault.previous.token if fault.previous else None
            written = view.document.text[token.start : token.end]
            data = {
                "expected": in_width(fault.expected, written),
                "found": in_width(token.label, written),
                "missing": [in_width(number, written) for number in fault.missing],
                "previous": in_width(previous.label, written) if previous else None,
            }
            related = ((previous.start, previous.end),) if previous else ()
            yield Finding(token.start, token.end, data, related=related)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Numbering:
    """Build the check."""
    return Numbering(options.check)

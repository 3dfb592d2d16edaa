"""Kind `numbering`: one check of the series of numbers that a draft's headings and items form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..view import View
from . import Finding

NAME = "numbering"

_WIDE = str.maketrans("()", "\uff08\uff09")  # numbers are named in the width that the draft uses


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
            wide = _WIDE if "\uff08" in view.document.text[token.start : token.end] else {}
            data = {
                "expected": fault.expected.translate(wide),
                "found": token.label.translate(wide),
                "missing": [number.translate(wide) for number in fault.missing],
                "previous": previous.label.translate(wide) if previous else None,
            }
            related = ((previous.start, previous.end),) if previous else ()
            yield Finding(token.start, token.end, data, related=related)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Numbering:
    """Build the check."""
    return Numbering(options.check)

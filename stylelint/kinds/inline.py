"""Kind `inline`: series inside paragraphs, 一是…二是…三是…."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.inline import label
from ..structure.lexicon import Lexicon
from ..view import View
from . import Finding

NAME = "inline"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["gap", "first"]
    """gap: a member is missing or out of place; first: the series has no 一."""


@dataclass(frozen=True)
class Inline:
    """Reports the breaks of one sort."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on the mark of each member that does not follow."""
        for found in view.draft.breaks:
            if found.kind != self.check:
                continue
            mark, previous = found.mark, found.previous
            before = label(previous.value, previous.connector) if previous else None
            data = {"expected": label(found.expected, mark.connector), "previous": before}
            words = {
                "after": f"接在“{before}”之后：" if before else "前面",
                "after_en": f"follows {before}" if before else "has none before it",
            }
            related = ((previous.start, previous.end),) if previous else ()
            yield Finding(mark.start, mark.end, data, words, related=related)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Inline:
    """Build the check."""
    return Inline(options.check)

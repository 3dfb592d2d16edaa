"""Kind `pairs`: brackets, quotes and book marks of which one half is missing or has another shape."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.halves import Half
from ..structure.lexicon import Lexicon
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "pairs"
FIXES = True


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["unpaired", "mixed"]
    """unpaired: the other half is missing; mixed: the other half is another mark."""


@dataclass(frozen=True)
class Pairs:
    """Runs one check."""

    scopes: frozenset[str]
    mixed: bool

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield each mark that fails, or each pair of marks that do not belong together."""
        for one, other in view.draft.halves:
            if view.document.blocks[one.block].kind not in self.scopes:
                continue
            if other is None and not self.mixed:
                yield Finding(one.at, one.at + 1, {"expected": one.other})
            elif other is not None and self.mixed:
                yield _mixed(view, one, other)


def _mixed(view: View, one: Half, other: Half) -> Finding:
    """Return the finding on the mark that is wrong: the second one, if the first one opens."""
    wrong, right = (other, one) if one.opens else (one, other)
    data = {"found": f"{one.mark}…{other.mark}", "expected": right.other}
    fix = proposed(view, [Change(wrong.at, wrong.at + 1, right.other)])
    return Finding(wrong.at, wrong.at + 1, data, related=((right.at, right.at + 1),), fix=fix)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Pairs:
    """Build the check."""
    return Pairs(frozenset(rule.fields.scopes), options.check == "mixed")

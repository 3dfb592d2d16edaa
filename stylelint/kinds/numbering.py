"""Kind `numbering`: one check of the series of numbers that a draft's headings and items form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from operator import attrgetter
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.faults import Fault
from ..structure.lexicon import Lexicon
from ..structure.numbers import Form, in_width
from ..structure.outline import Item
from ..text.edit import Safety
from ..view import View
from . import Change, Finding, Proposal
from ._changes import proposed
from ._citations import moved

NAME = "numbering"
PUBLIC = frozenset({"made", "others", "made_en", "others_en", "auto", "auto_en"})
FIXES = True

_NEAR = 60  # items among which the next one of a series is looked for
_RENUMBERED = frozenset({"duplicate", "order", "mixed"})
_HANDS = (
    {"made": "是手打的", "others": "自动编号", "made_en": "typed", "others_en": "automatic", "auto": "", "auto_en": ""},
    {
        "made": "是自动编号",
        "others": "手打的",
        "made_en": "automatic",
        "others_en": "typed",
        "auto": "；这是自动编号，在编号上点右键设置编号值",
        "auto_en": "; the number is automatic: right-click it and set its value",
    },
)  # by whether the number is automatic


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["gap", "duplicate", "order", "first", "restart", "mixed", "relisted", "handmade"]
    """Which break of the series to report. relisted: an automatic list that begins anew within a series; handmade:
    typed numbers among automatic ones, or the other way about."""


@dataclass(frozen=True)
class Numbering:
    """Reports the faults of one sort."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on the number of each item at fault."""
        document = view.document
        faults = [fault for fault in view.draft.numbering.faults if fault.kind == self.check]
        for fault in _by_form(faults) if self.check == "handmade" else faults:
            item, previous = fault.item, fault.previous
            written = item.written(document)
            data = {
                "expected": in_width(fault.expected, written),
                "found": _label(item, written),
                "missing": [in_width(number, written) for number in fault.missing],
                "previous": _label(previous, written) if previous else None,
            }
            related = (previous.span(document),) if previous else ()
            fix = _renumbered(view, fault)
            yield Finding(*item.span(document), data, _HANDS[item.token.auto], related=related, fix=fix)


def _renumbered(view: View, fault: Fault) -> Proposal | None:
    """Propose the number that is expected, where the next one goes on from there, so that there is one reading."""
    item, previous = fault.item, fault.previous
    written = item.written(view.document)
    if fault.kind not in _RENUMBERED or previous is None or item.token.auto or _label(item, written) != written:
        return None
    items = view.draft.numbering.items
    at = bisect_right(items, item.index, key=attrgetter("index"))
    after = next((i for i in items[at : at + _NEAR] if i.token.form is previous.token.form), None)
    if after is None or after.block.group != item.block.group or after.token.value != previous.token.value + 2:
        return None
    change = Change(item.token.start, item.token.end, in_width(fault.expected, written))
    cited = moved(view, item, previous.token.value + 1, item.token.form is previous.token.form)
    if not cited:
        return proposed(view, [change], Safety.UNSAFE if cited is None else None)
    fix, said = proposed(view, [change, *cited]), len(cited)
    title = f"改为“{change.new}”，引用它的 {said} 处一起改", f"Write “{change.new}”, also where it is cited ({said})"
    return fix and fix._replace(title=title)


def _by_form(faults: list[Fault]) -> list[Fault]:
    """Return the first fault of each form, where the habit of the whole draft is at fault."""
    first: dict[Form, Fault] = {}
    for fault in faults:
        first.setdefault(fault.item.token.form, fault)
    return list(first.values())


def _label(item: Item, written: str) -> str:
    """Write the number of an item: as it is shown where it is automatic, else in the width of `written`."""
    return item.block.label or "" if item.token.auto else in_width(item.token.label, written)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Numbering:
    """Build the check."""
    return Numbering(options.check)

"""Kind `number-levels`: in which order the levels of numbers stand below each other: 一、 (一) 1. (1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import FORMS, Form
from ..structure.outline import Item
from ..view import View
from . import Finding

NAME = "number-levels"

_ARABIC = (FORMS["ar-dun"], FORMS["ar-dot"])
_UPSIDE_DOWN = {
    FORMS["cn-paren"]: (FORMS["cn-dun"],),
    FORMS["ar-paren"]: (FORMS["cn-dun"], FORMS["cn-paren"], *_ARABIC),
}
_DEEP = frozenset({4, 5})
_LEAST_LEVELS = 3  # of a skipped one, its parent and its child


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["skip", "far", "nesting"]
    """skip: a level left out that the draft uses elsewhere; far: two levels or more left out; nesting: lists of a
    higher level between items of a lower one."""


@dataclass(frozen=True)
class NumberLevels:
    """Runs one check."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the first list at fault, of each sort."""
        numbering = view.draft.numbering
        yield from _CHECKS[self.check](view, numbering.items, numbering.forms)


def _skips(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    """Yield the first list of each pair of levels that leaves out one between."""
    if len({form.level for form in forms} - {0}) < _LEAST_LEVELS:
        return  # none can be used elsewhere
    pairs: dict[tuple[int, int], Item] = {}
    open_levels: list[int] = []
    for item in items:
        rank = item.token.form.level
        if not rank:
            open_levels.clear()  # chapters and articles have habits of their own
            continue
        while open_levels and open_levels[-1] >= rank:
            open_levels.pop()
        if open_levels and item.token.value == 1:
            pairs.setdefault((open_levels[-1], rank), item)
        open_levels.append(rank)
    for (parent, child), item in pairs.items():
        between = parent + 1
        if child - parent == 2 and (parent, between) in pairs and (between, child) in pairs:
            yield Finding(*item.span(view.document), {"level": between}, {"text": item.written(view.document)})


def _pairs(items: list[Item]) -> Iterator[tuple[Item, Item]]:
    """Yield the first item of each list with the item that it stands below."""
    open_lists: list[Item] = []
    for item in items:
        if not item.token.form.level or item.block.group:
            open_lists.clear()
            continue
        same = next((i for i, x in enumerate(open_lists) if x.token.form is item.token.form), None)
        if same is not None:
            open_lists[same:] = [item]
            continue
        if open_lists and item.token.value == 1:
            yield open_lists[-1], item
        open_lists.append(item)


def _far(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    """Yield the first list that leaves out two levels or more below one of the first."""
    if not {form.level for form in forms} & _DEEP:
        return
    for above, item in _pairs(items):
        if above.token.form.level == 1 and item.token.form.level in _DEEP:
            yield _below(view, above, item)
            return


def _nesting(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    """Yield the first list of a higher level between two items of a lower one."""
    if forms.isdisjoint(_UPSIDE_DOWN):
        return
    for above, item in _pairs(items):
        if item.token.form in _UPSIDE_DOWN.get(above.token.form, ()) and _goes_on(items, above, item):
            yield _below(view, above, item)
            return


def _below(view: View, above: Item, item: Item) -> Finding:
    document = view.document
    return Finding(*item.span(document), {"above": above.written(document)}, {"text": item.written(document)})


def _goes_on(items: list[Item], above: Item, item: Item) -> bool:
    """Tell whether the next item of the form of `above`, behind `item`, is the next in its series."""
    behind = (i.token for i in items if i.index > item.index and i.token.form is above.token.form)
    following = next(behind, None)
    return following is not None and following.value == above.token.value + 1


_CHECKS = {"skip": _skips, "far": _far, "nesting": _nesting}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NumberLevels:
    """Build the check."""
    return NumberLevels(options.check)

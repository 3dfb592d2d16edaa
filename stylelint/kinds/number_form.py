"""Kind `number-form`: how numbers are written: the mark after them, one form for one level, one width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import FORMS, Form, in_width
from ..structure.outline import Item
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "number-form"
FIXES = True

_DECIMAL = FORMS["decimal"]
_ARABIC = (FORMS["ar-dun"], FORMS["ar-dot"])
_BRACKETED = (FORMS["cn-paren"], FORMS["ar-paren"])  # all forms whose first character may be a bracket
_TO_FULL, _TO_HALF = str.maketrans("()", "\uff08\uff09"), str.maketrans("\uff08\uff09", "()")
_LEAST_DRIFT = 3  # numbers of both sorts together; fewer show no habit


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["mark", "drift", "width"]
    """mark: a wrong mark after the number; drift: 1、 and 1. in one draft; width: （一） and (一) in one
    draft."""


@dataclass(frozen=True)
class NumberForm:
    """Runs one check."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield each wrong mark, or one finding a draft for what drifts."""
        numbering = view.draft.numbering
        yield from _CHECKS[self.check](view, numbering.items, numbering.forms)


def _marks(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    lists = set()
    for item in items:
        token = item.token
        if token.slip and token.form is not _DECIMAL and (not token.auto or item.block.series not in lists):
            start, end = item.span(view.document)
            if not token.auto and token.slip != ")":
                start = end - 1
            data = {"expected": token.form.write(token.value), "found": item.written(view.document)}
            lists.add(item.block.series)  # of an automatic list one finding: its label is set in one place
            yield Finding(start, end, data, fix=None if token.auto else proposed(view, [_relabelled(view, item)]))


def _relabelled(view: View, item: Item) -> Change:
    """Return what writes a number as its form has it."""
    token = item.token
    return Change(token.start, token.end, in_width(token.form.write(token.value), item.written(view.document)))


def _drift(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if not forms.issuperset(_ARABIC):
        return
    arabic = [i for i in items if i.token.form in _ARABIC and not i.token.slip]

    def marked(habit: Item, item: Item) -> Iterator[Change]:
        yield Change(item.token.end - 1, item.token.end, habit.written(view.document)[-1])

    yield from _minority(view, arabic, lambda i: i.token.form.name, lambda i: i.token.label, marked)


def _width(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if forms.isdisjoint(_BRACKETED):
        return
    document = view.document

    def width(item: Item) -> str:
        return "half" if item.written(document)[0] == "(" else "full"

    bracketed = [i for i in items if i.written(document)[:1] in ("(", "\uff08")]

    def bracket(habit: Item, item: Item) -> Iterator[Change]:
        table = _TO_HALF if width(habit) == "half" else _TO_FULL
        for at in range(item.token.start, item.token.end):
            if (new := document.text[at].translate(table)) != document.text[at]:
                yield Change(at, at + 1, new)

    yield from _minority(view, bracketed, width, lambda i: i.written(document), bracket)


def _minority(
    view: View,
    items: list[Item],
    sort: Callable[[Item], str],
    show: Callable[[Item], str],
    write: Callable[[Item, Item], Iterator[Change]],
) -> Iterator[Finding]:
    """Yield one finding, on the first number of the rarer sort."""
    counts = Counter(map(sort, items))
    if len(counts) < 2 or sum(counts.values()) < _LEAST_DRIFT:
        return
    usual = counts.most_common(1)[0][0]
    rare = [i for i in items if sort(i) != usual]
    habit = next(i for i in items if sort(i) == usual)
    data = {"usual": show(habit), "count": len(rare), "of": len(items)}
    related = tuple(i.span(view.document) for i in rare[1:20])
    typed = [] if habit.token.auto else [item for item in rare if not item.token.auto]
    fix = proposed(view, (change for item in typed for change in write(habit, item)))
    yield Finding(*rare[0].span(view.document), data, related=related, fix=fix)


_CHECKS = {"mark": _marks, "drift": _drift, "width": _width}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NumberForm:
    """Build the check."""
    return NumberForm(options.check)

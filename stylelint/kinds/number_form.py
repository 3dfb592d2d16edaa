"""Kind `number-form`: how numbers are written: the mark after them, one form for one level, one width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import FORMS, Form
from ..structure.outline import Item
from ..view import View
from . import Finding

NAME = "number-form"

_DECIMAL = FORMS["decimal"]
_ARABIC = (FORMS["ar-dun"], FORMS["ar-dot"])
_BRACKETED = (FORMS["cn-paren"], FORMS["ar-paren"])  # all forms whose first character may be a bracket
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
            yield Finding(start, end, data)


def _drift(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if not forms.issuperset(_ARABIC):
        return
    arabic = [i for i in items if i.token.form in _ARABIC and not i.token.slip]
    yield from _minority(view, arabic, lambda i: i.token.form.name, lambda i: i.token.label)


def _width(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if forms.isdisjoint(_BRACKETED):
        return
    document = view.document

    def width(item: Item) -> str:
        return "half" if item.written(document)[0] == "(" else "full"

    bracketed = [i for i in items if i.written(document)[:1] in ("(", "\uff08")]
    yield from _minority(view, bracketed, width, lambda i: i.written(document))


def _minority(
    view: View, items: list[Item], sort: Callable[[Item], str], show: Callable[[Item], str]
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
    yield Finding(*rare[0].span(view.document), data, related=related)


_CHECKS = {"mark": _marks, "drift": _drift, "width": _width}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NumberForm:
    """Build the check."""
    return NumberForm(options.check)

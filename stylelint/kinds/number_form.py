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
    for item in items:
        token = item.token
        if token.slip and token.form is not _DECIMAL:
            start = token.end - 1 if token.slip != ")" else token.start
            data = {"expected": token.form.write(token.value), "found": view.text[token.start : token.end]}
            yield Finding(start, token.end, data)


def _drift(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if not forms.issuperset(_ARABIC):
        return
    arabic = [i for i in items if i.token.form in _ARABIC and not i.token.slip]
    yield from _minority(arabic, lambda i: i.token.form.name, lambda i: i.token.label)


def _width(view: View, items: list[Item], forms: frozenset[Form]) -> Iterator[Finding]:
    if forms.isdisjoint(_BRACKETED):
        return
    written = view.document.text

    def width(item: Item) -> str:
        return "half" if written[item.token.start] == "(" else "full"

    bracketed = [i for i in items if written[i.token.start] in "(\uff08"]
    yield from _minority(bracketed, width, lambda i: written[i.token.start : i.token.end])


def _minority(items: list[Item], sort: Callable[[Item], str], show: Callable[[Item], str]) -> Iterator[Finding]:
    """Yield one finding, on the first number of the rarer sort."""
    counts = Counter(map(sort, items))
    if len(counts) < 2 or sum(counts.values()) < _LEAST_DRIFT:
        return
    usual = counts.most_common(1)[0][0]
    rare = [i for i in items if sort(i) != usual]
    habit = next(i for i in items if sort(i) == usual)
    data = {"usual": show(habit), "count": len(rare), "of": len(items)}
    related = tuple((i.token.start, i.token.end) for i in rare[1:20])
    yield Finding(rare[0].token.start, rare[0].token.end, data, related=related)


_CHECKS = {"mark": _marks, "drift": _drift, "width": _width}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NumberForm:
    """Build the check."""
    return NumberForm(options.check)

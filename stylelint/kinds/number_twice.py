"""Kind `number-twice`: a number that was typed behind an automatic one: 一、一、 and 1. 1."""

from __future__ import annotations

from collections.abc import Iterator

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import CN, Token, number_at
from ..structure.outline import Item
from ..text.edit import Safety
from ..view import View
from . import Change, Finding, Proposal

NAME = "number-twice"
FIXES = True

_BOOK = frozenset({"article", "chapter", "section", "part"})
_ANOTHER = re.compile(rf"{CN}{{1,3}}|\d")  # 一、二审案件 and 1、2号楼 count something in the text
_SPACE = " \t\u3000\u00a0"


@dataclass(frozen=True)
class Options:
    """Options of the kind; it has none."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True)
class NumberTwice:
    """Compares each automatic number with the number that its text begins with."""

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on each typed number that says again what the automatic one says."""
        if not view.document.starts.automatic:
            return
        items = [item for item in view.draft.numbering.items if item.token.auto]
        typed = [_typed(view, item) for item in items]
        following = _following(items)
        for at, (item, number) in enumerate(zip(items, typed, strict=True)):
            below = following.get(at)
            if number is not None and _is_twice(view, item, number, None if below is None else typed[below]):
                yield _finding(view, item, number)


def _following(items: list[Item]) -> dict[int, int]:
    """Return the place of the next item that the same counter counts, for each that has one."""
    last: dict[object, int] = {}
    found = {}
    for at, item in enumerate(items):
        if item.block.series in last:
            found[last[item.block.series]] = at
        last[item.block.series] = at
    return found


def _typed(view: View, item: Item) -> Token | None:
    """Return the number that is typed where the text of an item begins, unless it counts something in the text."""
    block = item.block
    number = number_at(view.text, block.start, block.end) if block.end > block.start else None
    if number is None or (number.form.sample.endswith("、") and _ANOTHER.match(view.text, number.end, block.end)):
        return None
    return number


def _is_twice(view: View, item: Item, number: Token, following: Token | None) -> bool:
    """Tell a number that is there twice from the first of a list that begins on the line of its parent.

    `following` is the number that the text of the next item of the list begins with.
    """
    auto = item.token
    if _opens_list(view, item, number):
        return False
    same = (number.value, number.parents) == (auto.value, auto.parents)
    if number.form is auto.form:
        return same or not auto.parents
    if number.form.name in _BOOK or auto.form.name in _BOOK or number.parents:
        return False
    if auto.form.level > number.form.level > 0:
        return True
    again = following is not None and (following.form, following.value) == (number.form, number.value + 1)
    return same and (auto.value > 1 or again)


def _opens_list(view: View, item: Item, number: Token) -> bool:
    """Tell whether the next number of this form stands in the text, or begins the next line with text."""
    block, following = item.block, number.form.write(number.value + 1)
    if number.form.name not in _BOOK and view.text.find(following, number.end, block.end) >= 0:
        return True  # of 第八条 in the text of 第七条 nothing follows
    below = view.draft.below(item.index)
    token = None if below is None else view.document.starts.numbers.get(below)
    return token is not None and (token.form, token.value, token.auto) == (number.form, number.value + 1, False)


def _finding(view: View, item: Item, number: Token) -> Finding:
    text, end = view.document.text, number.end
    while end < item.block.end and text[end] in _SPACE:
        end += 1
    sure = number.form is item.token.form and number.value == item.token.value
    fix = Proposal((Change(number.start, end, ""),), None if sure else Safety.UNSAFE)
    return Finding(number.start, number.end, {"label": item.block.label}, level=None if sure else "warning", fix=fix)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NumberTwice:
    """Build the check."""
    return NumberTwice()

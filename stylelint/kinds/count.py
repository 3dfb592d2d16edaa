"""Kind `count`: a lead-in that declares how many items follow, and another number of items."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import zip_longest

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.faults import key_of
from ..structure.inline import Mark, marks
from ..structure.lexicon import Lexicon
from ..structure.numbers import chinese, number_at
from ..structure.outline import Item
from ..text.document import BlockKind
from ..view import View
from . import Finding

NAME = "count"

_MOST = 60  # items that are looked at for one lead-in
_FARTHEST = 400  # blocks that are looked at for one list


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    lead: list[str]
    """Words that point to what follows: 以下, 如下."""
    nouns: list[str]
    """What may be counted: 个方面, 项, 点."""


@dataclass(frozen=True)
class Count:
    """Compares a declared number with the items that follow it."""

    leads: tuple[str, ...]
    declared: re.Pattern[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on each declared number that the items belie."""
        follow = _Follow(view)
        for index in view.draft.holding(*self.leads):
            block = view.document.blocks[index]
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING):
                continue
            declared = list(self.declared.finditer(view.text, block.start, block.end))
            inside = list(marks(view.document, block, index)) if declared else []
            for match, following in zip_longest(declared, declared[1:]):
                reach = following.start() if following else block.end
                wanted, found = _value(match["n"]), follow.count(index, inside, match.end(), reach)
                if wanted and found and found != wanted:
                    yield Finding(match.start("n"), match.end("noun"), {"declared": wanted, "found": found})


def _value(text: str) -> int | None:
    return int(text) if text.isdigit() else chinese(text)


def _inline_count(found: list[Mark]) -> int | None:
    first = next((i for i, m in enumerate(found) if m.value == 1), None)
    if first is None:
        return None
    count = 0
    for mark in found[first:]:
        if mark.connector != found[first].connector or mark.value != count + 1:
            break
        count += 1
    return count if count >= 2 else None


@dataclass(frozen=True)
class _Follow:
    """Counts what follows a lead-in."""

    view: View

    @cached_property
    def positions(self) -> list[int]:
        """The block indexes of the draft's items."""
        return [item.index for item in self.view.draft.items]

    def count(self, index: int, inside: list[Mark], end: int, reach: int) -> int | None:
        """Count the items after a lead-in that ends at `end` and may reach to `reach`; None if unsure.

        They stand in the rest of the block (`inside` are its marks), else in the blocks that follow.
        """
        first = bisect_left(inside, end, key=lambda m: m.start)
        counted = _inline_count([m for m in inside[first : first + _MOST] if m.start < reach])
        if counted is not None:
            return counted
        if reach < self.view.document.blocks[index].end or self.view.text[end:reach].strip(" :。"):
            return None
        return self._listed(index)

    def _listed(self, index: int) -> int | None:
        """Count the items of the first form after the lead-in, up to where the outline leaves them."""
        after = bisect_right(self.positions, index)
        items = self.view.draft.items[after : after + _MOST]
        if not items or items[0].index > index + 2 or items[0].token.value != 1:
            return _bulleted(self.view, index) or _paragraphs(self.view, index)
        opened = self.view.draft.items[after - 1] if after and self.positions[after - 1] == index else None
        count = 0
        for item in items:
            if opened is not None and key_of(item) == key_of(opened):
                break
            if key_of(item) != key_of(items[0]):
                if _outer(item, items[0]):
                    break
                continue
            if item.token.value == 1 and count:
                break  # another list begins
            count += 1
        return count if count >= 2 else None


def _bulleted(view: View, index: int) -> int | None:
    """Count the items of a list that the markup numbers or bullets, directly after the lead-in."""
    near = range(index + 1, min(view.draft.last, index + _FARTHEST))
    following = (b for b in map(view.document.blocks.__getitem__, near) if b.end > b.start)
    first = next(following, None)
    if first is None or first.kind is not BlockKind.ITEM or first.level is None:
        return None
    count = 1
    for block in following:
        if block.kind in (BlockKind.HEADING, BlockKind.TITLE):
            break
        if block.kind is not BlockKind.ITEM:
            if not first.ordered:
                return None  # a bullet's second paragraph, or the end of the list: nothing tells
            continue
        if (block.level or 0) < first.level:
            break
        if block.level == first.level:
            if block.ordered != first.ordered or (block.ordered and block.number == first.number):
                break
            count += 1
    return count if count >= 2 else None


def _paragraphs(view: View, index: int) -> int | None:
    """Count 一是 … 二是 … where each begins a paragraph of its own."""
    count = 0
    for at in range(index + 1, min(index + 40, view.draft.last)):
        block = view.document.blocks[at]
        if block.end == block.start:
            continue
        if number_at(view.text, block.start, block.end) is not None or block.kind is BlockKind.HEADING:
            break
        found = [m for m in marks(view.document, block, at) if m.start == block.start]
        if not found or found[0].value != count + 1:
            break
        count += 1
    return count if count >= 2 else None


def _outer(item: Item, first: Item) -> bool:
    rank, own = item.token.form.level, first.token.form.level
    return rank < own or item.token.form.name in ("chapter", "article", "section")


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Count:
    """Build the check."""
    lead = "|".join(map(re.escape, options.lead))
    nouns = "|".join(map(re.escape, sorted(options.nouns, key=len, reverse=True)))
    number = r"(?P<n>[一二两三四五六七八九十]{1,3}|\d{1,2})"
    pattern = rf"(?:{lead})[^。;:,\n]{{0,8}}?{number}(?P<noun>{nouns})[^。;,:\n]{{0,10}}[:。]"
    return Count(tuple(options.lead), re.compile(pattern))

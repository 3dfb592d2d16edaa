"""Kind `inline-items`: items numbered within one paragraph, ①…②…④ or (1)…(2)…(4), of which one is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import Token, in_width, number_at
from ..view import View
from . import Finding

if TYPE_CHECKING:
    from ..text.document import Block
    from ..text.span import Span

NAME = "inline-items"

_STOPS = "。;:,"
_FORMS = ("({})", "{}.", "{}、")
_NUMERALS = ("3456789", "三四五六七八九")
_CIRCLED = "\u2462\u2463\u2464\u2465\u2466\u2467\u2468"  # 3 to 9
# What follows a number must be words, and none that go on about the item (③和④, (1)项).
_NUMBER = (
    r"\s?(?=(?P<n>[\u2460-\u2473]|\(\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?\)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})[.、])"
    r"[一-鿿“《])(?!.{2,6}?[)\u2460-\u2473.、](?:[和与或及至项所中式款条]))"
)
_FIRST = re.compile(_NUMBER)
_LATER = re.compile("(?<=[。;:,])" + _NUMBER)
_MOST = 3  # a larger jump belongs to another series


@dataclass(frozen=True)
class Options:
    """Options of the kind; it has none."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True)
class InlineItems:
    """Reports the number after a gap, in series that begin with 1 in the same paragraph."""

    literals: tuple[str, ...]

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield a finding on each number that leaves one out."""
        for series in _series(_tokens(view.text, block)):
            values = {token.value for token in series}
            for last, token in pairwise(series):
                if 1 < token.value - last.value <= _MOST and last.value + 1 not in values:
                    written = view.document.text[token.start : token.end]
                    expected, previous = (token.form.write(n) for n in (last.value + 1, last.value))
                    data = {"expected": in_width(expected, written), "previous": in_width(previous, written)}
                    yield Finding(token.start, token.end, data, related=((last.start, last.end),))


def _tokens(text: str, block: Block) -> Iterator[Token]:
    first = _FIRST.match(text, block.start, block.end)
    later = _LATER.finditer(text, block.start, block.end)
    for match in later if first is None else chain((first,), later):
        token = number_at(text, match.start("n"), block.end)
        if token is not None:
            yield token


def _series(tokens: Iterator[Token]) -> Iterator[list[Token]]:
    """Part the numbers of a paragraph by their form; each series begins with 1 and has more than that."""
    opened: dict[str, list[Token]] = {}
    for token in tokens:
        if token.value == 1:
            yield from _whole(opened.pop(token.form.name, None))
            opened[token.form.name] = [token]
        elif token.form.name in opened:
            opened[token.form.name].append(token)
    for series in opened.values():
        yield from _whole(series)


def _whole(series: list[Token] | None) -> Iterator[list[Token]]:
    if series is not None and len(series) > 1:
        yield series


def build(rule: Rule, options: Options, lexicon: Lexicon) -> InlineItems:
    """Build the check."""
    numbered = (form.format(n) for form, numerals in product(_FORMS, _NUMERALS) for n in numerals)
    return InlineItems(tuple(stop + n for stop, n in product(_STOPS, [*numbered, *_CIRCLED])))

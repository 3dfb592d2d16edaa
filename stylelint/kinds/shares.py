"""Kind `shares`: percentages of one whole that come to more than it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.quantities import shown
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding
from ._lists import any_of

NAME = "shares"
PUBLIC = frozenset({"sum", "count"})

_LIKELY = (r"占[^\d。]{0,10}[\d.]{1,6}%[^。]{1,30}占[^\d。]{0,10}[\d.]{1,6}%", r"分别占[^\d。]{0,12}\d")
_FIGURE = r"\d{1,3}(?:\.\d+)?"
_ONE = re.compile(
    rf"[^\d,。;:、%]{{1,24}}占(?:比|总[^\d,。;:、%]{{1,8}})?(?:为|达|约)?(?P<n>{_FIGURE})%(?P<sep>[,、;和]?)"
)
_ROW = re.compile(rf"分别占[^\d,。;:]{{0,12}}(?P<row>{_FIGURE}%(?:[、,和及]{_FIGURE}%){{1,9}})")
_NUMBERS = re.compile(rf"{_FIGURE}(?=%)")
_LEAST = 3  # shares that are told one after another
_WHOLE = 100.5  # per cent; what rounding may come to
_MOST = 120  # per cent; more shows that several answers were allowed


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    overlapping: list[str]
    """Words in the sentence by which shares may overlap, so that nothing is added up; {name} is a word list."""


@dataclass(frozen=True)
class Shares:
    """Adds up shares; `overlapping` is a pattern."""

    overlapping: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        return tuple(map(Trigger.of, _LIKELY))

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        for start, end, numbers in (*_rows(view.text, block), *_series(view.text, block)):
            added = sum(map(float, numbers))
            sentence = view.sentence(start, end, block)
            if _WHOLE < added <= _MOST and not re.search(self.overlapping, view.text[slice(*sentence)]):
                yield Finding(start, end, {"sum": shown(added), "count": len(numbers)})


def _rows(text: str, block: Block) -> Iterator[tuple[int, int, list[str]]]:
    """Yield 分别占45%、31%和24%."""
    for match in _ROW.finditer(text, block.start, block.end):
        yield *match.span("row"), _NUMBERS.findall(match["row"])


def _series(text: str, block: Block) -> Iterator[tuple[int, int, list[str]]]:
    """Yield 甲占45%，乙占31%，丙占24%."""
    at = block.start
    while (first := _ONE.search(text, at, block.end)) is not None:
        numbers, last = [first["n"]], first
        while last["sep"] and (following := _ONE.match(text, last.end(), block.end)) is not None:
            numbers.append(following["n"])
            last = following
        at = last.end()
        if len(numbers) >= _LEAST:
            yield first.start("n"), last.end("n") + 1, numbers


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Shares:
    """Build the check; raises OptionError for a word list that there is not."""
    return Shares(any_of("overlapping", options.overlapping, lexicon))

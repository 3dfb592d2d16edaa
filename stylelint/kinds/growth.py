"""Kind `growth`: 从 a 增加到 b，增长 c%: whether a and b give c."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from .. import quickre as re
from ..literals import required
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.quantities import NUMBER, SCALE, Quantity, quantity, shown
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding
from ._lists import any_of

NAME = "growth"
PUBLIC = frozenset({"expected", "said"})

_ROUNDING = 0.6  # points of a percentage that rounding may explain
_UNIT = r"[^\d,。;:()]{0,4}?"
_FROM = rf"[从由](?P<from>[^,。;:]{{0,16}}?)(?<![\d.])(?P<a>{NUMBER})(?P<as>{SCALE})(?P<au>{_UNIT})"
_TO = rf"(?P<to>(?:\d{{4}}年|[^\d,。;:]){{0,8}}?)(?P<b>{NUMBER})(?P<bs>{SCALE})(?P<bu>[^\d,。;:()]{{0,4}}?)"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    up: list[str]
    """Verbs of growth: 增长, 提高."""
    down: list[str]
    """Verbs of decline: 下降, 减少."""
    other: list[str]
    """Words by which the percentage is of something else: 年均, 可比."""


@dataclass(frozen=True)
class Growth:
    """Works out what a and b come to; `up`, `down` and `other` are patterns."""

    up: str
    down: str
    other: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        likely = rf"[从由][^。;]{{0,24}}\d[^。;]{{0,8}}(?:{self.up}|{self.down})(?:至|到|为)[^。;]{{1,40}}\d%"
        return (Trigger(likely, frozenset(required(likely) or ()) or None),)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(
            rf"{_FROM}(?:{self.up}|{self.down})(?:至|到|为){_TO}[,(](?P<how>[^\d,。;:()]{{0,10}}?)"
            rf"(?:(?P<up>{self.up})|(?P<down>{self.down}))(?:了|约|近|达)?(?P<c>\d+(?:\.\d+)?)%"
        )

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return re.compile(self.other)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        for match in self._pattern.finditer(view.text, block.start, block.end):
            if self._other.search(match[0]) or match["au"][:1] == "年" or match["bu"][:1] == "年":
                continue
            ends = _ends(match)
            if ends is not None:
                yield from _compared(match, *ends)


def _ends(match: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Return both ends; None where they are not of one unit."""
    before, after = match["au"].rstrip("的"), match["bu"].rstrip("的")
    if before not in ("", after) or (not before and match["as"] != match["bs"]):
        return None
    made = (
        quantity(match[n], match[s], "%" if after == "%" else "", match.start(n), match.end(n))
        for n, s in (("a", "as"), ("b", "bs"))
    )
    first, last = made
    return (first, last) if first.value > 0 else None


def _compared(match: re.Match[str], first: Quantity, last: Quantity) -> Iterator[Finding]:
    sign = 1 if match["up"] else -1
    said = sign * float(match["c"])
    low = (last.value - last.half) / (first.value + first.half) * 100 - 100
    high = (last.value + last.half) / max(first.value - first.half, first.value / 100) * 100 - 100
    if low - _ROUNDING <= said <= high + _ROUNDING:
        return
    if first.unit == "%" and abs(last.value - first.value - said) <= _ROUNDING:
        return  # percentage points; another matter
    real = (last.value / first.value - 1) * 100
    data = {"expected": f"{shown(round(real, 1))}%", "said": f"{match['c']}%"}
    yield Finding(
        match.start("c"), match.end("c") + 1, data, related=((first.start, first.end), (last.start, last.end))
    )


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Growth:
    """Build the check; raises OptionError for a word list that there is not."""
    return Growth(*(any_of(name, getattr(options, name), lexicon) for name in ("up", "down", "other")))

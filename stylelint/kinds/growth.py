"""Kind `growth`: 从 a 增加到 b，增长 c: whether a and b give c, in per cent, in points or as a difference."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from .. import quickre as re
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

_ROUNDING = 0.6  # points of a percentage that rounding may explain
_LOST = 1e-6  # of a difference, in reckoning
_MOST = 1000  # per cent; a greater change is told in multiples
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
        verbs = f"(?:{self.up}|{self.down})"
        likely = rf"[从由][^。;]{{0,24}}\d[^。;]{{0,8}}{verbs}(?:至|到|为)[^。;]{{1,80}}{verbs}"
        return (Trigger.of(likely),)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(
            rf"{_FROM}(?:{self.up}|{self.down})(?:至|到|为){_TO}[,(](?P<how>[^\d,。;:()]{{0,10}}?(?:\d{{4}}年[^\d,。;:()]{{0,6}}?)?)"
            rf"(?:(?P<up>{self.up})|(?P<down>{self.down}))(?:了|约|近|达)?(?P<c>{NUMBER})(?P<cs>{SCALE})(?P<cu>%|个?百分点|[^\d,。;:()、]{{1,4}})"
        )

    @cached_property
    def _other(self) -> re.Pattern[str]:
        return re.compile(self.other)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        for match in self._pattern.finditer(view.text, block.start, block.end):
            if self._other.search(match[0]) or "年" in (match["au"][:1], match["bu"][:1]) or _elsewhere(match):
                continue
            ends = _ends(match)
            if ends is not None:
                yield from _compared(match, *ends)


def _elsewhere(match: re.Match[str]) -> bool:
    """Tell whether the change is against something else than the first number, such as the year before."""
    return any(word in match["how"] for word in "比较") and not any(word in match["from"] for word in "年期")


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
    said = quantity(match["c"], match["cs"], match["cu"], match.start("c"), match.end("cs"))
    sign = 1 if match["up"] else -1
    if match["cu"] == "%":
        real = _per_cent(first, last, said.value * sign)
    else:
        real = _difference(match, first, last, said._replace(value=said.value * sign))
    if real is not None:
        end = match.end("cs") + len(match["cu"] if match["cu"][-1] in "%点" else match["bu"])
        unit = "%" if match["cu"] == "%" else match["bu"].replace("%", "个百分点")
        written = match.string[match.start("c") : end]
        data = {"expected": f"{shown(real)}{unit}", "said": written}
        yield Finding(match.start("c"), end, data, related=((first.start, first.end), (last.start, last.end)))


def _per_cent(first: Quantity, last: Quantity, said: float) -> float | None:
    """Return the growth in per cent, where it is not what is said; None where rounding may explain it."""
    low = (last.value - last.half) / (first.value + first.half) * 100 - 100
    high = (last.value + last.half) / max(first.value - first.half, first.value / 100) * 100 - 100
    if low - _ROUNDING <= said <= high + _ROUNDING:
        return None
    if first.unit == "%" and abs(last.value - first.value - said) <= _ROUNDING:
        return None  # percentage points; another matter
    real = (last.value / first.value - 1) * 100
    return None if abs(real) > _MOST else round(abs(real), 1)


def _difference(match: re.Match[str], first: Quantity, last: Quantity, said: Quantity) -> float | None:
    """Return the difference, where one of this unit is said and it is another; None where rounding may explain it."""
    points = match["cu"].endswith("百分点")
    if points != (match["bu"] == "%") or (not points and not (match["bu"] and match["cu"].startswith(match["bu"]))):
        return None
    real = last.value - first.value
    room = first.half + last.half + said.half + _LOST * abs(real)
    return None if abs(real - said.value) <= room else abs(real)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Growth:
    """Build the check; raises OptionError for a word list that there is not."""
    return Growth(*(any_of(name, getattr(options, name), lexicon) for name in ("up", "down", "other")))

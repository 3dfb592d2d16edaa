"""Kind `ranges`: ranges of dates and of times whose end stands before their beginning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding

NAME = "ranges"

_LINK = "起?(?:至|到|[-\u2014\u2013~]{1,2})"
_YEAR = r"(?:19|20)\d\d"
_DATES = (
    # 2021年5月3日至2021年3月, 2021年至2019年
    rf"(?P<y1>{_YEAR})年?(?:(?P<m1>\d{{1,2}})月(?:(?P<d1>\d{{1,2}})[日号])?)?{_LINK}"
    rf"(?P<y2>{_YEAR})年(?:(?P<m2>\d{{1,2}})月(?:(?P<d2>\d{{1,2}})[日号])?)?",
    # 114年5月3日至113年6月30日: years of the Republic
    r"(?P<y1>1[01]\d)年(?P<m1>\d{1,2})月(?:(?P<d1>\d{1,2})[日号])?起?(?:至|到)"
    r"(?P<y2>1[01]\d)年(?P<m2>\d{1,2})月(?:(?P<d2>\d{1,2})[日号])?",
    # 2021.5.3至2021.3.1
    rf"(?P<y1>{_YEAR})[./-](?P<m1>\d{{1,2}})(?:[./-](?P<d1>\d{{1,2}}))?(?:至|到|\u2014|\u2013|~)"
    rf"(?P<y2>{_YEAR})[./-](?P<m2>\d{{1,2}})(?:[./-](?P<d2>\d{{1,2}}))?",
    # 5月20日至10日; 5月20日至5月10日
    rf"(?P<m1>\d{{1,2}})月(?P<d1>\d{{1,2}})[日号]{_LINK}(?:(?P<m2>\d{{1,2}})月)?(?P<d2>\d{{1,2}})[日号]",
)
_TIMES = (
    rf"(?P<h1>\d{{1,2}}):(?P<n1>[0-5]\d){_LINK}(?P<h2>\d{{1,2}}):(?P<n2>\d\d)",
    rf"(?P<h1>\d{{1,2}})时(?:(?P<n1>\d\d)分)?{_LINK}(?P<h2>\d{{1,2}})时(?:(?P<n2>\d\d)分)?",
)
# The link, and what stands beside it in each of the patterns.
_LIKELY = {
    "date": (
        "(?:至|到|-|\u2014|\u2013|~)(?:19|20)[0-9][0-9]",
        "(?:至|到)1[01][0-9]年",
        "[日号]起?(?:至|到|-|\u2014|\u2013|~)",
    ),
    "time": (":[0-5][0-9](?:至|到|-|\u2014|\u2013|~)", "[时分](?:至|到|-|\u2014|\u2013|~)"),
}
_SHIFT = 16 * 60  # minutes; a night shift or closing time may last so long, from one day into the next
_MORNING = 7 * 60  # an end before may be of the evening, by a clock of twelve hours


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["date", "time"]
    """date: dates with their year, or days of one month; time: times of one day."""


@dataclass(frozen=True)
class Ranges:
    """Runs one check in the blocks that may hold a range."""

    check: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        return tuple(map(Trigger.of, _LIKELY[self.check]))

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        reversed_ = _REVERSED[self.check]
        for pattern in _PATTERNS[self.check]:
            for match in _compiled(pattern).finditer(view.text, block.start, block.end):
                if reversed_({name: int(value) for name, value in match.groupdict().items() if value}):
                    yield Finding(match.start(), match.end())


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.前/-]){pattern}(?![\d月:.内后])")


def _dates_reversed(parts: dict[str, int]) -> bool:
    """Tell whether the end is before the beginning, by what both name; without years only inside one month."""
    if "y1" not in parts and parts.get("m2", parts["m1"]) != parts["m1"]:
        return False  # December to January
    for name in ("y", "m", "d"):
        first, last = parts.get(f"{name}1"), parts.get(f"{name}2")
        if name == "y" and first is None:
            continue
        if name == "m" and first is not None and "y1" not in parts:
            continue
        if first is None or last is None:
            return False
        if first != last:
            return last < first
    return False


def _times_reversed(parts: dict[str, int]) -> bool:
    first, last = (parts[f"h{i}"] * 60 + parts.get(f"n{i}", 0) for i in (1, 2))
    return _MORNING <= last < first and 24 * 60 - first + last > _SHIFT and first <= 24 * 60


_PATTERNS = {"date": _DATES, "time": _TIMES}
_REVERSED: dict[str, Callable[[dict[str, int]], bool]] = {"date": _dates_reversed, "time": _times_reversed}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Ranges:
    """Build the check."""
    return Ranges(options.check)

"""Kind `dates`: what the calendar says of the dates in a draft."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.dates import Day, days, length, weekday
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding

NAME = "dates"
PUBLIC = frozenset({"expected"})

_WEEK = "一二三四五六日"
# 周 is a surname as well: without brackets something must follow that no name goes on with.
_NAMED = re.compile(
    r"\s?(?:\(\s?(?:星期|周|礼拜)(?P<in>[一二三四五六日天])(?:\s?\)|(?=[\s上下中晚早夜,\d]))"
    r"|(?:星期|周|礼拜)(?P<out>[一二三四五六日天])(?=$|[\s)上下中晚早凌夜,。、;:至到\d]))"
)
_BESIDE = re.compile(r"[日号\d]\s?\(?\s?(?:星期|周|礼拜)[一二三四五六日天]")
_TO_WEEKDAY = re.compile(r"\s?(?:至|到|[-\u2014\u2013~])\s?(?:星期|周|礼拜)")
_JOINED = re.compile(r"[)\s日]{0,2}(?:上午|下午|晚)?(?:至|到|、|和|及|与|[-\u2014\u2013~]{1,2})")
_TITLE_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")
_LONGEST = 31  # days of a month
_MOST = 39  # a greater number is no slip of the keys; `_LIKELY` has none of them
_NEAR = 8  # characters from one date to the next that takes its year

# What tells where it may be worth looking, by check; without \d and counts, so that the literals are long.
_LIKELY = {
    "day": (
        r"月31",
        r"2月(?:29|30)",
        r"月3[2-9]",
        r"月(?:0|00)[日号]",
        "(?:至|到|、|和|及|与|-|\u2014|\u2013|~)(?:29|3[0-9])",
        r"[-/.](?:02|2|04|4|06|6|09|9|11)[-/.](?:29|30|31)",
        r"月三十[一二三四五六七八九]|二月三十|二月二十九|月卅",
        "(?:至|到|、|和|及|与|-|\u2014|\u2013|~)(?:二十九|三十)",
    ),
    "weekday": (
        r"[日号]\s?\(?\s?(?:星期|周|礼拜)[一二三四五六日天]",
        r"[-/.]\d{1,2}\s?\(?\s?(?:星期|周|礼拜)[一二三四五六日天]",
    ),
}


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["day", "weekday"]
    """day: a month has no such day; weekday: the date falls on another day of the week."""


@dataclass(frozen=True)
class Dates:
    """Runs one check in the blocks that may hold something for it."""

    check: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        return tuple(map(Trigger.of, _LIKELY[self.check]))

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        yield from _CHECKS[self.check](view, block)


def _impossible(view: View, block: Block) -> Iterator[Finding]:
    for found in days(view.text, block.start, block.end):
        if not 1 <= found.month <= 12:
            continue
        last = length(found.year, found.month)
        wrong = next((one for one in found.days if not 1 <= one[0] <= last), None)
        if wrong is None or wrong[0] > (_LONGEST if found.numeric else _MOST):
            continue
        # The old calendar has a 30th of the second month, and is written in Chinese numerals.
        level = "warning" if found.han and found.year is None and wrong[0] <= 30 else None
        shown = f"{found.year}年" if found.year is not None and found.month == 2 else ""
        yield Finding(
            found.start,
            found.end,
            data={"month": str(found.month), "day": str(wrong[0]), "last": last},
            words={"year": shown, "of": f" {found.year}" if shown else ""},
            level=level,
        )


def _weekdays(view: View, block: Block) -> Iterator[Finding]:
    if _BESIDE.search(view.text, block.start, block.end) is None:
        return  # a weekday without a date
    for found in _with_years(view.text, block):
        named = _NAMED.match(view.text, found.end, block.end)
        if named is None or len(found.days) != 1 or _TO_WEEKDAY.match(view.text, named.end()):
            continue
        said = _WEEK.index((named["in"] or named["out"]).replace("天", "日"))
        yield from _compared(view, found, said, named.end())


def _with_years(text: str, block: Block) -> Iterator[Day]:
    """Yield the dates of a block; one that goes on where another ended has the year of that."""
    before: Day | None = None
    for found in days(text, block.start, block.end):
        known = found.year is not None or before is None or not _joined(text, before, found)
        before = found if known or before is None else found._replace(year=before.year)
        yield before


def _compared(view: View, found: Day, said: int, end: int) -> Iterator[Finding]:
    years, level = [found.year], None
    if found.year is None:
        years, level = _years(view, found), "warning"
    real = [weekday(year, found.month, found.days[0][0]) for year in years if year is not None]
    if not real or None in real or said in real:
        return
    data = {"year": str(years[0]), "expected": f"星期{_WEEK[real[0] or 0]}"}
    yield Finding(found.start, end, data=data, level=level)


def _joined(text: str, before: Day, found: Day) -> bool:
    """Tell whether a date goes on where the one before it ended: 2021年3月1日（周一）至3月5日."""
    between = text[before.end : found.start]
    if len(between) > _NEAR or (before.year is None) or found.month < before.month:
        return False
    named = _NAMED.match(text, before.end, found.start)
    return _JOINED.fullmatch(text, named.end() if named else before.end, found.start) is not None


def _years(view: View, found: Day) -> list[int | None]:
    """Return the years that a date without one may be of, by the date under the draft, else by the title's year."""
    block = view.draft.roles.get("date")
    signed = None if block is None else next(iter(days(view.text, block.start, block.end)), None)
    if signed is None or signed.year is None:
        named = _TITLE_YEAR.findall(view.draft.title_text or "")
        return [int(named[0]), int(named[0]) + 1] if len(named) == 1 else []  # a report on a year is of the next one
    if found.month == signed.month:
        return [signed.year]
    return [signed.year, signed.year + (1 if found.month < signed.month else -1)]


_CHECKS: dict[str, Callable[[View, Block], Iterator[Finding]]] = {"day": _impossible, "weekday": _weekdays}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Dates:
    """Build the check."""
    return Dates(options.check)

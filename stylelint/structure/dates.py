"""Dates in running text: 2021年3月5日, 二〇二一年三月五日, 民国110年3月5日, 3月5日, 2021-03-05. Texts are folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .. import quickre as re
from .numbers import chinese

_HAN = "〇零○一二三四五六七八九十廿卅"
_REACH = 16  # characters before 月 that may hold year and month
_FIRST_YEAR = 1583  # years before have another calendar
_ROC = 1911
_BEFORE = re.compile(
    rf"(?:(?P<era>公元前|前|民国)?(?P<year>(?<!\d)\d{{1,4}}|[一二][{_HAN}]{{3}})年\s?)?(?P<month>(?<!\d)\d{{1,2}}|[正{_HAN}]{{1,3}})$"
)
_NUMBER = rf"(?:\d{{1,2}}|[{_HAN}]{{1,3}})(?![\d月点时分:年.%个])"
_LINK = "(?:至|到|、|和|及|与|[-\u2014\u2013~]{1,2})"
# One day, or days of the same month: 28日至31日, 28-31日, 28、29、30日
_DAYS = re.compile(rf"月(?P<days>{_NUMBER}(?:[日号]?{_LINK}{_NUMBER}){{0,6}}[日号])(?![楼院线馆文令])")
# 2021-03-05, 2021/3/5, 2021.3.5
_NUMERIC = re.compile(
    r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-/.])(?P<month>\d{1,2})(?P=sep)(?P<day>\d{1,2})(?![\d./-])"
)
_DAY = re.compile(rf"\d+|[{_HAN}]+")


class Day(NamedTuple):
    """A day, or the days of one month, as they are written.

    Attributes:
        year: of the common era; None where none stands beside the month, or it is of another era.
        month: as written, so that it may be out of range.
        days: the days with the ranges of their numbers.
        start, end: the range of the whole date.
        han: it is written with Chinese numerals.
        numeric: it is written without words, so that it may be a number of another sort.
    """

    year: int | None
    month: int
    days: tuple[tuple[int, int, int], ...]
    start: int
    end: int
    han: bool = False
    numeric: bool = False


def days(text: str, start: int, end: int) -> list[Day]:
    """Return the days named in [start, end), ascending."""
    return sorted((*_worded(text, start, end), *_numeric(text, start, end)), key=lambda day: day.start)


def _numeric(text: str, start: int, end: int) -> Iterator[Day]:
    for m in _NUMERIC.finditer(text, start, end):
        day = (int(m["day"]), m.start("day"), m.end("day"))
        yield Day(int(m["year"]), int(m["month"]), (day,), m.start(), m.end(), numeric=True)


def _worded(text: str, start: int, end: int) -> Iterator[Day]:
    for match in _DAYS.finditer(text, start, end):
        at = match.start()
        low = max(start, at - _REACH)
        before = _BEFORE.search(text, low, at)
        month = None if before is None else _value(before["month"])
        if before is None or month is None or (before["month"][0].isdigit() and text[at - 3 : at - 2] == "."):
            continue
        found = tuple(
            (value, m.start(), m.end())
            for m in _DAY.finditer(text, at + 1, match.end())
            if (value := _value(m[0])) is not None
        )
        han = not before["month"][0].isdigit()
        yield Day(_year(before["era"], before["year"]), month, found, before.start(), match.end(), han)


def length(year: int | None, month: int) -> int:
    """Return how many days a month from 1 to 12 may have; February has 29 where the year is not known."""
    if month == 2:
        return 29 if year is None or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def weekday(year: int, month: int, day: int) -> int | None:
    """Return the day of the week, Monday being 0; None for what is no date."""
    from datetime import date  # seldom wanted, and a millisecond to import

    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _value(text: str) -> int | None:
    if text.isdigit() and text.isascii():
        return int(text)
    if text == "正":
        return None  # the first month of the old calendar
    return chinese(text.replace("○", "〇").replace("廿", "二十").replace("卅", "三十"))


def _year(era: str | None, text: str | None) -> int | None:
    value = None if text is None else _value(text)
    if value is None or era in ("公元前", "前"):
        return None
    if era == "民国":
        return value + _ROC
    return value if _FIRST_YEAR <= value <= 9999 else None


__all__ = ["Day", "days", "length", "weekday"]

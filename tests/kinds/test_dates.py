"""Kind dates: what the calendar says, and which year a date without one is of."""

from __future__ import annotations

import pytest

from stylelint import Linter
from stylelint.diagnostic import Diagnostic, Level


def found(text: str, check: str) -> list[Diagnostic]:
    return Linter(select=f"numbers/{check}").lint_text(text)


@pytest.mark.parametrize(
    ("date", "last"),
    [
        ("2021\u5e742\u670829\u65e5", 28),
        ("1900\u5e742\u670829\u65e5", 28),
        ("2\u670830\u65e5", 29),
        ("11\u670831\u65e5", 30),
        ("\u4e8c\u3007\u4e8c\u4e00\u5e74\u56db\u6708\u4e09\u5341\u4e00\u65e5", 30),
        ("\u6c11\u56fd110\u5e742\u670829\u65e5", 28),
    ],
)
def test_the_message_says_how_long_the_month_is(date: str, last: int) -> None:
    (one,) = found(f"\u4e8e{date}\u62a5\u9001\u3002", "impossible-day")
    assert one.text == date and one.data["last"] == last and one.level is Level.ERROR


@pytest.mark.parametrize(
    "date", ["2000\u5e742\u670829\u65e5", "2\u670829\u65e5", "99\u5e742\u670829\u65e5", "12\u670831\u65e5"]
)
def test_days_that_are_or_may_be_pass(date: str) -> None:
    assert found(f"\u4e8e{date}\u62a5\u9001\u3002", "impossible-day") == []


def test_the_thirtieth_of_the_second_month_may_be_of_the_old_calendar() -> None:
    (one,) = found("\u4e8e\u4e8c\u6708\u4e09\u5341\u65e5\u62a5\u9001\u3002", "impossible-day")
    assert one.level is Level.WARNING


LETTER = (
    "\u5173\u4e8e\u53ec\u5f00\u4f1a\u8bae\u7684\u901a\u77e5\n\n\u5404\u79d1\u5ba4\uff1a\n\n"
    "\u5b9a\u4e8e{day}\u53ec\u5f00\u4f8b\u4f1a\u3002\n\n\u529e\u516c\u5ba4\n2021\u5e7412\u670828\u65e5\n"
)


def test_a_date_without_a_year_is_of_that_in_the_signature_or_beside_it() -> None:
    wrong = LETTER.format(day="12\u670830\u65e5\uff08\u661f\u671f\u4e00\uff09")
    (one,) = found(wrong, "weekday")
    assert one.level is Level.WARNING and one.data["expected"] == "\u661f\u671f\u56db"
    assert found(LETTER.format(day="12\u670830\u65e5\uff08\u661f\u671f\u56db\uff09"), "weekday") == []
    assert found(LETTER.format(day="1\u67084\u65e5\uff08\u661f\u671f\u4e8c\uff09"), "weekday") == []  # of 2022

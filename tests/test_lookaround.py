"""Patterns with look-around: bounded at load, right in their windows, quick on hostile text."""

from __future__ import annotations

import pytest

from stylelint.lookaround import compile_windowed
from stylelint.regex import PatternError, looks_around
from stylelint.text.span import Span


def matches(pattern: str, text: str, literal: str) -> list[str]:
    """Run a pattern around the places of a literal."""
    hits = [Span(i, i + len(literal)) for i in range(len(text)) if text.startswith(literal, i)]
    return [text[a:b] for a, b in compile_windowed(pattern).spans(text, 0, len(text), hits)]


def test_conditions_on_both_sides_hold() -> None:
    assert matches("(?<!不)定期(?!存款|报告)", "不定期抽查，定期存款，定期走访。", "定期") == ["定期"]


def test_each_place_is_found_once() -> None:
    text = "甲" + "远" * 300 + "定期乙，定期丙" + "远" * 300 + "定期"
    assert matches("定期(?=乙|丙|$)", text, "定期") == ["定期"] * 3


def test_the_group_hit_narrows_the_span() -> None:
    assert matches("(?<=请)(?P<hit>尽快)办理", "请尽快办理", "尽快") == ["尽快"]


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        ("(?<=甲).*乙", "80"),
        ("(?=甲)[^乙]{0,40}[^丙]{0,30}丁[^戊]{0,9}", "repeats"),
        ("(?=甲)(?:乙{0,9}){0,8}", "repeats"),
        (r"(?<=\d)\d", "fixed text"),
        ("(?<=甲", "invalid"),
    ],
)
def test_what_is_not_bounded_is_refused(pattern: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason):
        compile_windowed(pattern)


def test_only_look_around_needs_a_window() -> None:
    assert looks_around("甲(?!乙)")
    assert looks_around("(?<=甲)乙")
    assert not looks_around("(?:甲|乙)(?P<hit>丙)")
    assert not looks_around(r"\(?=甲")

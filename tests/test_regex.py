"""Patterns run by RE2: the short way into the library and the long way find the same."""

from __future__ import annotations

import pytest

from stylelint import regex
from stylelint.regex import Linear, compile_linear

PATTERNS = ["一+", "(?P<hit>[甲乙]+)[。,]", "(?:a|bc)(d)?", "(?m)^.[^\\n]*$", "丙(?P<hit>丁?)", "\\d{1,3}(?:年|月)"]
TEXTS = ["", "一", "甲乙。甲,乙x", "abcdad bcd", "甲\n\n乙丙丁\n", "丙丙丁丙", "2024年3月12", "一一a一\U00020000一bc"]


def by_wrapper(pattern: str, text: str) -> list[tuple[int, int]]:
    compiled = compile_linear(pattern)
    hit = compiled.groupindex.get("hit", 0)
    return [span for match in compiled.finditer(text) for span in [match.span(hit)] if span[1] > span[0]]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_matches_are_those_of_the_library(pattern: str, text: str) -> None:
    offset = 7
    expected = by_wrapper(pattern, text)
    assert Linear(pattern).spans(text, offset) == [(start + offset, end + offset) for start, end in expected]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_library_that_hides_its_engine_finds_the_same(
    pattern: str, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hidden:
        def __init__(self, compiled: object) -> None:
            self.search = compiled.search  # type: ignore[attr-defined]
            self.groupindex = compiled.groupindex  # type: ignore[attr-defined]

    expected = Linear(pattern).spans(text, 0)
    monkeypatch.setattr(regex, "compile_linear", lambda one: Hidden(compile_linear(one)))
    assert Linear(pattern).spans(text, 0) == expected


def test_the_first_match_in_a_range_is_told_in_bytes() -> None:
    data = "甲乙甲".encode()
    assert Linear("甲").first(data, 0, len(data)) == (0, 3)
    assert Linear("甲").first(data, 1, len(data)) == (6, 9)
    assert Linear("甲").first(data, 1, 8) is None

"""Literals that a pattern needs: every match must hold one of them."""

from __future__ import annotations

import re

import pytest

from stylelint.literals import others, required
from stylelint.regex import PatternError, compile_linear, expand


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?:进一步|不断)(?:加强|强化)", "不断加强"),
        ("以[^,]{1,8}为(?:抓手|契机)", "以党建为抓手"),
        (r"\d+[个次]", "12次"),
        ("(?:甲|乙丙)+丁?", "乙丙甲"),
        ("[一二三]是", "二是"),
        ("a?b{2,3}c*", "bb"),
    ],
)
def test_a_match_holds_a_required_literal(pattern: str, text: str) -> None:
    literals = required(pattern)
    assert literals is not None
    assert re.fullmatch(pattern, text)
    assert any(literal in text for literal in literals)


def test_each_set_has_a_literal_in_a_match() -> None:
    pattern, text = "(?:进一步|不断)[^,]{0,3}(?:加强(?:和|与)|强化)(?i:ok)+[一二]?(?:甲|乙丙|\\d)", "不断地加强与Ok9"
    assert re.fullmatch(pattern, text)
    sets = [required(pattern) or (), *others(pattern)]
    assert len(sets) == 3
    assert all(any(literal in text for literal in one) for one in sets)
    assert others("甲") == others(r"\d+") == others("(?:甲|乙)") == ()


@pytest.mark.parametrize("pattern", [r"\d+", "[^甲]", "甲?", "(?:甲|\\d)", "(?:甲){0,3}"])
def test_a_pattern_without_fixed_text_has_none(pattern: str) -> None:
    assert required(pattern) is None


@pytest.mark.parametrize("pattern", [r"\x{5f85}[\x{4e00}-\x{9fff}]充", r"\p{Han}{1,8}待[^\pL]充\z"])
def test_classes_that_only_re2_knows_are_read(pattern: str) -> None:
    assert compile_linear(pattern) is not None
    assert required(pattern) is not None


def test_word_lists_are_expanded_longest_first_and_folded() -> None:
    assert expand("{a}\uff0c", {"a": ["甲", "甲乙", "(x)"]}) == r"(?:\(x\)|甲乙|甲),"


@pytest.mark.parametrize("pattern", ["(?<=甲)乙", "(甲", r"(甲)\1", "甲*"])
def test_what_is_not_linear_or_matches_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compile_linear(pattern)


def test_an_unknown_word_list_is_named() -> None:
    with pytest.raises(PatternError, match="nouns"):
        expand("{nouns}", {"verbs": ["加强"]})

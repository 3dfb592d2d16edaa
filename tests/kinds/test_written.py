"""The kinds `written` and `heading-end`."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from drafting import document

from stylelint.kinds import Finding, OptionError
from stylelint.kinds.written import Options, Written, build
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon
from stylelint.view import View

NONE = Localized("", "")
COMMAS = {"half": ["[\u4e00-\u9fff](?P<hit>,)"], "full": ["[\uff0c]"]}


def check(options: Options) -> Written:
    fields = RuleFields("written", "warning", NONE, NONE, NONE, [], [], [])
    return build(Rule("punctuation/a", fields, options, Path("a")), options, Lexicon())


def found(text: str, options: Options) -> list[Finding]:
    made = document(text)
    return [f for draft in made.drafts for f in check(options).survey(View(made, draft))]


def test_the_rarer_width_is_told_once_with_the_others() -> None:
    (finding,) = found("甲,乙，丙，丁，戊,己，庚。", Options(COMMAS))
    assert (finding.start, finding.related) == (1, ((9, 10),))
    assert finding.data == {"usual": "full", "found": "half", "count": 2, "of": 6}


@pytest.mark.parametrize("text", ["甲,乙,丙,丁。", "甲，乙，丙，丁。", "甲,乙。", "甲，a,b，乙。", "3,000元，甲，乙。"])
def test_one_width_is_silent(text: str) -> None:
    assert found(text, Options(COMMAS)) == []


def test_what_is_not_clear_is_information() -> None:
    text = "甲,乙，丙，丁，戊。"
    assert found(text, Options(COMMAS, clear=0.1))[0].level == "info"
    assert found(text, Options(COMMAS, clear=0.5))[0].level is None


def test_what_is_right_is_right_whatever_most_places_say() -> None:
    options = Options(COMMAS, right="full", least=1)
    assert found("甲,乙,丙，丁。", options)[0].data["count"] == 2
    assert found("甲,乙,丙。", options) == []
    alone = Options({"half": COMMAS["half"]}, right="full", least=1)
    assert found("甲,乙,丙。", alone)[0].data["count"] == 2


def test_blocks_with_some_texts_do_not_count() -> None:
    assert found("甲，乙，丙，丁。\n王五,赵六.题名[J].", Options(COMMAS, not_in=["[J]"])) == []


def test_the_ends_of_a_block_are_those_of_a_line() -> None:
    options = Options({"space": ["甲$"], "none": ["乙"]}, right="none", least=1)
    assert [f.start for f in found("丙甲\n乙甲丁", options)] == [1]


@pytest.mark.parametrize(
    "options",
    [Options({"a": ["甲"]}), Options({"a": ["甲"], "b": ["(?=乙)"]}), Options({"a": ["("], "b": ["乙"]})],
)
def test_wrong_options_are_told(options: Options) -> None:
    with pytest.raises(OptionError):
        check(options)


def test_time_is_linear() -> None:
    started = time.perf_counter()
    assert found("甲,乙，" * 10_000, Options(COMMAS))
    assert time.perf_counter() - started < 5

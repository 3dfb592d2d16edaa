"""Suppression by a Word comment: it holds for the text that it stands on."""

from __future__ import annotations

import pytest

from docx.build import comment, commented, docx, p, r, root
from stylelint.api import Linter
from stylelint.reporters import FileResult

LINTER = Linter(select=("placeholder/x-marks", "suppression"))
FIRST, SECOND = "完成投资XX万元。", "修路XX公里。"


def lint(said: str, body: str = p("", commented(1, r(FIRST)), r(SECOND))) -> FileResult:
    return LINTER.lint_bytes(docx(body, comments=root("comments", comment(1, said))), "a.docx")


@pytest.mark.parametrize(
    "said",
    [
        "stylelint: disable placeholder -- 等财务数据",
        "stylelint: disable placeholder – 等财务数据",
        "stylelint: disable placeholder —— 等财务数据",
        "stylelint：disable placeholder——等财务数据",
        "Stylelint: disable placeholder—等财务数据",
        "stylelint: disable placeholder/x-marks “XX” – 等财务数据",
        "stylelint: disable placeholder--等财务数据",
        "Stylelint: Disable placeholder -- 等财务数据",
        "stylelint：disable placeholder －－ 等财务数据",
    ],
)
def test_a_comment_keeps_findings_off_its_range(said: str) -> None:
    result = lint(said)
    assert [d.offset for d in result.diagnostics] == [len(FIRST) + 2]
    (suppressed,) = result.suppressed
    assert (suppressed.by, suppressed.reason, suppressed.diagnostic.offset) == ("comment", "等财务数据", 4)


def test_a_finding_that_begins_before_the_range_and_reaches_into_it_is_kept_off() -> None:
    body = p("完成投资X", commented(1, r("X万")), r("元。"))
    assert lint("stylelint: disable placeholder", body).diagnostics == []


def test_a_comment_without_a_range_means_its_paragraph() -> None:
    body = p(FIRST, r("", "", '<w:commentReference w:id="1"/>'), r(SECOND)) + p(FIRST)
    assert [d.data["paragraph"] for d in lint("stylelint: disable placeholder", body).diagnostics] == [2]


def test_a_range_may_span_paragraphs_and_begin_between_them() -> None:
    end = r("", "", "") + '<w:commentRangeEnd w:id="1"/>'
    body = '<w:commentRangeStart w:id="1"/>' + p(FIRST) + p(SECOND, end) + p(FIRST)
    assert [d.data["paragraph"] for d in lint("stylelint: disable placeholder", body).diagnostics] == [3]


def test_other_comments_are_no_text_and_say_nothing() -> None:
    result = lint("这里写 XX 不妥")
    assert [d.rule for d in result.diagnostics] == ["placeholder/x-marks"] * 2


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ("stylelint: disable filler", "suppression/unused"),
        ("stylelint: disable fillr", "suppression/unknown"),
        ("stylelint: enable placeholder", "suppression/malformed"),
        ("stylelint: disable", "suppression/malformed"),
    ],
)
def test_what_a_comment_gets_wrong_is_said_with_its_place(said: str, rule: str) -> None:
    linter = Linter()
    data = docx(p("开头。") + p("", commented(1, r("没有问题。"))), comments=root("comments", comment(1, said)))
    found = [d for d in linter.lint_bytes(data, "a.docx").diagnostics if d.family == "suppression"]
    assert [(d.rule, d.data["place"]) for d in found] == [(rule, "第 2 段")]


def test_unused_comments_are_left_to_their_author() -> None:
    assert lint("stylelint: disable filler").unused.count == 0

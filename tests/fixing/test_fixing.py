"""Rounds of fixing: edits apart from each other, an end to it, markup left as it is."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from packs import make_pack, own_linter

from stylelint import Linter
from stylelint.amend import in_text
from stylelint.fixing import fixed, wanted
from stylelint.reporters import FileResult
from stylelint.text.source import Source

RULE = """\
kind: phrases
level: warning
fix: {safety}
words: false
message: {{zh: 换, en: swap}}
help: {{zh: 换, en: swap}}
why: {{zh: 无, en: none}}
sources: [own]
swap: {swap}
bad: []
good: []
"""


def linter(root: Path, *swaps: str, safety: str = "safe") -> Linter:
    files = {f"swaps/rule-{i}.yaml": RULE.format(swap=swap, safety=safety) for i, swap in enumerate(swaps)}
    return own_linter(make_pack(root, files))


def mended(linter: Linter, text: str, path: str = "a.txt", unsafe: bool = False, encoding: str = "utf-8") -> FileResult:
    result = linter.lint_source(Source(path, text, encoding), whole=True)
    return fixed(in_text(linter), result, wanted(unsafe))[0]


def text_of(result: FileResult) -> str:
    assert result.source is not None
    return result.source.text


def test_edits_that_touch_are_made_one_after_the_other(tmp_path: Path) -> None:
    own = linter(tmp_path, "{甲甲: 乙, 丙: 丁}")
    result, fixes = fixed(in_text(own), own.lint_source(Source("a.txt", "甲甲丙甲甲。丙")), wanted(False))
    assert text_of(result) == "乙丁乙。丁"
    assert fixes == (Counter({"swaps/rule-0": 4}), ())


def test_of_edits_that_overlap_the_first_wins_and_the_other_sees_what_came_of_it(tmp_path: Path) -> None:
    assert text_of(mended(linter(tmp_path, "{甲乙: 丁}", "{乙丙: 戊}"), "甲乙丙")) == "丁丙"


def test_fixes_that_lead_to_others_are_followed_to_the_end(tmp_path: Path) -> None:
    result = mended(linter(tmp_path, "{甲: 乙}", "{乙: 丙}", "{丙丙: 丁}"), "甲甲")
    assert text_of(result) == "丁"
    assert result.diagnostics == []


def test_fixes_that_come_to_no_end_are_left_out_and_the_others_made(tmp_path: Path) -> None:
    own = linter(tmp_path, "{甲: 乙}", "{乙: 甲}", "{丙: 丁}")
    result, fixes = fixed(in_text(own), own.lint_source(Source("a.txt", "甲，丙")), wanted(False))
    assert text_of(result) in ("甲，丁", "乙，丁")
    assert fixes.restless
    assert set(fixes.restless) <= {"swaps/rule-0", "swaps/rule-1"}
    assert fixes.made["swaps/rule-2"] == 1


@pytest.mark.parametrize(("safety", "safe", "all"), [("safe", 1, 1), ("unsafe", 0, 1), ("display", 0, 0)])
def test_only_fixes_of_the_wanted_safety_are_made(tmp_path: Path, safety: str, safe: int, all: int) -> None:
    own = linter(tmp_path, "{甲: 乙}", safety=safety)
    assert text_of(mended(own, "甲")) == "甲乙"[safe]
    assert text_of(mended(own, "甲", unsafe=True)) == "甲乙"[all]


def test_what_the_encoding_cannot_hold_is_not_written(tmp_path: Path) -> None:
    own = linter(tmp_path, "{甲: 𠮷, 丙: 丁}")
    assert text_of(mended(own, "甲乙丙", encoding="gbk")) == "甲乙丁"
    assert text_of(mended(own, "甲乙丙")) == "𠮷乙丁"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[说明]（甲）。乙。\n", "[说明]（甲）。丁。\n"),
        ("甲注。乙。\n", "甲注。丁。\n"),
        ("- 乙\n\n```\n乙\n```\n\n`乙` **乙**&nbsp;乙\n", "- 丁\n\n```\n乙\n```\n\n`乙` **丁**&nbsp;丁\n"),
        ("> 乙\n> 乙 <!-- 乙 -->\n\n| 乙 | 乙 |\n|---|---|\n| 乙 | 甲 |\n",
         "> 乙\n> 乙 <!-- 乙 -->\n\n| 丁 | 丁 |\n|---|---|\n| 丁 | 甲 |\n"),
    ],
)  # fmt: skip
def test_no_edit_makes_markup(tmp_path: Path, before: str, after: str) -> None:
    own = linter(tmp_path, "{']（甲）': ']*(甲)', 甲注: '# 注', 乙: 丁}")
    assert text_of(mended(own, before, "a.md")) == after
    assert text_of(mended(own, before.replace("\n", "\r\n"), "a.md")) == after.replace("\n", "\r\n")


def test_what_is_suppressed_is_left(tmp_path: Path) -> None:
    text = "<!-- stylelint: disable-next-block swaps/rule-0 -->\n\n甲\n\n甲\n"
    own = linter(tmp_path, "{甲: 乙}")
    assert text_of(mended(own, text, "a.md")) == text.removesuffix("甲\n") + "乙\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲\n\n\u200b\n\n乙\n", "甲\n\n\n\n乙\n"),  # the paragraph goes with the character
        ("\u200b\n\n甲\n", "\n\n甲\n"),
        ("# \u200b\n\n甲\n", "# \n\n甲\n"),
        ("甲\n\n\u200b\n- 乙\n", "甲\n\n\n- 乙\n"),
        ("\u200b甲\n乙\u200b\n", "甲\n乙\n"),
        ("甲\n\u200b\n乙\n", None),  # there would be two paragraphs
        ("甲\n\n\u200b# 乙\n", None),  # a heading
        ("甲\n\n\u200b1. 乙\n", None),
        ("甲\n\n\u200b    乙\n", None),
        ("甲\u200b乙\n\n\u200b# 丙\n", "甲乙\n\n\u200b# 丙\n"),
    ],
)
def test_what_is_said_to_be_mended_is(before: str, after: str | None) -> None:
    own = Linter(select="encoding/invisible")
    found = own.lint_source(Source("a.md", before), whole=True)
    assert [d.fix is not None for d in found.diagnostics] == [after is not None]
    assert text_of(mended(own, before, "a.md")) == (after or before)


def test_a_word_that_stands_on_two_lines_is_left() -> None:
    own = Linter(select="repetition/doubled-word")
    for text, fixable in (("青石县水利局\n青石县水利局", False), ("由青石县水利局青石县水利局办。", True)):
        (found,) = own.lint_text(text, "a.md")
        assert (found.fix is not None) is fixable

"""Density: words that say little, counted by section."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint import Diagnostic, Linter
from stylelint.rulepack.errors import PackErrors

RULE = """
kind: density
level: warning
class: D
message: {{zh: "每千字 {{density}}：{{top}}", en: "{{density}}: {{top}}"}}
help: {{zh: 删去, en: delete}}
why: {{zh: 无, en: none}}
sources: [own]
words: [认真, 积极, 有效, 认真学习]
not_in: [有效期]
info: {info}
warning: {warning}
minimum: 50
certain: 3
different: 2
bad: []
good: []
"""
PLAIN = "甲乙丙丁戊己庚辛壬癸" * 5


def lint(root: Path, text: str, info: float = 20, warning: float = 40, format: str = "txt") -> list[Diagnostic]:
    (root / "filler").mkdir(exist_ok=True)
    rule = root / "filler" / f"density-{info:g}-{warning:g}.yaml"
    rule.write_text(RULE.format(info=info, warning=warning), encoding="utf-8")
    linter = Linter(root, select=[f"filler/{rule.stem}"])
    found = linter.lint_text(text, format=format)
    assert not linter.failures
    return found


def test_a_dense_section_is_one_warning_with_its_words(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, f"{PLAIN}。认真办理，认真核对，积极联系。")
    assert (found.level.name, found.text) == ("WARNING", PLAIN)
    assert found.data == {"density": 48.4, "count": 3, "characters": 62, "words": {"认真": 2, "积极": 1}}
    assert found.message.endswith("：认真\u00a02、积极")


def test_a_few_words_in_a_short_section_are_info(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, f"{PLAIN}。认真办理，积极联系。", warning=30)
    assert found.level.name == "INFO"


def test_a_less_dense_section_is_info(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, f"{PLAIN}。认真办理，积极联系。")
    assert found.level.name == "INFO"


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAIN}{PLAIN}。认真办理，积极联系。",  # below the bound
        "认真办理，积极联系，认真核对。",  # too short a section
        f"{PLAIN}。认真办理，认真核对，认真联系。",  # one word only
        f"{PLAIN}。认真办理，有效期三年，有效期五年。",  # a longer word holds it
        f"{PLAIN}。认真办理，《积极心理学》，“积极”，“积极”。",  # titles and terms are spared
    ],
)
def test_what_is_left_out(tmp_path: Path, text: str) -> None:
    assert lint(tmp_path, text) == []


def test_words_that_stand_once_are_not_named_beside_three_others(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, f"{PLAIN}{PLAIN}。认真办，认真查，积极办，积极查，有效办，有效查，认真学习。")
    assert found.message.endswith("：有效\u00a02、积极\u00a02、认真\u00a02")


def test_the_longest_word_counts_once(tmp_path: Path) -> None:
    (found,) = lint(tmp_path, f"{PLAIN}。认真学习，认真学习，积极联系。")
    assert found.data["words"] == {"认真学习": 2, "积极": 1}


def test_each_section_is_judged_by_itself_and_shown_at_its_heading(tmp_path: Path) -> None:
    dense = f"{PLAIN}。认真办理，积极联系，认真核对。"
    text = f"# 总结\n\n## 做法\n\n{PLAIN}。\n\n## 打算\n\n### 近处\n\n{dense}\n\n## 问题\n\n{PLAIN}。\n"
    (found,) = lint(tmp_path, text, format="md")
    assert (found.text, found.line) == ("打算", 7)


def test_bounds_the_wrong_way_round_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(PackErrors) as caught:
        lint(tmp_path, PLAIN, info=30, warning=20)
    assert caught.value.errors[0].line == 11

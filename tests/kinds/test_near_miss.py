"""Kind `near-miss`: what counts as one wrong character."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import own_linter

from stylelint.rulepack.errors import PackErrors

RULE = """
kind: near-miss
level: warning
message: {{zh: "应是{{swap}}", en: "{{swap}}"}}
help: {{zh: 改, en: mend}}
why: {{zh: 无, en: none}}
sources: [own]
phrases: [{phrases}]
alike: [alike]
right: [坚忍不拔]
common: [推进]
bad: [⟦再接再励⟧。]
good: [再接再厉。]
"""


def make_pack(root: Path, phrases: str) -> Path:
    (root / "typo").mkdir()
    (root / "words").mkdir()
    (root / "typo" / "own.yaml").write_text(RULE.format(phrases=phrases), encoding="utf-8")
    groups = "about: 组\nwords: [厉励, 忍韧, 筹愁, 稳文, 步布, 进近]\n"
    (root / "words" / "alike.yaml").write_text(groups, encoding="utf-8")
    return root


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("再接再励。", ["再接再励"]),
        ("再接再力。", []),  # not in a group with 厉
        ("一愁莫展。", ["一愁莫展"]),
        ("坚忍不拔。", []),  # one character away, and right
        ("文步推进。", ["文步推进"]),
        ("稳布推进。", []),  # beside an end that is common
        ("稳步推近。", ["稳步推近"]),
        ("再接\n再励", []),
        ("接再励", []),
        ("统筹推进，再接再厉，稳步推进。", []),
    ],
)
def test_one_wrong_character(tmp_path: Path, text: str, found: list[str]) -> None:
    linter = own_linter(make_pack(tmp_path, "再接再厉, 一筹莫展, 坚韧不拔, 稳步推进"))
    assert [d.text for d in linter.lint_text(text)] == found


def test_a_short_phrase_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PackErrors, match="4"):
        own_linter(make_pack(tmp_path, "再接再厉, 部署")).lint_text("部署")

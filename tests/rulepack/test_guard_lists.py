"""Guards may name a word list of the pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import own_linter

from stylelint import Linter
from stylelint.rulepack.errors import PackErrors

RULE = """
kind: phrases
level: info
message: {{zh: 空话, en: filler}}
help: {{zh: 删去, en: delete}}
why: {{zh: 无, en: none}}
sources: [own]
phrases: [认真]
unless:
  clause: ["{{{guard}}}", 其他词]
bad: [⟦认真⟧做事。]
good: [认真读《章程》。]
"""


def make_pack(root: Path, guard: str) -> Path:
    (root / "filler").mkdir()
    (root / "words").mkdir()
    (root / "filler" / "own.yaml").write_text(RULE.format(guard=guard), encoding="utf-8")
    (root / "words" / "names.yaml").write_text("about: 专名\nwords: [章程, 条例]\n", encoding="utf-8")
    return root


def test_a_named_list_excuses(tmp_path: Path) -> None:
    linter = own_linter(make_pack(tmp_path, "names"))
    assert [d.offset for d in linter.lint_text("认真读条例。认真读其他词。认真做事。")] == [13]


def test_an_unknown_list_is_an_error_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(PackErrors) as caught:
        Linter(make_pack(tmp_path, "name"))
    (error,) = caught.value.errors
    assert (error.line, error.column) == (10, 12)
    assert "names" in error.en

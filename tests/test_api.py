"""The typed Python interface."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import RULE, changed, make_pack

import stylelint
from stylelint import Diagnostic, Linter, PackErrors, UnknownNameError, lint_text
from stylelint.diagnostic import Level

TEXT = "全年开展检查xx次。\n"


def test_what_is_exported_is_there() -> None:
    assert all(hasattr(stylelint, name) for name in stylelint.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lint'"):
        getattr(stylelint, "lint")  # noqa: B009


def test_lint_a_text() -> None:
    (found,) = lint_text(TEXT, path="草稿.txt")
    assert isinstance(found, Diagnostic)
    assert (found.path, found.rule, found.level, found.text) == ("草稿.txt", "placeholder/x-marks", Level.ERROR, "xx")
    assert TEXT[found.offset : found.end_offset] == "xx"
    assert "xx" in lint_text(TEXT, lang="en")[0].message
    assert lint_text(TEXT, lang="en")[0].message.isascii()


def test_the_path_or_the_format_tells_how_to_read() -> None:
    linter = Linter()
    code = "`检查xx次`"
    assert linter.lint_text(code, "a.md") == []
    assert linter.lint_text(code, "a.txt", format="md") == []
    assert len(linter.lint_text(code, "a.unknown")) == 1


def test_selecting() -> None:
    assert Linter(select=["filler"]).lint_text(TEXT) == []
    assert Linter(ignore=["placeholder/*"]).lint_text(TEXT) == []
    with pytest.raises(UnknownNameError, match="did you mean"):
        Linter(select=["filer"])


def test_a_genre_by_id_or_name() -> None:
    assert Linter(genre="work-summary").genre == Linter(genre="工作总结").genre == "work-summary"
    with pytest.raises(UnknownNameError) as caught:
        Linter(genre="工作总洁")
    assert "工作总结" in caught.value.zh
    assert isinstance(caught.value, ValueError)


def test_a_pack_of_ones_own_is_read_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    make_pack(tmp_path / "mine", {"filler/a.yaml": RULE})
    assert [d.rule for d in Linter("mine", select="mine").lint_text("高度重视。")] == ["filler/a"]
    make_pack(tmp_path / "mine", {"filler/a.yaml": changed("phrases: [高度重视]", "phrases: [十分重视]")})
    assert Linter(Path("mine"), select="mine").lint_text("高度重视。") == []
    make_pack(tmp_path / "mine", {"filler/a.yaml": "kind: x\n"})
    with pytest.raises(PackErrors, match=r"mine/filler/a\.yaml:1:1"):
        Linter("mine")


def test_a_pack_stands_beside_the_built_in_rules_and_genres(tmp_path: Path) -> None:
    linter = Linter(make_pack(tmp_path / "mine", {"wording/a.yaml": changed("高度重视", "甲方乙方")}), genre="工作总结")
    draft = "关于检查的通知\n\n各科室：\n一、目标\n甲方乙方。\n三、措施\n\n办公室\n2020年1月1日\n"
    assert [d.rule for d in linter.lint_text(draft)] == ["wording/a", "numbering/gap"]
    assert linter.failures == []


def test_one_selector_may_be_a_plain_text() -> None:
    assert {d.family for d in Linter(select="filler").lint_text("领导高度重视，xx镇要抓紧办理。")} == {"filler"}

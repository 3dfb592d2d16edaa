"""The engine: guards, overlaps, offsets in the source, order, failures of rules."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from packs import own_linter

from stylelint import Linter
from stylelint.diagnostic import Level

Maker = Callable[..., Linter]

RULE = """\
kind: phrases
level: {level}
message: {{zh: 甲, en: a}}
help: {{zh: 乙, en: b}}
why: {{zh: 丙, en: c}}
sources: [own]
{options}
bad: []
good: []
"""


@pytest.fixture
def linter_of(tmp_path: Path) -> Maker:
    """Make a linter of a pack with the rules given as {id: options}."""

    def make(**rules: str) -> Linter:
        for name, options in rules.items():
            family, _, stem = name.partition("__")
            folder = tmp_path / family
            folder.mkdir(exist_ok=True)
            (folder / f"{stem}.yaml").write_text(RULE.format(level="info", options=options), encoding="utf-8")
        return own_linter(tmp_path)

    return make


def texts(linter: Linter, text: str, path: str = "a.txt") -> list[str]:
    return [d.text for d in linter.lint_text(text, path)]


@pytest.mark.parametrize(
    ("guard", "silent", "heard"),
    [
        ("before: [未]", "各方未高度重视此事", "各方高度重视此事"),
        ("after: [的]", "高度重视的事", "高度重视此事"),
        ("within: [应当高度重视]", "应当高度重视", "应高度重视"),
        ("clause: [会议]", "会议高度重视此事，散会", "会议，高度重视此事"),
        ("sentence: [会议]", "会议，高度重视此事", "会议。高度重视此事"),
        ("spans: [term]", "坚持“高度重视”", "坚持高度重视"),
        ("evidence: [number]", "高度重视，开会4次", "高度重视，多次开会"),
        ("{evidence: [number], reach: clause}", "开会4次高度重视", "高度重视，开会4次"),
    ],
)
def test_a_guard_excuses(linter_of: Maker, guard: str, silent: str, heard: str) -> None:
    body = guard if guard.startswith("{") else "{" + guard + "}"
    linter = linter_of(filler__a=f"phrases: [高度重视]\nwords: false\nunless: {body}")
    assert texts(linter, silent) == []
    assert texts(linter, heard) == ["高度重视"]


def test_the_longest_of_one_family_wins(linter_of: Maker) -> None:
    linter = linter_of(filler__a="phrases: [一定成绩]", filler__b="phrases: [取得了一定成绩]")
    assert [(d.rule, d.text) for d in linter.lint_text("全年取得了一定成绩。")] == [("filler/b", "取得了一定成绩")]


def test_other_families_do_not_hide_each_other(linter_of: Maker) -> None:
    linter = linter_of(filler__a="phrases: [一定成绩]", style__b="phrases: [取得了一定成绩]")
    assert [d.rule for d in linter.lint_text("全年取得了一定成绩。")] == ["style/b", "filler/a"]


def test_both_scripts_and_widths_are_found_where_they_stand(linter_of: Maker) -> None:
    linter = linter_of(filler__a="phrases: ['高度重视,进一步加强']\nwords: false")
    text = "\u3000\u3000我局高度重視\uff0c進一步加強。\r\n"
    (found,) = linter.lint_text(text)
    assert (found.text, found.offset, found.line, found.column) == ("高度重視\uff0c進一步加強", 4, 1, 5)
    assert text[found.offset : found.end_offset] == found.text


def test_a_phrase_is_no_part_of_another_word(linter_of: Maker) -> None:
    linter = linter_of(filler__a="phrases: [有关, 目前, 切实]")
    assert texts(linter, "没有关系。项目前期。一切实际问题。") == []
    assert texts(linter, "有关部门目前切实负责。") == ["有关", "目前", "切实"]


def test_lines_that_move_keep_their_fingerprint(linter_of: Maker) -> None:
    linter = linter_of(filler__a="phrases: [高度重视]")
    first = linter.lint_text("领导高度重视此事。\n部门高度重视此事。")
    second = linter.lint_text("新的一行。\n\n领导高度重视此事。\n部门高度重视此事。")
    assert [d.fingerprint for d in first] == [d.fingerprint for d in second]
    assert len({d.fingerprint for d in first}) == 2


def test_a_rule_that_raises_leaves_the_others_alone(linter_of: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    linter = linter_of(filler__a="phrases: [高度重视]", filler__b="phrases: [切实]")
    from stylelint.kinds.phrases import Phrases

    original = Phrases.at

    def broken(self: Phrases, *args: object) -> object:
        if "高度重视" in self.literals:
            raise RuntimeError("boom")
        return original(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(Phrases, "at", broken)
    with pytest.warns(RuntimeWarning, match="boom"):
        assert texts(linter, "领导高度重视，切实负责。") == ["切实"]
    assert [f.rule.id for f in linter.failures] == ["filler/a"]


def test_levels_have_an_order() -> None:
    assert Level.INFO.rank < Level.WARNING.rank < Level.ERROR.rank


def test_a_span_is_reported_once_a_rule(linter_of: Maker) -> None:
    linter = linter_of(numbering__a="phrases: [甲乙, 甲乙]\nwords: false")
    assert texts(linter, "甲乙") == ["甲乙"]

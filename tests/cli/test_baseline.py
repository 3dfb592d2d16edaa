"""`stylelint baseline` and what a run makes of a baseline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import Run, Write

CONFIG = "stylelint.yaml"
FILE = "stylelint-baseline.json"
OLD = "由xx镇负责，于20__年完成。\n"


@pytest.fixture(autouse=True)
def configuration(write: Write) -> None:
    write(CONFIG, "select: [placeholder, suppression]\n")


def rules(stylelint: Run, *args: str) -> list[str]:
    out = stylelint("check", "--format", "json", *args).out
    return [f"{d['path']}:{d['line']} {d['rule']}" for d in json.loads(out)["diagnostics"]]


def test_only_new_findings_are_reported(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    assert len(rules(stylelint)) == 2
    result = stylelint("baseline", "write")
    assert (result.code, result.err) == (0, "")
    assert "2 处" in result.out
    assert stylelint("check").code == 0
    write("a.txt", "另起一段。\n" + OLD + "报×局审批。\n")
    assert [one.partition(" ")[0] for one in rules(stylelint)] == ["a.txt:3"]
    assert len(rules(stylelint, "--no-baseline")) == 3


def test_a_finding_is_known_when_the_words_beside_it_change(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    write("a.txt", "改由xx镇牵头，争取在20__年底前完成。\n")
    assert rules(stylelint) == []


def test_as_many_equal_findings_are_known_as_there_were(stylelint: Run, write: Write) -> None:
    write("a.txt", "由xx镇负责。\n")
    stylelint("baseline", "write")
    write("a.txt", "由xx镇负责。\n另由xx镇协助。\n")
    assert [one.partition(" ")[0] for one in rules(stylelint)] == ["a.txt:2"]


def test_what_was_mended_fails_the_run_until_it_is_pruned(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    write("b.txt", OLD)
    stylelint("baseline", "write")
    write("a.txt", "由东镇负责，于20__年完成。\n")
    assert rules(stylelint) == ["a.txt:1 suppression/stale-baseline"]
    assert stylelint("check").code == 1
    assert stylelint("check", "--ignore", "suppression/stale-baseline").code == 0
    result = stylelint("baseline", "prune")
    assert result.code == 0
    assert "删去 1 处，还有 3 处" in result.out
    assert stylelint("check").code == 0


def test_entries_of_rules_that_did_not_run_are_not_stale(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    assert rules(stylelint, "--select", "numbering") == []


def test_a_draft_that_is_gone_is_told_and_pruned(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", OLD)
    write("b.txt", OLD)
    stylelint("baseline", "write")
    (here / "a.txt").unlink()
    assert rules(stylelint) == [f"{FILE}:1 suppression/stale-baseline"]
    stylelint("baseline", "prune")
    assert rules(stylelint) == []
    assert list(json.loads((here / FILE).read_text(encoding="utf-8"))["files"]) == ["b.txt"]


def test_pruning_a_part_leaves_the_rest(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", OLD)
    write("b/b.txt", OLD)
    stylelint("baseline", "write")
    before = (here / FILE).read_bytes()
    stylelint("baseline", "prune", "a.txt")
    assert (here / FILE).read_bytes() == before


def test_the_file_holds_no_text_of_the_draft_and_is_the_same_every_time(
    stylelint: Run, write: Write, here: Path
) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    first = (here / FILE).read_bytes()
    assert "xx镇".encode() not in first
    stylelint("baseline", "write")
    assert (here / FILE).read_bytes() == first
    assert len(first.splitlines()) == 9  # a line an entry


def test_it_is_found_from_a_folder_below(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docs/a.txt", OLD)
    stylelint("baseline", "write")
    monkeypatch.chdir(here / "docs")
    assert rules(stylelint) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"version": 9, "files": {}}', '{"version": 1}', "\udcff"])
def test_a_broken_baseline_is_named(stylelint: Run, write: Write, content: str) -> None:
    write("a.txt", OLD)
    write(FILE, content.encode("utf-8", "surrogateescape"))
    for verb in (["check"], ["baseline", "show"], ["baseline", "prune"]):
        code, out, err = stylelint(*verb)
        assert (code, out) == (2, "")
        assert FILE in err
    assert stylelint("baseline", "write").code == 0
    assert stylelint("check").code == 0


def test_one_that_is_named_and_not_there_is_an_error(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    code, out, err = stylelint("check", "--baseline", "none.json")
    assert (code, out) == (2, "")
    assert "none.json" in err
    assert "baseline write" in err


def test_without_a_configuration_it_has_to_be_named(stylelint: Run, write: Write, here: Path) -> None:
    (here / CONFIG).unlink()
    write("a.txt", OLD)
    out = stylelint("baseline", "write", "--select", "placeholder").out
    assert f"--baseline {FILE}" in out
    assert len(rules(stylelint, "--select", "placeholder")) == 2
    assert rules(stylelint, "--select", "placeholder", "--baseline", FILE) == []


def test_show_counts_by_file_and_rule(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    out = stylelint("baseline", "show").out
    assert out.startswith("a.txt\n")
    assert "placeholder/" in out
    assert "一共 2 处，1 个文件" in out


def test_a_file_that_cannot_be_read_leaves_the_baseline_as_it_was(stylelint: Run, write: Write, here: Path) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    before = (here / FILE).read_bytes()
    write("b.txt", b"\x00\x01")
    assert stylelint("baseline", "write").code == 2
    assert (here / FILE).read_bytes() == before


def test_results_kept_before_are_not_used_after_it_was_written(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    assert stylelint("check").code == 1
    stylelint("baseline", "write")
    assert stylelint("check").code == 0
    assert stylelint("check").code == 0


def test_sarif_says_that_a_finding_is_known(stylelint: Run, write: Write) -> None:
    write("a.txt", OLD)
    stylelint("baseline", "write")
    (run,) = json.loads(stylelint("check", "--format", "sarif").out)["runs"]
    assert [r["suppressions"][0]["kind"] for r in run["results"]] == ["external", "external"]
    assert {r["baselineState"] for r in run["results"]} == {"unchanged"}


RULE = """\
kind: phrases
level: warning
fix: safe
words: false
message: {zh: 换, en: swap}
help: {zh: 换, en: swap}
why: {zh: 无, en: none}
sources: [own]
swap: {应该: 应当}
bad: []
good: []
"""
SLIPS = [
    # what is known, what is there then, what fixing makes of it
    ("会上作了布署。\n", "会上作了布署。\n\n下午作了布署。\n", "会上作了布署。\n\n下午作了部署。\n"),
    ("应该必须作布署。\n", "应该必须作布署。\n", "必须作布署。\n"),  # the words beside it change
    ("应该必须作布署。\n", "布署布署。\n\n应该必须作布署。\n", "部署部署。\n\n必须作布署。\n"),  # first the new ones
    ("会上布署。\n" * 3, "会上布署。\n" * 4, "会上布署。\n" * 3 + "会上部署。\n"),
]


@pytest.mark.parametrize(("old", "new", "fixed"), SLIPS)
def test_what_is_known_is_neither_fixed_nor_new_after_fixing(
    stylelint: Run, write: Write, old: str, new: str, fixed: str
) -> None:
    write(CONFIG, "select: [typo/wrong-character, suppression]\n")
    path = write("a.txt", old)
    stylelint("baseline", "write")
    write(CONFIG, "select: [typo/wrong-character, redundancy/need, suppression]\n")
    path.write_bytes(new.encode())
    for _ in range(2):
        assert stylelint("fix", "--unsafe-fixes").code == 0
        assert path.read_bytes().decode() == fixed
        assert rules(stylelint) == []


def test_a_new_finding_that_is_left_does_not_take_the_place_of_a_known_one(stylelint: Run, write: Write) -> None:
    write(CONFIG, "select: [redundancy/need, suppression]\n")
    path = write("a.txt", "应该必须作布署。\n")
    stylelint("baseline", "write")
    write(CONFIG, "select: [typo/wrong-character, redundancy/need, suppression]\n")
    path.write_bytes("应该必须去。\n\n应该必须作布署。\n".encode())
    new = ["a.txt:1 redundancy/need", "a.txt:3 typo/wrong-character"]
    assert rules(stylelint) == new
    assert stylelint("fix").code == 0
    assert rules(stylelint) == new
    assert stylelint("fix", "--unsafe-fixes").code == 0
    assert path.read_bytes().decode() == "必须去。\n\n应该必须作部署。\n"
    assert rules(stylelint) == []


def test_no_fix_changes_the_words_of_what_is_known(stylelint: Run, write: Write) -> None:
    write(CONFIG, "select: [redundancy/need, suppression]\n")
    path = write("a.txt", "领导应该必须到场。\n")
    stylelint("baseline", "write")
    write(CONFIG, "packs: [own]\nselect: [redundancy/need, wording, suppression]\n")
    write("own/wording/ought.yaml", RULE)
    assert stylelint("check", "--format", "concise").out.count("wording/ought") == 1
    assert stylelint("fix", "--unsafe-fixes").code == 0
    assert path.read_text(encoding="utf-8") == "领导应该必须到场。\n"
    assert rules(stylelint) == ["a.txt:1 wording/ought"]
    write("a.txt", "领导应该必须到场。\n\n领导应该去。\n")
    assert stylelint("fix").code == 0
    assert path.read_text(encoding="utf-8") == "领导应该必须到场。\n\n领导应当去。\n"


def test_pruning_goes_along_with_drafts_that_were_moved(stylelint: Run, write: Write, here: Path) -> None:
    write("old/a.txt", OLD)
    write("old/b.txt", OLD)
    stylelint("baseline", "write")
    (here / "old").rename(here / "new")
    write("new/b.txt", OLD + "报×局。\n")
    assert any(FILE in one for one in rules(stylelint))
    assert stylelint("baseline", "prune").code == 0
    assert [one.partition(" ")[0] for one in rules(stylelint)] == ["new/b.txt:2"]
    names = json.loads((here / FILE).read_text(encoding="utf-8"))["files"]
    assert list(names) == ["new/a.txt", "new/b.txt"]


def test_marks_that_only_python_takes_for_line_ends(stylelint: Run, write: Write) -> None:
    write(
        "a.txt",
        "由xx镇\u2028负责\x85。\n于20__年\u2029完成。\n" + "很长的句子，" * 60 + "\u2028" + "还有，" * 40 + "。\n",
    )
    assert stylelint("baseline", "write").err == ""
    assert stylelint("check").code == 0


def test_of_another_folder_it_is_told_rightly_whether_it_counts(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("a.txt", OLD)
    (here / "elsewhere").mkdir()
    monkeypatch.chdir(here / "elsewhere")
    out = stylelint("baseline", "write", "..").out
    assert "已写入" in out
    assert "--baseline" not in out

"""`run_samples`: failures name their place; a rule that raises or hits nothing is a fault of the pack."""

from __future__ import annotations

from pathlib import Path

import pytest
from packs import RULE, changed, make_pack

from stylelint.kinds.phrases import Phrases
from stylelint.rulepack.load import load_pack
from stylelint.rulepack.sample import unmark
from stylelint.samples import SampleRun, coverage, run_samples

FILE = "filler/attention.yaml"


def run(root: Path, rule: str, only: str | None = None) -> SampleRun:
    return run_samples(load_pack(make_pack(root, {FILE: rule})), only)


def places(done: SampleRun) -> list[str]:
    return [failure.place.rpartition("/")[2] for failure in done.failures]


def test_sound_samples(tmp_path: Path) -> None:
    done = run(tmp_path, RULE)
    assert (done.count, done.failures, done.errors) == (5, [], [])
    assert coverage(load_pack(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("要⟦高度重视⟧。", "要⟦高度⟧重视。", "attention.yaml:8:18"),
        ("要⟦高度重视⟧。", "要⟦重视⟧。", "attention.yaml:8:18"),
        ("视高度而定。", "高度重视。", "attention.yaml:9:18"),
    ],
)
def test_a_sample_that_comes_out_otherwise(tmp_path: Path, old: str, new: str, place: str) -> None:
    done = run(tmp_path, changed(old, new))
    assert places(done) == [place]
    assert done.errors == []
    assert "attention" in done.failures[0].format("zh")


@pytest.mark.parametrize(
    ("old", "new"),
    [("phrases: [高度重视]", "phrases: [十分重视]"), ("bad: [⟦高度重视⟧安全。, 要⟦高度重视⟧。]", "bad: []")],
)
def test_a_rule_that_hits_none_of_its_bad_samples(tmp_path: Path, old: str, new: str) -> None:
    (error,) = run(tmp_path, changed(old, new)).errors
    assert error.line == 8
    assert "没有命中自己的任何一个坏样例" in error.zh


def test_a_rule_that_raises(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Phrases, *args: object) -> object:
        raise RuntimeError("boom")

    monkeypatch.setattr(Phrases, "at", broken)
    done = run(tmp_path, RULE)
    assert {(e.line, e.zh) for e in done.errors} == {(8, "规则出错：RuntimeError: boom")}


def test_samples_with_a_genre_and_a_format(tmp_path: Path) -> None:
    rule = changed("bad: [", "bad: [{text: '`高度重视` ⟦高度重视⟧', format: md}, ")
    assert run(tmp_path, rule).failures == []


def test_titles_of_genres_are_samples_too(tmp_path: Path) -> None:
    genre = "name: 周报\nen: weekly\nprofile: everyday\nsources: [own]\nparts: []\ntitles: [周报]\n"
    make_pack(tmp_path, {"genres/weekly.yaml": genre + "good: [本周周报, 月报]\nbad: [月报, 工作周报]\n"})
    done = run(tmp_path, RULE, "genres/*")
    assert done.count == 4
    assert places(done) == ["weekly.yaml:7:14", "weekly.yaml:8:11"]


def test_rules_with_too_few_samples_are_listed(tmp_path: Path) -> None:
    rule = changed("good: [重视。, 高度。, 视高度而定。]", "good: [重视。]")
    pack = load_pack(make_pack(tmp_path, {FILE: rule}))
    assert coverage(pack) == [("filler/attention", 2, 1)]
    assert coverage(pack, "numbering/*") == []


def test_marks_come_out_and_leave_their_places() -> None:
    assert unmark("甲⟦乙⟧丙⟦丁⟧") == ("甲乙丙丁", [(1, 2), (3, 4)])


SWAP = changed("phrases: [高度重视]", "swap: {高度重视: 重视}\nfix: safe")


def test_what_fixes_make_of_a_bad_sample_stands_there(tmp_path: Path) -> None:
    rule = changed("[⟦高度重视⟧安全。, 要⟦高度重视⟧。]", "[{text: ⟦高度重视⟧安全。, fixed: 重视安全。}, {FIXED}]", SWAP)
    sound = rule.replace("{FIXED}", "{text: 要⟦高度重视⟧。, fixed: 要重视。}")
    assert run(tmp_path, sound).failures == []
    for sample in ("要⟦高度重视⟧。", "{text: 要⟦高度重视⟧。, fixed: 要高度重视。}"):
        (failure,) = run(tmp_path, rule.replace("{FIXED}", sample)).failures
        assert failure.found == ("要重视。",)


def test_fixes_that_undo_each_other_are_a_fault_of_the_rule(tmp_path: Path) -> None:
    rule = changed("swap: {高度重视: 重视}", "swap: {高度重视: 十分重视, 十分重视: 高度重视}", SWAP)
    assert any("come to no end" in error.en for error in run(tmp_path, rule).errors)


def test_a_fix_that_is_not_made_is_missed(tmp_path: Path) -> None:
    rule = changed("要⟦高度重视⟧。", "{text: 要⟦高度重视⟧。, fixed: 要重视。}")
    (failure,) = run(tmp_path, rule).failures
    assert (failure.expected, failure.found) == (("要重视。",), ())

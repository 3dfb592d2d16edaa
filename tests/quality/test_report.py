"""The report on quality counts right, says what is not there, and puts its tables where they belong."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from quality import __main__ as report
from quality import scripts, tables
from quality.cases import Case, Outcome
from quality.corpus import Kind, is_labelled, kinds, real_faults
from quality.lint import ROOT
from quality.own import Tally, tally
from quality.scripts import Planted

GAP = Case(text="", sort="legal", place="x:1", rule="numbering/gap")
QUIET = Case(text="", sort="legal", place="x:2", silent="numbering")


def test_own_figures_count_spans_and_cases() -> None:
    found = [Outcome(GAP, ["a@1", "b@2"], ["b@2", "c@3"]), Outcome(QUIET, [], ["numbering/gap: d@4"])]
    mine = tally(found)["numbering"]
    assert mine == Tally(wanted=2, right=1, false=2, fire=1, silent=1)
    assert (mine.recall, mine.precision) == (1 / 2, 1 / 3)


def test_nothing_wanted_and_nothing_found_gives_no_ratio() -> None:
    quiet = tally([Outcome(QUIET, [], [])])["numbering"]
    assert (quiet.recall, quiet.precision) == (None, None)


def test_planted_faults_of_several_seeds_are_pooled() -> None:
    pooled = Planted()
    for said in (
        "placeholder/name   recall 3/4 = 0.750\nclean text: 2 findings in 500 characters = 400.00 per 100,000",
        "placeholder/name   recall 5/5 = 1.000\nnumbering/skip     recall 1/2 = 0.500\n",
    ):
        pooled.add(said)
    assert pooled.kinds == {"placeholder/name": (8, 9), "numbering/skip": (1, 2)}
    assert (pooled.of("placeholder"), pooled.false, pooled.characters) == ((8, 9), 2, 500)


def test_rates_are_per_hundred_thousand_characters() -> None:
    one = Kind("laws", characters=50_000, grave=Counter(numbering=1), labelled=Counter(numbering=7))
    two = Kind("official", characters=150_000)
    head, rows = tables.rates(["numbering"], [one, two], "grave")
    assert head == ["family", "laws", "official", "all", "labelled real"]
    assert rows[0] == ["numbering", "2.00", "0", "0.50", "7"]


@pytest.mark.parametrize(("family", "start", "labelled"), [("missing-text", 8, True), ("filler", 8, False)])
def test_a_finding_on_a_labelled_fault_of_its_family_is_right(family: str, start: int, labelled: bool) -> None:
    labels = {"a.md": [("placeholder", 5, 9)]}
    found = {"path": "a.md", "offset": start, "end_offset": start + 1}
    assert is_labelled(found, family, labels) is labelled
    assert not is_labelled({**found, "path": "b.md"}, family, labels)


def test_real_documents_are_counted_by_kind_less_labelled_faults(tmp_path: Path) -> None:
    laws, gold = tmp_path / "corpus" / "laws", tmp_path / "gold"
    laws.mkdir(parents=True)
    gold.mkdir()
    (laws / "a.txt").write_text("\u89c1\u300a\u300b\u3002\n\u53e6\u89c1\u300a\u300b\u3002", encoding="gb18030")
    (laws / "b.txt").write_bytes(b"\x00\x01")
    label = '{"file": "laws/a.txt", "start": 1, "end": 3, "verdict": "leftover"}\n'
    (gold / "real-placeholders.jsonl").write_text(label, encoding="utf-8")
    assert real_faults(gold) == {"laws/a.txt": [("placeholder", 1, 3)]}
    (kind,) = kinds(tmp_path)
    assert (kind.name, kind.files, kind.characters) == ("laws", 1, 10)
    assert (kind.grave["missing-text"], kind.labelled["missing-text"]) == (1, 1)


def test_without_the_folder_only_the_own_set_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report, "cases", lambda: ())
    assert report.main(["--shared", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert "is not there: only the own set is measured" in err
    assert "## families\n\n| family" in out and " 0 cases of our own, 0 real documents." in out
    assert "## faults" not in out


def test_half_of_the_figures_are_not_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report.main(["--shared", str(tmp_path), "--write"]) == 2
    assert "--write wants all figures" in capsys.readouterr().err


def test_a_script_that_fails_is_named(tmp_path: Path) -> None:
    (tmp_path / "quality").mkdir()
    (tmp_path / "quality" / "score.py").write_text("import sys; sys.exit('no gold')", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"score\.py ended with 1: no gold"):
        scripts.labelled(tmp_path, genre=False)


def test_tables_replace_those_between_the_comments() -> None:
    document = "before\n<!-- a -->\nold\n<!-- /a -->\nafter"
    assert report.put(document, {"a": "new"}) == "before\n<!-- a -->\nnew\n<!-- /a -->\nafter"
    with pytest.raises(ValueError, match="no place <!-- b -->"):
        report.put(document, {"b": "new"})


@pytest.mark.parametrize("path", report.DOCS.values(), ids=lambda path: path.name)
def test_the_documents_have_a_place_for_every_table_and_name_the_command(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    names = ("measured", "families", "warnings", "info", "faults", "genre")
    assert [n for n in names if text.count(f"<!-- {n} -->") != 1 or text.count(f"<!-- /{n} -->") != 1] == []
    assert "make quality" in text
    assert "-m quality" in (ROOT / "Makefile").read_text(encoding="utf-8")

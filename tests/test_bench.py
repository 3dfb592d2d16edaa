"""The benchmark: its texts are the same every time, its tables and curves say what was measured."""

from __future__ import annotations

import hashlib
import itertools
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bench import corpora, stages
from bench.corpora import Corpus, draft, make, present
from bench.drafts import chinese
from bench.measure import Result, Run, in_turn, run
from bench.phrases import pack, phrases
from bench.startup import JIEBA, clean_draft
from bench.svg import Line, Panel, Scale, draw
from bench.table import number, table
from bench.tools import Tool
from stylelint import Linter

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def linter() -> Linter:
    return Linter()


@pytest.mark.parametrize("name", corpora.OWN)
def test_a_draft_depends_on_name_index_and_seed_alone(name: str) -> None:
    text = draft(name, 3)
    assert text == draft(name, 3)
    assert len({text, draft(name, 4), draft(name, 3, seed=2)}) == 3
    assert 20_000 <= len(text.encode()) < 21_000


def test_drafts_have_the_same_bytes_on_every_machine() -> None:
    data = "".join(draft(name, 0, size=2_000) for name in corpora.OWN).encode()
    assert hashlib.sha256(data).hexdigest()[:16] == "89d90f3eddacb126"


def test_a_larger_corpus_begins_as_a_smaller_one(tmp_path: Path) -> None:
    small, large = (make("faulty.md", tmp_path, size, file_size=2_000) for size in (6_000, 10_000))
    names = sorted(p.name for p in small.folder.glob("*.md"))
    assert (small.files, large.files) == (3, 5)
    assert [(small.folder / n).read_bytes() for n in names] == [(large.folder / n).read_bytes() for n in names]


def test_a_corpus_is_kept_and_made_anew_where_it_was_left_half_done(tmp_path: Path) -> None:
    made = make("laws.txt", tmp_path, 4_000, file_size=2_000)
    (made.folder / "00000.txt").write_text("kept", encoding="utf-8")
    assert make("laws.txt", tmp_path, 4_000, file_size=2_000).bytes < made.bytes
    (made.folder / ".complete").unlink()
    assert make("laws.txt", tmp_path, 4_000, file_size=2_000) == made


def test_text_by_others_is_used_only_where_it_is(tmp_path: Path) -> None:
    assert present(tmp_path) == corpora.OWN
    folder = tmp_path / "corpus" / "md-tech"
    folder.mkdir(parents=True)
    lines = ["# 甲", "", "```", *["x"] * 40, "", *["y"] * 40, "```", "", "乙"]
    (folder / "a.md").write_text("\n".join(lines), encoding="utf-8")
    assert present(tmp_path) == (*corpora.OWN, "shared-tech.md")
    made = make("shared-tech.md", tmp_path / "work", 1_000, file_size=100, shared=tmp_path)
    texts = [p.read_text(encoding="utf-8") for p in sorted(made.folder.glob("*.md"))]
    assert len(texts) > 2
    assert {text.count("```") % 2 for text in texts} == {0}


def test_without_originals_there_is_no_corpus_of_them(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="shared-laws"):
        make("shared-laws.md", tmp_path, 1_000, shared=tmp_path / "nowhere")


def test_chinese_numerals() -> None:
    assert [chinese(n) for n in (1, 10, 11, 20, 99, 100, 105, 110, 999)] == (
        ["一", "十", "十一", "二十", "九十九", "一百", "一百零五", "一百一十", "九百九十九"]
    )


def test_faulty_drafts_have_faults_and_the_clean_one_has_none(linter: Linter) -> None:
    text = clean_draft()
    assert linter.lint_text(text, "a.md") == []
    assert [d.rule.split("/")[0] for d in linter.lint_text(text + JIEBA, "a.md")] != []
    found = {d.rule.split("/")[0] for d in linter.lint_text(draft("faulty.md", 0), "a.md")}
    assert found >= {"filler", "placeholder", "missing-text", "numbering"}


def test_more_phrases_have_the_same_hits(tmp_path: Path) -> None:
    text = draft("faulty.md", 0, size=6_000)
    few, many = (Linter(pack(tmp_path, n), select=f"phrases{n}by100").lint_text(text) for n in (10, 300))
    assert len(phrases(300)) == len(set(phrases(300))) == 300
    assert phrases(300)[:10] == phrases(10)
    assert [d.offset for d in few] == [d.offset for d in many] != []


def test_a_run_tells_output_code_and_memory(tmp_path: Path) -> None:
    code = "import os, sys; print(os.getcwd()); print('no', file=sys.stderr); sys.exit(3)"
    taken = run([sys.executable, "-c", code], tmp_path)
    assert set(taken.output.split()) == {str(tmp_path.resolve()), "no"}
    assert taken.code == 3
    assert taken.peak is None or taken.peak > 2**20
    assert taken.wall > 0


def test_commands_run_in_turn_and_the_first_round_does_not_count(tmp_path: Path) -> None:
    code = "import sys; open('log', 'a').write(sys.argv[1])"
    results = in_turn([[sys.executable, "-c", code, mark] for mark in "ab"], tmp_path, 2)
    assert (tmp_path / "log").read_text() == "ababab"
    assert [r.runs for r in results] == [2, 2]


def test_the_median_counts() -> None:
    runs = [Run(wall, wall * 2, peak, 0, "") for wall, peak in ((9.0, 5), (1.0, 7), (2.0, 6))]
    assert Result.of(runs) == Result(2.0, 4.0, 6, "", 3)
    assert Result.of([Run(1.0, 1.0, None, 0, "out")]) == Result(1.0, 1.0, None, "out", 1)


def test_findings_are_counted_by_lines_or_read() -> None:
    def counting(pattern: str) -> Tool:
        return Tool("t", "1", lambda _: [], pattern)

    assert counting(r"^\w+:\d+: ").findings("a:1: x\nb:22: y\nsum: 2\n") == 2
    assert counting(r"sum: (\d+)").findings("a\nsum: 17\n") == 17
    assert counting(r"sum: (\d+)").findings("a\n") == 0


def test_stages_are_read_from_the_output() -> None:
    output = '{"rule":"x"}\nstage  ms\nload   698.6\ncheck  1328.0\n\nrule  ms  calls  hits\nfiller/load  1.0  2  3\n'
    assert stages.read(output) == {"load": 0.6986, "check": 1.328}
    assert stages.Profile("c", 1.0, 3.0, stages.read(output)).other == pytest.approx(0.9734)


def test_tables_are_aligned() -> None:
    assert table(("a", "b"), [("x", "1"), ("long", "22")]).splitlines() == [
        "| a    |  b |",
        "| ---- | -: |",
        "| x    |  1 |",
        "| long | 22 |",
    ]


@pytest.mark.parametrize(
    ("value", "said"), [(None, "-"), (0, "0"), (0.1234, "0.12"), (1.26, "1.3"), (12.6, "13"), (12345.6, "12,346")]
)
def test_figures_are_short(value: float | None, said: str) -> None:
    assert number(value) == said


def test_curves_are_drawn_where_the_figures_are() -> None:
    line = Line("a <b>", [(1, 10), (10, 1), (100, 10)])
    drawn = draw([Panel("one & two", "x", "y", [line]), Panel("next", "x", "y", [Line("c", [(5, 5)])])])
    assert drawn == draw([Panel("one & two", "x", "y", [line]), Panel("next", "x", "y", [Line("c", [(5, 5)])])])
    root = ElementTree.fromstring(drawn)
    first, second = root.findall(f"{SVG}g")
    places = [(float(c.attrib["cx"]), float(c.attrib["cy"])) for c in first.iter(f"{SVG}circle")]
    assert places[0][1] == places[2][1] < places[1][1]
    assert places[1][0] - places[0][0] == pytest.approx(places[2][0] - places[1][0], abs=0.2)
    assert len(list(second.iter(f"{SVG}circle"))) == 1
    assert {"one & two", "a <b>", "next"} <= {t.text for t in root.iter(f"{SVG}text")}


def test_scales_hold_their_values_and_ticks() -> None:
    for low, high in itertools.product((0.02, 1, 7), (7.5, 300, 12_000)):
        scale = Scale.of([low, high], 0, 100)
        assert 0 <= scale(low) < scale(high) <= 100
        assert all(0 <= scale(tick) <= 100 for tick in scale.ticks())
        assert len(scale.ticks()) > 1
    with pytest.raises(ValueError, match="above 0"):
        Scale.of([0.0, 1.0], 0, 100)


def test_a_corpus_knows_its_size(tmp_path: Path) -> None:
    assert Corpus("c", tmp_path, ".md", 1, 2_500_000).megabytes == 2.5

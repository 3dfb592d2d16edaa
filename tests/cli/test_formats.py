"""Which output format a run has: given, by the environment, by the configuration, by itself."""

from __future__ import annotations

import json

import pytest
from runs import FAULT, Run, Write

GITHUB = "::error file=a.txt,line=1,endLine=1,col=7,endColumn=9,title=placeholder/x-marks::"


def form(out: str) -> str:
    if out.startswith("::"):
        return "github"
    return "json" if out.startswith("{") else "concise" if out.startswith("a.txt:1:7") else "full"


def test_auto_is_full_and_github_inside_actions(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", FAULT)
    assert form(stylelint().out) == form(stylelint("--format", "auto").out) == "full"
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, out, _ = stylelint()
    assert code == 1
    assert out.startswith(GITHUB)
    assert form(stylelint("--format", "auto").out) == "github"
    assert form(stylelint("--format", "full").out) == "full"
    monkeypatch.setenv("GITHUB_ACTIONS", "false")
    assert form(stylelint().out) == "full"


def test_who_decides(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    write("a.txt", FAULT)
    write("stylelint.yaml", "output-format: concise\n")
    assert form(stylelint().out) == "concise"
    monkeypatch.setenv("STYLELINT_OUTPUT_FORMAT", "json")
    assert form(stylelint().out) == "json"
    assert form(stylelint("--format", "full").out) == "full"
    monkeypatch.setenv("STYLELINT_OUTPUT_FORMAT", "")
    assert form(stylelint().out) == "concise"
    assert form(stylelint("--config", "output-format=full").out) == "full"


@pytest.mark.parametrize("name", ["githb", "tree"])
def test_a_format_that_is_none(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    write("a.txt", FAULT)
    said = f"没有 {name} 格式（可用：auto, checkstyle, concise, full, github, gitlab, grouped"
    for args in (("--format", name), ("--config", f"output-format={name}")):
        code, out, err = stylelint(*args)
        assert (code, out, err.count("\n")) == (2, "", 1)
        assert said in err
    monkeypatch.setenv("STYLELINT_OUTPUT_FORMAT", name)
    assert said in stylelint().err
    monkeypatch.delenv("STYLELINT_OUTPUT_FORMAT")
    write("stylelint.yaml", f"lang: zh\noutput-format: {name}\n")
    code, out, err = stylelint()
    assert (code, out) == (2, "")
    assert err.startswith("stylelint.yaml:2:")
    assert said in err


def test_github_names_files_from_the_top_of_the_repository(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = write("docs/a.txt", FAULT).parent.parent
    write("docs/b,c：d:e.txt", FAULT)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top))
    monkeypatch.chdir(top / "docs")
    files = [line.partition("file=")[2].partition(",")[0] for line in stylelint("--format", "github").out.splitlines()]
    assert files == ["docs/a.txt", "docs/b%2Cc：d%3Ae.txt"]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(top / "elsewhere"))
    assert "file=a.txt," in stylelint("--format", "github").out


def test_statistics_are_a_table_or_an_object(stylelint: Run, write: Write) -> None:
    write("a.txt", FAULT * 2 + "由**同志负责。\n")
    write("b.md", "全年开展检查xx次。\n\n要切实加强领导。\n")
    for name in ("full", "concise"):
        code, out, err = stylelint("--statistics", "--format", name)
        assert (code, err) == (1, "")
        rows = [line.split(maxsplit=3) for line in out.splitlines()]
        assert [row[:3] for row in rows] == [
            ["3", "error", "placeholder/x-marks"],
            ["1", "info", "filler/earnest"],
            ["1", "error", "placeholder/asterisks"],
        ]
        assert rows[0][3] == "“…”处的…还没有填"
    whole = json.loads(stylelint("--statistics", "--format", "json").out)
    assert list(whole) == ["statistics"]
    assert whole["statistics"][0] == {
        "rule": "placeholder/x-marks", "level": "error", "count": 3, "fixable": 0, "message": "“…”处的…还没有填",
    }  # fmt: skip
    english = stylelint("--statistics", "--lang", "en").out
    assert "3  error  placeholder/x-marks    … stands for a … that was never filled in\n" in english


def test_statistics_of_a_clean_run(stylelint: Run, write: Write) -> None:
    write("a.txt", "好。\n")
    assert stylelint("--statistics") == (0, "未发现问题，检查了 1 个文件\n", "")
    assert stylelint("--statistics", "--format", "json").out == '{"statistics":[]}\n'


def test_statistics_of_a_format_that_has_none(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", FAULT)
    said = "stylelint: --statistics 不能用 github 格式（可用：concise, full, grouped, json, jsonl）\n"
    assert stylelint("--statistics", "--format", "github") == (2, "", said)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    code, out, _ = stylelint("--statistics")
    assert code == 1
    assert out.split()[:3] == ["1", "error", "placeholder/x-marks"]


def test_timing_comes_after_the_report_and_changes_nothing(stylelint: Run, write: Write) -> None:
    write("a.txt", FAULT * 2)
    write("b.md", "一、甲\n\n三、乙\n")
    plain = stylelint("--format", "json")
    timed = stylelint("--format", "json", "--timing")
    assert (timed.code, timed.out, plain.err) == (plain.code, plain.out, "")
    stages, _, rules = timed.err.partition("\n\n")
    assert [line.split()[0] for line in stages.splitlines()] == [
        "阶段", "载入规则", "解码", "解析", "分析结构", "检查", "组织文字", "输出",
    ]  # fmt: skip
    head, *rows = [line.split() for line in rules.splitlines()]
    assert head == ["规则", "毫秒", "次数", "命中"]
    assert len(rows) == 20
    assert [float(row[1]) for row in rows] == sorted((float(row[1]) for row in rows), reverse=True)
    only = stylelint("--format", "json", "--timing", "--only", "placeholder/x-marks", "--lang", "en").err
    assert only.splitlines()[-2].split() == ["rule", "ms", "calls", "hits"]
    assert only.split()[-4::2] == ["placeholder/x-marks", "1"]
    assert only.split()[-1] == "2"


def test_time_is_told_also_where_a_file_is_no_text(stylelint: Run, write: Write) -> None:
    write("a.txt", b"a\0b")
    code, _, err = stylelint("--timing", "--lang", "en")
    assert code == 2
    assert "decode" in err
    assert "calls" not in err

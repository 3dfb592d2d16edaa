"""Format `github`: workflow commands with the escapes that GitHub documents."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from report_drafts import ATTITUDE, BLANK, GAP, MASK, NO_PLAN, Golden, draft

from stylelint.builtin import undecodable
from stylelint.reporters import FileResult, ReportOptions, reporters
from stylelint.reporters._whole import write
from stylelint.text.source import UndecodableError

COMMAND = re.compile(r"::(error|warning|notice) file=([^:,\n]*),(?:[a-zA-Z]+=\d+,)+title=([^:,\n]+)::(.+)")


def files() -> list[FileResult]:
    return [
        draft(
            "稿/《方案》：甲,乙: 100%.txt",
            "⟦总结⟧\r\n\t由⟦XX⟧、𠮷⟦𠮷XX⟧负责，\t于⟦20__年\r\n12月⟧完成，⟦高度重视⟧。\r\n⟦（四）⟧其他",
            NO_PLAN,
            MASK,
            {**MASK, "message": "“{text}”：100%,\t未填"},
            {**BLANK, "message": "“{text}”\n还没有填"},
            ATTITUDE,
            {**GAP, "help": ""},
        ),
        draft("a.txt", "好。\n"),
        draft("b.txt", "空⟦⟧白", {**MASK, "message": "这里\x1b[31m缺字"}),
        FileResult("扫描件.txt", diagnostics=[undecodable("扫描件.txt", UndecodableError(("utf-8",), 3), "zh")]),
    ]


def written(results: list[FileResult], **options: Any) -> str:
    out = io.StringIO()
    write(reporters()["github"], results, out, ReportOptions(**options))
    return out.getvalue()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_golden(golden: Golden, lang: str) -> None:
    golden(f"github/files.{lang}.txt", written(files(), lang=lang))


def test_every_finding_is_one_command_whatever_it_holds() -> None:
    results = files()
    lines = written(results).split("\n")
    assert lines.pop() == ""
    found = sorted((d for r in results for d in r.diagnostics), key=lambda d: d.sort_key)
    assert len(lines) == len(found)
    for line, d in zip(lines, found, strict=True):
        command = COMMAND.fullmatch(line)
        assert command is not None
        assert unescaped(command[2], {"%3A": ":", "%2C": ","}) == d.path
        assert command[3] == d.rule
        shown = d.message.replace("\t", "    ").replace("\x1b", "␛")
        assert unescaped(command[4], {}) == (f"{shown}（{d.help}）" if d.help else shown)
        assert not {"\r", "\x1b", "\t"} & set(line)


def unescaped(text: str, more: dict[str, str]) -> str:
    """What GitHub makes of an escaped value."""
    marks = {"%25": "%", "%0D": "\r", "%0A": "\n", **more}
    return re.sub("|".join(marks), lambda m: marks[m[0]], text)


def test_columns_stand_only_where_a_range_keeps_to_its_line() -> None:
    for line in written(files()).splitlines():
        at = dict(pair.split("=", 1) for pair in line.split(" ", 1)[1].partition("::")[0].split(","))
        assert ("col" in at) == ("endColumn" in at) == (at["line"] == at["endLine"])


def test_paths_start_at_the_top_of_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    result = draft("../b/a.txt", "⟦XX⟧", MASK), draft("<stdin>", "⟦XX⟧", MASK)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert re.findall("file=([^,]*),", written([*result])) == ["b/a.txt", "<stdin>"]
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "docs"))
    assert re.findall("file=([^,]*),", written([*result])) == ["../b/a.txt", "<stdin>"]

"""Word documents on the command line: found in folders, refused with exit code 2, limits from the configuration."""

from __future__ import annotations

from pathlib import Path

import pytest

from docx.build import docx, p
from stylelint.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_walk_finds_them_and_passes_lock_files_over(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "报告").mkdir()
    (folder / "报告" / "a.DOCX").write_bytes(docx(p("完成投资XX万元。")))
    (folder / "报告" / "~$a.docx").write_bytes(b"\0" * 162)
    assert main(["check", "--format", "concise"]) == 1
    assert capsys.readouterr().out.startswith("报告/a.DOCX:1:5: error placeholder/x-marks [第 1 段] ")


def test_one_that_cannot_be_read_is_named_and_the_others_are_checked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.docx").write_bytes(b"{\\rtf1 a}")
    (folder / "b.docx").write_bytes(docx(p("完成投资XX万元。")))
    assert main(["check", "--format", "concise"]) == 2
    out, err = capsys.readouterr()
    assert "b.docx:1:5: error" in out
    assert err == "stylelint: a.docx: 名为 .docx，其实是 RTF 文件（.rtf）\n"


def test_limits_come_from_the_configuration_each_by_itself(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(docx(p("一。") + p("二。")))
    (folder / "base.yaml").write_text("limits: {paragraphs: 1, entries: 100}\n", encoding="utf-8")
    config = folder / "stylelint.yaml"
    config.write_text("extend: base.yaml\nlimits: {entries: 200}\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert "超过 1 段" in capsys.readouterr().err
    assert main(["config"]) == 0
    assert '{"entries": 200, "paragraphs": 1}' in capsys.readouterr().out
    config.write_text("extend: base.yaml\nlimits: {paragraphs: 2}\n", encoding="utf-8")
    assert main(["check"]) == 0
    config.write_text("limits: {depth: 1000}\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert "depth" in capsys.readouterr().err


def test_no_more_than_the_limit_is_read_of_a_large_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(docx(p("一。")) + bytes(1_100_000))
    (folder / "stylelint.yaml").write_text("limits: {file: 1}\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert "文件超过 1 MB" in capsys.readouterr().err


def test_places_that_are_named_alike_are_named_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.docx").write_bytes(docx(p("进行了的的培训，做了的的总结。") + p("开展了的的检查。")))
    main(["check", "--isolated", "--no-cache", "a.docx"])
    out = capsys.readouterr().out
    assert "共 3 处: 第 1 段、第 2 段\n" in out
    assert "3 处可自动修改：stylelint fix --tracked\n" in out

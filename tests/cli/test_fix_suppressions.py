"""--fix-suppressions: what is taken out of a file, and what stays byte for byte."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from comments import RULE, html, link
from runs import FAULT, Run, Write

from stylelint.rewrite import rewrite
from stylelint.text.edit import Edit

FIX = ("check", "--fix-suppressions", "--format", "concise")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{html('disable filler')}\n\n{FAULT}", f"\n{FAULT}"),
        (f"{FAULT}\n  {link('disable filler')}", f"{FAULT}\n"),
        (f"上文。\n{html('disable filler')}\n下文。\n", "上文。\n\n下文。\n"),
        (f"上文。\n\n{html('disable filler')}\n下文。\n", "上文。\n\n下文。\n"),
        (f"- 甲\n{html('disable filler')}\n\n乙\n", "- 甲\n\n乙\n"),
        (f"上文{html('disable filler')}，下文。\n", "上文，下文。\n"),
        (f"上文 {html('disable filler')} 下文。\n", "上文 下文。\n"),
        (f"上文。  {html('disable filler')}\n下文。\n", "上文。\n下文。\n"),
        (f"> {html('disable filler')}\n>\n> 引文。\n", ">\n>\n> 引文。\n"),
        (f"{html('disable filler')} {html('disable numbering')}\n", "\n"),
        ("<!-- stylelint:\n  disable filler\n  -- 理由 -->\n\n正文。\n", "\n正文。\n"),
        (f"{html(f'disable filler, {RULE} -- 甲, 乙')}\n\n{FAULT}", f"{html(f'disable {RULE} -- 甲, 乙')}\n\n{FAULT}"),
        (f"{link(f'disable {RULE}，filler')}\n\n{FAULT}", f"{link(f'disable {RULE}')}\n\n{FAULT}"),
        (
            f"{html(f'disable filler, placeholder/year, {RULE} “xx”, numbering')}\n\n{FAULT}",
            f"{html(f'disable {RULE} “xx”')}\n\n{FAULT}",
        ),
        (f"> <!-- stylelint: disable\n> filler, {RULE} -->\n\n{FAULT}", f"> {html(f'disable {RULE}')}\n\n{FAULT}"),
        (f"{html('disable filler')}\n\n没有。\n\n{html('enable filler')}\n", "\n没有。\n\n"),
        (
            f"{html(f'disable filler, {RULE}')}\n\n{FAULT}\n{html(f'enable {RULE}, filler')}\n",
            f"{html(f'disable {RULE}')}\n\n{FAULT}\n{html(f'enable {RULE}')}\n",
        ),
        (f"{html('enable')}\n没有。\n", "没有。\n"),
    ],
)
def test_what_is_left(stylelint: Run, write: Write, before: str, after: str) -> None:
    for text in (before, before.replace("\n", "\r\n")):
        path = write("a.md", text)
        result = stylelint(*FIX, "a.md")
        wanted = after if text == before else after.replace("\n", "\r\n")
        assert path.read_bytes().decode() == wanted
        assert "suppression/" not in result.out
        assert result.err.startswith("stylelint: a.md: 删去 ")
        assert stylelint(*FIX, "a.md") == (result.code, result.out, "")
        assert path.read_bytes().decode() == wanted


@pytest.mark.parametrize(
    "text",
    [
        f"{html(f'disable-next-block {RULE}')}\n\n{FAULT}",
        f"{html('disable fillr')}\n\n没有。\n",
        f"{html('disable filler placeholder')}\n\n没有。\n",
        f"```\n{html('disable filler')}\n```\n",
        "<!-- stylelint-disable filler -->\n",
    ],
)
def test_what_does_something_or_is_unclear_stays(stylelint: Run, write: Write, text: str) -> None:
    path = write("a.md", text)
    assert stylelint(*FIX, "a.md").err == ""
    assert path.read_bytes().decode() == text


def test_the_report_is_of_what_is_left_and_counts_are_on_stderr(stylelint: Run, write: Write) -> None:
    write("a.txt", f"{html('disable filler, numbering')}\n{html('disable sections')}\n{FAULT}")
    write("b.txt", f"{html('disable filler')}\n正文。\n")
    code, out, err = stylelint(*FIX)
    assert (code, out.splitlines()[0].split()[0]) == (1, "a.txt:1:7:")
    assert len(out.splitlines()) == 1
    assert err == "stylelint: a.txt: 删去 3 处没有用上的免检\nstylelint: b.txt: 删去 1 处没有用上的免检\n"
    write("b.txt", f"{html('disable filler')}\n正文。\n")
    english = stylelint(*FIX, "b.txt", "--lang", "en")
    assert (english.code, english.err) == (0, "stylelint: b.txt: removed 1 unused suppression\n")


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-8", b"\xef\xbb\xbf"), ("gbk", b""), ("utf-16-le", b"\xff\xfe"), ("big5", b"")]
)
def test_encoding_mark_and_line_ends_stay(stylelint: Run, write: Write, encoding: str, mark: bytes) -> None:
    rest = "本月工作安排：\r\n檢查12次。\r\n\r\n末行".replace("檢查", "檢查" if encoding != "gbk" else "检查")
    rest = rest if encoding != "big5" else "本月工作安排：\r\n檢查十二次。\r\n\r\n末行"
    path = write("a.txt", mark + f"{html('disable filler')}\r\n{rest}".encode(encoding))
    stylelint(*FIX, "a.txt", *(("--encoding", "big5") if encoding == "big5" else ()))
    assert path.read_bytes() == mark + rest.encode(encoding)


def test_an_encoding_that_cannot_be_kept_is_said_and_nothing_written(stylelint: Run, write: Write) -> None:
    data = f"{html('disable filler')}\n正文。\n".encode("utf-16-le")
    path = write("a.txt", data)
    result = stylelint(*FIX, "a.txt", "--encoding", "utf-16")
    assert result.code == 2
    assert result.err == "stylelint: a.txt: 不能按原来的编码（utf-16）原样写回，没有改写\n"
    assert "suppression/unused" in result.out
    assert path.read_bytes() == data


@pytest.mark.skipif(os.name == "nt", reason="no such modes there")
def test_mode_and_links_stay_and_nothing_is_left_beside(stylelint: Run, write: Write, here: Path) -> None:
    path = write("deep/a.txt", f"{html('disable filler')}\n正文。\n")
    path.chmod(0o640)
    (here / "b.txt").symlink_to(path)
    assert stylelint(*FIX, "b.txt").code == 0
    assert (here / "b.txt").is_symlink()
    assert path.read_bytes().decode() == "正文。\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("step", ["replace", "chmod"])
def test_a_file_that_cannot_be_written_stays_whole(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    text = f"{html('disable filler')}\n正文。\n"
    path = write("a.txt", text)

    def fail(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(*((Path, "replace", fail) if step == "replace" else ("shutil.copymode", fail)))
    result = stylelint(*FIX, "a.txt")
    assert (result.code, result.err) == (2, "stylelint: a.txt: 写不了：没有权限\n")
    assert path.read_bytes().decode() == text
    assert [p.name for p in here.iterdir()] == ["a.txt"]


def test_a_file_that_has_changed_meanwhile_is_not_written(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt", f"{html('disable filler')}\n正文。\n")

    def late(target: Path, edits: list[Edit], encoding: str | None) -> None:
        path.write_text("新写的正文。\n", encoding="utf-8")
        rewrite(target, edits, encoding)

    monkeypatch.setattr("stylelint.amend.rewrite", late)
    result = stylelint(*FIX, "a.txt")
    assert (result.code, result.err) == (2, "stylelint: a.txt: 文件刚刚变了，没有改写\n")
    assert path.read_text(encoding="utf-8") == "新写的正文。\n"


def test_stdin_is_not_written(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f"{html('disable filler')}\n正文。\n"
    path = write("a.txt", text)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    result = stylelint(*FIX, "-", "--stdin-filename", "a.txt")
    assert result.code == 1
    assert result.err == "stylelint: a.txt: 标准输入不改写，没用上的免检注释还在\n"
    assert path.read_bytes().decode() == text


def test_only_what_the_rules_that_ran_can_tell_is_removed(stylelint: Run, write: Write) -> None:
    path = write("a.txt", f"{html('disable filler')}\n{html('disable placeholder')}\n正文。\n")
    stylelint(*FIX, "a.txt", "--only", "filler")
    assert path.read_bytes().decode() == f"{html('disable placeholder')}\n正文。\n"


def test_without_excerpts_files_are_mended_too(stylelint: Run, write: Write) -> None:
    path = write("a.txt", f"{html('disable filler')}\n正文。\n")
    assert stylelint(*FIX, "a.txt", "--no-excerpts").code == 0
    assert path.read_bytes().decode() == "正文。\n"

"""Bad input: one clear line on each, the rest of the run goes on, exit 2."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from runs import CLEAN, FAULT, Run, Write

from stylelint.text.document import Block
from stylelint.text.span import Span
from stylelint.view import View


def lines(err: str) -> list[str]:
    return [line.removeprefix("stylelint: ") for line in err.splitlines()]


def found(out: str) -> list[dict[str, Any]]:
    diagnostics: list[dict[str, Any]] = json.loads(out)["diagnostics"]
    return diagnostics


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.txt", "gone.txt: 找不到这个文件或目录"),
        ("gone/folder", "gone/folder: 找不到这个文件或目录"),
        ("图.png", "图.png: 不支持 .png 文件（支持 "),
        ("Makefile", "Makefile: 不支持没有后缀的文件（支持 "),
        ("", '"": 路径是空的'),
    ],
)
def test_a_path_that_cannot_be_linted_leaves_the_others(stylelint: Run, write: Write, name: str, said: str) -> None:
    write("图.png", b"\x89PNG")
    write("Makefile")
    write("a.txt")
    code, out, err = stylelint(name, "a.txt", "--format", "json")
    assert code == 2
    assert [d["path"] for d in found(out)] == ["a.txt"]
    (line,) = lines(err)
    assert line.startswith(said)


def test_any_text_file_can_be_named_with_a_format(stylelint: Run, write: Write) -> None:
    write("Makefile")
    write("notes.log", "`xx次` 检查xx次\n")
    assert stylelint("Makefile", "--input-format", "txt").code == 1
    out = stylelint("notes.log", "--input-format", "md", "--format", "json").out
    assert [d["offset"] for d in found(out)] == [8]


@pytest.mark.parametrize(
    ("data", "tried"),
    [
        (b"a\0b", ["utf-8", "gbk", "big5", "gb18030"]),
        (b"PK\x03\x04\x14\x00\x06\x00", ["utf-8", "gbk", "big5", "gb18030"]),
        ("工作".encode() + b"\xff\xff", ["utf-8", "gbk", "big5", "gb18030"]),
        (b"\xff\xfe\x00\xd8a", ["utf-16-le"]),
    ],
)
def test_bytes_that_are_no_text_give_one_diagnostic(
    stylelint: Run, write: Write, data: bytes, tried: list[str]
) -> None:
    write("a.txt", data)
    write("b.txt", CLEAN)
    code, out, err = stylelint("--format", "json")
    assert code == 2
    (diagnostic,) = found(out)
    assert (diagnostic["path"], diagnostic["rule"], diagnostic["level"]) == ("a.txt", "encoding/undecodable", "error")
    assert diagnostic["data"] == {"tried": tried}
    assert all(name in diagnostic["message"] for name in tried)
    (line,) = lines(err)
    assert line.startswith("a.txt: ")
    assert len(json.loads(out)["files"]) == 2


def test_a_named_encoding_is_used(stylelint: Run, write: Write) -> None:
    write("a.txt", FAULT.encode("utf-16-le"))
    assert stylelint("a.txt", "--encoding", "utf-16-le").code == 1
    assert stylelint("a.txt", "--encoding", "utf-8").code == 2


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_the_same_draft_in_any_encoding_has_the_same_findings(stylelint: Run, write: Write, codec: str) -> None:
    write("a.txt", FAULT.encode(codec))
    (diagnostic,) = found(stylelint("a.txt", "--format", "json").out)
    assert (diagnostic["offset"], diagnostic["end_offset"], diagnostic["line"], diagnostic["column"]) == (6, 8, 1, 7)


@pytest.mark.parametrize("text", ["", "\n", "\r\n\r\n", " \t\u3000\n\n", "\ufeff"])
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_draft_without_text_is_clean(stylelint: Run, write: Write, text: str, name: str) -> None:
    write(name, text)
    code, out, err = stylelint(name, "--format", "json")
    assert (code, found(out), err) == (0, [], "")


def test_a_rule_that_raises_is_named_with_its_file_and_the_rest_goes_on(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylelint.kinds.marks import Marks

    real = Marks.at

    def broken(self: Marks, view: View, block: Block, hits: Sequence[Span]) -> Iterator[object]:
        if "×" in self.literals:
            raise RuntimeError("boom")
        return real(self, view, block, hits)

    monkeypatch.setattr(Marks, "at", broken)
    write("a.txt", FAULT)
    write("b.txt", "负责人：____。全年开展检查***次，待补充。\n")
    code, out, err = stylelint("--format", "json", "--exit-zero")
    assert code == 2
    assert any("placeholder/x-marks.yaml: placeholder/x-marks: RuntimeError: boom" in line for line in lines(err))
    assert len(set(lines(err))) == len(lines(err))
    assert {d["path"] for d in found(out)} == {"b.txt"}


def test_a_reader_that_raises_is_named_and_the_rest_goes_on(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    from stylelint.readers import markdown

    def broken(*args: object) -> None:
        raise RuntimeError("boom")

    monkeypatch.setattr(markdown, "read", broken)
    write("a.md")
    write("b.txt")
    code, out, err = stylelint("--format", "json")
    assert code == 2
    assert lines(err) == ["a.md: 处理时出错，已跳过：RuntimeError: boom"]
    assert [d["path"] for d in found(out)] == ["b.txt"]


def windows_error(code: int) -> OSError:
    """What Windows raises for a file that another program has opened or locked."""
    error = OSError(13, "The process cannot access the file")
    error.winerror = code  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PermissionError(13, "Permission denied"), "被别的程序占用或没有权限，已跳过"),
        (windows_error(32), "被别的程序占用或没有权限，已跳过"),
        (windows_error(33), "被别的程序占用或没有权限，已跳过"),
        (FileNotFoundError(2, "No such file"), "找不到这个文件或目录"),
        (OSError(5, "Input/output error"), "读不了：磁盘出错"),
        (OSError(9999, "Quite new"), "读不了：Quite new"),
    ],
)
def test_a_file_that_is_in_use_or_vanishes_is_named_and_the_rest_goes_on(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch, error: OSError, said: str
) -> None:
    write("a.txt")
    write("b.txt")
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "a.txt":
            raise error
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    code, out, err = stylelint("--format", "json")
    assert code == 2
    assert lines(err) == [f"a.txt: {said}"]
    assert [d["path"] for d in found(out)] == ["b.txt"]


def read_from(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_stdin(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    read_from(monkeypatch, FAULT.encode("gbk"))
    assert stylelint("-", "--format", "concise").out.startswith("<stdin>:1:7: ")
    read_from(monkeypatch, b"`xx\xe6\xac\xa1`")
    assert stylelint("-", "--stdin-filename", "docs/a.md").code == 0
    read_from(monkeypatch, FAULT.encode())
    out = stylelint("-", "--stdin-filename", str(Path.cwd() / "docs" / "a.txt"), "--format", "concise").out
    assert out.startswith("docs/a.txt:1:7: ")
    write("b.txt")
    read_from(monkeypatch, FAULT.encode())
    out = stylelint("-", "b.txt", "--format", "concise").out
    assert [line.partition(":")[0] for line in out.splitlines()] == ["<stdin>", "b.txt"]


def test_stdin_that_is_empty_or_no_text(stylelint: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    read_from(monkeypatch, b"")
    assert stylelint("-").code == 0
    read_from(monkeypatch, b"\0")
    assert stylelint("-").code == 2
    read_from(monkeypatch, b"PK")
    code, _, err = stylelint("-", "--stdin-filename", "a.docx")
    assert code == 2
    assert "文件不完整" in err

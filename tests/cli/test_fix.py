"""`stylelint fix` and `check --fix`: what is written, what is said, what the exit code is."""

from __future__ import annotations

import io
import os
import stat
import sys
from pathlib import Path

import pytest
from runs import Run, Write

from stylelint.cli import main

SLIP, RIGHT = "会上作了布署。\n", "会上作了部署。\n"
DOUBLE, SINGLE = "领导应该必须到场。\n", "领导必须到场。\n"


def test_a_file_is_fixed_and_the_second_time_there_is_nothing_to_do(stylelint: Run, write: Write) -> None:
    path = write("a.txt", SLIP)
    result = stylelint("fix", "a.txt")
    assert result == (0, "a.txt: 改了 1 处（typo/wrong-character 1）\n共改 1 处，涉及 1 个文件（检查了 1 个）\n", "")
    assert path.read_text(encoding="utf-8") == RIGHT
    stamp = path.stat().st_mtime_ns
    assert stylelint("fix", "a.txt", "--lang", "en") == (0, "nothing to fix (1 checked)\n", "")
    assert path.stat().st_mtime_ns == stamp


def test_unsafe_fixes_are_counted_and_made_only_when_asked_for(stylelint: Run, write: Write) -> None:
    path = write("a.txt", SLIP + DOUBLE)
    assert stylelint("fix").out.endswith("（检查了 1 个）；另有 1 处改后需核对，加 --unsafe-fixes 才改\n")
    assert path.read_text(encoding="utf-8") == RIGHT + DOUBLE
    assert stylelint("fix", "--unsafe-fixes").code == 0
    assert path.read_text(encoding="utf-8") == RIGHT + SINGLE


def test_a_diff_shows_and_writes_nothing(stylelint: Run, write: Write) -> None:
    path = write("a.txt", "一\n二\n三\n" + SLIP + "四")
    result = stylelint("fix", "--diff", "a.txt")
    assert result.code == 1
    assert result.out == (
        "--- a.txt\n+++ a.txt\n@@ -3,3 +3,3 @@\n 三\n"
        "-会上作了布署。\n+会上作了部署。\n 四\n\\ No newline at end of file\n"
    )
    assert result.err == "stylelint: 会改 1 处，涉及 1 个文件（检查了 1 个）\n"
    assert SLIP in path.read_text(encoding="utf-8")
    write("a.txt", RIGHT)
    assert stylelint("fix", "--diff").code == 0


def test_a_diff_keeps_what_may_not_be_shown_to_itself(stylelint: Run, write: Write) -> None:
    path = write("a.txt", SLIP)
    shown = stylelint("fix", "--diff", "--config", "excerpts=false")
    assert shown.out == "a.txt: 改了 1 处（typo/wrong-character 1）\n"
    assert stylelint("fix", "--config", "excerpts=false").code == 0
    assert path.read_text(encoding="utf-8") == RIGHT


def test_check_fixes_first_and_reports_what_is_left(stylelint: Run, write: Write) -> None:
    path = write("a.txt", SLIP + DOUBLE)
    result = stylelint("check", "--fix", "--format", "concise")
    assert result.code == 1
    assert [line.split()[2] for line in result.out.splitlines()] == ["redundancy/need"]
    assert result.err == "stylelint: 改了 1 处，涉及 1 个文件\n"
    assert path.read_text(encoding="utf-8") == RIGHT + DOUBLE
    assert stylelint("check", "--fix", "--unsafe-fixes", "--format", "concise").code == 0
    assert stylelint("check", "--unsafe-fixes").code == 2


def test_unused_suppressions_can_go_along(stylelint: Run, write: Write) -> None:
    path = write("a.md", f"<!-- stylelint: disable filler -->\n\n{SLIP}")
    result = stylelint("check", "--fix", "--fix-suppressions", "--format", "concise")
    assert path.read_text(encoding="utf-8") == f"\n{RIGHT}"
    assert len(result.err.splitlines()) == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gbk", "gb18030", "utf-16"])
def test_encoding_mark_and_line_ends_stay(stylelint: Run, write: Write, encoding: str) -> None:
    before = "会议、甲\r\n第—批\n乙\r进—步\n\n\n丙 "
    path = write("a.txt", before.encode(encoding))
    stylelint("fix", *(("--encoding", encoding) if encoding == "gb18030" else ()))
    assert path.read_bytes() == before.replace("第—批", "第一批").replace("进—步", "进一步").encode(encoding)


@pytest.mark.skipif(sys.platform == "win32", reason="modes and links of POSIX")
def test_mode_and_link_stay(stylelint: Run, write: Write) -> None:
    path = write("below/a.txt", SLIP)
    path.chmod(0o640)
    Path("b.txt").symlink_to(path)
    stylelint("fix", "b.txt")
    assert Path("b.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == RIGHT
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [p.name for p in path.parent.iterdir()] == ["a.txt"]


def test_a_run_that_is_stopped_while_writing_loses_nothing(
    stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write("a.txt", SLIP)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("shutil.copymode", stopped)
    assert stylelint("fix").code == 130
    assert path.read_text(encoding="utf-8") == SLIP
    assert os.listdir() == ["a.txt"]  # noqa: PTH208 - the names


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_cannot_be_written_is_named(stylelint: Run, write: Write) -> None:
    write("a.txt", SLIP).chmod(0o444)
    result = stylelint("fix")
    assert result.code == 2
    assert "a.txt: 文件只读，没有改写" in result.err


@pytest.mark.parametrize("text", [SLIP, RIGHT])
def test_stdin_goes_to_stdout(here: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("gbk"))))
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, write_through=True))
    assert main(["fix", "-"]) == 0
    assert written.getvalue() == RIGHT.encode("gbk")


def test_stdin_is_fixed_alone(stylelint: Run, write: Write) -> None:
    write("a.txt", SLIP)
    assert "标准输入" in stylelint("fix", "-", "a.txt").err


def test_fixes_that_undo_each_other_are_named(stylelint: Run, write: Write) -> None:
    for name, swap in (("one", "{甲: 乙}"), ("two", "{乙: 甲}")):
        write(
            f"house/swaps/{name}.yaml",
            "kind: phrases\nlevel: info\nfix: safe\nwords: false\nmessage: {zh: 换, en: swap}\nsources: [own]\n"
            "help: {zh: 换, en: swap}\nwhy: {zh: 无, en: none}\nbad: []\ngood: []\n"
            f"swap: {swap}\n",
        )
    path = write("a.txt", "甲")
    result = stylelint("fix", "a.txt", "--pack", "house")
    assert result.code == 2
    assert "swaps/" in result.err
    assert "没完没了" in result.err
    assert path.read_text(encoding="utf-8") == "甲"


def test_many_files_by_several_processes(stylelint: Run, write: Write) -> None:
    paths = [write(f"{i}.txt", SLIP) for i in range(12)]
    assert stylelint("fix", "--jobs", "2").out.endswith("共改 12 处，涉及 12 个文件（检查了 12 个）\n")
    assert {path.read_text(encoding="utf-8") for path in paths} == {RIGHT}


@pytest.mark.parametrize(
    ("keys", "left", "said"),
    [
        ("yyy", "作了部署，随后部署。\n关键。\n", "改了 3 处"),
        ("nyn", "作了布署，随后部署。\n关健。\n", "改了 1 处"),
        ("x ay", "作了部署，随后部署。\n关键。\n", "改了 3 处"),
        ("ns", "作了布署，随后布署。\n关健。\n", ""),
        ("yq", "作了部署，随后布署。\n关健。\n", "改了 1 处"),
        ("", "作了布署，随后布署。\n关健。\n", ""),
    ],
)
def test_each_fix_is_asked_for(
    stylelint: Run, write: Write, keys: str, left: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, other = write("a.txt", "作了布署，随后布署。\n关健。\n"), write("b.txt", SLIP)
    monkeypatch.setattr(sys, "stdin", io.StringIO(keys))
    result = stylelint("fix", "--interactive", "--only", "typo")
    assert result.code == 0
    assert path.read_text(encoding="utf-8") == left
    assert other.read_text(encoding="utf-8") == (RIGHT if "a" in keys else SLIP)
    assert said in result.out
    assert "- 作了⟦布署⟧，随后布署。" in result.out
    assert "+ 作了⟦部署⟧，随后布署。" in result.out


def test_no_fix_is_asked_for_twice(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt", "布署关健，出乎意料之外，大部份布署。\n")
    monkeypatch.setattr(sys, "stdin", io.StringIO("ynyny"))
    result = stylelint("fix", "--interactive", "--only", "typo,redundancy")
    assert result.out.count("改吗？") == 5
    assert Path("a.txt").read_text(encoding="utf-8") == "部署关健，出乎意料，大部份部署。\n"


@pytest.mark.parametrize(
    ("rules", "safe", "unsafe"),
    [
        ("{redundancy: {fix: safe}}", RIGHT + SINGLE, RIGHT + SINGLE),
        ("{typo: {fix: unsafe}}", SLIP + DOUBLE, RIGHT + SINGLE),
        ("{all: {fix: unsafe}, typo/wrong-character: {fix: safe}}", RIGHT + DOUBLE, RIGHT + SINGLE),
        ("{typo: {fix: display}}", SLIP + DOUBLE, SLIP + SINGLE),
        ("{typo/wrong-character: off, typo: {fix: safe}}", SLIP + DOUBLE, SLIP + SINGLE),
    ],
)
def test_a_configuration_says_how_safe_fixes_are(
    stylelint: Run, write: Write, rules: str, safe: str, unsafe: str
) -> None:
    write("stylelint.yaml", f"rules: {rules}\n")
    path = write("a.txt", SLIP + DOUBLE)
    assert stylelint("fix").code == 0
    assert path.read_text(encoding="utf-8") == safe
    assert stylelint("fix", "--unsafe-fixes").code == 0
    assert path.read_text(encoding="utf-8") == unsafe


def test_the_command_line_is_stronger_than_the_file(stylelint: Run, write: Write) -> None:
    write("stylelint.yaml", "rules: {typo/wrong-character: {fix: unsafe, level: error}}\n")
    path = write("a.txt", SLIP)
    assert stylelint("fix", "--config", "rules.typo/wrong-character.fix=safe").code == 0
    assert path.read_text(encoding="utf-8") == RIGHT


@pytest.mark.parametrize(
    ("rules", "said"),
    [
        ("{numbering/gap: {fix: safe}}", "1:25: numbering/gap 只报告、不改文稿，不能设 fix"),
        ("{typo: {fix: maybe}}", "1:16: fix 不能是 maybe"),
    ],
)
def test_what_cannot_be_fixed_cannot_be_set(stylelint: Run, write: Write, rules: str, said: str) -> None:
    write("stylelint.yaml", f"rules: {rules}\n")
    write("a.txt", SLIP)
    result = stylelint("fix")
    assert result.code == 2
    assert said in result.err

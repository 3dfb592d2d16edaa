"""`--output FORMAT=FILE`: further reports of the same run."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from runs import FAULT, Run, Write

from stylelint.reporters import reporters


def test_each_report_is_what_its_format_writes_alone(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    write("二.md", "# 通知\n\n" + FAULT)
    write("三.txt", "好。\n")
    names = sorted(set(reporters()) - {"full"})
    alone = {name: stylelint("check", "--format", name, "--no-cache").out for name in names}
    further = [arg for name in names for arg in ("--output", f"{name}={name}.out")]
    for _ in range(2):  # the second time from what is kept
        result = stylelint("check", "--format", "concise", *further)
        assert (result.code, result.out) == (1, alone["concise"])
        for name in names:
            assert (here / f"{name}.out").read_bytes().decode() == alone[name], name


def test_what_is_kept_for_other_formats_is_not_taken(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    stylelint("check", "--format", "concise")
    stylelint("check", "--format", "concise", "--output", "json=a.json")
    assert len(json.loads((here / "a.json").read_text(encoding="utf-8"))["diagnostics"]) > 0


@pytest.mark.parametrize("given", ["json", "json=", "=a.json", "json=-", "json=none/a.json", "json=."])
def test_what_is_no_target_is_refused(stylelint: Run, write: Write, given: str) -> None:
    write("一.txt")
    code, out, err = stylelint("check", "--output", given)
    assert (code, out) == (2, "")
    assert "--output" in err


def test_an_unknown_format_is_refused(stylelint: Run, write: Write) -> None:
    write("一.txt")
    code, _, err = stylelint("check", "--output", "sarfi=a.json")
    assert code == 2
    assert "sarif" in err


def test_statistics_go_to_the_screen_only(stylelint: Run, write: Write) -> None:
    write("一.txt")
    assert stylelint("check", "--statistics", "--output", "json=a.json").code == 2


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("一.txt")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "a.json":
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    code, out, err = stylelint("check", "--format", "concise", "--output", "json=a.json", "--output", "jsonl=b.jsonl")
    assert code == 2
    assert out
    assert "a.json" in err
    assert (here / "b.jsonl").exists()
    assert [p.name for p in here.iterdir() if p.suffix == ".tmp"] == []


@pytest.mark.parametrize("given", [["json=一.txt"], ["json=a.json", "sarif=./a.json"]])
def test_a_draft_or_another_report_is_not_written_over(
    stylelint: Run, write: Write, here: Path, given: list[str]
) -> None:
    write("一.txt")
    before = (here / "一.txt").read_bytes()
    code, out, err = stylelint("check", *(f"--output={one}" for one in given), "一.txt")
    assert (code, out) == (2, "")
    assert given[-1].partition("=")[2].removeprefix("./") in err
    assert (here / "一.txt").read_bytes() == before
    assert not (here / "a.json").exists()


def test_the_same_format_goes_to_two_files(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    stylelint("check", "--output", "json=a.json", "--output", "json=b.json")
    assert (here / "a.json").read_bytes() == (here / "b.json").read_bytes()


def test_a_report_of_the_last_run_is_no_draft(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    for _ in range(2):
        assert "report.md" not in stylelint("check", "--output", "markdown=report.md", ".").out


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_written_to_and_stays_one(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    os.mkfifo(here / "pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append((here / "pipe").read_bytes()), daemon=True)
    reader.start()
    assert stylelint("check", "--output", "json=pipe").code == 1
    reader.join(10)
    assert len(json.loads(got[0])["diagnostics"]) > 0
    assert (here / "pipe").is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="such names are for Linux")
def test_names_that_are_no_text_make_no_invalid_json(stylelint: Run, here: Path) -> None:
    Path(os.fsdecode(b"\xff.txt")).write_text(FAULT, encoding="utf-8")
    formats = ("json", "jsonl", "sarif", "gitlab", "rdjson", "rdjsonl")
    stylelint("check", *(f"--output={name}={name}.out" for name in formats))
    for name in formats:
        for line in (here / f"{name}.out").read_bytes().decode().splitlines() if name.endswith("l") else ():
            json.loads(line)
        if not name.endswith("l"):
            json.loads((here / f"{name}.out").read_bytes().decode())


def test_a_reader_that_goes_away_takes_no_other_report_along(here: Path) -> None:
    Path("一.txt").write_text(FAULT * 3000, encoding="utf-8")
    command = [sys.executable, "-m", "stylelint", "check", "--no-cache", "--output", "json=a.json", "一.txt"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read(1)
        process.stdout.close()
        process.wait(60)
    assert len(json.loads((here / "a.json").read_text(encoding="utf-8"))["diagnostics"]) >= 3000


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="no such device here")
def test_a_full_disk_is_said_in_a_sentence(here: Path) -> None:
    Path("一.txt").write_text(FAULT, encoding="utf-8")
    command = [sys.executable, "-m", "stylelint", "check", "--no-cache", "一.txt"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("stylelint: 写不了")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell")
def test_without_a_screen_the_verdict_is_the_same(here: Path) -> None:
    Path("一.txt").write_text(FAULT, encoding="utf-8")
    command = f"'{sys.executable}' -m stylelint check --no-cache"
    done = subprocess.run(["sh", "-c", f"{command} 一.txt >&-"], stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    done = subprocess.run(["sh", "-c", f"{command} - <&-"], stderr=subprocess.PIPE, check=False)
    assert b"Error" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
def test_names_of_files_do_not_command_the_terminal(stylelint: Run, here: Path) -> None:
    (here / "a\n\x1b[31m.txt").write_bytes(b"\0")
    err = stylelint("check").err
    assert "a␊␛[31m.txt" in err
    assert len(err.splitlines()) == 1

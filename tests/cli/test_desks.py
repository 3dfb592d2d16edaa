"""Other desks: lock files, long paths of Windows, consoles of every encoding, odd names on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import pytest
from runs import CLEAN, FAULT, VAGUE, Run, Write

from stylelint.files import extended, openable, shown

COMMAND = (sys.executable, "-m", "stylelint")


def paths(out: str) -> list[str]:
    return [line.partition(":")[0] for line in out.splitlines()]


# --- Lock files ------------------------------------------------------------------------------------------------


def test_lock_files_are_passed_over_without_a_word_in_a_walk(stylelint: Run, write: Write) -> None:
    write("~$稿.txt", b"\0\0")
    write("稿.txt", CLEAN)
    assert stylelint("--format", "concise") == (0, "", "")


def test_lock_files_that_are_named_are_told_and_change_nothing(stylelint: Run, write: Write) -> None:
    write("sub/~$稿.txt", b"\0\0")
    write("a.txt", FAULT)
    write("b.txt", CLEAN)
    said = "stylelint: sub/~$稿.txt: 这是文档打开时留下的锁文件，已跳过\n"
    assert stylelint("sub/~$稿.txt") == (0, "", said)
    assert stylelint("sub/~$稿.txt", "b.txt").code == 0
    code, out, err = stylelint("sub/~$稿.txt", "a.txt", "--format", "concise")
    assert (code, paths(out), err) == (1, ["a.txt"], said)
    assert stylelint("sub/~$稿.txt", "--lang", "en").err.endswith("is the lock file of an open document; passed over\n")


# --- Windows paths ---------------------------------------------------------------------------------------------

LONG = "\\".join(["很长的文件夹名" * 5] * 8)


@pytest.mark.parametrize(
    ("path", "opened"),
    [
        ("C:\\稿\\a.txt", "C:\\稿\\a.txt"),
        ("\\\\server\\share\\a.txt", "\\\\server\\share\\a.txt"),
        (f"C:\\{LONG}\\a.txt", f"\\\\?\\C:\\{LONG}\\a.txt"),
        (f"C:/{LONG}/a.txt".replace("\\", "/"), f"\\\\?\\C:\\{LONG}\\a.txt"),
        (f"\\\\服务器\\share\\{LONG}\\a.txt", f"\\\\?\\UNC\\服务器\\share\\{LONG}\\a.txt"),
        (f"//server/share/{LONG}/a.txt", f"\\\\?\\UNC\\server\\share\\{LONG}\\a.txt"),
        (f"\\\\?\\C:\\{LONG}\\a.txt", f"\\\\?\\C:\\{LONG}\\a.txt"),
        ("C:\\" + "a" * 247, "C:\\" + "a" * 247),
        ("C:\\" + "a" * 248, "\\\\?\\C:\\" + "a" * 248),
        ("C:\\" + "𠮷" * 123, "C:\\" + "𠮷" * 123),
        ("C:\\" + "𠮷" * 124, "\\\\?\\C:\\" + "𠮷" * 124),
    ],
)
def test_long_paths_of_windows_are_opened_by_their_prefix(path: str, opened: str) -> None:
    assert str(extended(PureWindowsPath(path))) == opened


@pytest.mark.skipif(os.name == "nt", reason="about the other systems")
def test_elsewhere_paths_stay_as_they_are() -> None:
    assert openable(Path("a/../" + "b" * 300)) == Path("a/../" + "b" * 300)


def test_paths_are_shown_with_slashes(here: Path) -> None:
    assert shown(Path("sub") / "甲.txt") == shown(here / "sub" / "甲.txt") == "sub/甲.txt"


def test_a_long_path(stylelint: Run, write: Write) -> None:
    name = "/".join(["很长的文件夹名字"] * 12) + "/a.txt"
    write(name, FAULT)
    assert paths(stylelint("--format", "concise").out) == [name]


# --- Consoles and pipes ----------------------------------------------------------------------------------------

DESKS = (
    {"PYTHONIOENCODING": "cp936"},
    {"PYTHONIOENCODING": "ascii"},
    {"PYTHONIOENCODING": "gbk:strict", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    {"PYTHONIOENCODING": "", "LC_ALL": "POSIX", "PYTHONUTF8": "0", "LANG": "zh_CN.GBK"},
)


def call(
    *args: str, cwd: Path, data: bytes = b"", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    whole = {**os.environ, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1", **(environment or {})}
    return subprocess.run((*COMMAND, *args), cwd=cwd, input=data, capture_output=True, check=False, env=whole)


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with names and texts beyond most encodings."""
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "《稿》𠮷.txt").write_bytes((FAULT + VAGUE + "由𠮷XX负责——“好”。\n").encode())
    (folder / "坏.txt").write_bytes(b"\0")
    return folder


@pytest.fixture(scope="module")
def usual(drafts: Path) -> subprocess.CompletedProcess[bytes]:
    """What is put out where everything is UTF-8."""
    done = call("--format", "full", cwd=drafts)
    assert "《稿》𠮷.txt" in done.stdout.decode()
    assert "坏.txt: 读不成文本" in done.stderr.decode()
    return done


@pytest.mark.parametrize("desk", range(len(DESKS)))
def test_output_is_the_same_on_every_desk(drafts: Path, usual: subprocess.CompletedProcess[bytes], desk: int) -> None:
    done = call("--format", "full", cwd=drafts, environment=DESKS[desk])
    assert (done.returncode, done.stdout, done.stderr) == (usual.returncode, usual.stdout, usual.stderr)


@pytest.mark.parametrize("args", [(), ("--encoding", "gbk"), ("--encoding", "cp936")])
def test_stdin_in_gbk_on_a_desk_of_that_encoding(here: Path, args: tuple[str, ...]) -> None:
    done = call("-", "--format", "json", *args, cwd=here, data=FAULT.encode("gbk"), environment=DESKS[0])
    assert done.returncode == 1
    whole = json.loads(done.stdout.decode())
    assert [d["text"] for d in whole["diagnostics"]] == ["xx"]
    assert whole["files"][0]["encoding"] == "gbk"


# --- Names on the command line -----------------------------------------------------------------------------------

ODD = ["-a.txt", "--b.md", "-help.md", " 空 格.md", "《通知》.txt", "--lang.txt", "-", "--c=d.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids some of these names")
def test_names_as_a_commit_hook_passes_them(stylelint: Run, write: Write) -> None:
    names = [name for name in ODD if name != "-"]
    for name in names:
        write(name, FAULT)
    code, out, err = stylelint("check", "--force-exclude", "--format", "concise", *names)
    assert (code, err) == (1, "")
    assert sorted(paths(out)) == sorted(names)
    for name in names:
        assert paths(stylelint(name, "--format", "concise").out) == [name]
        assert paths(stylelint("--format", "concise", "--", name).out) == [name]


def test_options_stay_options_where_a_file_has_their_name(stylelint: Run, write: Write) -> None:
    write("--exit-zero", FAULT)
    write("--format=concise", FAULT)
    write("a.txt", FAULT)
    code, out, _ = stylelint("a.txt", "--exit-zero", "--format=concise")
    assert (code, paths(out)) == (0, ["a.txt"])


@pytest.mark.parametrize("word", ["-gone.txt", "--fromat", "-\0.txt", "--" + "x" * 5000])
def test_a_word_that_names_no_file_is_an_unknown_option(stylelint: Run, write: Write, word: str) -> None:
    write("a.txt", FAULT)
    code, out, err = stylelint("a.txt", word)
    assert (code, out) == (2, "")
    assert err.startswith(f"stylelint: 没有参数 {word}")


def test_2000_files_on_one_line(stylelint: Run, write: Write) -> None:
    names = [f"第{number:04}号.txt" for number in range(2000)]
    for name in names:
        write(name, "好。\n")
    write(names[-1], FAULT)
    code, out, err = stylelint("check", "--format", "concise", "--force-exclude", *names)
    assert (code, paths(out), err) == (1, names[-1:], "")

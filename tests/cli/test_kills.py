"""Runs of `stylelint fix` that are killed: every file is as it was or as it should be, and nothing stays beside it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from runs import Run, Write

from stylelint import cachefile, rewrite

SLIP, RIGHT = "会上作了布署。", "会上作了部署。"
KILLS = 200
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16")
COMMAND = (sys.executable, "-m", "stylelint", "fix", "--isolated")


def drafts(folder: Path) -> dict[Path, tuple[bytes, bytes]]:
    """Make drafts in several encodings, with both line ends; returns what each holds now and shall hold."""
    made = {}
    for number in range(40):
        end, encoding = ("\n", "\r\n")[number % 2], ENCODINGS[number // 2 % 4]
        text = "".join(f"{line}月，%s{end}{end}" for line in range(1, 9 + number * number % 90))
        path = folder / f"{number}.{('txt', 'md')[number % 3 == 0]}"
        made[path] = (text.replace("%s", SLIP).encode(encoding), text.replace("%s", RIGHT).encode(encoding))
        path.write_bytes(made[path][0])
    return made


def started(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = (*COMMAND, "--jobs", str(jobs), ".")
    return subprocess.Popen(command, cwd=folder, stdout=-1, stderr=-1, start_new_session=True)


def beside(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.full
@pytest.mark.skipif(os.name == "nt", reason="no such signals on Windows")
def test_no_kill_loses_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, chance = tmp_path / "drafts", random.Random(7)
    folder.mkdir()
    monkeypatch.setenv(cachefile.VARIABLE, str(tmp_path / "caches"))
    whole = drafts(folder)
    started(folder, 1).communicate()  # fills the caches
    assert {path: path.read_bytes() for path in whole} == {path: new for path, (_, new) in whole.items()}
    drafts(folder)
    began = time.monotonic()
    started(folder, 1).communicate()
    usual, midway = time.monotonic() - began, 0
    for number in range(KILLS):
        drafts(folder)
        process = started(folder, 1 + number % 2)
        time.sleep(chance.uniform(0.2, 1.1) * usual)
        (os.killpg if number % 4 else os.kill)(process.pid, signal.SIGKILL)  # at times its own processes live on
        process.communicate()
        held = {path: path.read_bytes() for path in whole}
        assert all(held[path] in states for path, states in whole.items()), number
        midway += 0 < sum(held[path] == new for path, (_, new) in whole.items()) < len(whole)
    assert midway  # or the kills came when there was nothing to lose
    assert started(folder, 1).wait() == 0
    assert {path: path.read_bytes() for path in whole} == {path: new for path, (_, new) in whole.items()}
    assert beside(folder) == []


@pytest.mark.skipif(os.name == "nt", reason="processes cannot be asked for on Windows")
def test_what_a_killed_run_left_is_gone_after_the_next_one(stylelint: Run, write: Write, here: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    own, host = os.getpid(), rewrite._host()
    names = [f".stylelint-{host}-{ended.pid}-0a.tmp", f".stylelint-{host}-{own}-0b.tmp", ".stylelint-other-1-0c.tmp"]
    for name in (*names, ".stylelint-older.tmp", ".stylelint.tmp.txt"):
        write(name, "")
    os.utime(here / ".stylelint-older.tmp", (1, 1))
    path = write("a.txt", SLIP)
    rewrite._clear.cache_clear()
    assert stylelint("fix").code == 0
    assert path.read_text(encoding="utf-8") == RIGHT
    assert sorted(beside(here)) == sorted([*names[1:], ".stylelint.tmp.txt"])


def test_drafts_are_not_looked_for_among_what_was_left(stylelint: Run, write: Write) -> None:
    write(".stylelint-0-0-0.tmp", SLIP)
    write("a.txt", RIGHT)
    assert stylelint("fix", "--diff").code == 0

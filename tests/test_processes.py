"""Any number of processes gives the same bytes; one that breaks costs its file and no other."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from comments import html
from runs import CLEAN, FAULT, VAGUE

from stylelint import pool
from stylelint.cli import main
from stylelint.inputs import Inputs
from stylelint.outcome import Outcome
from stylelint.pool import Pool, batches
from stylelint.run import Ways, run
from stylelint.work import Job, Output, Work

FORKS = sys.platform == "linux"


@pytest.fixture(autouse=True)
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Drafts of several sizes in two folders with their own settings; one cannot be decoded."""
    monkeypatch.chdir(tmp_path)
    texts = [FAULT, CLEAN, VAGUE * 30, FAULT * 60, "# 总结\n\n一、概况\n三、打算\n"]
    for index in range(30):
        folder = tmp_path / "ab"[index % 2]
        folder.mkdir(exist_ok=True)
        (folder / f"{index:02}.{'md' if index % 3 else 'txt'}").write_text(texts[index % 5], encoding="utf-8")
    (tmp_path / "a" / "broken.txt").write_bytes(b"a\0b")
    (tmp_path / "stylelint.yaml").write_text(
        "ignores:\n  - {rule: filler, files: b/**, reason: x}\n  - {rule: encoding, reason: x}\n"
        "overrides:\n  - {files: b/**, lang: en}\n",
        encoding="utf-8",
    )
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    code = main(["check", *args])
    return code, *capsys.readouterr()


@pytest.mark.parametrize("form", ["json", "full", "concise", "github"])
def test_output_is_the_same_for_any_number_of_processes(capsys: pytest.CaptureFixture[str], form: str) -> None:
    one = printed(capsys, "--format", form, "--jobs", "1")
    assert one[0] == 2
    assert one[1].count("placeholder/x-marks") > 10
    assert "broken.txt" in one[2]
    assert printed(capsys, "--format", form, "--jobs", "3") == one
    (Path.cwd() / "a" / "broken.txt").unlink()
    idle = printed(capsys, "--format", form, "--jobs", "1")
    assert "stylelint.yaml" in idle[1]
    assert printed(capsys, "--format", form, "--jobs", "2") == idle


def test_statistics_and_removals_are_the_same(capsys: pytest.CaptureFixture[str], drafts: Path) -> None:
    assert printed(capsys, "--statistics", "--jobs", "2") == printed(capsys, "--statistics", "--jobs", "1")
    text = f"{html('disable filler')}\n\n{CLEAN}"
    for index in range(4):
        (drafts / f"c{index}.md").write_text(text, encoding="utf-8")
    _, _, said = printed(capsys, "--fix-suppressions", "--jobs", "2")
    assert [line.split()[1] for line in said.splitlines()[:4]] == [f"c{index}.md:" for index in range(4)]
    assert (drafts / "c3.md").read_text(encoding="utf-8").strip() == CLEAN.strip()


def test_work_goes_to_processes_that_share_nothing(drafts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inputs = Inputs()
    with run(inputs, Output("concise"), Ways(1)) as found:
        expected = list(found.pieces)
        work, jobs = found.plan.work, found.plan.jobs
        assert len(work.settings) == 2
    copy: Work = pickle.loads(pickle.dumps(work))
    assert copy.linters == {}
    assert [piece for job in jobs if (piece := copy.outcome(job).piece)] == expected[: len(expected)]
    monkeypatch.setattr(pool, "forks", lambda: False)
    spawned = Pool(work, jobs[:4], 1)
    try:
        assert [o.piece for o in spawned.outcomes()] == [work.outcome(job).piece for job in jobs[:4]]
    finally:
        spawned.close()


class Breaking(Work):
    """Work at which the process ends for some files, or, without any, does nothing else."""

    fatal = "05"

    def outcome(self, job: Job) -> Outcome:
        if self.fatal in job.shown:
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome(job.shown)


@pytest.mark.skipif(not FORKS, reason="its processes are copies of this one")
def test_a_process_that_breaks_costs_its_file_and_no_other() -> None:
    jobs = [Job(Path(name), name, 0, 1000) for name in (f"{index:02}.txt" for index in range(40))]
    work = Breaking(Output("concise"), [])
    linters = Pool(work, jobs, 2)
    found = list(linters.outcomes())
    linters.close()
    assert [o.piece for o in found] == ["" if job.shown == "05.txt" else job.shown for job in jobs]
    assert found[5].problems == ["05.txt: 已跳过：检查它的进程中途结束 (SIGKILL)，可能是内存不足"]


@pytest.mark.skipif(not FORKS, reason="its processes are copies of this one")
def test_processes_that_always_break_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Breaking, "fatal", "txt")
    jobs = [Job(Path(name), name, 0, 1000) for name in (f"{index:02}.txt" for index in range(40))]
    linters = Pool(Breaking(Output("concise"), []), jobs, 2)
    assert [len(o.problems) for o in linters.outcomes()] == [1] * 40
    linters.close()


@pytest.mark.skipif(not FORKS, reason="its processes are copies of this one")
def test_pieces_that_pile_up_wait_for_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "AHEAD", 100)
    monkeypatch.setattr(pool, "BATCH", 3000)
    jobs = [Job(Path(name), name, 0, 1000 + 4000 * (i % 7 == 6)) for i, name in enumerate(map(str, range(100, 180)))]
    linters = Pool(Breaking(Output("concise"), []), jobs, 3)
    monkeypatch.setattr(Breaking, "fatal", "105")
    assert [o.piece for o in linters.outcomes() if not o.problems] == [j.shown for j in jobs if "05" not in j.shown]
    linters.close()


ORPHANS = """
import os
from stylelint.pool import Pool
from stylelint.work import Job, Output, Work
pool = Pool(Work(Output("concise"), []), [Job(None, "a", 0, 1 << 20), Job(None, "b", 0, 1 << 20)], 2)
os._exit(len(pool._workers))
"""


@pytest.mark.skipif(not FORKS, reason="its processes are copies of this one")
def test_processes_end_with_the_one_that_made_them() -> None:
    script = subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE)
    out, _ = script.communicate(timeout=30)  # which they hold open as long as they live
    assert (out, script.returncode) == (b"", 2)


def test_batches_hold_every_file_once_the_large_ones_first() -> None:
    sizes = [10, 300_000, 200_000, 100_000, 5_000_000, *[1] * 200]
    jobs = [Job(Path(str(i)), str(i), 0, size) for i, size in enumerate(sizes)]
    found = list(batches(jobs))
    assert sorted(i for batch in found for i in batch) == list(range(len(jobs)))
    assert found[:2] == [[4], [1]]
    assert max(map(len, found)) <= 64
    assert all(sum(sizes[i] for i in batch) <= pool.BATCH for batch in found[2:])


def test_small_runs_need_no_second_process() -> None:
    few = [Job(Path("a"), "a", 0, 10_000)] * 20
    assert pool.wanted(few, None) == 1
    assert pool.wanted(few, 4) == 4
    assert pool.wanted(few[:2], 4) == 2
    assert pool.wanted([Job(Path("a"), "a", 0, 1 << 30)], None) == 1
    assert pool.wanted(few * 1000, None) == pool.usable_cores()


@pytest.fixture(autouse=True)
def nothing_is_left_behind() -> Iterator[None]:
    import multiprocessing

    yield
    assert multiprocessing.active_children() == []

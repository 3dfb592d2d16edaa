"""The stopwatch: run a command and tell its time, its peak memory and what it wrote."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

_CHILD = Path(__file__).with_name("_child.py")


@dataclass(frozen=True)
class Run:
    """What a command took: seconds of wall and processor, peak bytes of memory (None if unknown), exit code, output."""

    wall: float
    cpu: float
    peak: int | None
    code: int
    output: str


def run(command: Sequence[str], cwd: Path) -> Run:
    """Run a command in a folder, its output going to a file. Raises OSError where it cannot be started."""
    with tempfile.TemporaryDirectory() as folder:
        result, output = Path(folder, "result"), Path(folder, "output")
        env = {**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}
        if hasattr(os, "posix_spawnp"):
            child = [sys.executable, "-I", "-S", str(_CHILD), str(result), str(output), *command]
            subprocess.run(child, cwd=cwd, env=env, check=True)
            found = json.loads(result.read_text())
            return Run(**found, output=output.read_text(encoding="utf-8", errors="replace"))
        begin = perf_counter()
        with output.open("wb") as file:
            code = subprocess.run(
                command, cwd=cwd, env=env, stdout=file, stderr=subprocess.STDOUT, check=False
            ).returncode
        wall = perf_counter() - begin
        return Run(wall, wall, None, code, output.read_text(encoding="utf-8", errors="replace"))


@dataclass(frozen=True)
class Result:
    """The medians of several runs of one command, with what the last one wrote."""

    wall: float
    cpu: float
    peak: int | None
    output: str
    runs: int

    @classmethod
    def of(cls, runs: Sequence[Run]) -> Result:
        """Make it of at least one run."""
        peaks = [r.peak for r in runs if r.peak is not None]
        cpu, peak = median(r.cpu for r in runs), int(median(peaks)) if peaks else None
        return cls(median(r.wall for r in runs), cpu, peak, runs[-1].output, len(runs))


def in_turn(
    commands: Sequence[Sequence[str]], cwd: Path, times: int, said: Callable[[str], None] = lambda _: None
) -> list[Result]:
    """Run every command once unmeasured, then all of them in turn `times` times; return the medians of each."""
    runs: list[list[Run]] = [[] for _ in commands]
    for turn in range(times + 1):
        for command, done in zip(commands, runs, strict=True):
            taken = run(command, cwd)
            said(f"{taken.wall:8.2f} s  {command[0].rsplit('/', 1)[-1]}")
            if turn or not times:
                done.append(taken)
    return [Result.of(done) for done in runs]

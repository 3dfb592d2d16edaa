"""Files spread over processes: each takes batches, results come back in order, and what a process breaks on is told."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from .outcome import Outcome
from .records import dataclass, field
from .work import Job, Work

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

BATCH = 256 * 1024  # bytes of files that are handed out together
AHEAD = 16 * 1024 * 1024  # characters of pieces that may wait for those of an earlier file
_WORTH = 1024 * 1024  # bytes from which a second process is worth its start
_WORTH_SPAWNED = 4 * 1024 * 1024  # the same where it has to load everything anew
_MOST = 64  # files that are handed out together
_MOST_BROKEN = 10  # processes that may break and be replaced


def usable_cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def forks() -> bool:
    """Tell whether processes can be made as copies of this one, with all that is loaded."""
    threading = sys.modules.get("threading")  # where nobody has imported it, there is one thread
    return sys.platform == "linux" and (threading is None or threading.active_count() == 1)


def wanted(jobs: Sequence[Job], asked: int | None) -> int:
    """Return how many processes to use for files: as many as asked for, else as many as make it quicker."""
    most = min(asked or usable_cores(), len(jobs))
    worth = _WORTH if forks() else _WORTH_SPAWNED
    return max(1, most if asked else min(most, sum(job.size for job in jobs) // (worth // 2)))


def batches(jobs: Sequence[Job]) -> list[list[int]]:
    """Part files, by index, in batches: large ones alone and the largest first, then small ones together in order."""
    large = [i for i, job in enumerate(jobs) if job.size >= BATCH]
    found = [[i] for i in sorted(large, key=lambda i: -jobs[i].size)]
    batch: list[int] = []
    size = 0
    for index, job in enumerate(jobs):
        if job.size < BATCH:
            if batch and (size + job.size > BATCH or len(batch) == _MOST):
                found.append(batch)
                batch, size = [], 0
            batch.append(index)
            size += job.size
    return [*found, batch] if batch else found


@dataclass
class _Worker:
    """A process, with the files that it was given and has not answered, and their bytes."""

    process: Any
    line: Connection
    given: deque[int] = field(default_factory=deque)
    load: int = 0


class Pool:
    """Processes that lint files.

    Args:
        work: what all files have in common.
        jobs: the files.
        count: how many processes.
    """

    def __init__(self, work: Work, jobs: Sequence[Job], count: int) -> None:
        import multiprocessing

        self._work = work
        self._jobs = jobs
        self._todo = {batch[0]: batch for batch in batches(jobs)}
        self._forks = forks()
        self._context: Any = multiprocessing.get_context("fork" if self._forks else "spawn")
        self._broken = 0
        self._waiting: dict[int, Outcome] = {}
        self._held = 0  # characters of the pieces that wait
        self._workers: list[_Worker] = []
        for _ in range(min(count, len(self._todo))):
            self._workers.append(self._started())

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what came of each file, in order."""
        from multiprocessing.connection import wait

        for head in range(len(self._jobs)):
            while head not in self._waiting:
                self._hand_out(head)
                lines = {worker.line: worker for worker in self._workers}
                for line in wait(list(lines)):
                    self._take(lines[line])  # type: ignore[index]
            outcome = self._waiting.pop(head)
            self._held -= len(outcome.piece)
            yield outcome

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.line.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        copied = [ours, *(worker.line for worker in self._workers)] if self._forks else []
        process = self._context.Process(target=self._target(), args=(theirs, self._work, copied), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _target(self) -> Callable[..., None]:
        if self._forks:
            return serve
        from .spawned import begin

        return begin

    def _hand_out(self, head: int) -> None:
        """Give batches to processes that have little left; where pieces pile up, only what the others wait for."""
        for worker in self._workers:
            while self._todo and worker.load < BATCH:
                batch = self._todo.pop(next(iter(self._todo)) if self._held < AHEAD else head, None)
                if batch is None:
                    return
                worker.given.extend(batch)
                worker.load += sum(self._jobs[i].size for i in batch) + 1
                with suppress(OSError):  # where it is gone, its answer will tell
                    worker.line.send([self._jobs[i] for i in batch])

    def _take(self, worker: _Worker) -> None:
        """Take the next outcome of a process; where it broke, say so of the file that it was at."""
        try:
            outcome = worker.line.recv()
        except (EOFError, OSError):
            self._replace(worker)
            return
        self._answered(worker, outcome)

    def _answered(self, worker: _Worker, outcome: Outcome) -> None:
        index = worker.given.popleft()  # they are linted, and answered, in the order in which they were given
        worker.load = worker.load - self._jobs[index].size if worker.given else 0
        self._waiting[index] = outcome
        self._held += len(outcome.piece)

    def _replace(self, worker: _Worker) -> None:
        """Put another process in the place of one that broke, which goes on behind the file that it was at."""
        worker.process.join()
        worker.line.close()
        self._workers.remove(worker)
        self._broken += 1
        if worker.given:
            index = worker.given[0]
            self._answered(worker, Outcome(problems=[self._said(index, worker.process.exitcode)]))
        if worker.given:
            left = sorted(worker.given)  # the first is what all wait for, if any of them is
            self._todo = {left[0]: left, **self._todo}
        if self._broken <= _MOST_BROKEN:
            self._workers.append(self._started())
        elif not self._workers:
            self._give_up()

    def _give_up(self) -> None:
        for index in (i for batch in self._todo.values() for i in batch):
            self._waiting[index] = Outcome(problems=[self._said(index, None)])
        self._todo = {}

    def _said(self, index: int, code: int | None) -> str:
        """Say of a file that the process broke which was to lint it; `code` is its exit code, negative for a signal."""
        import signal

        name = self._jobs[index].shown
        why = f" ({signal.Signals(-code).name})" if code is not None and code < 0 else ""
        if self._work.output.options.lang == "en":
            return f"{name}: was left out: the process that linted it came to an end{why}; perhaps memory ran out"
        return f"{name}: 已跳过：检查它的进程中途结束{why}，可能是内存不足"


def serve(line: Connection, work: Work, copied: Sequence[Connection]) -> None:
    """Lint what comes down the line, until nothing more can; `copied` are the parent's ends of lines."""
    import signal

    for other in copied:  # while it were open here, nobody would notice the end of the parent
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, too, and ends its processes
    with suppress(EOFError, OSError):
        while True:
            for job in line.recv():
                line.send(work.outcome(job))

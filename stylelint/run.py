"""A run: lint files wherever that is quickest, hand their pieces to a reporter in order, add up the sums."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from . import __version__
from .clock import Clock
from .config.project import Project
from .diagnostic import Level
from .files import shown
from .inputs import STDIN, Inputs, Linters, read_bytes
from .outcome import Outcome
from .paths import absolute
from .plan import Plan
from .pool import Pool, wanted
from .records import dataclass
from .reporters import FileResult, Limits, Report
from .reporters._statistics import counted
from .reporters._whole import entry_of
from .work import Job, Output

if TYPE_CHECKING:
    from .kept import Kept
    from .rulepack.model import Rule

Progress = Callable[[int, int], None]


@dataclass
class Ways:
    """How a run goes about its work; none of it changes what is reported.

    Attributes:
        processes: how many lint; None for as many as make it quicker.
        cache: whether outcomes are kept, and those that are kept used.
        clock: where the time goes.
        progress: is told how many files are done, of how many; of 0: that something else will be written.
    """

    processes: int | None = None
    cache: bool = False
    clock: Clock | None = None
    progress: Progress = lambda done, of: None


class Run:
    """One run, from the files that were named to the sums.

    Args:
        inputs: what to read.
        output: how it is reported.
        ways: how to go about it.

    Attributes:
        report: what the reporter gets.
        levels: how many findings there are, by what files may have and by level; complete with the report.

    Raises:
        PackErrors, UnknownNameError: a configuration or what the command line adds to it is wrong.
    """

    def __init__(self, inputs: Inputs, output: Output, ways: Ways) -> None:
        self.inputs = inputs
        self.output = output
        self.ways = ways
        self.levels: Counter[tuple[Limits, Level]] = Counter()
        self._used: set[object] = set()
        self._unread: list[str] = []
        self._failures: dict[str, None] = {}
        self.plan = Plan(inputs, output, ways.clock)
        self._kept = self._earlier() if ways.cache and ways.clock is None and not inputs.writes else None
        self._missing = [i for i in range(len(self.plan.jobs)) if self._kept is None or i not in self._kept]
        if self._missing or self._kept is None or not self._kept.sound:
            self.plan.load()
            if self._kept is not None:
                self._kept.prove()
        self.pieces = self._pieces()
        self.report = Report(__version__, self.pieces, problems=self.plan.problems, notes=self.plan.notes)
        self.report.rules = self._rules

    def _earlier(self) -> Kept | None:
        """Return what earlier runs found, and this one will; None where nothing is kept."""
        from .kept import Kept
        from .results import opened

        store = opened()
        return Kept(store, self.plan) if store else None

    def _rules(self) -> dict[str, Rule]:
        self.plan.load()  # where all outcomes were kept, nothing is loaded yet
        return {rule.id: rule for linter in self.plan.linters.all for rule in linter.pack.rules}

    def _pieces(self) -> Generator[str, None, None]:
        """Lint file after file, add each to the sums and yield its piece; then say what concerns them all."""
        progress, jobs = self.ways.progress, self.plan.jobs
        with closing(self._outcomes()) as outcomes:
            for index, outcome in enumerate(outcomes):
                self._add(jobs[index], outcome)
                if outcome.piece:
                    progress(0, 0)
                    yield outcome.piece
                progress(index + 1, len(jobs))
        progress(0, 0)
        self._conclude()
        yield from self._entries()

    def _outcomes(self) -> Generator[Outcome, None, None]:
        """Yield what came of each file, in order: what is kept of it, else what comes of it now."""
        plan, kept, missing = self.plan, self._kept, frozenset(self._missing)
        with closing(self._linted()) as linted:
            for index, job in enumerate(plan.jobs):
                if index in missing:
                    outcome = plan.work.outcome(job) if job.path == STDIN else next(linted)
                else:
                    outcome = (kept.outcome(index) if kept else None) or plan.work.outcome(job)
                if kept and index in missing:
                    kept.keep(outcome)
                yield outcome
        if kept:
            kept.close()

    def _linted(self) -> Generator[Outcome, None, None]:
        """Lint the files whose outcomes are not kept, in as many processes as make it quicker; stdin is read here."""
        jobs = [job for job in map(self.plan.jobs.__getitem__, self._missing) if job.path != STDIN]
        self._prepare(jobs)
        count = 1 if self.ways.clock is not None else wanted(jobs, self.ways.processes)
        if count == 1:
            yield from map(self.plan.work.outcome, jobs)
            return
        if self._kept:
            self._kept.pause()
        pool = Pool(self.plan.work, jobs, count)
        try:
            yield from pool.outcomes()
        finally:
            pool.close()

    def _prepare(self, jobs: list[Job]) -> None:
        """Tell the linters how much is to come, before processes are made that share what they load for it."""
        coming: Counter[int] = Counter()
        for job in jobs:
            coming[job.settings] += job.size
        for index, size in coming.items():
            self.plan.work.linter(index).prepare(size)

    def _add(self, job: Job, outcome: Outcome) -> None:
        report = self.report
        report.problems += outcome.problems
        report.notes += outcome.notes
        report.fixed.update(outcome.fixed)
        report.changed += bool(outcome.fixed)
        self._failures.update(dict.fromkeys(outcome.failures))
        ignores = self.plan.settings[job.settings][1].ignores
        self._used.update((o.marked.path, o.keys) for o in (ignores[i].origin for i in outcome.used) if o)
        if outcome.entry is not None:
            report.add(outcome.entry, outcome.counts)
            self._count(self.plan.limits[job.settings], outcome)
        if outcome.unreadable is not None:
            self._unread.append(f"{job.shown}: {outcome.unreadable}")

    def _count(self, limits: Limits, outcome: Outcome) -> None:
        counts = outcome.counts.values()
        if counts:
            self.levels[limits, Level.INFO] += sum(count[0] for count in counts)
            self.levels[limits, Level.WARNING] += sum(count[1] for count in counts)
            self.levels[limits, Level.ERROR] += sum(count[2] for count in counts)

    def _conclude(self) -> None:
        """Say what is said once all files are linted."""
        problems, english = self.report.problems, self.output.options.lang == "en"
        if nothing := self.plan.nothing:
            problems.append(nothing)
        problems += self._unread
        for failure in self._failures:
            zh, en = f"规则出错，已跳过：{failure}", f"a rule failed and was left out: {failure}"
            problems.append(en if english else zh)

    def _entries(self) -> Iterator[str]:
        """Report what configurations ignore in vain, where every file that they cover was linted."""
        inputs = self.inputs
        if self.report.problems or inputs.changes is not None or len(inputs.paths) != 1 or inputs.paths[0] == "-":
            return
        walked = absolute(Path(inputs.paths[0]))
        for project, limits in self.plan.projects.items():
            path = None if project.path is None else absolute(project.path)
            if path is None or not path.parent.is_relative_to(walked) or not project.judges_all:
                continue
            for result in filter(None, (self._idle(project, path), self._missing_drafts(project, path))):
                outcome = Outcome(counts=counted(result, self.output.options))
                self.report.add(entry_of(result), outcome.counts)
                self._count(limits, outcome)
                if not self.output.statistics:
                    yield self.output.reporter.piece(result, self.output.options)

    def _idle(self, project: Project, path: Path) -> FileResult | None:
        """Return a result for a configuration file, with its entries that ignored nothing; None without such."""
        idle = [e for e in project.own_ignores if e.origin and (e.origin.marked.path, e.origin.keys) not in self._used]
        suppressor = self.plan.linters.of(path).suppressor if idle else None
        said = [suppressor.unused_entry(entry, shown(path)) for entry in idle] if suppressor else []
        found = [d for d in said if d is not None]
        return FileResult(shown(path), diagnostics=found) if found else None

    def _missing_drafts(self, project: Project, path: Path) -> FileResult | None:
        """Return a result for a baseline that speaks of drafts that are no more; None without such."""
        if project.baseline is None:
            return None
        name = shown(absolute(project.baseline))
        said = self.plan.linters.of(path).suppressor.missing_drafts(name)
        return None if said is None else FileResult(name, diagnostics=[said])


@contextmanager
def run(inputs: Inputs, output: Output, ways: Ways | None = None) -> Iterator[Run]:
    """Lint everything that `inputs` names, as the pieces of the report are asked for.

    What cannot be done becomes a sentence in the report's problems; the rest
    goes on. Raises PackErrors and UnknownNameError where a configuration or
    what the command line adds to it is wrong, before any piece.
    """
    found = Run(inputs, output, ways or Ways())
    gc.freeze()  # what is loaded stays to the end, and need not be searched for garbage
    try:
        with closing(found.pieces):
            yield found
    finally:
        gc.unfreeze()


__all__ = ["STDIN", "Inputs", "Linters", "Run", "Ways", "read_bytes", "run"]

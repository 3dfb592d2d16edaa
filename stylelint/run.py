"""A run: find files, lint them, hand their pieces to a reporter in order, add up the sums."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from . import __version__
from .clock import Clock
from .config.project import Project
from .diagnostic import Level
from .files import Choice, Found, find, shown, size_of, unsupported
from .inputs import STDIN, Inputs, Linters, read_bytes
from .outcome import Outcome
from .paths import absolute
from .pool import Pool, wanted
from .readers import format_of, readers
from .records import dataclass, field
from .reporters import FileResult, Limits, Report
from .reporters._statistics import counted
from .reporters._whole import entry_of
from .settings import Settings
from .work import Job, Output, Work

Progress = Callable[[int, int], None]


@dataclass
class Run:
    """One run, from the files that were named to the sums.

    Attributes:
        inputs: what to read.
        output: how it is reported.
        clock: where the time goes.
        progress: is told how many files are done, of how many; of 0: that something else will be written.
        processes: how many lint; None for as many as make it quicker.
        report: what the reporter gets.
        levels: how many findings there are, by what files may have and by level.
    """

    inputs: Inputs
    output: Output
    clock: Clock | None = None
    progress: Progress = lambda done, of: None
    processes: int | None = None
    report: Report = field(default_factory=lambda: Report(__version__))
    levels: Counter[tuple[Limits, Level]] = field(default_factory=Counter)
    _projects: dict[Project, Limits] = field(default_factory=dict)
    _used: set[object] = field(default_factory=set)
    _unread: list[str] = field(default_factory=list)
    _failures: dict[str, None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Find the files and load the rules. Raises PackErrors and UnknownNameError for wrong settings."""
        self.linters = Linters(self.inputs, self.clock)
        self.linters.root()  # wrong settings come to light also where no file is found
        self._suffixes = frozenset(s for module in readers().values() for s in module.SUFFIXES)
        named = [p for p in self.inputs.paths if p != "-"]
        self._found = find(named, Choice(self._suffixes, self.inputs.projects, self.inputs.format is not None))
        for said, into in ((self._found.problems, self.report.problems), (self._found.notes, self.report.notes)):
            into += [f"{name}: {self._say(zh, en)}" for name, zh, en in said]
        self._limits: list[Limits] = []
        self._work = Work(self.output, [], self.inputs.encoding, self.inputs.format, self.inputs.fix_suppressions)
        self._jobs = sorted(self._planned([*self._stdin(self._found), *self._found.files]), key=lambda j: j.shown)
        self.report.pieces = self.pieces = self._pieces()
        self.report.rules = lambda: {r.id: r for linter in self.linters.all for r in linter.pack.rules}

    def _say(self, zh: str, en: str) -> str:
        return en if self.output.options.lang == "en" else zh

    def _stdin(self, found: Found) -> list[Path]:
        """Return the path `-` if stdin is to be read and can be."""
        inputs, name = self.inputs, Path(self.inputs.stdin_filename or "")
        if "-" not in inputs.paths:
            return []
        if inputs.stdin_filename and Choice(self._suffixes, inputs.projects).left_out(name):
            found.skipped += 1
            return []
        if name.suffix and inputs.format is None and format_of(str(name)) is None:
            said = self._say(*unsupported(name, self._suffixes))
            self.report.problems.append(f"{shown(name)}: {said}")
            return []
        return [STDIN]

    def _planned(self, paths: Iterable[Path]) -> Iterator[Job]:
        """Yield a job for each file, its settings and limits noted."""
        known: dict[int, int] = {}
        for path in paths:
            place = self.inputs.place(path)
            project = self.inputs.projects.of(place.parent)
            if project not in self._projects:
                self._projects[project] = self.inputs.limits(project)
            settings = project.settings_for(place)
            if id(settings) not in known:
                known[id(settings)] = self._known(project, settings)
            yield Job(path, self.inputs.shown(path), known[id(settings)], size_of(path))

    def _known(self, project: Project, settings: Settings) -> int:
        """Note settings with their linter and the limits of their project; return the index."""
        index = len(self._work.settings)
        self._work.settings.append(settings)
        self._work.linters[index] = self.linters.made(project, settings)
        self._limits.append(self._projects[project])
        return index

    def _pieces(self) -> Generator[str, None, None]:
        """Lint file after file, add each to the sums and yield its piece; then say what concerns them all."""
        with closing(self._outcomes()) as outcomes:
            for done, (job, outcome) in enumerate(outcomes):
                self._add(job, outcome)
                if outcome.piece:
                    self.progress(0, 0)
                    yield outcome.piece
                self.progress(done + 1, len(self._jobs))
        self.progress(0, 0)
        self._conclude()
        yield from self._entries()

    def _outcomes(self) -> Generator[tuple[Job, Outcome], None, None]:
        """Yield each file with what came of it, in order; stdin is read here, the others wherever it is quickest."""
        jobs = [job for job in self._jobs if job.path != STDIN]
        count = 1 if self.clock is not None else wanted(jobs, self.processes)
        pool = Pool(self._work, jobs, count) if count > 1 else None
        linted = pool.outcomes() if pool else map(self._work.outcome, jobs)
        try:
            for job in self._jobs:
                yield job, self._work.outcome(job) if job.path == STDIN else next(linted)
        finally:
            if pool:
                pool.close()

    def _add(self, job: Job, outcome: Outcome) -> None:
        report = self.report
        report.problems += outcome.problems
        report.notes += outcome.notes
        self._failures.update(dict.fromkeys(outcome.failures))
        ignores = self._work.settings[job.settings].ignores
        self._used.update((o.marked.path, o.keys) for o in (ignores[i].origin for i in outcome.used) if o)
        if outcome.entry is not None:
            report.add(outcome.entry, outcome.counts)
            self._count(self._limits[job.settings], outcome)
        if outcome.unreadable is not None:
            self._unread.append(f"{job.shown}: {outcome.unreadable}")

    def _count(self, limits: Limits, outcome: Outcome) -> None:
        for count in outcome.counts.values():
            self.levels[limits, Level.INFO] += count.info
            self.levels[limits, Level.WARNING] += count.warning
            self.levels[limits, Level.ERROR] += count.error

    def _conclude(self) -> None:
        """Say what is said once all files are linted."""
        report = self.report
        if not report.files and not report.problems and not self._found.skipped:
            report.problems.append(self._nothing())
        report.problems += self._unread
        for failure in self._failures:
            en = f"a rule failed and was left out: {failure}"
            report.problems.append(self._say(f"规则出错，已跳过：{failure}", en))

    def _nothing(self) -> str:
        where, known = " ".join(p for p in self.inputs.paths if p != "-"), " ".join(sorted(self._suffixes))
        return self._say(
            f"{where} 里没有可检查的文件（找的是 {known}，已除去 .gitignore 和配置排除的）",
            f"no file to lint in {where} (looking for {known}, less what .gitignore and the configuration leave out)",
        )

    def _entries(self) -> Iterator[str]:
        """Report what configurations ignore in vain, where every file that they cover was linted."""
        inputs = self.inputs
        if self.report.problems or len(inputs.paths) != 1 or inputs.paths[0] == "-":
            return
        walked = absolute(Path(inputs.paths[0]))
        for project, limits in self._projects.items():
            path = None if project.path is None else absolute(project.path)
            if path is None or not path.parent.is_relative_to(walked) or not project.judges_all:
                continue
            result = self._idle(project, path)
            if result.diagnostics:
                outcome = Outcome(counts=counted(result, self.output.options))
                self.report.add(entry_of(result), outcome.counts)
                self._count(limits, outcome)
                if not self.output.statistics:
                    yield self.output.reporter.piece(result, self.output.options)

    def _idle(self, project: Project, path: Path) -> FileResult:
        """Return a result for a configuration file, with its entries that ignored nothing."""
        idle = [e for e in project.own_ignores if e.origin and (e.origin.marked.path, e.origin.keys) not in self._used]
        suppressor = self.linters.of(path).suppressor if idle else None
        said = [suppressor.unused_entry(entry, shown(path)) for entry in idle] if suppressor else []
        return FileResult(shown(path), diagnostics=[d for d in said if d is not None])


@contextmanager
def run(
    inputs: Inputs,
    output: Output,
    progress: Progress | None = None,
    clock: Clock | None = None,
    processes: int | None = None,
) -> Iterator[Run]:
    """Lint everything that `inputs` names, as the pieces of the report are asked for.

    What cannot be done becomes a sentence in the report's problems; the rest
    goes on. Raises PackErrors and UnknownNameError where a configuration or
    what the command line adds to it is wrong, before any piece.
    """
    found = Run(inputs, output, clock, progress or (lambda done, of: None), processes)
    with closing(found.pieces), _calm():
        yield found


@contextmanager
def _calm() -> Iterator[None]:
    """Keep what is loaded out of the search for garbage: it stays to the end."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


__all__ = ["STDIN", "Inputs", "Linters", "Run", "read_bytes", "run"]

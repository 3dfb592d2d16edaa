"""What a run has to do: its files in order, the settings and limits of each, and the linters for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .clock import Clock
from .config.project import Project
from .files import Choice, find, shown, size_of, unsupported
from .inputs import STDIN, Inputs, Linters
from .readers import format_of, lacking, readers
from .reporters import Limits
from .settings import Settings
from .work import Job, Output, Work


class Plan:
    """The files of a run.

    Args:
        inputs: what to read.
        output: how it is reported.
        clock: where the time goes.

    Attributes:
        jobs: the files, in the order of their paths as shown.
        settings: those that files have, each with its project; jobs name them by index.
        limits: what the findings of a file may be, by the index of its settings.
        projects: every project that has a file, with its limits.
        work: what all files have in common.
        problems, notes: sentences on what was named or found and cannot or need not be read.

    Raises:
        PackErrors: a configuration on the way is faulty.
    """

    def __init__(self, inputs: Inputs, output: Output, clock: Clock | None = None) -> None:
        self.inputs = inputs
        self.linters = Linters(inputs, clock)
        self.settings: list[tuple[Project, Settings]] = []
        self.limits: list[Limits] = []
        self.projects: dict[Project, Limits] = {}
        self.problems: list[str] = []
        self.notes: list[str] = []
        self._english = output.options.lang == "en"
        self._suffixes = frozenset(s for module in readers().values() for s in module.SUFFIXES)
        named = [p for p in inputs.paths if p != "-"]
        found = find(named, Choice(self._suffixes, inputs.projects, inputs.format is not None, lacking))
        self._skipped = found.skipped
        for said, into in ((found.problems, self.problems), (found.notes, self.notes)):
            into += [f"{name}: {self._say(zh, en)}" for name, zh, en in said]
        changed = [file for file in found.files if self._changed(file) and not self._is_report(file)]
        self._skipped += len(found.files) - len(changed)
        if found.files and not changed and inputs.changes is not None:
            self.notes.append(self._say("--diff-base：没有改过的文稿", "--diff-base: no draft has changed"))
        self.jobs = sorted(self._jobs([*self._stdin(), *changed]), key=lambda job: job.shown)
        whole = [settings for _, settings in self.settings]
        self.work = Work(output, whole, inputs.encoding, inputs.format, inputs.fix_suppressions, inputs.fixing)
        self.work.ignoring = inputs.ignoring

    def load(self) -> None:
        """Make the linters. Raises PackErrors and UnknownNameError for wrong settings."""
        self.linters.root()  # wrong settings come to light also where no file is found
        for index, (project, settings) in enumerate(self.settings):
            self.work.linters[index] = self.linters.made(project, settings)

    @property
    def nothing(self) -> str | None:
        """A sentence where there is no file to lint, and nothing else was said of that."""
        if self.jobs or self.problems or self._skipped:
            return None
        where, known = " ".join(p for p in self.inputs.paths if p != "-"), " ".join(sorted(self._suffixes))
        return self._say(
            f"{where} 里没有可检查的文件（找的是 {known}，已除去 .gitignore 和配置排除的）",
            f"no file to lint in {where} (looking for {known}, less what .gitignore and the configuration leave out)",
        )

    def _say(self, zh: str, en: str) -> str:
        return en if self._english else zh

    def _stdin(self) -> list[Path]:
        """Return the path `-` if stdin is to be read and can be."""
        inputs, name = self.inputs, Path(self.inputs.stdin_filename or "")
        if "-" not in inputs.paths:
            return []
        if inputs.stdin_filename and Choice(self._suffixes, inputs.projects).left_out(name):
            self._skipped += 1
            return []
        if name.suffix and inputs.format is None and format_of(str(name)) is None:
            self.problems.append(f"{shown(name)}: {self._say(*unsupported(name, self._suffixes))}")
            return []
        return [STDIN]

    def _jobs(self, paths: Iterable[Path]) -> Iterator[Job]:
        known: dict[int, int] = {}
        for path in paths:
            place = self.inputs.place(path)
            project = self.inputs.projects.of(place.parent)
            settings = project.settings_for(place)
            if id(settings) not in known:
                known[id(settings)] = len(self.settings)
                self.settings.append((project, settings))
                self.limits.append(self.projects.setdefault(project, self.inputs.limits(project)))
            changes = self.inputs.changes
            lines = None if changes is None or path == STDIN else changes.of(place)
            yield Job(path, self.inputs.shown(path), known[id(settings)], size_of(path), lines)

    def _is_report(self, path: Path) -> bool:
        reports = self.inputs.reports
        return bool(reports) and path.resolve() in reports

    def _changed(self, path: Path) -> bool:
        """Tell whether a file has something new in it; all files do where nothing is said of changes."""
        changes = self.inputs.changes
        if changes is None:
            return True
        try:
            return changes.of(self.inputs.place(path)) != ()
        except KeyError:
            return False


__all__ = ["Plan"]

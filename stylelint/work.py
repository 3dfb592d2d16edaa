"""What is done for one file of a run: read, lint, let the reporter draw it, and keep no more than that."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from .clock import stage
from .files import unreadable
from .inputs import STDIN, Fixing, content
from .outcome import Outcome, key
from .records import dataclass, field, replace
from .reporters import FileResult, Reporter, ReportOptions, reporters
from .reporters._statistics import counted
from .reporters._whole import entry_of
from .settings import Settings

if TYPE_CHECKING:
    from .api import Linter
    from .changes import Lines


@dataclass(frozen=True)
class Output:
    """How files are reported: the reporter, how it shows them, whether it only counts, and further reporters."""

    format: str
    options: ReportOptions = field(default_factory=ReportOptions)
    statistics: bool = False
    also: tuple[str, ...] = ()

    @property
    def reporter(self) -> Reporter:
        """The module, or one for all where there are several."""
        if not self.also:
            return cast("Reporter", reporters()[self.format])
        from .reporters._several import Several

        return Several((self.format, *self.also))


class Job(NamedTuple):
    """A file to lint: where it is, how it is shown, which of the settings hold for it, how many bytes it has.

    Where `lines` are given, only findings on these are reported.
    """

    path: Path
    shown: str
    settings: int
    size: int = 0
    lines: Lines | None = None


@dataclass
class Work:
    """All that files have in common. What another process gets has no linters; it makes its own.

    Attributes:
        output: how files are reported.
        settings: those that files have; jobs name them by index.
        encoding, format: how all files are to be decoded and read; None lets each tell.
        fix: whether unused suppressions are taken out of the files.
        fixing: what is done with fixes; None for nothing.
        ignoring: why each finding is to be suppressed in its file; None where none is.
        contexts: what outcomes depend on beside the file, by index of the settings; None where none is to be kept.
    """

    output: Output
    settings: list[Settings]
    encoding: str | None = None
    format: str | None = None
    fix: bool = False
    fixing: Fixing | None = None
    ignoring: str | None = None
    contexts: list[bytes | None] = field(default_factory=list)
    linters: dict[int, Linter] = field(default_factory=dict)
    _options: dict[int, ReportOptions] = field(default_factory=dict)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "linters": {}, "_options": {}}

    def outcome(self, job: Job) -> Outcome:
        """Lint a file. What goes wrong is told in the outcome."""
        found = Outcome()
        result = self._linted(job, found)
        if result is not None and self._amends(result):
            result = self._amended(job, result, found)
        if result is not None:
            self._tell(job, result, found)
            if result.document is not None:
                result.document.release()
        self._settle(job, found)
        return found

    def linter(self, index: int) -> Linter:
        """Return the linter for settings, which is made when it is first asked for."""
        if index not in self.linters:
            from .api import Linter

            self.linters[index] = Linter(settings=self.settings[index])
        return self.linters[index]

    def _say(self, zh: str, en: str) -> str:
        return en if self.output.options.lang == "en" else zh

    def _linted(self, job: Job, found: Outcome) -> FileResult | None:
        linter = self.linter(job.settings)
        try:
            data = content(job.path, linter.most(job.shown, self.format))
            context = self.contexts[job.settings] if self.contexts and job.path != STDIN else None
            found.key = None if context is None or job.lines is not None else key(context, job.shown, data)
            whole = self.fixing is not None or self.ignoring is not None
            result = linter.lint_bytes(data, job.shown, encoding=self.encoding, format=self.format, whole=whole)
            found.key = found.key if result.lasting else None
            return result if job.lines is None else _on_lines(result, job.lines, data)
        except OSError as error:
            zh, en = unreadable(error)
        except Exception as error:  # a fault of ours must not take the other files down
            zh, en = _fault(error, linter.settings.excerpts)
        found.problems.append(f"{job.shown}: {self._say(zh, en)}")
        return None

    def _amends(self, result: FileResult) -> bool:
        """Tell whether there is something to change in a file; of fixes that is found out by the way."""
        if self.ignoring is not None and result.diagnostics:
            return True
        return self.fixing is not None or (self.fix and result.unused.count > 0)

    def _amended(self, job: Job, result: FileResult, found: Outcome) -> FileResult | None:
        """Make fixes and take unused suppressions out, as is wanted; returns what is found then."""
        from .amend import Amender

        linter = self.linter(job.settings)
        amender = Amender(linter, job, found, self.output.options.lang == "en")
        last: FileResult | None = result
        try:
            last = result if self.fixing is None else amender.fix(result, self.fixing)
        except Exception as error:  # as in `_linted`; nothing is written then
            found.problems.append(f"{job.shown}: {self._say(*_fault(error, linter.settings.excerpts))}")
        if last is not None and self.ignoring is not None:
            last = amender.ignore(last, self.ignoring)
        if last is not None and self.fix and last.unused.count and amender.free(last):
            made, last = last.fixed, self._linted(job, found)
            last = last and replace(last, fixed=made)
        if last is None or linter.settings.excerpts:
            return last
        from .api import withheld

        return withheld(last)

    def _tell(self, job: Job, result: FileResult, found: Outcome) -> None:
        """Put into the outcome what a report says of a result."""
        linter = self.linter(job.settings)
        if job.settings not in self._options:
            rules = {rule.id: rule for rule in linter.pack.rules}
            self._options[job.settings] = replace(self.output.options, rules=rules)
        options = self._options[job.settings]
        with stage(linter.clock, "report"):
            found.piece = "" if self.output.statistics else self.output.reporter.piece(result, options)
            found.counts = counted(result, options)
        found.entry = entry_of(result)
        found.unreadable = None if result.readable else result.diagnostics[0].message

    def _settle(self, job: Job, found: Outcome) -> None:
        """Take over what the linter has noted of the file."""
        linter = self.linter(job.settings)
        excerpts, used = linter.settings.excerpts, linter.suppressor.used
        found.failures = [f"{f.rule.path.as_posix()}: {f.said(excerpts)}" for f in linter.failures]
        ignores = enumerate(linter.settings.ignores) if used else ()
        found.used = [i for i, e in ignores if e.origin and (e.origin.marked.path, e.origin.keys) in used]
        linter.failures.clear()
        used.clear()


def _on_lines(result: FileResult, lines: Lines, data: bytes) -> FileResult:
    """Return a result with the findings that stand on these lines; that a file cannot be read is told all the same."""
    from .changes import counted as own
    from .changes import touches

    if result.readable:
        lines = own(lines, data)
        result.diagnostics = [d for d in result.diagnostics if touches(lines, d.line, d.end_line)]
    return result


def _fault(error: Exception, excerpts: bool) -> tuple[str, str]:
    """Say that a fault of ours kept a file from being dealt with; its words may quote the draft."""
    reason = f"{type(error).__name__}: {error}" if excerpts else type(error).__name__
    return f"处理时出错，已跳过：{reason}", f"failed and was left out: {reason}"

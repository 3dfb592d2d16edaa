"""A run: find files, read, check, collect. The only place that reads drafts from disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from . import __version__
from .api import Lang, Linter
from .clock import Clock, stage
from .config.names import check_names
from .config.project import Project
from .config.projects import Projects
from .files import Choice, Found, find, openable, shown, unreadable, unsupported
from .paths import absolute
from .readers import format_of, readers
from .records import dataclass, field
from .reporters import FileResult, Limits, Report, reporters
from .rewrite import RewriteError, rewrite
from .settings import Settings

STDIN = Path("-")


@dataclass(frozen=True)
class Inputs:
    """What to read, as the command line names it, and the configurations that hold for it."""

    paths: tuple[str, ...] = (".",)
    encoding: str | None = None
    format: str | None = None
    stdin_filename: str | None = None
    projects: Projects = field(default_factory=Projects)
    fix_suppressions: bool = False

    @property
    def root(self) -> Project:
        """The project that speaks for the whole run."""
        named = (self.stdin_filename or "" if path == str(STDIN) else path for path in self.paths)
        return self.projects.root(named)

    def limits(self, path: Path) -> Limits:
        """Return what the findings of a file may be: the closest configuration decides, as for all else."""
        project = self.projects.of(self.place(path).parent)
        return Limits(project.value("fail_on", "warning"), project.last("max_warnings")[0])

    def place(self, path: Path) -> Path:
        """Return the absolute path by which a file is configured; stdin goes by its name."""
        return absolute(Path(self.stdin_filename or "<stdin>") if path == STDIN else path)


class Linters:
    """The linters of a run: one for each of the settings that its files have."""

    def __init__(self, inputs: Inputs, clock: Clock | None = None) -> None:
        self._inputs = inputs
        self._clock = clock
        self._made: dict[int, tuple[Settings, Linter]] = {}
        self._checked: set[int] = set()

    def of(self, path: Path) -> Linter:
        """Return the linter for a file. Raises PackErrors and UnknownNameError for wrong settings."""
        place = self._inputs.place(path)
        return self._for(self._inputs.projects.of(place.parent), place)

    def root(self) -> Linter:
        """Return the linter of the whole run, for no file in particular. Raises as `of` does."""
        return self._for(self._inputs.root, None)

    def _for(self, project: Project, place: Path | None) -> Linter:
        settings = project.settings_for(place)
        if id(settings) not in self._made:
            if id(project) not in self._checked:
                with stage(self._clock, "load"):
                    check_names(project, frozenset(readers()), frozenset(("auto", *reporters())))
                self._checked.add(id(project))
            self._made[id(settings)] = settings, Linter(settings=settings, clock=self._clock)
        return self._made[id(settings)][1]

    @property
    def all(self) -> list[Linter]:
        """Every linter that was made."""
        return [linter for _, linter in self._made.values()]


def run(
    inputs: Inputs,
    lang: Lang = "zh",
    progress: Callable[[Iterable[Path]], Iterable[Path]] = iter,
    clock: Clock | None = None,
) -> Report:
    """Lint everything that `inputs` names; `clock` adds up where the time goes.

    What cannot be done becomes a sentence in `Report.problems`, in `lang`; the
    rest goes on. Raises PackErrors and UnknownNameError where a configuration
    or what the command line adds to it is wrong.
    """
    report = Report(__version__)
    linters = Linters(inputs, clock)
    linters.root()  # wrong settings come to light also where no file is found
    suffixes = frozenset(s for module in readers().values() for s in module.SUFFIXES)
    named = [p for p in inputs.paths if p != "-"]
    found = find(named, Choice(suffixes, inputs.projects, any_suffix=inputs.format is not None))
    for name, zh, en in found.problems:
        report.problems.append(f"{name}: {en if lang == 'en' else zh}")
    for name, zh, en in found.notes:
        report.notes.append(f"{name}: {en if lang == 'en' else zh}")
    for path in progress([*_stdin(inputs, suffixes, report, found, lang), *found.files]):
        result = _file(path, inputs, linters.of(path), report, lang)
        if result is not None and inputs.fix_suppressions and result.unused.count:
            result = _mended(result, path, inputs, linters.of(path), report, lang)
        if result is not None:
            result.limits = inputs.limits(path)
            report.files.append(result)
    if not report.files and not report.problems and not found.skipped:
        report.problems.append(_nothing(named, suffixes, lang))
    _add_failures(report, linters.all, lang)
    _add_entries(report, inputs, linters, found.files)
    report.rules = {r.id: r for linter in linters.all for r in linter.pack.rules}
    return report


def _stdin(inputs: Inputs, suffixes: frozenset[str], report: Report, found: Found, lang: Lang) -> list[Path]:
    """Return the path `-` if stdin is to be read and can be."""
    if "-" not in inputs.paths:
        return []
    name = Path(inputs.stdin_filename or "")
    if inputs.stdin_filename and Choice(suffixes, inputs.projects).left_out(name):
        found.skipped += 1
        return []
    if name.suffix and inputs.format is None and format_of(str(name)) is None:
        report.problems.append(f"{shown(name)}: {unsupported(name, suffixes)[lang == 'en']}")
        return []
    return [STDIN]


def read_bytes(path: Path, inputs: Inputs, linter: Linter) -> FileResult:
    """Read and lint one file, or stdin for `-`. Raises OSError where it cannot be read."""
    if path != STDIN:
        return linter.lint_bytes(
            openable(path).read_bytes(), shown(path), encoding=inputs.encoding, format=inputs.format
        )
    name = shown(Path(inputs.stdin_filename)) if inputs.stdin_filename else "<stdin>"
    return linter.lint_bytes(sys.stdin.buffer.read(), name, encoding=inputs.encoding, format=inputs.format)


def _file(path: Path, inputs: Inputs, linter: Linter, report: Report, lang: Lang) -> FileResult | None:
    try:
        return read_bytes(path, inputs, linter)
    except OSError as error:
        zh, en = unreadable(error)
    except Exception as error:  # a fault of ours must not take the other files down
        reason = f"{type(error).__name__}: {error}" if linter.settings.excerpts else type(error).__name__
        zh, en = f"处理时出错，已跳过：{reason}", f"failed and was left out: {reason}"
    report.problems.append(f"{shown(path)}: {en if lang == 'en' else zh}")
    return None


def _mended(
    result: FileResult, path: Path, inputs: Inputs, linter: Linter, report: Report, lang: Lang
) -> FileResult | None:
    """Take the unused suppressions out of a file and lint it again; the file stays as it is where that cannot be."""
    if path == STDIN:
        said = f"the unused suppressions of {result.path} stay: stdin is not written"
        report.notes.append(said if lang == "en" else f"{result.path}: 标准输入不改写，没用上的免检注释还在")
        return result
    try:
        rewrite(openable(path), result.unused.edits, result.encoding)
    except RewriteError as error:
        report.problems.append(f"{result.path}: {error.en if lang == 'en' else error.zh}")
        return result
    count = result.unused.count
    said = f"removed {count} unused suppression{'s' if count > 1 else ''}"
    report.notes.append(f"{result.path}: {said if lang == 'en' else f'删去 {count} 处没有用上的免检'}")
    return _file(path, inputs, linter, report, lang)


def _add_failures(report: Report, linters: Iterable[Linter], lang: Lang) -> None:
    for result in report.files:
        if not result.readable:
            report.problems.append(f"{result.path}: {result.diagnostics[0].message}")
    failures = ((f, linter.settings.excerpts) for linter in linters for f in linter.failures)
    for failure in dict.fromkeys(f"{f.rule.path.as_posix()}: {f.said(excerpts)}" for f, excerpts in failures):
        zh = f"规则出错，已跳过：{failure}"
        report.problems.append(f"a rule failed and was left out: {failure}" if lang == "en" else zh)


def _add_entries(report: Report, inputs: Inputs, linters: Linters, files: Iterable[Path]) -> None:
    """Report what configurations ignore in vain, where every file that they cover was linted."""
    if report.problems or len(inputs.paths) != 1 or inputs.paths[0] == "-":
        return
    walked = absolute(Path(inputs.paths[0]))
    used = {place for linter in linters.all for place in linter.suppressor.used}
    folders = dict.fromkeys(inputs.place(path).parent for path in files)
    for project in dict.fromkeys(inputs.projects.of(folder) for folder in folders):
        path = None if project.path is None else absolute(project.path)
        if path is None or not path.parent.is_relative_to(walked) or not project.judges_all:
            continue
        idle = [e for e in project.own_ignores if e.origin and (e.origin.marked.path, e.origin.keys) not in used]
        said = [linters.of(path).suppressor.unused_entry(entry, shown(path)) for entry in idle]
        diagnostics = [d for d in said if d is not None]
        if diagnostics:
            report.files.append(FileResult(shown(path), diagnostics=diagnostics))


def _nothing(paths: list[str], suffixes: frozenset[str], lang: Lang) -> str:
    where, known = " ".join(paths), " ".join(sorted(suffixes))
    if lang == "en":
        return f"no file to lint in {where} (looking for {known}, less what .gitignore and the configuration leave out)"
    return f"{where} 里没有可检查的文件（找的是 {known}，已除去 .gitignore 和配置排除的）"

"""What a run reads, and which configuration and linter go with each file."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from .clock import Clock, stage
from .config.project import Project
from .config.projects import Projects
from .files import openable, shown
from .paths import absolute
from .records import dataclass, field
from .reporters import FileResult, Limits
from .settings import Settings

if TYPE_CHECKING:
    from .api import Linter
    from .changes import Changes

STDIN = Path("-")


class Fixing(NamedTuple):
    """What is done with fixes: which are made, and whether files are written."""

    unsafe: bool = False
    write: bool = True


@dataclass(frozen=True)
class Inputs:
    """What to read, as the command line names it, and the configurations that hold for it.

    Where there are `changes`, only what changed is linted, and only findings on new lines are reported. With
    `ignoring` a suppression for this reason is written at each finding. `reports` are the resolved paths that reports
    go to: what is left there of an earlier run is no draft.
    """

    paths: tuple[str, ...] = (".",)
    encoding: str | None = None
    format: str | None = None
    stdin_filename: str | None = None
    projects: Projects = field(default_factory=Projects)
    fix_suppressions: bool = False
    changes: Changes | None = None
    fixing: Fixing | None = None
    ignoring: str | None = None
    reports: frozenset[Path] = frozenset()

    @property
    def writes(self) -> bool:
        """Whether files may be changed, so that no earlier outcome stands for them."""
        return self.fix_suppressions or self.fixing is not None or self.ignoring is not None

    @property
    def root(self) -> Project:
        """The project that speaks for the whole run."""
        named = (self.stdin_filename or "" if path == str(STDIN) else path for path in self.paths)
        return self.projects.root(named)

    def limits(self, project: Project) -> Limits:
        """Return what the findings of a file may be: the closest configuration decides, as for all else."""
        return Limits(project.value("fail_on", "warning"), project.last("max_warnings")[0])

    def place(self, path: Path) -> Path:
        """Return the absolute path by which a file is configured; stdin goes by its name."""
        return absolute(Path(self.stdin_filename or "<stdin>") if path == STDIN else path)

    def shown(self, path: Path) -> str:
        """Return the path of a file as diagnostics show it; of stdin its name."""
        if path != STDIN:
            return shown(path)
        return shown(Path(self.stdin_filename)) if self.stdin_filename else "<stdin>"


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
        project = self._inputs.projects.of(place.parent)
        return self.made(project, project.settings_for(place))

    def root(self) -> Linter:
        """Return the linter of the whole run, for no file in particular. Raises as `of` does."""
        project = self._inputs.root
        return self.made(project, project.settings_for(None))

    def made(self, project: Project, settings: Settings) -> Linter:
        """Return the linter for settings of a project. Raises as `of` does."""
        if id(settings) not in self._made:
            self._check(project)
            from .api import Linter

            self._made[id(settings)] = settings, Linter(settings=settings, clock=self._clock)
        return self._made[id(settings)][1]

    def _check(self, project: Project) -> None:
        """Check the names in a configuration once."""
        if id(project) in self._checked:
            return
        from .config.names import check_names
        from .readers import readers
        from .reporters import reporters

        with stage(self._clock, "load"):
            check_names(project, frozenset(readers()), frozenset(("auto", *reporters())))
        self._checked.add(id(project))

    @property
    def all(self) -> list[Linter]:
        """Every linter that was made."""
        return [linter for _, linter in self._made.values()]


def content(path: Path, most: int | None = None) -> bytes:
    """Return the bytes of a file, or of stdin for `-`; no more than `most`. Raises OSError where it cannot be read."""
    if path == STDIN:
        return sys.stdin.buffer.read() if most is None else sys.stdin.buffer.read(most)
    if most is None:
        return openable(path).read_bytes()
    with openable(path).open("rb") as file:
        return file.read(most)


def read_bytes(path: Path, inputs: Inputs, linter: Linter, *, whole: bool = False) -> FileResult:
    """Read and lint one file, or stdin for `-`. Raises OSError where it cannot be read.

    `whole` as in `Linter.lint_source`.
    """
    shown = inputs.shown(path)
    data = content(path, linter.most(shown, inputs.format))
    return linter.lint_bytes(data, shown, encoding=inputs.encoding, format=inputs.format, whole=whole)

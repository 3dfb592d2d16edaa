"""Which configuration holds where: the closest file above each draft, read once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from ..rulepack.errors import PackError, PackErrors
from .load import find, layers, user_file
from .project import Given, Project


class Projects:
    """The configurations of a run.

    Args:
        given: what the command line sets, above all files.
        file: the one configuration file to use everywhere; None looks for the closest.
        isolated: read no configuration file at all.
    """

    def __init__(self, given: Given | None = None, *, file: Path | None = None, isolated: bool = False) -> None:
        self._given = given or Given()
        self._file = file
        self._isolated = isolated
        self._by_file: dict[Path | None, Project] = {}
        self._by_folder: dict[Path, Path | None] = {}

    def of(self, folder: Path) -> Project:
        """Return the project of an absolute folder. Raises PackErrors for a faulty configuration."""
        path = self._path(folder)
        if path not in self._by_file:
            self._by_file[path] = Project(layers(path) if path else [], self._given)
        return self._by_file[path]

    def root(self, paths: Iterable[str]) -> Project:
        """Return the project that speaks for a whole run: that of the folder that holds all of `paths`."""
        named = [Path(os.path.realpath(p)) for p in paths if p]  # Path.resolve raises for a loop of links
        folders = [p if p.is_dir() else p.parent for p in named] or [Path.cwd()]
        try:
            return self.of(Path(os.path.commonpath(folders)))
        except ValueError:  # on Windows, of two drives
            return self.of(Path.cwd())

    def _path(self, folder: Path) -> Path | None:
        if self._isolated:
            return None
        if self._file is not None:
            if not self._file.exists():
                error = PackError(self._file, 1, 1, "没有这个配置文件", "there is no such configuration file")
                raise PackErrors([error])
            return self._file
        if folder not in self._by_folder:
            self._by_folder[folder] = find(folder) or user_file()
        return self._by_folder[folder]

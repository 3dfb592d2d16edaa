"""Format `github`: workflow commands, which GitHub Actions turns into annotations beside the text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TextIO

from ..diagnostic import Diagnostic, Level
from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._said import said

NAME = "github"
STABLE = True

_COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "notice"}


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return one command a finding; columns in code points, from 1."""
    if not result.diagnostics:
        return ""
    path = _from_repository(result.path)
    return "".join(
        f"::{_COMMANDS[d.level]} {_properties(d, path)}::{_data(said(d, options.lang))}\n" for d in result.diagnostics
    )


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the commands of all files."""
    put_all(run.pieces, out)


def _properties(d: Diagnostic, path: str) -> str:
    """Return where the annotation goes; GitHub takes columns only where a range keeps to its line."""
    values: dict[str, object] = {"file": path, "line": d.line, "endLine": d.end_line}
    if d.line == d.end_line:
        values |= {"col": d.column, "endColumn": d.end_column}
    values["title"] = d.rule
    return ",".join(f"{key}={_property(str(value))}" for key, value in values.items())


def _from_repository(path: str, environment: Mapping[str, str] = os.environ) -> str:
    """Return a path as GitHub wants it, from the top of the repository, wherever the step runs."""
    top = environment.get("GITHUB_WORKSPACE")
    if not top or path.startswith("<"):
        return path
    whole = Path(os.path.normpath(Path.cwd() / path))
    return whole.relative_to(top).as_posix() if whole.is_relative_to(top) else path


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Format `rdjsonl`: the Reviewdog Diagnostic Format, one object a line; columns in bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._rdjson import diagnostics
from .json import dumped

NAME = "rdjsonl"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return a line a finding."""
    return "".join(dumped(one) + "\n" for one in diagnostics(result, options))


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the lines of all files."""
    put_all(run.pieces, out)

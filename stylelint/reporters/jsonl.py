"""Format `jsonl`: one JSON object a line and finding, each as in the list of the format `json`."""

from __future__ import annotations

from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._statistics import counts
from .json import dumped

NAME = "jsonl"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return a line a finding; offsets and columns in code points."""
    return "".join(dumped(d) + "\n" for d in result.diagnostics)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the lines of all files."""
    put_all(run.pieces, out)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a line a rule: how often it hit."""
    out.writelines(dumped(count) + "\n" for count in counts(run))

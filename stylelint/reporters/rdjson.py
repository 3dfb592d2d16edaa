"""Format `rdjson`: one JSON object in the Reviewdog Diagnostic Format; columns in bytes of UTF-8, from 1."""

from __future__ import annotations

from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._put import put_joined
from ._rdjson import SOURCE, diagnostics
from .json import dumped

NAME = "rdjson"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the findings as JSON objects with commas between."""
    return dumped(diagnostics(result, options))[1:-1]


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one JSON object."""
    out.write(f'{{"source":{dumped(SOURCE)},"diagnostics":[')
    put_joined(run.pieces, out, ",")
    out.write("]}\n")

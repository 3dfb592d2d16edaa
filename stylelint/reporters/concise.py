"""Format `concise`: one line a finding, `path:line:column: level rule message`.

In a file without lines, as those of Word, the message begins with the place in
brackets; line and column are those of the text that `data` speaks of.
"""

from __future__ import annotations

from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._place import spoken
from ._put import put_all
from ._statistics import lines
from ._visible import visible

NAME = "concise"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return one line a finding; columns in code points, from 1."""
    path = "".join(map(visible, result.path))
    return "".join(f"{path}:{d.line}:{d.column}: {d.level.value} {d.rule} {spoken(d)}\n" for d in result.diagnostics)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the lines of all files."""
    put_all(run.pieces, out)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of how often each rule hit."""
    out.writelines(line + "\n" for line in lines(run, options))

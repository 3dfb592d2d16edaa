"""Format `concise`: one line a finding, `path:line:column: level rule message`."""

from __future__ import annotations

from typing import TextIO

from ._model import Report, ReportOptions
from ._statistics import lines
from ._visible import flat, visible

NAME = "concise"
STABLE = True


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one line a finding; columns in code points, from 1."""
    for d in run.diagnostics:
        path = "".join(map(visible, d.path))
        out.write(f"{path}:{d.line}:{d.column}: {d.level.value} {d.rule} {flat(d.message)}\n")


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of how often each rule hit."""
    out.writelines(line + "\n" for line in lines(run, options))

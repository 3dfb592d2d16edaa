"""Format `grouped`: the findings of a file below its name, a line each."""

from __future__ import annotations

from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._place import spoken
from ._put import put_all
from ._statistics import lines
from ._visible import visible

NAME = "grouped"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the name of a file, its findings as `line:column  level  rule  message`, and an empty line."""
    if not result.diagnostics:
        return ""
    rows = [(f"{d.line}:{d.column}", d.level.value, d.rule, spoken(d)) for d in result.diagnostics]
    place, level, rule = (max(len(row[i]) for row in rows) for i in range(3))
    body = "".join(f"  {p:>{place}}  {v:<{level}}  {r:<{rule}}  {m}\n" for p, v, r, m in rows)
    return "".join(map(visible, result.path)) + ":\n" + body + "\n"


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the groups of all files."""
    put_all(run.pieces, out)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of how often each rule hit."""
    out.writelines(line + "\n" for line in lines(run, options))

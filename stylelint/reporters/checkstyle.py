"""Format `checkstyle`: XML of the Checkstyle tool, which many build servers read. Columns in code points, from 1."""

from __future__ import annotations

from typing import TextIO

from ..diagnostic import Diagnostic
from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._said import said, xml

NAME = "checkstyle"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the element of a file."""
    if not result.diagnostics:
        return ""
    errors = "".join(_error(d, options.lang) for d in result.diagnostics)
    return f'  <file name="{xml(result.path)}">\n{errors}  </file>\n'


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one XML document."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n')
    put_all(run.pieces, out)
    out.write("</checkstyle>\n")


def _error(d: Diagnostic, lang: str) -> str:
    place = f'line="{d.line}" column="{d.column}" severity="{d.level.value}"'
    return f'    <error {place} message="{xml(said(d, lang))}" source="stylelint.{xml(d.rule)}"/>\n'

"""Format `junit`: XML of JUnit, for servers that show test results.

A file is a suite, a finding a case; attributes and elements are those of the schema
that Jenkins has (junit-10.xsd). Errors and warnings are failures; a hint is
a case that passed and says something. A file without findings is one case that
passed.
"""

from __future__ import annotations

from typing import TextIO

from ..diagnostic import Diagnostic, Level
from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._said import said, xml

NAME = "junit"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the suite of a file."""
    if not result.diagnostics:
        return ""
    cases = "".join(_case(d, options.lang) for d in result.diagnostics)
    failures = sum(d.level is not Level.INFO for d in result.diagnostics)
    return _suite(result.path, len(result.diagnostics), failures, cases)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one XML document; files without findings stand last."""
    out.write('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="stylelint">\n')
    put_all(run.pieces, out)
    for file in run.files:
        if not file.findings:
            clean = f'    <testcase name="stylelint" classname="{xml(file.path)}"/>\n'
            out.write(_suite(file.path, 1, 0, clean))
    out.write("</testsuites>\n")


def _suite(path: str, tests: int, failures: int, cases: str) -> str:
    counts = f'tests="{tests}" failures="{failures}" errors="0" skipped="0"'
    return f'  <testsuite name="{xml(path)}" {counts} file="{xml(path)}">\n{cases}  </testsuite>\n'


def _case(d: Diagnostic, lang: str) -> str:
    path, words = xml(d.path), xml(said(d, lang))
    head = f'    <testcase name="{xml(d.rule)} {d.line}:{d.column}" classname="{path}">'
    place = f"{path}:{d.line}:{d.column}: {d.level.value} {xml(d.rule)} {words}"
    if d.level is Level.INFO:
        return f"{head}\n      <system-out>{place}</system-out>\n    </testcase>\n"
    failure = f'<failure type="{d.level.value}" message="{words}">{place}</failure>'
    return f"{head}\n      {failure}\n    </testcase>\n"

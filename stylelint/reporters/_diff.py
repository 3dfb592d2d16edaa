"""What `stylelint fix --diff` says: what would change, in the form that `patch` and reviewers read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from ..text.source import Source
from . import _fixes
from ._model import FileResult, Report, ReportOptions
from ._put import put_all

_COLOURS = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}
_OFF = "\x1b[0m"


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the difference that fixes make in a file; only how many where its text may not be shown."""
    fixed = result.fixed
    if fixed is None or not fixed.made:
        return ""
    if fixed.before is None or result.source is None:
        return _fixes.piece(result, options)
    lines = unified(fixed.before, result.source)
    return "".join(_coloured(line) for line in lines) if options.color else "".join(lines)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the differences of all files."""
    put_all(run.pieces, out)


def unified(before: Source, after: Source) -> Iterator[str]:
    """Yield the lines of a unified diff, line ends as they are in the texts."""
    from difflib import unified_diff

    lines = (_lines(before.text), _lines(after.text))
    for line in unified_diff(*lines, before.path, after.path, n=1):
        yield line if line.endswith("\n") else line + "\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Part a text where `patch` does: at line feeds only."""
    lines = text.split("\n")
    return [*(line + "\n" for line in lines[:-1]), *filter(None, lines[-1:])]


def _coloured(line: str) -> str:
    colour = _COLOURS.get(line[0])
    return line if colour is None else f"{colour}{line[:-1]}{_OFF}\n"

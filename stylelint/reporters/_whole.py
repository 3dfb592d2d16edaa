"""Reports of results that are at hand, without a run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import TextIO

from .. import __version__
from ._model import FileEntry, FileResult, Report, ReportOptions
from ._statistics import counted
from ._terminal import resolved


def write(
    reporter: ModuleType,
    results: Iterable[FileResult],
    out: TextIO,
    options: ReportOptions | None = None,
    *,
    version: str = __version__,
    problems: Sequence[str] = (),
    statistics: bool = False,
) -> None:
    """Write results, in the order of their paths, as a reporter does; with `statistics` how often each rule hit."""
    known = resolved(options or ReportOptions(), out)
    report = Report(version, problems=list(problems))

    def pieces() -> Iterator[str]:
        for result in sorted(results, key=lambda r: r.path):
            report.add(entry_of(result), counted(result, known))
            if not statistics and (piece := reporter.piece(result, known)):
                yield piece

    report.pieces = pieces()
    if statistics:
        for _ in report.pieces:
            pass
        reporter.statistics(report, out, known)
    else:
        reporter.report(report, out, known)


def entry_of(result: FileResult) -> FileEntry:
    """Return what is kept of a file."""
    return FileEntry(result.path, result.encoding, result.format, result.genre, len(result.diagnostics))

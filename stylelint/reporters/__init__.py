"""Reporters, one output format each and called like it; adding a file here adds a format.

A reporter module has

    NAME    the word for --format
    STABLE  whether tools may rely on its form between minor releases
    piece   piece(result: FileResult, options: ReportOptions) -> str
    report  report(run: Report, out: TextIO, options: ReportOptions) -> None

`piece` says what one file adds to the report. It is called where the file is
linted, perhaps in another process, and what it returns may be kept and used
again: it depends on its arguments, the working directory and nothing else, and
nothing for a file without findings is "". The result is dropped afterwards, so
that a run needs no more memory for more files. `report` writes the pieces as
they come, with what stands before, between and behind them; the sums of the run
(`files`, `counts`, `problems`) are complete when `run.pieces` has ended.

A module may have `statistics` with the parameters of `report`, which writes how
often each rule hit; all files are counted when it is called, and there are no
pieces. Reporters take the text of a draft from the diagnostics and from
`FileResult.source` only, which hold none where it may not be shown.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from ._model import FileEntry, FileResult, Fixed, Limits, Report, Reporter, ReportOptions, RuleCount

__all__ = [
    "FileEntry",
    "FileResult",
    "Fixed",
    "Limits",
    "Report",
    "ReportOptions",
    "Reporter",
    "RuleCount",
    "reporters",
]


@lru_cache(maxsize=1)
def reporters() -> Mapping[str, Any]:
    """Return the reporter modules by name."""
    import stylelint.reporters

    from ..scan import Late

    return Late(stylelint.reporters, "NAME", ("STABLE", "piece", "report"))

"""Reporters, one output format each; adding a file here adds a format.

A reporter module has

    NAME    the word for --format
    STABLE  whether tools may rely on its form between minor releases
    report  report(run: Report, out: TextIO, options: ReportOptions) -> None

and may have `statistics` with the same parameters, which writes how often each
rule hit. It takes the text of a draft from the diagnostics and from
`FileResult.source` only, which hold none where it may not be shown.
"""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType

from ._model import FileResult, Limits, Report, ReportOptions

__all__ = ["FileResult", "Limits", "Report", "ReportOptions", "reporters"]


@lru_cache(maxsize=1)
def reporters() -> dict[str, ModuleType]:
    """Return the reporter modules by name."""
    import stylelint.reporters

    from ..scan import modules

    return modules(stylelint.reporters, "NAME", ("STABLE", "report"))

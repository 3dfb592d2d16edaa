"""Reporters, one output format each; adding a file here adds a format.

A reporter module has

    NAME    the word for --format
    STABLE  whether tools may rely on its form between minor releases
    report  report(run: Report, out: TextIO, options: ReportOptions) -> None
"""

from __future__ import annotations

from functools import lru_cache
from types import ModuleType

from ._model import FileResult, Report, ReportOptions

__all__ = ["FileResult", "Report", "ReportOptions", "reporters"]


@lru_cache(maxsize=1)
def reporters() -> dict[str, ModuleType]:
    """Return the reporter modules by name."""
    import stylelint.reporters

    from ..scan import modules

    return modules(stylelint.reporters, "NAME", ("STABLE", "report"))

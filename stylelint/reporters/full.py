"""Format `full`: what people read. Each fault in its sentence with reason and cure; hints by paragraph."""

from __future__ import annotations

from typing import TextIO

from ._model import Report, ReportOptions
from ._statistics import lines

NAME = "full"
STABLE = False


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the report: files with findings, then a summary of counts."""
    from rich.text import Text

    from ._page import Page
    from ._terminal import canvas_width, console_for, quote_cells
    from ._terms import Terms

    console = console_for(out, options.color)
    terms = Terms(options.lang == "en")
    page = Page(options, terms, canvas_width(out, options.width), quote_cells(options.ambiguous))
    for result in run.files:
        if result.diagnostics:
            console.print(Text("\n").join(page.file(result)), soft_wrap=True)
    for line in page.summary(run):
        console.print(line, soft_wrap=True)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of how often each rule hit."""
    out.writelines(line + "\n" for line in lines(run, options))

"""Format `full`: what people read. Each fault in its sentence with reason and cure; hints by paragraph."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, TextIO

from ..terms import Terms
from ._model import FileResult, Report, ReportOptions
from ._put import put
from ._statistics import lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rich.text import Text

    from ._page import Page

NAME = "full"
STABLE = False
_ROOM = 60  # cells in which the sentence on a clean run has room in any case


def piece(result: FileResult, options: ReportOptions) -> str:
    """Draw the findings of a file."""
    return _drawn(_page(options).file(result), options) if result.diagnostics else ""


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the report: files with findings, then a summary of counts."""
    for drawn in run.pieces:
        _put(drawn, out, options)
    if not run.counts and (options.width or _ROOM) >= _ROOM:
        _put(_clean(run, options), out, options)
    elif run.counts or (run.files and not run.problems):
        _put(_drawn(_page(options).summary(run), options), out, options)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of how often each rule hit."""
    out.writelines(line + "\n" for line in lines(run, options))


def _clean(run: Report, options: ReportOptions) -> str:
    """Return what `Page.summary` says of a run without findings, which is most runs: they need no rich for a line."""
    if run.problems or not run.files:
        return ""
    clean, scope = Terms(options.lang == "en").clean(len(run.files))
    return f"\x1b[32m{clean}\x1b[0m{scope}\n" if options.color else f"{clean}{scope}\n"


def _page(options: ReportOptions) -> Page:
    from ._page import Page
    from ._terminal import PIPED_WIDTH, quote_cells

    return Page(options, Terms(options.lang == "en"), options.width or PIPED_WIDTH, quote_cells(options.ambiguous))


def _drawn(texts: Iterable[Text], options: ReportOptions) -> str:
    """Return styled lines as text, with the codes of a terminal where there is colour."""
    if not options.color:
        return "".join(f"{text.plain}\n" for text in texts)
    from rich.text import Text

    from ._terminal import console_for

    out = io.StringIO()
    console_for(out, options.color).print(Text("\n").join(texts), soft_wrap=True)
    return out.getvalue()


def _put(drawn: str, out: TextIO, options: ReportOptions) -> None:
    """Write what was drawn; to consoles of Windows that know no codes rich has to tell the colours."""
    if options.color and sys.platform == "win32":
        from rich.text import Text

        from ._terminal import console_for

        console = console_for(out, options.color)
        if console.legacy_windows:
            console.print(Text.from_ansi(drawn), soft_wrap=True)
            return
    put(drawn, out)

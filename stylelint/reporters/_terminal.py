"""What the other end can show: colour, width, and the cells of quotes and dashes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TextIO

from ..records import replace
from ._model import ReportOptions

if TYPE_CHECKING:
    from rich.console import Console

PIPED_WIDTH = 100
_NARROWEST, _WIDEST = 24, 120
_CJK_CODE_PAGES = frozenset({932, 936, 949, 950})


def resolved(options: ReportOptions, out: TextIO) -> ReportOptions:
    """Return the options with what was left to the terminal decided, for `out` at its other end."""
    color = wants_color(out, options.color, os.environ)
    width, ambiguous = canvas_width(out, options.width), quote_cells(options.ambiguous)
    return replace(options, color=color, width=width, ambiguous=ambiguous)


def wants_color(out: TextIO, asked: bool | None, environment: Mapping[str, str]) -> bool:
    """Decide on colour: what was asked for, else NO_COLOR, else FORCE_COLOR, else whether `out` is a terminal."""
    if asked is not None:
        return asked
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR", "0") != "0":
        return True
    return out.isatty() and environment.get("TERM") != "dumb"


def canvas_width(out: TextIO, asked: int | None, environment: Mapping[str, str] = os.environ) -> int:
    """Return the cells a line may take up: what was asked for, $COLUMNS, the terminal, or 100 in a pipe."""
    width = asked or _number(environment.get("COLUMNS", "")) or _terminal_width(out) or PIPED_WIDTH
    return max(_NARROWEST, min(width, _WIDEST))


def quote_cells(asked: Literal[1, 2, "auto"], environment: Mapping[str, str] = os.environ) -> Literal[1, 2]:
    """Return the cells of a quote or dash: 1 in most terminals, 2 in those set up for CJK."""
    if asked != "auto":
        return asked
    return 2 if environment.get("VTE_CJK_WIDTH") in ("2", "wide") or _old_cjk_console(environment) else 1


def console_for(out: TextIO, asked: bool | None) -> Console:
    """Make a console that writes to `out` and takes nothing from the environment on its own."""
    from rich.console import Console

    color = wants_color(out, asked, os.environ)
    return Console(
        file=out,
        color_system="standard" if color else None,
        force_terminal=color,
        force_jupyter=False,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() else 0


def _terminal_width(out: TextIO) -> int:
    try:
        return os.get_terminal_size(out.fileno()).columns if out.isatty() else 0
    except (OSError, ValueError):
        return 0


def _old_cjk_console(environment: Mapping[str, str]) -> bool:
    """Tell whether this is the classic Windows console with a CJK code page, which draws quotes wide."""
    if sys.platform != "win32" or environment.get("WT_SESSION"):
        return False
    import ctypes

    return int(ctypes.windll.kernel32.GetConsoleOutputCP()) in _CJK_CODE_PAGES

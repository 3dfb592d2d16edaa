"""How far a long run is, in one line on the terminal that is gone in the end."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TextIO

from ..records import dataclass
from . import Context

_LONG_RUN = 20  # files from which the line is worth its space
_PAUSE = 0.1  # seconds between two looks


@dataclass
class Progress:
    """Writes the line, and wipes it off before anything else is written to the terminal."""

    context: Context
    out: TextIO
    _next: float = 0.0
    _shown: int = 0

    def __call__(self, done: int, of: int) -> None:
        """Tell how many files are done, of how many; of 0 wipes the line off."""
        if of == 0:
            self._write("")
        elif of >= _LONG_RUN and monotonic() >= self._next:
            self._next = monotonic() + _PAUSE
            self._write(self.context.say(f"已检查 {done}/{of} 个文件", f"{done} of {of} files"))

    def _write(self, line: str) -> None:
        if line or self._shown:
            self.out.write("\r" + " " * self._shown + "\r" + line)
            self.out.flush()
            self._shown = 2 * len(line)  # cells at most


def progress(context: Context) -> Progress | None:
    """Return what shows the progress where stderr is a terminal."""
    return Progress(context, sys.stderr) if sys.stderr.isatty() else None

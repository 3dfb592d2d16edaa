"""What a process of the pool begins with where it is no copy of its parent: the patterns that earlier runs kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from . import quickre

quickre.load()  # before anything is imported that has patterns

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from .work import Work


def begin(line: Connection, work: Work, copied: Sequence[Connection]) -> None:
    """Do what `pool.serve` does."""
    from .pool import serve

    serve(line, work, copied)

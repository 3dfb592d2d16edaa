"""What tests of the command line share: small drafts, and the result of a run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

FAULT = "全年开展检查xx次。\n"  # one error: placeholder/x-marks
CLEAN = "全年开展检查12次。\n"
VAGUE = "要切实加强领导。\n"  # info only


class Result(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str


Run = Callable[..., Result]
Write = Callable[..., Path]

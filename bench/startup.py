"""Start-up: what a run takes that has next to nothing to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .corpora import Corpus, cut
from .drafts import plain
from .grammar import source
from .measure import Result, in_turn
from .table import number, table
from .tools import STYLELINT, Tool

SIZE = 3_000
JIEBA = "\n我们要大力推进制度建设\uff0c切实做到认识到位。\n"
"""A line that cannot be judged without word segmentation."""


@dataclass(frozen=True)
class Start:
    """What one command took."""

    name: str
    seconds: float
    cpu: float
    peak: int | None
    ratio: float


def start(work: Path, tools: Sequence[Tool], times: int, said: Callable[[str], None]) -> list[Start]:
    """Time python itself, stylelint on nothing, a clean draft and one that needs jieba, and the peers."""
    clean, doubtful = work / "clean", work / "doubtful"
    for folder, more in ((clean, ""), (doubtful, JIEBA)):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "a.md").write_text(clean_draft() + more, encoding="utf-8")
    corpus = Corpus("clean", clean, ".md", 1, SIZE)
    base = [sys.executable, "-m", "stylelint"]
    named: list[tuple[str, list[str]]] = [
        ("python -c pass", [sys.executable, "-c", "pass"]),
        ("stylelint --version", [*base, "--version"]),
        ("stylelint, clean draft of 3 KB", [*STYLELINT, str(clean)]),
        ("stylelint, first draft that needs jieba", [*STYLELINT, str(doubtful)]),
        *((f"{t.name}, clean draft", t.command(corpus)) for t in tools if t.name.split()[0] != "stylelint"),
    ]
    results = in_turn([command for _, command in named], clean, times, said)
    return [_start(name, r, results[0]) for (name, _), r in zip(named, results, strict=True)]


def clean_draft() -> str:
    """Return a draft of 3 KB in which nothing is found."""
    return cut(plain(source("start")), SIZE)


def show(starts: Sequence[Start]) -> str:
    """Return the table."""
    rows = [
        [s.name, number(s.seconds, 3), number(s.cpu, 3), number(s.peak / 2**20 if s.peak else None, 3), number(s.ratio)]
        for s in starts
    ]
    return table(("command", "s", "cpu s", "peak MiB", "x python"), rows)


def _start(name: str, result: Result, python: Result) -> Start:
    return Start(name, result.wall, result.cpu, result.peak, result.wall / python.wall)

"""Curves: time by the number of rules, the size of one file, the number of files, the number of processes.

Processor seconds, which neighbours on the machine disturb less; only for processes the clock on the wall.
"""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import phrases, tools
from .corpora import FILE_SIZE, Corpus, make
from .measure import Result, in_turn
from .svg import Line, Panel
from .tools import STYLELINT

Say = Callable[[str], None]


@dataclass(frozen=True)
class Sizes:
    """How far the curves go: rules, bytes of one file, numbers of files, and bytes of what rules and jobs run on."""

    rules: tuple[int, ...] = (10, 100, 1_000, 10_000)
    file: tuple[int, ...] = (1_000_000, 5_000_000, 50_000_000)
    files: tuple[int, ...] = (10, 100, 1_000)
    corpus: int = 5_000_000


def curves(work: Path, sizes: Sizes, times: int, said: Say) -> list[Panel]:
    """Measure everything and return it as panels to draw or to write as JSON."""
    panels = [_rules(work, sizes, times, said), _file(work, sizes, times, said), _files(work, sizes, times, said)]
    return [*panels, _jobs(work, sizes, times, said)]


def _rules(work: Path, sizes: Sizes, times: int, said: Say) -> Panel:
    corpus = make("faulty.md", work, sizes.corpus)
    single = [n for n in sizes.rules if n <= 1_000]
    lines = [
        _line(
            "stylelint, 100 phrases a rule",
            sizes.rules,
            lambda n: _with(work, n, phrases.PER_RULE),
            corpus,
            times,
            said,
        ),
        _line("stylelint, a rule each", single, lambda n: _with(work, n, 1), corpus, times, said),
    ]
    if path := tools.which("rumdl"):
        base = [path, "check", "--no-cache", "-e", "MD061", "-c"]
        lines.append(
            _line("rumdl MD061", sizes.rules, lambda n: [*base, str(phrases.terms(work, n)), "."], corpus, times, said)
        )
    for tool in tools.tools(work, 10):
        if tool.name.startswith("textlint prh"):
            lines.append(_line("textlint prh", single, lambda n: _prh(work, n, corpus), corpus, times, said))
    return Panel(f"Phrases, on {corpus.megabytes:.0f} MB of faulty drafts", "phrases", "processor seconds", lines)


def _with(work: Path, count: int, per_rule: int) -> list[str]:
    root = phrases.pack(work, count, per_rule)
    return [*STYLELINT, "--pack", str(root), "--only", root.name, "."]


def _prh(work: Path, count: int, corpus: Corpus) -> list[str]:
    return next(t.command(corpus) for t in tools.tools(work, count) if t.name.startswith("textlint prh"))


def _file(work: Path, sizes: Sizes, times: int, said: Say) -> Panel:
    lines = []
    for name in ("official.md", "technical.md", "faulty.md"):
        made = {size: make(name, work, size, file_size=size) for size in sizes.file}
        points = [
            (c.megabytes, c.megabytes / _time([*STYLELINT, "--jobs", "1", "."], c, times, said).cpu)
            for c in made.values()
        ]
        lines.append(Line(name, points))
    return Panel("One file", "MB of the file", "MB per processor second, start-up included", lines)


def _files(work: Path, sizes: Sizes, times: int, said: Say) -> Panel:
    lines = []
    for name in ("official.md", "faulty.md"):
        made = [make(name, work, count * FILE_SIZE) for count in sizes.files]
        points = [(float(c.files), _time([*STYLELINT, "--jobs", "1", "."], c, times, said).cpu) for c in made]
        lines.append(Line(name, points))
    return Panel("Files of 20 KB", "files", "processor seconds", lines)


def _jobs(work: Path, sizes: Sizes, times: int, said: Say) -> Panel:
    corpus = make("official.md", work, sizes.corpus)
    counts = [2**n for n in range(int(math.log2(os.cpu_count() or 1)) + 2)]
    walls = [_time([*STYLELINT, "--jobs", str(n), "."], corpus, times, said).wall for n in counts]
    line = Line("official.md", [(float(n), wall) for n, wall in zip(counts, walls, strict=True)])
    return Panel(f"Processes, on {corpus.megabytes:.0f} MB", "--jobs", "seconds", [line])


def _line(
    name: str, counts: Iterable[int], command: Callable[[int], Sequence[str]], corpus: Corpus, times: int, said: Say
) -> Line:
    return Line(name, [(float(n), _time(command(n), corpus, times, said).cpu) for n in counts])


def _time(command: Sequence[str], corpus: Corpus, times: int, said: Say) -> Result:
    return in_turn([command], corpus.folder, times, said)[0]

"""Throughput: stylelint and its peers on the same files, in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .corpora import Corpus
from .measure import in_turn
from .table import number, table
from .tools import Tool

HEAD = ("tool", "version", "s", "cpu s", "MB/s", "x limae", "findings", "peak MiB")


@dataclass(frozen=True)
class Row:
    """What one tool did with one corpus; `speed` is in MB of 10**6 bytes a second, start-up included."""

    corpus: str
    tool: str
    version: str
    seconds: float
    cpu: float
    speed: float
    findings: int
    peak: int | None


def compare(corpus: Corpus, tools: Sequence[Tool], times: int, said: Callable[[str], None]) -> list[Row]:
    """Run every tool that reads such files, in turn, `times` times after one that does not count."""
    able = [t for t in tools if corpus.suffix in t.suffixes and corpus.bytes <= t.most]
    results = in_turn([t.command(corpus) for t in able], corpus.folder, times, said)
    return [
        Row(corpus.name, t.name, t.version, r.wall, r.cpu, corpus.megabytes / r.wall, t.findings(r.output), r.peak)
        for t, r in zip(able, results, strict=True)
    ]


def show(rows: Sequence[Row]) -> str:
    """Return the table of one corpus, with speeds as multiples of limae's where it ran."""
    limae = next((r.speed for r in rows if r.tool == "limae"), None)
    return table(HEAD, [_cells(row, limae) for row in rows])


def _cells(row: Row, limae: float | None) -> list[str]:
    ratio = number(row.speed / limae if limae else None)
    peak = number(row.peak / 2**20 if row.peak else None, 3)
    times = [number(row.seconds, 3), number(row.cpu, 3), number(row.speed, 3)]
    return [row.tool, row.version, *times, ratio, f"{row.findings:,}", peak]

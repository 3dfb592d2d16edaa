"""Where the time of stylelint goes, by stage, as `stylelint check --timing` tells it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .corpora import Corpus
from .measure import run
from .table import number, table
from .tools import STYLELINT

STAGES = ("load", "decode", "read", "structure", "check", "render", "report")
_ROW = re.compile(rf"^({'|'.join(STAGES)}) +([\d.]+)$", re.MULTILINE)


@dataclass(frozen=True)
class Profile:
    """Seconds by stage for one corpus; `other` is what no stage counts: imports, the walk, suppressions."""

    corpus: str
    megabytes: float
    wall: float
    stages: dict[str, float]

    @property
    def other(self) -> float:
        """Seconds outside of all stages."""
        return self.wall - sum(self.stages.values())


def profile(corpus: Corpus) -> Profile:
    """Run stylelint once over a corpus and read what it says of its stages."""
    taken = run([*STYLELINT, "--lang", "en", "--timing", "."], corpus.folder)
    return Profile(corpus.name, corpus.megabytes, taken.wall, read(taken.output))


def read(output: str) -> dict[str, float]:
    """Return seconds by stage from the output of `--timing`."""
    return {name: float(ms) / 1000 for name, ms in _ROW.findall(output)}


def show(profiles: Sequence[Profile]) -> str:
    """Return a table: seconds by stage, one line a corpus."""
    rows = [
        [
            f"{p.corpus}, {p.megabytes:.1f} MB",
            *(number(p.stages.get(s, 0.0), 3) for s in STAGES),
            number(p.other, 3),
            number(p.wall, 3),
        ]
        for p in profiles
    ]
    return table(("corpus", *STAGES, "other", "all"), rows)

"""The scripts of ../shared that compare findings with labels: labelled drafts, planted faults, genres."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .lint import quoted

SEEDS = (1, 2, 3, 4, 5)
CLEAN = ("official", "laws", "md-tech")
_RECALL = re.compile(r"^(\S+)\s+recall (\d+)/(\d+)", re.MULTILINE)
_CLEAN = re.compile(r"^clean text: (\d+) findings in (\d+) characters", re.MULTILINE)


@dataclass
class Planted:
    """Faults planted in clean documents, pooled: found and planted by kind; the rest reported in clean text."""

    kinds: dict[str, tuple[int, int]] = field(default_factory=dict)
    false: int = 0
    characters: int = 0

    def add(self, said: str) -> None:
        """Add what the script says of one seed."""
        for kind, found, planted in _RECALL.findall(said):
            before = self.kinds.get(kind, (0, 0))
            self.kinds[kind] = (before[0] + int(found), before[1] + int(planted))
        for false, characters in _CLEAN.findall(said):
            self.false += int(false)
            self.characters += int(characters)

    def of(self, family: str) -> tuple[int, int]:
        """Found and planted, of all kinds of a family."""
        mine = [counts for kind, counts in self.kinds.items() if kind.partition("/")[0] == family]
        return sum(found for found, _ in mine), sum(planted for _, planted in mine)


def labelled(shared: Path, *, genre: bool) -> dict[str, Any]:
    """Return the figures of score.py; `genre` adds the genre of real documents, which takes longer."""
    more = ["--corpus", str(shared / "corpus")] if genre else []
    script = shared / "quality" / "score.py"
    figures: dict[str, Any] = json.loads(_run(script, ["--cmd", quoted(), "--json", *more]))
    return figures


def planted(shared: Path, seeds: Iterable[int] = SEEDS) -> Planted:
    """Plant faults in clean documents with each seed, and pool what is found."""
    pooled, script = Planted(), shared / "quality" / "inject.py"
    folders = [str(shared / "corpus" / name) for name in CLEAN]
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            _run(script, [*folders, "--out", folder, "--seed", str(seed)])
            pooled.add(_run(script, ["--score", folder, "--cmd", quoted()]))
    return pooled


def _run(script: Path, arguments: list[str]) -> str:
    line = [sys.executable, str(script.resolve()), *arguments]
    run = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode:
        raise RuntimeError(f"{script.name} ended with {run.returncode}: {run.stderr[-800:]}")
    return run.stdout

"""How often each family speaks in real documents, by kind of text."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stylelint.text.source import decode

from .lint import command

KINDS = ("official", "laws", "md-tech", "traditional", "encodings")
Labels = dict[str, list[tuple[str, int, int]]]
_POOLED = {"placeholder": ("placeholder", "missing-text"), "numbering": ("numbering",)}


@dataclass
class Kind:
    """One kind of text: its size in code points, and findings by family."""

    name: str
    characters: int = 0
    files: int = 0
    grave: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)
    info: Counter[str] = field(default_factory=Counter)


def kinds(shared: Path) -> list[Kind]:
    """Lint every kind of text that is there."""
    labels = real_faults(shared / "gold")
    return [_kind(shared / "corpus", name, labels) for name in KINDS if (shared / "corpus" / name).is_dir()]


def _kind(corpus: Path, name: str, labels: Labels) -> Kind:
    kind = Kind(name)
    found = lint(corpus, name)
    read = {file["path"]: file["encoding"] for file in found["files"] if file["encoding"]}
    for path, encoding in read.items():
        kind.files += 1
        kind.characters += len(decode(path, (corpus / path).read_bytes(), encoding).text)
    for diagnostic in (d for d in found["diagnostics"] if d["path"] in read):
        family = diagnostic["rule"].partition("/")[0]
        if diagnostic["level"] == "info":
            kind.info[family] += 1
        else:
            (kind.labelled if is_labelled(diagnostic, family, labels) else kind.grave)[family] += 1
    return kind


def lint(folder: Path, name: str) -> dict[str, Any]:
    """Return what stylelint prints as JSON of all in a folder; files that are no text are passed over."""
    line = [*command(), "check", name, "--format", "json", "--exit-zero", "--no-respect-gitignore"]
    run = subprocess.run(line, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if run.returncode not in {0, 2} or not run.stdout:
        raise RuntimeError(f"stylelint ended with {run.returncode}: {run.stderr[-800:]}")
    found: dict[str, Any] = json.loads(run.stdout)
    return found


def is_labelled(diagnostic: dict[str, Any], family: str, labels: Labels) -> bool:
    """Tell whether a reader has labelled a real fault at this place."""
    start, end = diagnostic["offset"] - 2, diagnostic["end_offset"] + 2
    faults = labels.get(diagnostic["path"], ())
    return any(family in _POOLED[of] and start < last and first < end for of, first, last in faults)


def real_faults(gold: Path) -> Labels:
    """Read the faults that readers have found in real documents: path below the corpus, family, offsets."""
    labels: Labels = {}
    for family in _POOLED:
        path = gold / f"real-{family.replace('placeholder', 'placeholders')}.jsonl"
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
        for row in map(json.loads, filter(None, lines)):
            if row.get("verdict") in {"leftover", "form"} or row.get("fault"):
                labels.setdefault(row["file"], []).append((family, row["start"], row["end"]))
    return labels

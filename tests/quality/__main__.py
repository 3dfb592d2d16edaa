"""How good detection is, in tables: `make quality`; see docs/quality.md.

    python -m quality [--shared DIR] [--quick] [--write]

Measures the own set, and what is there of the folder `--shared`: labelled drafts, planted faults, real documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from stylelint.api import Linter

from . import corpus, own, scripts, tables
from .cases import cases, judge
from .lint import ROOT

DOCS = {"en": ROOT / "docs" / "quality.md", "zh": ROOT / "docs" / "quality.zh-CN.md"}
ABSENT = "{} is not there: only the own set is measured. Labels and real documents are no part of the repository."


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the tables and, with --write, put them into the documents. Returns the exit code."""
    options = _parser().parse_args(arguments)
    there = (options.shared / "quality" / "score.py").is_file()
    if not there:
        print(ABSENT.format(options.shared), file=sys.stderr)
    if options.write and (options.quick or not there):
        print("--write wants all figures: it goes neither with --quick nor without --shared", file=sys.stderr)
        return 2
    figures = measure(options.shared if there else None, quick=options.quick)
    print("\n\n".join(f"## {name}\n\n{text}" for name, text in parts(figures, "en").items()))
    for lang, path in DOCS.items() if options.write else ():
        path.write_text(put(path.read_text(encoding="utf-8"), parts(figures, lang)), encoding="utf-8")
    return 0


def measure(shared: Path | None, *, quick: bool) -> dict[str, Any]:
    """Return all figures; without `shared` those of the own set only, quickly without genres and planted faults."""
    rules = Linter().pack.rules
    figures: dict[str, Any] = {
        "families": tables.order({rule.id.partition("/")[0] for rule in rules}),
        "rules": len(rules),
        "own": own.tally(map(judge, cases())),
        "labels": scripts.labelled(shared, genre=not quick) if shared else {},
        "planted": scripts.planted(shared) if shared and not quick else None,
        "kinds": corpus.kinds(shared) if shared else [],
    }
    return figures


def parts(figures: dict[str, Any], lang: str) -> dict[str, str]:
    """Return the tables by their names."""
    names, labels, planted, kinds = (figures[key] for key in ("families", "labels", "planted", "kinds"))
    made: dict[str, tuple[Sequence[str], list[list[str]]]] = {
        "families": (tables.FAMILIES, tables.families(names, figures["own"], labels, planted))
    }
    if kinds:
        made["warnings"] = tables.rates(names, kinds, "grave")
        made["info"] = tables.rates(names, kinds, "info")
    made["faults"] = (["kind of fault", "found", "of", "recall"], tables.faults(labels, planted))
    made["genre"] = (["", "right", "wrong", "not stated", "precision"], tables.genre(labels))
    shown = {name: tables.show(head, rows, lang) for name, (head, rows) in made.items() if rows}
    return {"measured": tables.measured(figures, lang), **shown}


def put(document: str, texts: dict[str, str]) -> str:
    """Put each table between the comments that bear its name."""
    for name, text in texts.items():
        first, last = f"<!-- {name} -->", f"<!-- /{name} -->"
        if first not in document or last not in document:
            raise ValueError(f"the document has no place {first} … {last}")
        before, after = document.partition(first)[0], document.partition(last)[2]
        document = f"{before}{first}\n{text}\n{last}{after}"
    return document


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m quality", description=(__doc__ or "").split("\n")[0])
    add = parser.add_argument
    add("--shared", type=Path, default=ROOT.parent / "shared", help="labels and real documents (default ../shared)")
    add("--quick", action="store_true", help="leave out what takes long: planted faults, genres of real documents")
    add("--write", action="store_true", help="put the tables into docs/quality.md and docs/quality.zh-CN.md")
    return parser


if __name__ == "__main__":
    sys.exit(main())

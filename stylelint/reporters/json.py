"""Format `json`: one object with every finding; nothing is merged or capped."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import TextIO

from ._model import FileResult, Report, ReportOptions
from ._statistics import counts

NAME = "json"
STABLE = True


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the run as one JSON object; offsets and columns in code points (docs/schemas/json.schema.json)."""
    whole = {
        "version": run.version,
        "diagnostics": [d.as_dict() for d in run.diagnostics],
        "files": [_file(f) for f in run.files],
    }
    _write(whole, out)


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one JSON object with how often each rule hit."""
    _write({"statistics": [asdict(count) for count in counts(run, options)]}, out)


def _write(whole: Mapping[str, object], out: TextIO) -> None:
    out.write(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")


def _file(result: FileResult) -> dict[str, object]:
    return {
        "path": result.path,
        "encoding": result.encoding,
        "format": result.format,
        "genre": result.genre,
        "diagnostics": len(result.diagnostics),
    }

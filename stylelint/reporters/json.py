"""Format `json`: one object with every finding; nothing is merged or capped."""

from __future__ import annotations

import json
from typing import TextIO

from ._model import FileResult, Report, ReportOptions

NAME = "json"
STABLE = True


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the run as one JSON object; offsets and columns in code points (docs/schemas/json.schema.json)."""
    whole = {
        "version": run.version,
        "diagnostics": [d.as_dict() for d in run.diagnostics],
        "files": [_file(f) for f in run.files],
    }
    out.write(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n")


def _file(result: FileResult) -> dict[str, object]:
    document = result.document
    return {
        "path": result.path,
        "encoding": None if result.source is None else result.source.encoding,
        "format": None if document is None else document.format,
        "genre": None if document is None else document.drafts[0].genre.name,
        "diagnostics": len(result.diagnostics),
    }

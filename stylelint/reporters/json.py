"""Format `json`: one object with every finding; nothing is merged or capped."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, TextIO

from ..diagnostic import Diagnostic
from ._model import FileEntry, FileResult, Report, ReportOptions
from ._put import put_joined
from ._statistics import counts

NAME = "json"
STABLE = True


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the findings as JSON objects with commas between; offsets and columns in code points."""
    return _quickly(result.diagnostics)[1:-1] if result.diagnostics else ""


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the run as one JSON object (docs/schemas/json.schema.json)."""
    out.write(f'{{"version":{dumped(run.version)},"diagnostics":[')
    put_joined(run.pieces, out, ",")
    out.write('],"files":[')
    out.writelines(("," if index else "") + dumped(_file(file)) for index, file in enumerate(run.files))
    out.write("]}\n")


def statistics(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one JSON object with how often each rule hit."""
    out.write(dumped({"statistics": counts(run)}) + "\n")


def dumped(value: Any) -> str:
    """Return plain data and records as JSON without spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)


def _quickly(found: Sequence[Diagnostic]) -> str:
    """Return what `dumped` does for diagnostics, by a library that takes long to import and little for each."""
    import orjson

    try:
        return orjson.dumps(found).decode()
    except TypeError:  # lone surrogates of file names, numbers as keys
        return dumped(found)


def _plain(record: Any) -> dict[str, Any]:
    from dataclasses import asdict

    return asdict(record)


def _file(file: FileEntry) -> dict[str, object]:
    return {
        "path": file.path,
        "encoding": file.encoding,
        "format": file.format,
        "genre": file.genre,
        "diagnostics": file.findings,
    }

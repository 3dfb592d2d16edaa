"""Diagnostics of the Reviewdog Diagnostic Format, which `rdjson` and `rdjsonl` write.

Columns count bytes of UTF-8 from 1. Where the text of the draft may not be
shown it is not at hand, and places are lines alone.
"""

from __future__ import annotations

from typing import Any

from ..diagnostic import Diagnostic, Level
from ..text.source import Source
from ._model import FileResult, ReportOptions
from ._said import byte_column, said

SOURCE = {"name": "stylelint"}
_SEVERITIES = {Level.ERROR: "ERROR", Level.WARNING: "WARNING", Level.INFO: "INFO"}


def diagnostics(result: FileResult, options: ReportOptions) -> list[dict[str, Any]]:
    """Return the diagnostics of a file as plain data."""
    return [_diagnostic(d, result.source, options.lang) for d in result.diagnostics]


def _diagnostic(d: Diagnostic, source: Source | None, lang: str) -> dict[str, Any]:
    related = [
        {"message": r.message, "location": {"path": d.path, "range": {"start": _position(source, r.line, r.column)}}}
        for r in d.related
    ]
    return {
        "message": said(d, lang),
        "location": {"path": d.path, "range": _range(d, source)},
        "severity": _SEVERITIES[d.level],
        "source": SOURCE,
        "code": {"value": d.rule},
        **({"suggestions": suggestions} if (suggestions := _suggestions(d, source)) else {}),
        **({"related_locations": related} if related else {}),
    }


def _suggestions(d: Diagnostic, source: Source | None) -> list[dict[str, Any]]:
    """Return the one edit of a fix; the format takes each of several for a fix by itself."""
    if d.fix is None or source is None or len(d.fix.edits) != 1:
        return []
    (edit,) = d.fix.edits
    start, end = (source.lines.position(at) for at in (edit.offset, edit.end_offset))
    return [{"range": {"start": _position(source, *start), "end": _position(source, *end)}, "text": edit.new}]


def _range(d: Diagnostic, source: Source | None) -> dict[str, Any]:
    return {"start": _position(source, d.line, d.column), "end": _position(source, d.end_line, d.end_column)}


def _position(source: Source | None, line: int, column: int) -> dict[str, int]:
    return {"line": line} if source is None else {"line": line, "column": byte_column(source, line, column)}

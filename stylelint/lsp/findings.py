"""Findings as the protocol has them."""

from __future__ import annotations

from lsprotocol import types

from ..diagnostic import Diagnostic, Level
from ..reporters import FileResult
from ..rulepack.errors import PackError
from .positions import Positions

SOURCE = "stylelint"
_SEVERITIES = {
    Level.ERROR: types.DiagnosticSeverity.Error,
    Level.WARNING: types.DiagnosticSeverity.Warning,
    Level.INFO: types.DiagnosticSeverity.Information,
}


def findings(result: FileResult, uri: str, positions: Positions) -> list[types.Diagnostic]:
    """Return the findings in a draft."""
    return [_finding(d, uri, positions) for d in result.diagnostics]


def _finding(d: Diagnostic, uri: str, positions: Positions) -> types.Diagnostic:
    related = [
        types.DiagnosticRelatedInformation(
            types.Location(uri, positions.range(r.offset, r.end_offset)), r.message or d.message
        )
        for r in d.related
    ]
    return types.Diagnostic(
        range=positions.range(d.offset, d.end_offset),
        message=f"{d.message}\n{d.help}" if d.help else d.message,
        severity=_SEVERITIES[d.level],
        code=d.rule,
        source=SOURCE,
        related_information=related or None,
        data={"fingerprint": d.fingerprint},
    )


def error(said: PackError, lang: str) -> types.Diagnostic:
    """Return an error in a rule file or a configuration."""
    place = types.Position(max(said.line - 1, 0), max(said.column - 1, 0))
    end = types.Position(place.line, place.character + 1)
    message = said.en if lang == "en" else said.zh
    return types.Diagnostic(types.Range(place, end), message, types.DiagnosticSeverity.Error, source=SOURCE)


def whole(message: str) -> types.Diagnostic:
    """Return what is to be said of a draft as such, at its first line."""
    start = types.Position(0, 0)
    return types.Diagnostic(types.Range(start, start), message, types.DiagnosticSeverity.Error, source=SOURCE)

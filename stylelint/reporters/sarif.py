"""Format `sarif`: SARIF 2.1.0 (OASIS), which code scanning of GitHub, Azure and others read.

Columns count code points from 1 (`columnKind`), paths are URIs relative to
`%SRCROOT%`, and `partialFingerprints` do not change when lines move. Findings
that a comment or the configuration suppresses are there, marked as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TextIO
from urllib.parse import quote

from ..builtin import BUILTIN
from ..diagnostic import Diagnostic, Level, Related
from ..rulepack.model import Rule
from ..suppress.model import Suppressed
from ._model import FileResult, Report, ReportOptions
from ._put import put_joined
from ._said import said
from ._statistics import general
from .json import dumped

NAME = "sarif"
STABLE = True

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.INFO: "note"}
_FINGERPRINT = "stylelint/v1"


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the findings as JSON objects with commas between, suppressed ones behind the others."""
    quoting = result.source is not None
    found = [_result(d, options.lang, quoting) for d in result.diagnostics]
    found += [_suppressed(s, options.lang, quoting) for s in result.suppressed]
    return dumped(found)[1:-1]


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one run; the tool stands behind its results, as only then it is known which rules hit."""
    out.write(f'{{"$schema":{dumped(SCHEMA)},"version":"2.1.0","runs":[{{"columnKind":"unicodeCodePoints","results":[')
    put_joined(run.pieces, out, ",")
    driver = {
        "name": "stylelint",
        "semanticVersion": run.version,
        "language": "en" if options.lang == "en" else "zh-CN",
        "rules": _rules(run, options.lang),
    }
    invocation = {
        "executionSuccessful": not run.problems,
        "toolExecutionNotifications": [{"level": "error", "message": {"text": problem}} for problem in run.problems],
    }
    artifacts = [
        {"location": _artifact(file.path), **({"encoding": file.encoding} if file.encoding else {})}
        for file in run.files
        if file.findings
    ]
    rest = {"tool": {"driver": driver}, "invocations": [invocation], "artifacts": artifacts}
    out.write(f"],{dumped(rest)[1:-1]}}}]}}\n")


def _result(d: Diagnostic, lang: str, quoting: bool) -> dict[str, Any]:
    region = {
        "startLine": d.line,
        "startColumn": d.column,
        "endLine": d.end_line,
        "endColumn": d.end_column,
        "charOffset": d.offset,
        "charLength": d.end_offset - d.offset,
    }
    if quoting and d.text:
        region["snippet"] = {"text": d.text}  # type: ignore[assignment]
    related = [_related(r, d.path, i) for i, r in enumerate(d.related)]
    return {
        "ruleId": d.rule,
        "level": _LEVELS[d.level],
        "message": {"text": said(d, lang)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(d.path), "region": region}}],
        "partialFingerprints": {_FINGERPRINT: d.fingerprint},
        **({"relatedLocations": related} if related else {}),
        **({"fixes": fixes} if (fixes := _fixes(d)) else {}),
    }


def _fixes(d: Diagnostic) -> list[dict[str, Any]]:
    if d.fix is None or not d.fix.edits:
        return []
    replacements = [
        {
            "deletedRegion": {"charOffset": edit.offset, "charLength": edit.end_offset - edit.offset},
            "insertedContent": {"text": edit.new},
        }
        for edit in d.fix.edits
    ]
    title = {"description": {"text": d.fix.title}} if d.fix.title else {}
    changes = [{"artifactLocation": _artifact(d.path), "replacements": replacements}]
    return [{**title, "artifactChanges": changes, "properties": {"safety": str(d.fix.safety)}}]


def _suppressed(s: Suppressed, lang: str, quoting: bool) -> dict[str, Any]:
    kind = "inSource" if s.by == "comment" else "external"
    why = {"justification": s.reason} if s.reason and quoting else {}
    known = {"baselineState": "unchanged"} if s.by == "baseline" else {}
    told = {"suppressions": [{"kind": kind, "status": "accepted", **why}], **known}
    return {**_result(s.diagnostic, lang, quoting), **told}


def _related(r: Related, path: str, index: int) -> dict[str, Any]:
    region = {
        "startLine": r.line,
        "startColumn": r.column,
        "charOffset": r.offset,
        "charLength": r.end_offset - r.offset,
    }
    place = {"id": index, "physicalLocation": {"artifactLocation": _artifact(path), "region": region}}
    return {**place, "message": {"text": r.message}} if r.message else place


def _artifact(path: str) -> dict[str, str]:
    uri = quote(path.encode("utf-8", "surrogateescape"), safe="/~!$&'()*+,;=@")
    if path.startswith("/"):
        return {"uri": f"file://{uri}"}
    if path[1:2] == ":":
        return {"uri": f"file:///{uri}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _rules(run: Report, lang: str) -> list[dict[str, Any]]:
    """Return what the rules that hit say of themselves."""
    known = {**{rule.id: rule for rule in BUILTIN}, **run.rules()} if run.counts else {}
    return [_rule(id, known, lang) for id in sorted(run.counts)]


def _rule(id: str, known: Mapping[str, Rule], lang: str) -> dict[str, Any]:
    rule = known.get(id)
    if rule is None:
        return {"id": id}
    fields = rule.fields
    why = fields.why.get(lang)
    cure = general(fields.help.get(lang))
    return {
        "id": id,
        "shortDescription": {"text": general(fields.message.get(lang))},
        "fullDescription": {"text": why},
        "help": {"text": f"{why}\n{cure}", "markdown": f"{why}\n\n**{cure}**"},
        "defaultConfiguration": {"level": _LEVELS[Level(fields.level)]},
        "properties": {"tags": [rule.id.partition("/")[0], *fields.tags]},
    }

"""Format `gitlab`: the report of GitLab Code Quality, which shows findings in merge requests.

It knows lines only. Its fingerprints must differ within a report, and a finding
that has one of the target branch is not new: ours is joined with the path,
since equal words may stand in two files.
"""

from __future__ import annotations

from typing import Any, TextIO

from ..diagnostic import Diagnostic, Level
from ..hashes import blake2b
from ._model import FileResult, Report, ReportOptions
from ._put import put_joined
from ._said import said
from .json import dumped

NAME = "gitlab"
STABLE = True

_SEVERITIES = {Level.ERROR: "major", Level.WARNING: "minor", Level.INFO: "info"}


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the findings as JSON objects with commas between."""
    return ",\n".join(dumped(_issue(d, options.lang)) for d in result.diagnostics)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write one JSON array."""
    out.write("[\n")
    out.write("\n]\n" if put_joined(run.pieces, out, ",\n") else "]\n")


def _issue(d: Diagnostic, lang: str) -> dict[str, Any]:
    return {
        "type": "issue",
        "check_name": d.rule,
        "description": said(d, lang),
        "categories": ["Style"],
        "severity": _SEVERITIES[d.level],
        "fingerprint": _fingerprint(d),
        "location": {"path": d.path, "lines": {"begin": d.line, "end": d.end_line}},
    }


def _fingerprint(d: Diagnostic) -> str:
    joined = f"{d.path}\x1f{d.fingerprint}".encode("utf-8", "surrogatepass")
    return blake2b(joined, digest_size=16).hexdigest()

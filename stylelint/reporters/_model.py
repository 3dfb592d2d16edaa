"""What a reporter gets: the result of a run, and how it is to be shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from ..diagnostic import Diagnostic
from ..records import dataclass, field
from ..rulepack.model import Rule
from ..suppress.model import Suppressed, Unused
from ..text.document import Document
from ..text.source import Source


@dataclass(frozen=True)
class Limits:
    """What a run fails by, as the configuration of a file says.

    Attributes:
        fail_on: level from which a finding fails the run; "never" for none.
        max_warnings: how many warnings its files may have together; None for any number.
    """

    fail_on: str = "warning"
    max_warnings: int | None = None


@dataclass
class FileResult:
    """One file of a run.

    Attributes:
        path: as it is shown.
        source, document: None where the bytes are no text, and where reports may not quote the draft.
        diagnostics: what was found.
        encoding, format, genre: how it was decoded, read and judged; None where that is not known.
        readable: whether the bytes are text, so that they could be checked.
        suppressed: what was found and is not reported.
        unused: the suppressions that do nothing, and how to take them out of the source.
        limits: what its findings may be for the run to pass.
    """

    path: str
    source: Source | None = None
    document: Document | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    encoding: str | None = None
    format: str | None = None
    genre: str | None = None
    readable: bool = True
    suppressed: list[Suppressed] = field(default_factory=list)
    unused: Unused = field(default_factory=Unused)
    limits: Limits = field(default_factory=Limits)


@dataclass
class Report:
    """The result of a run: files in the order they were found, problems that made it incomplete.

    Attributes:
        version: stylelint's version.
        files: one result a file that was named or found.
        problems: sentences, in the user's language, on what could not be done; the run then exits 2.
        notes: sentences on what was passed over on purpose; they change nothing.
        rules: rules by id, as they were loaded.
    """

    version: str
    files: list[FileResult] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rules: dict[str, Rule] = field(default_factory=dict)

    @property
    def diagnostics(self) -> list[Diagnostic]:
        """All diagnostics, sorted by path, place and rule."""
        return sorted((d for f in self.files for d in f.diagnostics), key=lambda d: d.sort_key)


@dataclass(frozen=True)
class ReportOptions:
    """How a report is shown.

    Attributes:
        lang: "zh" or "en".
        color: None asks the terminal.
        width: columns; None asks the terminal.
        ambiguous: cells that quotes, dashes and ellipses take up on this terminal.
        rules: rules by id, for links and texts.
    """

    lang: Literal["zh", "en"] = "zh"
    color: bool | None = None
    width: int | None = None
    ambiguous: Literal[1, 2, "auto"] = "auto"
    rules: Mapping[str, Rule] = field(default_factory=dict)

"""What a reporter gets: one file at a time, then the sums of the run, and how all is to be shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol, TextIO

from ..diagnostic import Diagnostic, Level
from ..records import dataclass, field
from ..suppress.model import Suppressed, Unused

if TYPE_CHECKING:
    from ..rulepack.model import Rule
    from ..text.document import Document
    from ..text.source import Source


@dataclass(frozen=True)
class Fixed:
    """What was fixed in a file.

    Attributes:
        before: the text as it was; None where it may not be shown.
        made: how many findings of which rule were fixed.
    """

    before: Source | None
    made: Mapping[str, int] = field(default_factory=dict)


@dataclass
class FileResult:
    """One file of a run.

    Attributes:
        path: as it is shown.
        source, document: None where the bytes are no text, and where reports may not quote the draft.
        diagnostics: what was found, by place and rule.
        encoding, format, genre: how it was decoded, read and judged; None where that is not known.
        readable: whether the bytes are text, so that they could be checked.
        suppressed: what was found and is not reported.
        unused: the suppressions that do nothing, and how to take them out of the source.
        fixed: what was fixed before this was found; None where nothing was.
        lasting: whether the same bytes would give the same another time.
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
    fixed: Fixed | None = None
    lasting: bool = True


class RuleCount(NamedTuple):
    """How often a rule hit, by level, what it says in general, and how many findings can be fixed: safely, else not."""

    info: int
    warning: int
    error: int
    message: str
    safe: int = 0
    unsafe: int = 0

    @property
    def total(self) -> int:
        """Findings of every level."""
        return self.info + self.warning + self.error

    @property
    def gravest(self) -> Level:
        """The gravest level that occurs."""
        return Level.ERROR if self.error else Level.WARNING if self.warning else Level.INFO

    def plus(self, other: RuleCount) -> RuleCount:
        """Return both together, with the message of the graver, of equals that of the first."""
        info, warning, error, said, safe, unsafe = self
        graver = (other[2] and not error) or (other[1] and not error and not warning)
        said = other[3] if graver else said
        return RuleCount(
            info + other[0], warning + other[1], error + other[2], said, safe + other[4], unsafe + other[5]
        )


class FileEntry(NamedTuple):
    """What is kept of a file in the sums: its path as shown, how it was read, how many findings it has."""

    path: str
    encoding: str | None
    format: str | None
    genre: str | None
    findings: int


def _none() -> dict[str, Rule]:
    return {}


@dataclass
class Report:
    """A run. All but `version` is complete only when `pieces` has ended.

    Attributes:
        version: stylelint's version.
        pieces: what the reporter's `piece` made of each file, in the order of the paths, empty ones left out.
        files: the files so far, in the same order.
        counts: how often each rule hit, by id.
        problems: sentences, in the user's language, on what could not be done; the run then exits 2.
        notes: sentences on what was passed over on purpose; they change nothing.
        rules: loads the rules of the run, by id.
        fixed: how many findings were fixed, by rule.
        changed: how many files were.
    """

    version: str
    pieces: Iterable[str] = ()
    files: list[FileEntry] = field(default_factory=list)
    counts: dict[str, RuleCount] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    rules: Callable[[], Mapping[str, Rule]] = _none
    fixed: Counter[str] = field(default_factory=Counter)
    changed: int = 0

    @property
    def levels(self) -> dict[Level, int]:
        """How many findings there are of each level."""
        counts = self.counts.values()
        return {
            Level.ERROR: sum(count.error for count in counts),
            Level.WARNING: sum(count.warning for count in counts),
            Level.INFO: sum(count.info for count in counts),
        }

    def add(self, file: FileEntry, counts: Mapping[str, RuleCount]) -> None:
        """Add a file to the sums."""
        self.files.append(file)
        for rule, count in counts.items():
            self.counts[rule] = self.counts[rule].plus(count) if rule in self.counts else count


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
    rules: Mapping[str, Rule] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True)
class Limits:
    """What a run fails by, as the configuration of a file says.

    Attributes:
        fail_on: level from which a finding fails the run; "never" for none.
        max_warnings: how many warnings its files may have together; None for any number.
    """

    fail_on: str = "warning"
    max_warnings: int | None = None


class Reporter(Protocol):
    """What a reporter module can do."""

    def piece(self, result: FileResult, options: ReportOptions) -> str:
        """Return what one file adds to the report."""
        ...

    def report(self, run: Report, out: TextIO, options: ReportOptions) -> None:
        """Write the report."""
        ...

"""What a comment says, and what becomes of findings."""

from __future__ import annotations

from enum import Enum
from typing import Literal

from ..diagnostic import Diagnostic
from ..records import dataclass, field
from ..text.document import Comment
from ..text.edit import Edit
from ..text.fold import fold


class Verb(str, Enum):
    """What a comment asks for."""

    DISABLE = "disable"
    ENABLE = "enable"
    NEXT_BLOCK = "disable-next-block"
    FILE = "disable-file"


@dataclass(frozen=True, eq=False, slots=True)
class Item:
    """One selector of a comment; two of them are never the same.

    Attributes:
        selector: rule, family, pack, tag or glob; None for a bare `enable`.
        word: the matched text that alone is meant; None for any.
        start, end: its range in the text of the comment.
    """

    selector: str | None
    word: str | None = None
    start: int = 0
    end: int = 0

    @property
    def key(self) -> str | None:
        """The word in the form in which it is compared."""
        return None if self.word is None else plain(self.word)


@dataclass(frozen=True)
class Directive:
    """A comment that was understood: what to do with which rules, and why (empty where no reason is given)."""

    comment: Comment
    verb: Verb
    items: tuple[Item, ...]
    reason: str = ""


@dataclass(frozen=True)
class Malformed:
    """A comment that was not understood.

    Attributes:
        comment: where it stands.
        fault: what is wrong with it, in Chinese and English, `{quoted}` for the piece that is.
        quoted: that piece.
    """

    comment: Comment
    fault: tuple[str, str]
    quoted: str = ""


@dataclass(frozen=True)
class Suppressed:
    """A finding that is not reported.

    Attributes:
        diagnostic: the finding.
        by: what keeps it off: a comment in the draft, an entry of the configuration, or that the baseline knows it.
        reason: why; may be empty.
        line: the line of the comment, from 1; None for the configuration.
    """

    diagnostic: Diagnostic
    by: Literal["comment", "config", "baseline"]
    reason: str = ""
    line: int | None = None


@dataclass
class Unused:
    """The suppressions in a source that do nothing.

    Attributes:
        count: how many there are, with each `enable` that would end nothing without them.
        edits: what takes them out of the source, in order.
    """

    count: int = 0
    edits: list[Edit] = field(default_factory=list)


@dataclass
class Outcome:
    """What suppression makes of the findings in a document.

    Attributes:
        kept: findings to report, those on suppressions among them, in order.
        suppressed: findings that are not reported, in order.
        unused: the suppressions that do nothing.
    """

    kept: list[Diagnostic]
    suppressed: list[Suppressed] = field(default_factory=list)
    unused: Unused = field(default_factory=Unused)


def plain(text: str) -> str:
    """Return a matched text in the form in which it is compared: folded, without spaces and line ends."""
    return "".join(fold(text).split())

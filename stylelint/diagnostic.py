"""Diagnostics: what the linter says of one place. Imports nothing from the layers above."""

from __future__ import annotations

from enum import Enum
from typing import Any

from .hashes import blake2b
from .records import dataclass, field
from .text.edit import Fix

_EMPTY = blake2b(digest_size=8)


class Level(str, Enum):
    """How grave a finding is; the order is info < warning < error."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    def __str__(self) -> str:
        """Return the word itself."""
        return self.value

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a diagnostic speaks of (same units as Diagnostic)."""

    offset: int
    end_offset: int
    line: int
    column: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place.

    Offsets are 0-based code points of the decoded source (byte-order mark not
    counted, CRLF counts two), end exclusive; lines and columns count from 1,
    columns in code points. `data` is what a rule adds for tools; `fingerprint`
    does not change when lines move; `fix` is what would mend it, where that is known.
    """

    path: str
    rule: str
    level: Level
    message: str
    help: str
    offset: int
    end_offset: int
    line: int
    column: int
    end_line: int
    end_column: int
    text: str
    data: dict[str, Any] = field(default_factory=dict)
    fingerprint: str = ""
    related: tuple[Related, ...] = ()
    fix: Fix | None = None

    @property
    def family(self) -> str:
        """The rule's family, the part of its id before the slash."""
        return self.rule.partition("/")[0]

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """A total order, so that two runs print the same bytes."""
        return (self.path, self.offset, self.end_offset, self.rule)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data, keys in the order of the fields."""
        from dataclasses import asdict

        plain = asdict(self)
        plain["level"] = self.level.value
        return plain


def fingerprint(rule: str, text: str, before: str, after: str, ordinal: int) -> str:
    """Hash what a finding says, without its line: rule, text, neighbours, and which of equal ones it is."""
    text, before, after = "".join(text.split()), "".join(before.split()), "".join(after.split())
    hashed = _EMPTY.copy()  # quicker than a new one
    hashed.update(f"{rule}\x1f{text}\x1f{before}\x1f{after}\x1f{ordinal}".encode("utf-8", "surrogatepass"))
    return hashed.hexdigest()

"""Edits of a source text, and the fixes that they make up."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from operator import attrgetter

from ..records import dataclass

_PLACE = attrgetter("offset", "end_offset")


class Safety(str, Enum):
    """How sure it is that a fix keeps the meaning; the surest comes first."""

    SAFE = "safe"
    """The meaning cannot change."""
    UNSAFE = "unsafe"
    """Most likely right; a person should look at it."""
    DISPLAY = "display"
    """One of several ways: shown and never applied by itself."""

    def __str__(self) -> str:
        """Return the word itself."""
        return self.value

    @property
    def rank(self) -> int:
        """0 for safe, 1 for unsafe, 2 for display."""
        return tuple(Safety).index(self)


@dataclass(frozen=True, slots=True)
class Edit:
    """A range of the source (code points), what stands there, and what is to stand there."""

    offset: int
    end_offset: int
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Fix:
    """What mends a finding: edits that belong together, ascending and disjoint.

    Attributes:
        edits: empty where they may not be shown.
        safety: how sure it is.
        title: what is done, in the language of the report; empty where the edits say it.
    """

    edits: tuple[Edit, ...]
    safety: Safety
    title: str = ""


class StaleEditError(ValueError):
    """The text is not the one that the edits were made for."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that do not overlap. Raises StaleEditError where it is another text by now."""
    pieces, at = [], 0
    for edit in sorted(edits, key=_PLACE):
        if edit.offset < at or text[edit.offset : edit.end_offset] != edit.old:
            raise StaleEditError(f"another text at {edit.offset}")
        pieces += [text[at : edit.offset], edit.new]
        at = edit.end_offset
    return "".join([*pieces, text[at:]])

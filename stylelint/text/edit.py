"""Edits of a source text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A range of the source (code points), what stands there, and what is to stand there."""

    start: int
    end: int
    old: str
    new: str


class StaleEditError(ValueError):
    """The text is not the one that the edits were made for."""


def apply(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that do not overlap. Raises StaleEditError where it is another text by now."""
    pieces, at = [], 0
    for edit in sorted(edits):
        if edit.start < at or text[edit.start : edit.end] != edit.old:
            raise StaleEditError(f"another text at {edit.start}")
        pieces += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*pieces, text[at:]])

"""Rows of tables."""

from __future__ import annotations

from ... import quickre as re
from .model import Range

_PIPE = re.compile(r"(?<!\\)\|")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")


def columns(text: str, start: int, end: int) -> int:
    """Return how many columns a delimiter row declares; 0 where the line is none."""
    if text.startswith("- ", start) or text.startswith("-\t", start):
        return 0
    return len(cells(text, start, end)) if _DELIMITER.match(text, start, end) else 0


def cells(text: str, start: int, end: int) -> list[Range]:
    """Return the ranges of a row's cells, space around them left out."""
    row = text[start:end].lstrip(" \t")
    start, row = end - len(row), row.rstrip(" \t")
    parts = _PIPE.split(row) if "\\" in row else row.split("|")
    found = []
    for part in parts:
        body = part.lstrip(" \t")
        first = start + len(part) - len(body)
        found.append((first, first + len(body.rstrip(" \t"))))
        start += len(part) + 1
    if len(parts) > 1 and not parts[0]:
        del found[0]  # what is before a mark that the row begins with, or behind one at its end, is no cell
    if len(found) > 1 and not parts[-1]:
        found.pop()
    return found

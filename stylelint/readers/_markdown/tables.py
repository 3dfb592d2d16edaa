"""Rows of tables."""

from __future__ import annotations

from itertools import pairwise

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
    start, end = _trim(text, start, end)
    edges = [match.start() for match in _PIPE.finditer(text, start, end)]
    if not edges or edges[0] != start:
        edges.insert(0, start - 1)
    if edges[-1] != end - 1 or len(edges) == 1:
        edges.append(end)
    return [_trim(text, left + 1, right) for left, right in pairwise(edges)]


def _trim(text: str, start: int, end: int) -> Range:
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return start, end

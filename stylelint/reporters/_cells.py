"""Display cells: how wide text stands in a terminal, and where it may be broken."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len, get_character_cell_size

from .. import quickre as re

_OPENING = "\u201c\u2018\uff08\u300a\u3008\u300c\u300e\u3010\u3014(["
_CLOSING = "\u201d\u2019\uff09\u300b\u3009\u300d\u300f\u3011\u3015\u3002\uff0c\u3001\uff1b\uff1a\uff01\uff1f\u2026"
# What stays together on a line: a word of ASCII or one other character, with its opening and closing marks.
_UNIT = re.compile(rf"\s+|[{re.escape(_OPENING)}]*(?:[!-~]+|\S)?[{_CLOSING}]*")


@lru_cache(maxsize=4096)
def _is_ambiguous(char: str) -> bool:
    """Tell whether the width of a character depends on the terminal (quotes, dashes, ellipses and others)."""
    return unicodedata.east_asian_width(char) == "A" and get_character_cell_size(char) == 1


def cells(text: str, ambiguous: int = 1) -> int:
    """Return the cells that `text` takes up; `ambiguous` is the width of quotes, dashes and the like (1 or 2)."""
    wide = cell_len(text)
    if ambiguous > 1 and not text.isascii():
        wide += sum(map(_is_ambiguous, text))
    return wide


def wrap(text: str, first: int, rest: int, ambiguous: int = 1) -> list[tuple[int, int]]:
    """Break a text into lines of at most `first` cells, then `rest` cells; return their ranges.

    Lines break between words and between Chinese characters, never before a
    closing mark, and within a word only where it is longer than a line.
    """
    if text.isprintable() and cells(text, ambiguous) <= first:  # as most do
        return [(0, len(text.rstrip()))]
    lines: list[tuple[int, int]] = []
    start = end = used = 0
    room = first
    for low, high in _units(text, max(rest, 2), ambiguous):
        width = cells(text[low:high], ambiguous)
        if used + width > room and end > start:
            lines.append((start, end))
            start, used, room = low, 0, rest
        if used == 0 and text[low:high].isspace() and lines:
            start = high
            continue
        used += width
        end = high
    if end > start or not lines:
        lines.append((start, end))
    return [(low, low + len(text[low:high].rstrip())) for low, high in lines]


def _units(text: str, longest: int, ambiguous: int) -> list[tuple[int, int]]:
    """Return the ranges that stay together, those longer than a line cut to pieces."""
    found = []
    for match in _UNIT.finditer(text):
        low, high = match.span()
        while cells(text[low:high], ambiguous) > longest:
            cut = low + 1
            while cells(text[low : cut + 1], ambiguous) <= longest:
                cut += 1
            found.append((low, cut))
            low = cut
        if high > low:
            found.append((low, high))
    return found

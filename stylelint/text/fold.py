"""Fold width and script one character to one character, so that offsets hold.

Rules are written once, in Simplified characters and half-width marks, and
match both widths and both scripts. NFKC is not used: it changes lengths, and
turns a circled 1 into a bare one.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

# Corner brackets are the quotation marks of Traditional text; U+00A0 pads numerals there.
_MARKS = {0x3000: " ", 0x00A0: " ", 0x300C: "\u201c", 0x300D: "\u201d", 0x300E: "\u2018", 0x300F: "\u2019"}


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Build the table; the pairs are the one-to-one part of OpenCC's character list."""
    source, target = files("stylelint.text").joinpath("t2s.txt").read_text(encoding="utf-8").splitlines()
    table = {ord(a): b for a, b in zip(source, target, strict=True)}
    table.update({wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)})
    table.update(_MARKS)
    table.update(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))  # half of a pair, which no search engine takes
    return table


def fold(text: str) -> str:
    """Return a copy of the same length in Simplified characters and half-width marks."""
    return text if text.isascii() else text.translate(_table())

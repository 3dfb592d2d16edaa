"""Fold width and script one character to one character, so that offsets hold.

Rules are written once, in Simplified characters and half-width marks, and
match both widths and both scripts. NFKC is not used: it changes lengths, and
turns a circled 1 into a bare one.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from .. import quickre as re

# Corner brackets are the quotation marks of Traditional text; U+00A0 pads numerals there.
_MARKS = {0x3000: " ", 0x00A0: " ", 0x300C: "\u201c", 0x300D: "\u201d", 0x300E: "\u2018", 0x300F: "\u2019"}
_HALVES = range(0xD800, 0xE000)
_FEW = 24
_WORTH = 50_000


def script_pairs() -> tuple[str, str]:
    """Return the Traditional characters, and at the same places what Simplified text writes for them."""
    source, target = Path(__file__).with_name("t2s.txt").read_text(encoding="utf-8").splitlines()
    return source, target


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """Build the table; the pairs are the one-to-one part of OpenCC's character list."""
    source, target = script_pairs()
    table = dict(zip(map(ord, source), target, strict=True))
    table.update({wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)})
    table.update(_MARKS)
    table.update(dict.fromkeys(_HALVES, "\ufffd"))  # half of a pair, which no search engine takes
    return table


class _Folder:
    """Folds; how is a matter of speed alone.

    A table costs about 50 ns a character. To search for what is in the table is ten times as fast, but the class
    of its characters takes milliseconds to compile: it is made once so many characters went through the table.
    """

    def __init__(self) -> None:
        self._through = 0
        self._pattern: re.Pattern[str] | None = None

    def fold(self, text: str) -> str:
        """Return a copy of the same length in Simplified characters and half-width marks."""
        if text.isascii():
            return text
        if self._pattern is not None:
            return _swap(text, self._pattern)
        self._through += len(text)
        if self._through > _WORTH:
            self._pattern = _foldable()
        return text.translate(_table())


def _foldable() -> re.Pattern[str]:
    """Return the class of the characters in the table."""
    single = "".join(map(chr, sorted(_table().keys() - set(_HALVES))))
    return re.compile(f"[{re.escape(single)}{chr(_HALVES[0])}-{chr(_HALVES[-1])}]")


def _swap(text: str, foldable: re.Pattern[str]) -> str:
    """Fold one character after the other wherever it stands: most texts hold a dozen of them, all of them marks."""
    table, at = _table(), 0
    for _ in range(_FEW):
        match = foldable.search(text, at)
        if match is None:
            return text
        at, char = match.start(), match[0]
        shown = table[ord(char)]
        if ord(shown) in table:  # would be folded again
            break
        text = text.replace(char, shown)
    return text.translate(table)


fold = _Folder().fold
"""Return a copy of a text of the same length in Simplified characters and half-width marks."""


def fold_all(texts: Iterable[str]) -> list[str]:
    """Fold many short texts, in one call where that can be."""
    listed = list(texts)
    whole = "\n".join(listed)
    return fold(whole).split("\n") if whole.count("\n") == len(listed) - 1 else list(map(fold, listed))

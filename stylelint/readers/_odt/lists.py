"""List styles: how each level writes its label.

Sources: ISO/IEC 26300-1 (ODF 1.2) 16.30 to 16.34, 19.880 (lists), 20.146 (num-format);
LibreOffice writes formats that ODF has no letter for as a sample of their first numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from ... import quickre as re
from .._office.formats import BULLET, NONE, write
from .._office.symbols import OBJECT, symbol
from .names import EXTENDED, STYLE, TEXT, number

DEEPEST = 10
"""Levels are counted from 1 to this in files, from 0 here."""
_LETTERS = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "1st": "ordinal", "": NONE}
_CIRCLES = "①, ②, ③, ..."
_MORE_CIRCLES = "".join(map(chr, (*range(0x3251, 0x3260), *range(0x32B1, 0x32C0))))  # 21 to 50
_LONGEST = 100  # characters of a label
_HOLE = re.compile(r"%([0-9]{1,2})%")


class Level(NamedTuple):
    """A level of a list style.

    Attributes:
        format: bullet, none, or how its number is written: a name that `.docx` has for it, or a sample.
        start: the first number.
        template: the label, with %1% to %10% for the numbers of the levels; the text itself of a bullet.
    """

    format: str
    start: int
    template: str

    def written(self, value: int) -> str:
        """Write a number of this level."""
        return _written(self.format, value)


class ListStyle:
    """The levels of a `text:list-style` or `text:outline-style`; None has no levels."""

    def __init__(self, element: Any) -> None:
        self.levels: dict[int, Level] = {}
        for child in () if element is None else element:
            level = number(child, TEXT + "level")
            if level is not None and level <= DEEPEST:
                self.levels.setdefault(level - 1, _level(child, level, self.levels))

    def label(self, at: int, values: Mapping[int, int]) -> str:
        """Return the label of a level, from the numbers of it and those above; "" where it has none."""
        level = self.levels.get(at)
        if level is None:
            return ""
        if level.format == BULLET:
            return level.template
        return _HOLE.sub(lambda m: self._number(int(m[1]) - 1, values), level.template)[:_LONGEST]

    def _number(self, at: int, values: Mapping[int, int]) -> str:
        level = self.levels.get(at)
        return level.written(values[at]) if level is not None and at in values else ""


def _level(element: Any, level: int, above: Mapping[int, Level]) -> Level:
    if element.tag == TEXT + "list-level-style-bullet":
        return Level(BULLET, 1, _bullet(element))
    if element.tag == TEXT + "list-level-style-image":
        return Level(BULLET, 1, "•")
    start = number(element, TEXT + "start-value", 0)
    form = _format(element)
    return Level(form, 1 if start is None else start, _template(element, level, above, form))


def _bullet(element: Any) -> str:
    """Return the bullet; one of a symbol font as the character of Unicode that looks like it."""
    shown = str(element.get(TEXT + "bullet-char", ""))
    if len(shown) != 1 or not "\ue000" <= shown <= "\uf8ff":
        return shown
    properties = element.find(STYLE + "text-properties")
    font = "symbol" if properties is None else properties.get(STYLE + "font-name", "symbol")
    found = symbol(font, f"{ord(shown):x}")
    return "•" if found == OBJECT else found


def _format(element: Any) -> str:
    form = str(element.get(STYLE + "num-format", ""))
    if form in ("a", "A"):
        together = element.get(STYLE + "num-letter-sync") == "true"
        return ("lowerLetter" if form == "a" else "upperLetter") if together else form
    return _LETTERS.get(form, form)


def _template(element: Any, level: int, above: Mapping[int, Level], form: str) -> str:
    given = element.get(EXTENDED + "num-list-format") or element.get(STYLE + "num-list-format")
    if given is not None:
        return str(given)
    shown = number(element, TEXT + "display-levels") or 1
    holes = [i for i in range(max(1, level - shown + 1), level) if i - 1 in above and above[i - 1].format != NONE]
    inner = ".".join(f"%{i}%" for i in (*holes, *([level] if form != NONE else [])))
    return str(element.get(STYLE + "num-prefix", "")) + inner + str(element.get(STYLE + "num-suffix", ""))


@lru_cache(maxsize=4096)
def _written(form: str, value: int) -> str:
    if form == _CIRCLES and 20 < value <= 50:
        return _MORE_CIRCLES[value - 21]
    if form in ("a", "A"):
        return _columns(value, form)
    return write(value, "custom", form) if "," in form else write(value, form)


def _columns(value: int, first: str) -> str:
    """Write a to z, then aa, ab, as columns of a spreadsheet are named."""
    text = ""
    while value > 0:
        value, digit = divmod(value - 1, 26)
        text = chr(ord(first) + digit) + text
    return text or "0"

"""Patterns made cheap for an engine that only tells whether they may match: each becomes one that matches more.

The result is what Hyperscan takes, byte for byte the same for the same input.
It matches in every text of one line in which the pattern does, for RE2 and for
`re`, and seldom in another, or across lines: counts become "some", look-around
is left out, and so is what may be absent at either end. The parser of `re` reads the pattern, so what it
does not read as RE2 does has no loose form, and the caller must do without.
"""

from __future__ import annotations

import re
import warnings
from typing import Any

from .literals import as_python, cases, parser, sre

_ANY = "\U0010fffe"  # stands for a class by a name, which may hold anything
_IN_LINE = r"[^\n]"
_OTHERWISE = re.compile(r"\[\[:|\{,|\(\?[a-zA-Z]*U")  # read by `re` in another way than by RE2
_CLASSES = {
    sre.CATEGORY_DIGIT: "0-9",
    sre.CATEGORY_NOT_DIGIT: r"\D",
    sre.CATEGORY_SPACE: r"\t\n\f\r\x20",
    sre.CATEGORY_NOT_SPACE: r"\S\x0b",  # a vertical tab is no space in RE2
    sre.CATEGORY_WORD: r"0-9A-Za-z_",
    sre.CATEGORY_NOT_WORD: r"\W",
}
_REPEATS = {sre.MAX_REPEAT, sre.MIN_REPEAT, getattr(sre, "POSSESSIVE_REPEAT", None)}
_BEGINS = {sre.AT_BEGINNING, sre.AT_BEGINNING_STRING}
_ENDS = {sre.AT_END, sre.AT_END_STRING}

Items = list[Any]


def loosen(pattern: str, around: bool = False) -> str | None:
    """Return a pattern for the flags UTF8, DOTALL and MULTILINE that matches in a line wherever `pattern` does.

    With `around`, `pattern` is one with look-around, run by `re` in a window. None where there is no such pattern.
    """
    if _OTHERWISE.search(pattern) or _ANY in pattern:
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)
            tree = parser.parse(pattern if around else as_python(pattern, _ANY))
        flags = tree.state.flags
        loose = _Loose(anchors=not around and not flags & re.MULTILINE, ascii=not around)
        return loose.sequence(_tail(_head(list(tree))), bool(flags & re.IGNORECASE)) or None
    except (re.error, RecursionError, OverflowError, _Unknown):
        return None


class _Unknown(Exception):
    """An element that this module does not know."""


def _nullable(items: Items) -> bool:
    """Tell whether a sequence may match nothing; anchors count as something, since they say where."""
    for op, value in items:
        if op in _REPEATS:
            if value[0] and not _nullable(list(value[2])):
                return False
        elif op is sre.SUBPATTERN:
            if not _nullable(list(value[-1])):
                return False
        elif op is sre.BRANCH:
            if not any(_nullable(list(b)) for b in value[1]):
                return False
        elif op not in (sre.ASSERT, sre.ASSERT_NOT):
            return False
    return True


def _head(items: Items) -> Items:
    """Leave out what a match need not begin with."""
    return _trimmed(items, 0)


def _tail(items: Items) -> Items:
    """Leave out what a match need not end with."""
    return _trimmed(items, -1)


def _trimmed(items: Items, end: int) -> Items:
    items = list(items)
    while items:
        op, value = items[end]
        if _nullable([items[end]]):
            del items[end]
        elif op in _REPEATS:
            least, most, body = value
            if least == most and least > 1:
                return items
            items[end : end + 1 or None] = list(body) if least == 1 else [(sre.MAX_REPEAT, (least, least, body))]
        elif op is sre.SUBPATTERN and not value[1] | value[2]:
            items[end : end + 1 or None] = list(value[-1])
        elif op is sre.BRANCH:
            items[end] = (op, (None, [_trimmed(list(b), end) for b in value[1]]))
            return items
        else:
            return items
    return items


class _Loose:
    """Writes the loose form of parsed patterns."""

    def __init__(self, anchors: bool, ascii: bool) -> None:
        self._anchors = anchors
        self._ascii = ascii

    def sequence(self, items: Items, caseless: bool) -> str:
        return "".join(self._item(op, value, caseless) for op, value in items)

    def _item(self, op: Any, value: Any, caseless: bool) -> str:
        if op is sre.LITERAL:
            return self._set([(op, value)], caseless) if caseless or chr(value) == _ANY else _char(value)
        if op is sre.NOT_LITERAL:
            return self._set([(sre.NEGATE, None), (sre.LITERAL, value)], caseless)
        if op is sre.ANY:
            return _IN_LINE
        if op is sre.IN:
            return self._set(value, caseless)
        if op is sre.SUBPATTERN:
            return f"(?:{self.sequence(list(value[-1]), caseless or bool(value[1] & re.IGNORECASE))})"
        if op is sre.BRANCH:
            return f"(?:{'|'.join(self.sequence(list(b), caseless) for b in value[1])})"
        if op in _REPEATS:
            least, most, body = value
            return self._repeat(least, most, list(body), caseless)
        if op is sre.AT:
            return self._at(value)
        if op in (sre.ASSERT, sre.ASSERT_NOT):
            return ""
        raise _Unknown

    def _repeat(self, least: Any, most: Any, body: Items, caseless: bool) -> str:
        inner = self.sequence(body, caseless)
        if not inner:
            return ""
        if least == most == 1:
            return f"(?:{inner})"
        if most == 1:
            return f"(?:{inner})?"
        return f"(?:{inner})" + ("*" if least == 0 else "+")

    def _at(self, value: Any) -> str:
        if not self._anchors:
            return ""
        return "^" if value in _BEGINS else "$" if value in _ENDS else r"\b" if value is sre.AT_BOUNDARY else ""

    def _set(self, items: Items, caseless: bool) -> str:
        """Write a class; where it is not sure what is in it, anything is."""
        parts = []
        for op, value in items:
            if op is sre.NEGATE:
                parts.append("^")
            elif op is sre.LITERAL:
                if chr(value) == _ANY:
                    return _IN_LINE
                parts.append(_char(value))
            elif op is sre.RANGE:
                parts.append(f"{_char(value[0])}-{_char(value[1])}")
            elif op is sre.CATEGORY and self._ascii and value in _CLASSES:
                parts.append(_CLASSES[value])
            elif op is sre.CATEGORY:
                return _IN_LINE
            else:
                raise _Unknown
        if caseless:
            return self._any_case(items)
        return f"[{''.join(parts)}]" if parts[0] != "^" else f"[{''.join(parts)}\\n]"

    def _any_case(self, items: Items) -> str:
        found: set[str] = set()
        for op, value in items:
            forms = cases(chr(value)) if op is sre.LITERAL else None
            if forms is None:
                return _IN_LINE
            found |= forms
        return f"[{''.join(_char(ord(c)) for c in sorted(found))}]"


def _char(code: int) -> str:
    char = chr(code)
    return char if code > 127 or char.isalnum() else f"\\x{{{code:x}}}"

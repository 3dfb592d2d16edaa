"""Link reference definitions, and the tails of links that look like them."""

from __future__ import annotations

from typing import NamedTuple

from ... import quickre as re

_LABEL = re.compile(r"[ \t]*\[((?:[^\[\]\\]|\\.){1,999})\]:[ \t]*\n?[ \t]*", re.DOTALL)
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\((?:[^()\\]|\\.)*\))"""
_TITLE = re.compile(rf"(?:[ \t]+\n?[ \t]*|\n[ \t]*){_QUOTED}[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE_END = re.compile(r"[ \t]*(?:\n|\Z)")
_ANGLE = re.compile(r"<(?:[^<>\n\\]|\\.)*>")
_PLAIN = re.compile(r"(?:[^ ()\\\x00-\x1f\x7f]|\\[()\\]?)*")
_SIMPLE = re.compile(r"\((?:[^ <()\\\x00-\x1f\x7f][^ ()\\\x00-\x1f\x7f]*)?\)")
_OPEN = re.compile(r"\([ \t]*\n?[ \t]*")
_TAIL = re.compile(rf"(?:(?:[ \t]+\n?[ \t]*|\n[ \t]*){_QUOTED})?[ \t]*\n?[ \t]*\)", re.DOTALL)
_MAX_PARENS = 32


class Definition(NamedTuple):
    """A definition: its label, normalised, where it ends, and its title without quotes or parentheses."""

    label: str
    end: int
    title: str


def normalise(label: str) -> str:
    """Return the form in which labels are compared."""
    return " ".join(label.split()).casefold()


def definition(text: str, at: int) -> Definition | None:
    """Read a link reference definition of a paragraph's text at `at`, the start of a line."""
    match = _LABEL.match(text, at)
    label = normalise(match[1]) if match else ""
    if not match or not label:
        return None
    end = destination(text, match.end())
    if end is None or end == match.end():
        return None
    tail = _TITLE.match(text, end) or _LINE_END.match(text, end)
    return Definition(label, tail.end(), tail[0].strip()[1:-1]) if tail else None


def destination(text: str, at: int) -> int | None:
    """Return the end of a link destination, in angle brackets or bare; None where it is malformed."""
    if text.startswith("<", at):
        angle = _ANGLE.match(text, at)
        return angle.end() if angle else None
    depth = 0
    while True:
        at = _end(_PLAIN, text, at)
        char = text[at : at + 1]
        if char == "(":
            depth += 1
        elif char == ")" and depth:
            depth -= 1
        else:
            return None if depth else at
        if depth > _MAX_PARENS:
            return None
        at += 1


def link_tail(text: str, at: int) -> int | None:
    """Return the end of `(destination "title")` at `at`, or None."""
    simple = _SIMPLE.match(text, at)
    if simple:
        return simple.end()
    opened = _OPEN.match(text, at)
    end = destination(text, opened.end()) if opened else None
    tail = _TAIL.match(text, end) if end is not None else None
    return tail.end() if tail else None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at

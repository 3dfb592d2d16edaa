"""What the formats for tools have in common: message and help as one text, columns in bytes, XML."""

from __future__ import annotations

import re

from ..diagnostic import Diagnostic
from ..text.source import Source
from ._place import place_of
from ._visible import visible

_LINE_ENDS = "\r\n"
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\t\n\r]')


def said(d: Diagnostic, lang: str) -> str:
    """Return message and help, control characters named, line ends kept; before them a place that lines do not tell."""
    opening, closing = (" (", ")") if lang == "en" else ("（", "）")
    place = place_of(d)
    whole = (f"[{place}] " if place else "") + d.message + (f"{opening}{d.help}{closing}" if d.help else "")
    if whole.isprintable():
        return whole
    return "".join(char if char in _LINE_ENDS else visible(char) for char in whole)


def byte_column(source: Source, line: int, column: int) -> int:
    """Return a column (from 1, in code points) in bytes of UTF-8, from 1."""
    start = source.lines.starts[line - 1]
    return 1 + len(source.text[start : start + column - 1].encode("utf-8", "surrogatepass"))


def xml(text: object) -> str:
    """Return a text for XML, in content or between double quotes; characters that XML cannot hold are named."""
    legal = _NOT_XML.sub(lambda match: visible(match[0]), str(text))
    return _SPECIAL.sub(lambda match: _MARKUP[match[0]], legal)

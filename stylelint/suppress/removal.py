"""Edits that take suppressions out of a source."""

from __future__ import annotations

from collections.abc import Collection

from ..text.edit import Edit
from ..text.source import Source
from .model import Directive, Item

_SPACE = " \t"


def removal(source: Source, directive: Directive, unused: Collection[Item], *, markup: bool) -> Edit:
    """Return the edit that takes items out of a comment, and the comment with its line where none is left.

    With `markup` a line with text above and below stays as an empty one, since they would else be one paragraph.
    """
    if any(item not in unused for item in directive.items):
        return _shorten(source, directive, unused)
    start, end = directive.comment.start, directive.comment.end
    if directive.comment.alone:
        start, end = _line(source, start, end, markup)
    else:
        start, end = _gap(source.text, start, end)
    return Edit(start, end, source.text[start:end], "")


def _shorten(source: Source, directive: Directive, unused: Collection[Item]) -> Edit:
    """Take items out of a comment with the commas before them, or after the first ones."""
    comment, items = directive.comment, directive.items
    text = comment.text
    parts = [text[: items[0].start]]
    for index, item in enumerate(items):
        if item not in unused:
            comma = text[items[index - 1].end : item.start] if len(parts) > 1 else ""
            parts.append(comma + text[item.start : item.end])
    new = "".join([*parts, text[items[-1].end :]])
    old = source.text[comment.start : comment.end]
    if text in old:
        return Edit(comment.start, comment.end, old, old.replace(text, new, 1))
    opening, closing = ("<!-- ", " -->") if old.startswith("<!--") else ("[//]: # (", ")")
    return Edit(comment.start, comment.end, old, opening + " ".join(new.split()) + closing)  # lines of a quotation


def _line(source: Source, start: int, end: int, markup: bool) -> tuple[int, int]:
    """Return the range of whole lines, without the last line end where an empty line has to stay."""
    text, starts = source.text, source.lines.starts
    first, after = source.lines.line(start) - 1, source.lines.line(max(start, end - 1))
    below = starts[after] if after < len(starts) else len(text)
    if markup and _has_text(source, first - 1) and _has_text(source, after):
        return starts[first], starts[first] + len(text[starts[first] : below].rstrip("\r\n"))
    return starts[first], below


def _has_text(source: Source, index: int) -> bool:
    starts = source.lines.starts
    if not 0 <= index < len(starts):
        return False
    end = starts[index + 1] if index + 1 < len(starts) else len(source.text)
    return bool(source.text[starts[index] : end].strip())


def _gap(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of a comment in a line, with the spaces that would be left double or at the line's end."""
    before = start
    while before > 0 and text[before - 1] in _SPACE:
        before -= 1
    at_end = end == len(text) or text[end] in "\r\n"
    if at_end or (before < start and text[end] in _SPACE):
        return before, end
    return start, end

"""Fields: their codes are not shown, their results are; those that never end are none."""

from __future__ import annotations

from typing import Any

from ...records import dataclass, field
from .names import W

_CONTENTS = ("TOC", "TOA", "INDEX", "BIBLIOGRAPHY")
_KIND = W + "fldCharType"


@dataclass(slots=True)
class _Field:
    """An open field: its code as far as it was read, whether its result has begun, and whether that is a list."""

    code: list[str] = field(default_factory=list)
    shown: bool = False
    lists: bool = False


class Fields:
    """The fields that are open at some place of a story.

    Args:
        root: of the story; fields that do not end in it are passed over.
    """

    def __init__(self, root: Any) -> None:
        self._open: list[_Field] = []
        self._codes = 0  # how many of them show no result yet
        self._lists = 0  # how many of them list what the document holds
        self._known = _closed(root)

    @property
    def shown(self) -> bool:
        """Whether text is shown here: it is in no code."""
        return not self._codes

    @property
    def inside(self) -> bool:
        """Whether this is in a field."""
        return bool(self._open)

    @property
    def contents(self) -> bool:
        """Whether this is in the result of a table of contents, an index or a bibliography."""
        return self._lists > 0

    def take(self, mark: Any) -> None:
        """Follow a `w:fldChar`."""
        if mark not in self._known:
            return
        kind = mark.get(_KIND)
        if kind == "begin":
            self._open.append(_Field())
            self._codes += 1
        elif kind == "separate" and self._open:
            self._show(self._open[-1])
        elif kind == "end" and self._open:
            last = self._open.pop()
            self._codes -= not last.shown
            self._lists -= last.lists

    def code(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and not self._open[-1].shown:
            self._open[-1].code.append(text)

    def _show(self, opened: _Field) -> None:
        if not opened.shown:
            opened.shown = True
            opened.lists = is_contents("".join(opened.code))
            self._codes -= 1
            self._lists += opened.lists


def is_contents(code: str) -> bool:
    """Tell whether a field makes a list of what the document holds."""
    words = code.split(None, 1)
    return bool(words) and words[0].upper() in _CONTENTS


def _closed(root: Any) -> set[Any]:
    """Return the marks of the fields that begin and end, in the final view of tracked changes."""
    found: set[Any] = set()
    stack: list[list[Any]] = []
    for mark in () if root is None else root.iter(W + "fldChar"):
        if any(a.tag in _GONE for a in mark.iterancestors()):
            continue
        kind = mark.get(_KIND)
        if kind == "begin":
            stack.append([mark])
        elif stack:
            stack[-1].append(mark)
            if kind == "end":
                found.update(stack.pop())
    return found


_GONE = (W + "del", W + "moveFrom")

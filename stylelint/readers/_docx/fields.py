"""Fields: their codes are not shown, their results are; those that never end are none."""

from __future__ import annotations

from typing import Any, NamedTuple

from .names import W

_CONTENTS = ("TOC", "TOA", "INDEX", "BIBLIOGRAPHY")
_KIND = W + "fldCharType"


class Field(NamedTuple):
    """An open field.

    Attributes:
        code: pieces of its code, as far as they were read.
        shown: its result is being read.
    """

    code: list[str]
    shown: bool = False


class Fields:
    """The fields that are open at some place of a story.

    Args:
        root: of the story; fields that do not end in it are passed over.
    """

    def __init__(self, root: Any) -> None:
        self._open: list[Field] = []
        self._known = _closed(root)

    @property
    def shown(self) -> bool:
        """Whether text is shown here: it is in no code."""
        return all(field.shown for field in self._open)

    @property
    def inside(self) -> bool:
        """Whether this is in a field."""
        return bool(self._open)

    @property
    def contents(self) -> bool:
        """Whether this is in a table of contents, an index or a bibliography."""
        return any(is_contents("".join(field.code)) for field in self._open)

    def take(self, mark: Any) -> None:
        """Follow a `w:fldChar`."""
        kind = mark.get(_KIND)
        if mark not in self._known:
            return
        if kind == "begin":
            self._open.append(Field([]))
        elif kind == "separate" and self._open:
            self._open[-1] = self._open[-1]._replace(shown=True)
        elif kind == "end" and self._open:
            self._open.pop()

    def code(self, text: str) -> None:
        """Take a piece of a field's code."""
        if self._open and not self._open[-1].shown:
            self._open[-1].code.append(text)


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

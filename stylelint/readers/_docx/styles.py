"""Paragraph and character styles: what a paragraph is by its style and those that it is based on."""

from __future__ import annotations

from typing import Any, NamedTuple

from ... import quickre as re
from .names import TYPE, VAL, W, is_on

_HEADING = re.compile(r"(?:heading|标题)[ _]?([1-9])$")
_LEVELED = re.compile(r"([一二三四五六七八九1-9])级标题$")
_TITLE = re.compile(r"(?:title|(?:公文|文件|文档|论文|报告|主|大|总)?标题)$")
_CONTENTS = re.compile(r"(?:toc|目录)[ _]?(?:\d|heading|标题)?$|(?:contents heading|table of figures|图表目录)$")
_CODE = re.compile(r"(?:(?:source )?code(?: block)?|(?:源|程序)?代码)$")
_PREFORMATTED = re.compile(r"(?:html (?:preformatted|预设格式)|preformatted text)$")
_QUOTE = re.compile(r"(?:(?:intense |block )?quote|(?:明显)?引用)$")
_PLAIN = re.compile(r"(?:subtitle|副标题)$")
_DIGITS = "一二三四五六七八九"
_LONGEST_CHAIN = 50  # styles based on each other
_LEVELS = frozenset("012345678")  # the outline levels of headings


class Look(NamedTuple):
    """What a style makes of a paragraph.

    Attributes:
        level: of the heading, from 1; None for no heading.
        role: title, contents, code, preformatted, quote; or None.
        hidden: its text is not shown.
    """

    level: int | None = None
    role: str | None = None
    hidden: bool = False


class _Said(NamedTuple):
    """What a style says by itself; `told` where those that it is based on do not matter for level and role."""

    level: int | None
    role: str | None
    hidden: bool | None
    told: bool


_ROLES = (
    ("title", _TITLE),
    ("contents", _CONTENTS),
    ("code", _CODE),
    ("preformatted", _PREFORMATTED),
    ("quote", _QUOTE),
)
_DEFAULT = Look()


class Styles:
    """The styles of a document; one that is missing is as its id says.

    Args:
        root: of the part; None where the document has none.
    """

    def __init__(self, root: Any) -> None:
        self._elements: dict[str, Any] = {}
        self._own: dict[str, _Said] = {}
        self._based: dict[str, str | None] = {}
        self._looks: dict[str | None, Look] = {}
        self.default: str | None = None
        for style in () if root is None else root.findall(W + "style"):
            id = style.get(W + "styleId")
            if id is not None and id not in self._elements:
                self._elements[id] = style
                if style.get(TYPE) == "paragraph" and style.get(W + "default") in ("1", "true", "on"):
                    self.default = id

    def look(self, id: str | None) -> Look:
        """Return what a style makes of a paragraph; None stands for the default style."""
        id = self.default if id is None else id
        found = self._looks.get(id)
        if found is None:
            found = self._looks[id] = self._found(id) if id is not None else _DEFAULT
        return found

    def chain(self, id: str) -> list[tuple[str, Any]]:
        """Return a style and those that it is based on, nearest first: (id, element); None for one that is missing."""
        found: list[tuple[str, Any]] = []
        seen: set[str] = set()
        following: str | None = id
        while following is not None and following not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(following)
            element = self._elements.get(following)
            found.append((following, element))
            following = self._based_on(following, element)
        return found

    def _based_on(self, id: str, element: Any) -> str | None:
        if id not in self._based:
            self._based[id] = None if element is None else _value(element.find(W + "basedOn"))
        return self._based[id]

    def _found(self, id: str) -> Look:
        level: int | None = None
        role: str | None = None
        hidden: bool | None = None
        told = False
        for name, element in self.chain(id):
            said = self._said(name, element)
            hidden = said.hidden if hidden is None else hidden
            if not told:
                level, role = said.level, said.role if said.level is None else None
                told = said.told or role is not None
        return Look(level, role, bool(hidden))

    def _said(self, id: str, element: Any) -> _Said:
        """Return what a style says by itself; worked out once."""
        found = self._own.get(id)
        if found is None:
            name = id if element is None else _value(element.find(W + "name")) or id
            found = self._own[id] = _said(name.strip().lower(), element)
        return found


def _said(name: str, element: Any) -> _Said:
    level, told = _level(name, element)
    role = role_of(name)
    vanish = None if element is None else element.find(f"{W}rPr/{W}vanish")
    hidden = None if vanish is None else is_on(vanish.get(VAL))
    return _Said(level, None if told else role, hidden, told or _PLAIN.match(name) is not None)


def role_of(name: str) -> str | None:
    """Return what a paragraph style of this name, in lower case, is for, as in Look.role; or None."""
    return next((role for role, pattern in _ROLES if pattern.match(name)), None)


def outline_level(properties: Any) -> int | None:
    """Return the outline level that properties of a paragraph give, from 1; 0 for body text, None for none."""
    value = None if properties is None else _value(properties.find(W + "outlineLvl"))
    if value is None or not value.isascii() or not value.isdigit():
        return None
    return int(value) + 1 if value in _LEVELS else 0


def _level(name: str, element: Any) -> tuple[int | None, bool]:
    """Return the heading level of a style, and whether it says so itself."""
    given = None if element is None else outline_level(element.find(W + "pPr"))
    if given is not None:
        return given or None, True
    match = _HEADING.match(name)
    if match is not None:
        return int(match[1]), True
    match = _LEVELED.match(name)
    if match is not None:
        return int(match[1]) if match[1].isascii() else _DIGITS.index(match[1]) + 1, True
    return None, False


def _value(element: Any) -> str | None:
    found: str | None = None if element is None else element.get(VAL)
    return found

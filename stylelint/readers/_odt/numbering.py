"""The automatic numbers of lists and headings: one count a list, however many pieces the file has it in."""

from __future__ import annotations

from typing import Any

from ...records import dataclass
from .._docx.model import Label
from .lists import DEEPEST, ListStyle
from .names import TEXT, XML_ID, number
from .styles import Styles

_OUTLINE = "outline"


@dataclass(slots=True)
class List:
    """A list that is being read, or a list in one.

    Attributes:
        key: of its counters.
        style: name of its list style; None where paragraphs bring theirs along.
        override: name of that of the open item, where it has its own.
        level: from 0.
        fresh: the item that is open has not had its first paragraph.
        start: the number that the open item begins with.
    """

    key: str
    style: str | None
    level: int
    fresh: bool = False
    start: int | None = None
    override: str | None = None


class Numbers:
    """Counts the items of all lists."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}
        self._keys: dict[str, str] = {}  # of lists by their ids
        self._last: dict[str | None, str] = {}  # list that was last read, by style
        self._made = 0

    def enter(self, element: Any, parent: List | None) -> List:
        """Begin a `text:list`."""
        style = element.get(TEXT + "style-name") or (parent.style if parent else None)
        level = parent.level + 1 if parent else 0
        key = self._key(element, style) if parent is None else parent.key
        identity = element.get(XML_ID)
        if identity is not None:
            self._keys[identity] = key
        self._last[style] = key
        return List(key, style, min(level, DEEPEST - 1))

    def _key(self, element: Any, style: str | None) -> str:
        continued = element.get(TEXT + "continue-list")
        if continued is not None and continued in self._keys:
            return self._keys[continued]
        if element.get(TEXT + "continue-numbering") == "true" and style in self._last:
            return self._last[style]
        self._made += 1
        return f"list{self._made}"

    def item(self, inside: List, element: Any) -> None:
        """Begin an item, or a header, which has no number."""
        inside.fresh = element.tag == TEXT + "list-item"
        inside.start = number(element, TEXT + "start-value", 0)
        inside.override = element.get(TEXT + "style-override")

    def label(self, paragraph: Any, inside: List | None) -> Label | None:
        """Return the label of a paragraph in a list, or of a heading; None where it has none."""
        own = self._styles.list_of(paragraph.get(TEXT + "style-name"))
        if inside is not None:
            if not inside.fresh:
                return None
            inside.fresh = False
            style = self._styles.list(inside.override or inside.style or own)
            return self._counted(style, inside.key, inside.level, inside.start)
        if paragraph.tag != TEXT + "h" or own == "" or paragraph.get(TEXT + "is-list-header") == "true":
            return None
        level = (number(paragraph, TEXT + "outline-level") or 1) - 1
        start = number(paragraph, TEXT + "start-value", 0)
        again = paragraph.get(TEXT + "restart-numbering") == "true"
        if again and start is None:
            self._counts.get(_OUTLINE, {}).pop(level, None)
        return self._counted(self._styles.outline, _OUTLINE, level, start if again else None)

    def numbered(self, element: Any) -> List:
        """Return the list that a `text:numbered-paragraph` is of, its item open."""
        key = element.get(TEXT + "list-id") or f"of {element.get(TEXT + 'style-name')}"
        level = min(number(element, TEXT + "level") or 1, DEEPEST) - 1
        start = number(element, TEXT + "start-value", 0)
        return List(key, element.get(TEXT + "style-name"), level, True, start)

    def _counted(self, style: ListStyle | None, key: str, level: int, start: int | None) -> Label | None:
        if style is None or level not in style.levels:
            return None
        counts = self._counts.setdefault(key, {})
        for above in range(level):
            if above not in counts and above in style.levels:
                counts[above] = style.levels[above].start
        own = style.levels[level]
        counts[level] = start if start is not None else counts[level] + 1 if level in counts else own.start
        for below in [i for i in counts if i > level]:
            del counts[below]
        text = style.label(level, counts)
        if not text:
            return None
        value = counts[level] if own.format not in ("bullet", "none") else None
        parents = tuple(counts[i] for i in range(level) if f"%{i + 1}%" in own.template and i in counts)
        return Label(text, value, level, own.format, key, key, parents)


__all__ = ["List", "Numbers"]

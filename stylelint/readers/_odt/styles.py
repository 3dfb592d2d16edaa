"""Styles of an OpenDocument text: what they make of a paragraph, which list numbers it, what they hide."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ... import quickre as re
from .._docx.styles import Look, role_of
from .lists import ListStyle
from .names import OFFICE, STYLE, TEXT

_CODE = re.compile(r"_([0-9a-f]{1,4})_")  # how names write what XML names may not hold
_FAMILY = STYLE + "family"


class Styles:
    """The styles of content and styles.xml together.

    Args:
        roots: of the two parts; None where one is missing.
    """

    def __init__(self, *roots: Any) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, ListStyle] = {}
        self._looks: dict[str, Look] = {}
        self._hidden: dict[tuple[str, str], bool] = {}
        self.outline = ListStyle(None)
        for root in roots:
            for group in () if root is None else root.iterchildren(OFFICE + "styles", OFFICE + "automatic-styles"):
                self._add(group)

    def _add(self, group: Any) -> None:
        for style in group:
            name = style.get(STYLE + "name", "")
            if style.tag == STYLE + "style":
                self._styles.setdefault((style.get(_FAMILY, ""), name), style)
            elif style.tag == TEXT + "list-style":
                self._lists.setdefault(name, ListStyle(style))
            elif style.tag == TEXT + "outline-style":
                self.outline = ListStyle(style)

    def list(self, name: str | None) -> ListStyle | None:
        """Return the list style of a name; None where there is none."""
        return None if name is None else self._lists.get(name)

    def list_of(self, paragraph: str | None) -> str | None:
        """Return the name of the list style that a paragraph's style gives it; "" where it takes lists away."""
        return next(
            (
                name
                for style in self._chain("paragraph", paragraph)
                if (name := style.get(STYLE + "list-style-name")) is not None
            ),
            None,
        )

    def look(self, name: str | None) -> Look:
        """Return what a style makes of a paragraph that is no heading."""
        if name is None:
            return Look()
        if name not in self._looks:
            roles = (role_of(said) for style in self._chain("paragraph", name) for said in _names(style))
            self._looks[name] = Look(None, next(filter(None, roles), None), self.hides("paragraph", name))
        return self._looks[name]

    def hides(self, family: str, name: str | None) -> bool:
        """Tell whether a style hides its text."""
        if name is None:
            return False
        if (family, name) not in self._hidden:
            shown = (_display(style) for style in self._chain(family, name))
            self._hidden[family, name] = next(filter(None, shown), "true") == "none"
        return self._hidden[family, name]

    def _chain(self, family: str, name: str | None) -> Iterator[Any]:
        """Yield a style and those that it is based on, nearest first."""
        seen: set[str] = set()
        while name is not None and name not in seen:
            seen.add(name)
            style = self._styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.get(STYLE + "parent-style-name")


def _names(style: Any) -> Iterator[str]:
    """Yield the names of a style, in lower case."""
    for key in ("display-name", "name"):
        said = style.get(STYLE + key, "")
        yield _CODE.sub(lambda m: chr(int(m[1], 16)), said).strip().lower()


def _display(style: Any) -> str | None:
    properties = style.find(STYLE + "text-properties")
    found: str | None = None if properties is None else properties.get(TEXT + "display")
    return found

"""Lists as numbering.xml and styles.xml define them: instances, the abstract lists behind them, their levels.

Sources: ISO/IEC 29500-1 17.9 (numbering), 17.7 (styles), 17.18.10 (integers).
What leads nowhere (dangling ids, loops of styles) gives no list.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ... import quickre as re
from ...records import dataclass, field
from .model import Element
from .names import MC, W, is_on
from .package import Package

_CHOICE = f"{MC}Choice"
_DEEPEST = 8  # levels are 0 to 8
_LONGEST_TEXT = 255  # characters that a label's pattern may have; Word shows 31 of what comes of it
_LONGEST_CHAIN = 50  # styles based on each other, and lists that link to styles
_INTEGER = re.compile(r"\s*[+-]?[0-9]{1,18}\s*")


class Level(NamedTuple):
    """A `w:lvl`.

    Attributes:
        start: the first number.
        format, custom: the number format, and the sample of a custom one.
        text: the label, with %1 to %9 for the numbers of the levels.
        legal: all numbers in the label are written in decimal.
        restart: the level, from 1, whose items begin this one anew; 0 for none of them, None for any above.
        style: the paragraph style that is numbered so.
    """

    start: int
    format: str
    custom: str
    text: str
    legal: bool
    restart: int | None
    style: str | None


class Instance(NamedTuple):
    """A `w:num` with all that it leads to.

    Attributes:
        id: of the instance.
        list: id of the abstract list that counts for it.
        levels: of that list, with those that the instance puts in their place.
        starts: the values that the instance begins with, by level.
    """

    id: str
    list: str
    levels: dict[int, Level]
    starts: dict[int, int]


class _Style(NamedTuple):
    """What a paragraph style or a list style says of numbers."""

    based_on: str | None
    num: str | None
    level: int | None


@dataclass
class Lists:
    """The lists of a document, by what paragraphs and styles say of them."""

    package: Package
    _styles: dict[str, _Style] = field(default_factory=dict)
    _default: str | None = None
    _nums: dict[str, Element] = field(default_factory=dict)
    _abstract: dict[str, Element] = field(default_factory=dict)
    _instances: dict[str, Instance | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read the styles and lists of the package."""
        lists, styles = self.package.numbering, self.package.styles
        if lists is not None:
            self._nums = _by_id(lists, "num", "numId")
            self._abstract = _by_id(lists, "abstractNum", "abstractNumId")
        if styles is not None and self._nums:
            self._read_styles(styles)

    def of(self, p_pr: Element | None, style_id: str | None) -> tuple[Instance, int] | None:
        """Return the list instance and the level, from 0, of a paragraph with these properties and style, or None."""
        if not self._nums:
            return None
        direct = None if p_pr is None else p_pr.find(W + "numPr")
        num, level = (None, None) if direct is None else (_value(direct, "numId"), _int(direct, "ilvl"))
        if num is not None:
            instance, level = self._instance(num), level or 0
        else:
            instance, styled = self._styled(style_id or self._default)
            level = styled if level is None else level
        return None if instance is None or level not in instance.levels else (instance, level)

    def _styled(self, style_id: str | None) -> tuple[Instance | None, int]:
        """Return the instance that a style or one it is based on gives, and the level of the style in it."""
        chain: list[str] = []
        for name, style in self._chain(style_id):
            chain.append(name)
            if style.num is not None:
                instance = self._instance(style.num)
                return instance, self._level_of(chain, instance)
        return None, 0

    def _level_of(self, chain: list[str], instance: Instance | None) -> int:
        """Return the level that names the style, then one it is based on; else the level that these give."""
        linked = {level.style: i for i, level in instance.levels.items()} if instance else {}
        for name in chain:
            if name in linked:
                return linked[name]
        return next((level for name in chain if (level := self._styles[name].level) is not None), 0)

    def _chain(self, style_id: str | None) -> Iterator[tuple[str, _Style]]:
        """Yield a style and those that it is based on; a loop ends."""
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(style_id) if style_id else None
            if style is None or style_id is None:
                return
            yield style_id, style
            style_id = style.based_on

    def _instance(self, num: str) -> Instance | None:
        """Return a list instance; None for one that takes numbers away or is not there."""
        if num not in self._instances:
            self._instances[num] = self._resolve(num)
        return self._instances[num]

    def _resolve(self, num: str) -> Instance | None:
        """Follow an instance to its abstract list, through list styles."""
        elements: list[Element] = []
        linked: str | None = num
        for _ in range(_LONGEST_CHAIN):
            element = self._nums.get(linked) if linked and linked != "0" else None
            abstract_id = None if element is None else _value(element, "abstractNumId")
            abstract = self._abstract.get(abstract_id) if abstract_id else None
            if abstract is None or abstract_id is None:
                return None
            elements.append(element)
            link = _value(abstract, "numStyleLink")
            if link is None:
                return _made(num, abstract_id, abstract, elements)
            linked = next((style.num for _, style in self._chain(link) if style.num is not None), None)
        return None

    def _read_styles(self, root: Element) -> None:
        for style in root.iterchildren(W + "style"):
            name, kind = style.get(W + "styleId"), style.get(W + "type", "paragraph")
            if name is None or kind not in ("paragraph", "numbering") or name in self._styles:
                continue
            num_pr = style.find(f"{W}pPr/{W}numPr")
            num, level = (None, None) if num_pr is None else (_value(num_pr, "numId"), _int(num_pr, "ilvl"))
            self._styles[name] = _Style(_value(style, "basedOn"), num, level)
            if kind == "paragraph" and is_on(style.get(W + "default", "0")):
                self._default = name


def _made(num: str, abstract_id: str, abstract: Element, elements: list[Element]) -> Instance:
    """Make an instance of an abstract list; what the instance itself puts in its place goes last."""
    instance = Instance(num, abstract_id, dict(_levels(abstract)), {})
    for element in reversed(elements):
        for override in element.iterchildren(W + "lvlOverride"):
            i = _number(override.get(W + "ilvl"))
            if i is None:
                continue
            instance.levels.update((i, level) for _, level in _levels(override))
            start = _int(override, "startOverride")
            if start is not None:
                instance.starts[i] = start
    return instance


def _levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for lvl in parent.iterchildren(W + "lvl"):
        i = _number(lvl.get(W + "ilvl"))
        if i is not None and 0 <= i <= _DEEPEST:
            yield i, _level(lvl)


def _level(lvl: Element) -> Level:
    form = lvl.find(W + "numFmt")
    if form is None:  # a custom format stands beside one for programs that do not know it
        form = next(lvl.iterfind(f".//{_CHOICE}/{W}numFmt"), None)
    legal = lvl.find(W + "isLgl")
    return Level(
        start=_int(lvl, "start") or 0,
        format="decimal" if form is None else form.get(W + "val", "decimal"),
        custom="" if form is None else form.get(W + "format", "")[:_LONGEST_TEXT],
        text=(_value(lvl, "lvlText") or "")[:_LONGEST_TEXT],
        legal=legal is not None and is_on(legal.get(W + "val")),
        restart=_int(lvl, "lvlRestart"),
        style=_value(lvl, "pStyle"),
    )


def _by_id(root: Element, tag: str, attribute: str) -> dict[str, Element]:
    """Return the children of a root by their ids; of two with one id the first."""
    found: dict[str, Element] = {}
    for element in root.iterchildren(W + tag):
        found.setdefault(_plain(element.get(W + attribute, "")), element)
    return found


def _value(parent: Element, tag: str) -> str | None:
    """Return the value of a child element; ids in the plainest way to write them."""
    child = parent.find(W + tag)
    value = None if child is None else child.get(W + "val")
    return value if value is None or tag == "lvlText" else _plain(value)


@lru_cache(maxsize=1024)
def _plain(value: str) -> str:
    number = _number(value)
    return value if number is None else str(number)


def _int(parent: Element, tag: str) -> int | None:
    child = parent.find(W + tag)
    return None if child is None else _number(child.get(W + "val"))


@lru_cache(maxsize=1024)
def _number(text: str | None) -> int | None:
    """Read an integer; what is none counts as left out."""
    return int(text) if text and _INTEGER.fullmatch(text) else None

"""How blocks begin: for each first character of a line, what it may start, in order of precedence."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import ClassVar

from ... import quickre as re
from ...text.document import BlockKind
from .definitions import normalise
from .html import block_end
from .model import Box, Frame, ListState, Mode, Sign
from .state import State
from .tables import columns

MAX_DEPTH = 100
"""Containers nested deeper than this are read as text."""

_ATX = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_FENCE = re.compile(r"(`{3,})[^`]*$|(~{3,})")
_SETEXT = re.compile(r"(=+|-+)[ \t]*$")
_NO_ITEM = ("", "-", " ", "\t", "\r", "\n")
"""What follows a dash and a space on a line that may be something else, too."""
_RULE = re.compile(r"(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_MARKER = re.compile(r"(?:([-+*])|(\d{1,9})([.)]))(?=[ \t]|$)", re.ASCII)
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,999})\]:[ \t]*")
_BLANK = re.compile(r"(?:\r\n|\r(?!\n)|\n)[ \t]*[\r\n]")


class Start(Sign):
    """What a start function did: nothing, opened a container, or used the whole line."""

    NO: ClassVar[Start]
    BOX: ClassVar[Start]
    LINE: ClassVar[Start]


def _quote(state: State) -> Start:
    if len(state.stack) > MAX_DEPTH:
        return Start.NO
    state.close()
    state.take_quote()
    parent = state.stack[-1]
    state.push(Frame(Box.QUOTE, group=state.new_group(), story=parent.story, quoted=True))
    return Start.BOX


def _atx(state: State) -> Start:
    match = _ATX.match(state.text, state.next, state.end)
    if not match:
        return Start.NO
    body = state.text[match.end() : state.end].rstrip(" \t")
    opened = body.rstrip("#")
    if not opened or opened[-1] in " \t":
        body = opened.rstrip(" \t")
    leaf = state.add(BlockKind.HEADING)
    leaf.lines.append(state.without_id(match.end(), match.end() + len(body)))
    leaf.level = len(match[1])
    return Start.LINE


def _setext(state: State) -> Start:
    match = _SETEXT.match(state.text, state.next, state.end) if state.interrupts else None
    if match and state.underline(1 if match[1][0] == "=" else 2):
        return Start.LINE
    return Start.NO


def _dash(state: State) -> Start:
    """A line that begins with a dash; nearly all of them are items, which the second and third characters tell."""
    text, at = state.text, state.next + 1
    if text[at : at + 1] == " " and text[at + 1 : at + 2] not in _NO_ITEM:
        return _item(state)
    for start in (_setext, _table, _rule, _item):
        found = start(state)
        if found is not Start.NO:
            return found
    return Start.NO


def _rule(state: State) -> Start:
    if not _RULE.match(state.text, state.next, state.end):
        return Start.NO
    state.mark()
    return Start.LINE


def _fence(state: State) -> Start:
    match = _FENCE.match(state.text, state.next, state.end)
    if not match:
        return Start.NO
    fence: str = match[1] or match[2]

    def ends() -> bool:
        if state.indent > 3 or state.next >= state.end or state.text[state.next] != fence[0]:
            return False
        line = state.text[state.next : state.end].rstrip(" \t")
        return len(line) >= len(fence) and not line.strip(fence[0])

    leaf = state.add(BlockKind.CODE, Mode.UNTIL, ends)
    if len(state.stack) == 1 and not state.returns:  # in no container, so that the end can be searched
        closing = _closing(fence).search(state.text, state.end)
        leaf.last = closing.end() if closing else max(state.end, len(state.text) - state.text.endswith("\n"))
        state.after = leaf.last + 1
        state.end_leaf()
    return Start.LINE


@lru_cache(maxsize=64)
def _closing(fence: str) -> re.Pattern[str]:
    """Return what ends a fenced block where lines end at LF, from the line end before."""
    return re.compile(rf"\n {{0,3}}{fence}{fence[0]}*[ \t]*(?=\n|\Z)")


def _html(state: State) -> Start:
    start, end = state.next, state.end
    found, mark = block_end(state.text, start, end, alone=state.mode is not Mode.PARAGRAPH)
    if not found:
        return Start.NO
    if mark is None:
        leaf = state.add(BlockKind.PARAGRAPH, Mode.HTML)
    elif mark.search(state.text, start, end):
        leaf = state.add(BlockKind.PARAGRAPH)
    else:
        closing = mark
        leaf = state.add(
            BlockKind.PARAGRAPH, Mode.UNTIL, lambda: bool(closing.search(state.text, state.next, state.end))
        )
    leaf.kind = BlockKind.QUOTE if leaf.quoted else BlockKind.PARAGRAPH
    leaf.html = True
    leaf.lines.append((start, end))
    return Start.LINE


def _item(state: State) -> Start:
    match = _MARKER.match(state.text, state.next, state.end)
    if not match or len(state.stack) > MAX_DEPTH:
        return Start.NO
    # Only a bullet or a 1 with text may interrupt a paragraph, so that a wrapped "2021." does not.
    if state.interrupts:
        blank = not state.text[match.end() : state.end].strip(" \t")
        if blank or (match[2] and int(match[2]) != 1):
            return Start.NO
    state.close()
    parent = state.stack[-1]
    mark = match[1] or match[3]
    if parent.list is None or parent.list.mark != mark:
        parent.list = ListState(mark, int(match[2] or 0))
    leaf = state.leaf(BlockKind.ITEM)
    leaf.level = parent.depth
    if match[2]:
        leaf.ordered, leaf.number = True, parent.list.next
        leaf.label = f"{leaf.number}{mark}"
        parent.list.next += 1
    frame = Frame(Box.ITEM, state.indent, parent.group, parent.story, parent.quoted, parent.depth + 1)
    frame.indent += state.take_item(match.end() - state.next)
    state.push(frame)
    frame.item = leaf
    return Start.BOX


def _note(state: State) -> Start:
    match = _NOTE.match(state.text, state.next, state.end)
    if not match or len(state.stack) > MAX_DEPTH:
        return Start.NO
    state.notes.add(normalise(match[1]))
    state.close()
    state.take(match.end() - state.next)
    state.push(Frame(Box.NOTE, indent=4, group=state.new_group(), story="footnote"))
    return Start.BOX


def _table(state: State) -> Start:
    count = columns(state.text, state.next, state.end) if state.interrupts else 0
    return Start.LINE if count and state.head(count) else Start.NO


def _container(state: State) -> Start:
    """A line of colons, which many site generators use for boxes; its title is left out too."""
    if not state.text.startswith(":::", state.next):
        return Start.NO
    state.mark()
    return Start.LINE


def _formula(state: State) -> Start:
    """Mathematics between double dollar signs that has its lines to itself."""
    text = state.text
    if not text.startswith("$$", state.next):
        return Start.NO
    line = text[state.next + 2 : state.end].rstrip(" \t")
    if "$$" in line:
        if line.find("$$") != len(line) - 2:
            return Start.NO
        state.add(BlockKind.CODE)
        return Start.LINE
    close = state.find("$$", state.end)
    if close < 0 or _BLANK.search(text, state.end, close):
        return Start.NO
    state.add(BlockKind.CODE, Mode.UNTIL, lambda: "$$" in text[state.next : state.end])
    return Start.LINE


def _comment(state: State) -> Start:
    """A comment of MDX, {/* … */}, that ends at a line end."""
    text = state.text
    close = state.find("*/}", state.next + 3) if text.startswith("{/*", state.next) else -1
    if close < 0:
        return Start.NO
    if close >= state.end:
        leaf = state.add(BlockKind.PARAGRAPH, Mode.UNTIL, lambda: "*/}" in text[state.next : state.end])
    elif text[close + 3 : state.end].strip(" \t"):
        return Start.NO
    else:
        leaf = state.add(BlockKind.PARAGRAPH)
    leaf.lines.clear()
    return Start.LINE


STARTS: dict[str, tuple[Callable[[State], Start], ...]] = {
    ">": (_quote,),
    "#": (_atx,),
    "`": (_fence,),
    "~": (_fence,),
    "<": (_html,),
    "=": (_setext,),
    "-": (_dash,),
    "*": (_rule, _item),
    "_": (_rule,),
    "+": (_item,),
    "|": (_table,),
    ":": (_table, _container),
    "[": (_note,),
    "$": (_formula,),
    "{": (_comment,),
    **dict.fromkeys("0123456789", (_item,)),
}
"""Start functions by the character they look at."""

"""The block pass: a text becomes leaves, line by line, in time linear in the text."""

from __future__ import annotations

from collections.abc import Iterator

from ... import quickre as re
from ...text.document import BlockKind
from .model import Box, Leaf, Mode
from .starts import STARTS, Start
from .state import State

_LINE_END = re.compile(r"\r\n?|\n")


def parse(text: str, at: int = 0) -> State:
    """Find the leaves and definitions of a text from `at`, which is the start of a line."""
    state = State(text)
    for start, end in _lines(text, at):
        if (
            start < end
            and text[start] > "\x7f"
            and len(state.stack) == 1
            and state.mode is Mode.PARAGRAPH
            and state.open
        ):
            state.open.lines.append((start, end))  # plain prose, most lines of most drafts
        else:
            _line(state, start, end)
    state.depth = 0
    state.close()
    return state


def _lines(text: str, at: int) -> Iterator[tuple[int, int]]:
    for match in _LINE_END.finditer(text, at):
        yield at, match.start()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _line(state: State, first: int, end: int) -> None:
    state.first = state.pos = first
    state.end = end
    state.column = 0
    state.depth = _match(state)
    if state.depth < len(state.stack) - 1:
        if state.mode is not Mode.PARAGRAPH:
            state.end_leaf()
    elif state.open and _goes_on(state, state.open):
        return
    _open(state)


def _match(state: State) -> int:
    """Take the marks of the open containers off the line; return how many it goes on with."""
    for depth in range(1, len(state.stack)):
        frame = state.stack[depth]
        state.measure()
        if frame.box is Box.QUOTE:
            if state.indent > 3 or state.next >= state.end or state.text[state.next] != ">":
                return depth - 1
            state.take_quote()
        elif state.next >= state.end:
            if frame.empty:
                return depth - 1
            state.take(0)
        elif state.indent >= frame.indent:
            state.skip(frame.indent)
        else:
            return depth - 1
    return len(state.stack) - 1


def _goes_on(state: State, leaf: Leaf) -> bool:
    """Give the line to the open leaf if it is of a mode in which no new block can begin."""
    if state.mode in (Mode.PARAGRAPH, Mode.TABLE):
        return False
    state.measure()
    blank = state.next >= state.end
    if state.mode is Mode.UNTIL:
        _extend(state, leaf)
        if state.ends():
            state.end_leaf()
        return True
    if state.mode is Mode.INDENTED and (blank or state.indent >= 4):
        leaf.last = leaf.last if blank else state.end
        return True
    if state.mode is Mode.HTML and not blank:
        _extend(state, leaf)
        return True
    state.end_leaf()
    return False


def _extend(state: State, leaf: Leaf) -> None:
    leaf.last = state.end
    if leaf.html and state.next < state.end:
        leaf.lines.append((state.next, state.end))


def _open(state: State) -> None:
    """Open the blocks that begin on the line, then give the rest of it to a leaf."""
    while True:
        state.measure()
        if state.next >= state.end:
            state.close()
            return
        if state.indent >= 4:
            if state.mode is Mode.PARAGRAPH:
                break
            state.add(BlockKind.CODE, Mode.INDENTED)
            return
        found = _begin(state)
        if found is Start.LINE:
            return
        if found is Start.NO:
            break
    if state.open and state.mode is Mode.PARAGRAPH:
        state.open.lines.append((state.next, state.end))
    elif state.mode is Mode.TABLE:
        state.row(state.next, state.end)
    else:
        state.close()
        state.open_paragraph()


def _begin(state: State) -> Start:
    for start in STARTS.get(state.text[state.next], ()):
        found = start(state)
        if found is not Start.NO:
            return found
    return Start.NO

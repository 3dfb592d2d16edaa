"""The block pass: a text becomes leaves, line by line, in time linear in the text."""

from __future__ import annotations

from ... import quickre as re
from ...text.document import BlockKind
from .model import Box, Leaf, Mode
from .starts import STARTS, Start
from .state import State

_LINE_END = re.compile(r"\r\n?|\n")
_SPACE = frozenset(" \t")
_SIMPLE = (Mode.NONE, Mode.PARAGRAPH, Mode.TABLE)
_NOT_PROSE = frozenset([*STARTS, *_SPACE])


def parse(text: str, at: int = 0) -> State:
    """Find the leaves and definitions of a text from `at`, which is the start of a line."""
    state = State(text)
    stack, size, returns = state.stack, len(text), state.returns
    while at < size:
        first = at
        if returns:
            match = _LINE_END.search(text, at)
            end, at = match.span() if match else (size, size)
        else:
            end = text.find("\n", at)
            end = size if end < 0 else end
            at = end + 1
        if len(stack) > 1 or state.mode not in _SIMPLE:
            _line(state, first, end)
        elif first == end:  # of most drafts all lines but a few come to one of these two
            state.end_leaf()
        elif text[first] not in _NOT_PROSE:
            state.prose(first, end)
        elif text[first] in _SPACE:
            _line(state, first, end)
        else:
            _root_line(state, first, end)
        at = max(at, state.after)
    state.depth = 0
    state.close()
    state.ends = bool  # the last one knows the state, which would only go with a search for garbage
    return state


def _line(state: State, first: int, end: int) -> None:
    state.first = state.pos = first
    state.end = end
    state.column = 0
    inner = len(state.stack) - 1
    state.depth = _match(state) if inner else 0
    if state.depth < inner:
        if state.mode is not Mode.PARAGRAPH:
            state.end_leaf()
    elif state.open and _goes_on(state, state.open):
        return
    _open(state)


def _root_line(state: State, first: int, end: int) -> None:
    """Take a line without a space before it where no container is open and the leaf takes every line or none."""
    state.first = state.pos = state.next = first
    state.end = end
    state.column = state.next_column = state.indent = state.depth = 0
    found = _begin(state)
    if found is Start.NO:
        _prose(state)
    elif found is Start.BOX:
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
    _prose(state)


def _prose(state: State) -> None:
    """Give what is left of the line to the open leaf, or to a new paragraph."""
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

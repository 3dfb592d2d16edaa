"""The state of the block pass: the line, the open containers, the open leaf."""

from __future__ import annotations

from collections.abc import Callable

from ... import quickre as re
from ...records import replace
from ...text.document import BlockKind
from .content import Content
from .definitions import definition
from .model import Box, Finder, Frame, Leaf, Mode, Range
from .tables import cells

_TASK = re.compile(r"\[[ xX]\](?=[ \t])[ \t]*")
_ALERT = re.compile(r"\[!\w[\w-]*\][+-]?(?=[ \t]|$)[ \t]*")
_HEADING_ID = re.compile(r"\{[#.:][^{}]*\}$")
_TOC = ("[toc]", "[[toc]]")
_PARAGRAPH, _ITEM, _CELL = BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL  # slow to look up


class State:
    """What `blocks` and `starts` share.

    Attributes:
        text: the source.
        leaves: what was found, in order.
        references, notes: labels of link and footnote definitions, normalised.
        comments: the definitions of the link `//`, which is shown nowhere: title and source range.
        first, end: the line, its line end left out.
        pos, column: what the containers have taken of it.
        next, indent: its first character after that, and the columns of space before it.
        stack: the open containers, the root first.
        depth: how many of them, the root not counted, the line goes on with.
        open, mode: the open leaf, and how it takes the next line.
        ends: whether the line is the last of an UNTIL leaf.
        next_column: the column of `next`.
        after: where the text goes on if a block took more than the line.
        returns: some lines end with CR.
        find: finds a mark in the source, cheaply where there is none.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.leaves: list[Leaf] = []
        self.references: set[str] = set()
        self.notes: set[str] = set()
        self.comments: list[tuple[str, int, int]] = []
        self.first = self.end = self.pos = self.column = self.next = self.indent = self.depth = 0
        self.next_column = self.after = 0
        self.stack = [Frame(Box.ROOT)]
        self.open: Leaf | None = None
        self.mode = Mode.NONE
        self.ends: Callable[[], bool] = bool
        self._width = 0
        self._groups = 0
        self.returns = "\r" in text
        self.find = Finder(text).find

    # Columns: a tab may belong half to a container and half to what follows

    def measure(self) -> None:
        """Find the first character that is no space, and the columns before it."""
        text, at, column, end = self.text, self.pos, self.column, self.end
        if at >= end or text[at] not in " \t":  # as nearly always
            self.next, self.next_column, self.indent = at, column, 0
            return
        while at < end:
            char = text[at]
            if char == " ":
                column += 1
            elif char == "\t":
                column += 4 - column % 4
            else:
                break
            at += 1
        self.next, self.next_column = at, column
        self.indent = column - self.column

    def skip(self, columns: int) -> None:
        """Take so many columns of space off the line."""
        goal = self.column + columns
        while self.column < goal and self.pos < self.end:
            stop = self.column + (4 - self.column % 4 if self.text[self.pos] == "\t" else 1)
            if stop > goal:
                self.column = goal
                return
            self.column = stop
            self.pos += 1

    def take(self, length: int) -> None:
        """Take the indent and a mark of so many characters off the line."""
        self.pos, self.column = self.next + length, self.next_column + length

    def take_quote(self) -> None:
        """Take a quotation mark off the line, with one column of space behind it."""
        self.take(1)
        if self.pos < self.end and self.text[self.pos] in " \t":
            self.skip(1)

    def take_item(self, length: int) -> int:
        """Take an item's mark off the line; return the columns from the mark to the item's text."""
        self.take(length)
        at = self.pos
        if self.text[at : at + 1] == " " and at + 1 < self.end and self.text[at + 1] not in " \t":
            self.pos, self.column = at + 1, self.column + 1  # as nearly always
            return length + 1
        self.measure()
        space = self.indent if self.next < self.end and 1 <= self.indent <= 4 else 1
        self.skip(space)
        return length + space

    # Containers

    def push(self, frame: Frame) -> None:
        """Open a container; call `close` before."""
        parent = self.stack[-1]
        self._fill(parent)
        if frame.box is not Box.ITEM:
            parent.list = None
        self.stack.append(frame)
        self.depth += 1

    def close(self) -> None:
        """End the open leaf and the containers that the line does not go on with."""
        if self.open is not None:
            self.end_leaf()
        while len(self.stack) - 1 > self.depth:
            frame = self.stack.pop()
            if frame.item:
                self.leaves.append(frame.item)

    def mark(self) -> None:
        """Use up a line that is markup alone: what was open ends."""
        if self.open is not None or len(self.stack) - 1 > self.depth:
            self.close()
        frame = self.stack[-1]
        if frame.item or not frame.empty:
            self._fill(frame)
        frame.empty, frame.list = False, None

    def new_group(self) -> int:
        """Return a group id that is not in use."""
        self._groups += 1
        return self._groups

    def _fill(self, frame: Frame) -> None:
        """Note that something other than a paragraph is in a frame; a number that it takes must stay seen."""
        frame.empty = False
        if frame.item and frame.item.ordered:
            self.leaves.append(frame.item)
        frame.item = None

    # Leaves

    @property
    def interrupts(self) -> bool:
        """Whether the line would go on with a paragraph of the innermost container."""
        return self.mode is Mode.PARAGRAPH and self.depth == len(self.stack) - 1

    def leaf(self, kind: BlockKind) -> Leaf:
        """Return a new leaf on this line with what the innermost container gives it."""
        frame = self.stack[-1]
        group, story, quoted = frame.group, frame.story, frame.quoted
        return Leaf(kind, self.first, self.end, [], None, None, None, False, group, story, False, quoted)

    def add(self, kind: BlockKind, mode: Mode = Mode.NONE, ends: Callable[[], bool] = bool) -> Leaf:
        """Add a leaf that is no paragraph; one with a mode stays open."""
        self.mark()
        leaf = self.leaf(kind)
        if mode is Mode.NONE:
            self.leaves.append(leaf)
        else:
            self.open, self.mode, self.ends = leaf, mode, ends
        return leaf

    def prose(self, start: int, end: int) -> None:
        """Give a line on which nothing can begin to the open paragraph, table or a new paragraph.

        Only where no container is open.
        """
        leaf = self.open
        if self.mode is Mode.TABLE:
            self.row(start, end)
            return
        if leaf is None:
            root = self.stack[0]
            root.empty, root.list = False, None
            self.open = leaf = Leaf(_PARAGRAPH, start, end, [(start, end)])
            self.mode = Mode.PARAGRAPH
        else:
            leaf.lines.append((start, end))

    def open_paragraph(self) -> None:
        """Begin a paragraph, which may be the first one of an item."""
        frame = self.stack[-1]
        start = self.next
        if frame.box is Box.QUOTE and frame.empty and (match := _ALERT.match(self.text, start, self.end)):
            frame.quoted, start = False, match.end()
        if frame.item:
            leaf, frame.item = frame.item, None
            task = _TASK.match(self.text, start, self.end)
            start = task.end() if task else start
        else:
            leaf = self.leaf(BlockKind.QUOTE if frame.quoted else _PARAGRAPH)
        if start < self.end:
            leaf.lines.append((start, self.end))
        frame.empty, frame.list = False, None
        self.open, self.mode = leaf, Mode.PARAGRAPH

    def end_leaf(self) -> None:
        """End the open leaf, if any."""
        leaf, mode = self.open, self.mode
        if leaf is None:
            return
        self.open, self.mode = None, Mode.NONE
        if mode is Mode.PARAGRAPH:
            if leaf.lines and self.text[leaf.lines[0][0]] == "[":
                self._take_definitions(leaf)
                self._take_contents(leaf)
            if leaf.lines:
                leaf.last = leaf.lines[-1][1]
            if leaf.lines or leaf.kind is _ITEM:
                self.leaves.append(leaf)
        elif mode is not Mode.TABLE:
            self.leaves.append(leaf)

    def _take_definitions(self, leaf: Leaf) -> None:
        """Take link reference definitions off the front of a paragraph."""
        if not leaf.lines or self.text[leaf.lines[0][0]] != "[":
            return
        lines = Content(self.text, leaf.lines)
        content, at = lines.text, 0
        while found := definition(content, at):
            self.references.add(found.label)
            if found.label == "//":
                whole = content[at : found.end].rstrip()
                start = lines.source(at)
                self.comments.append((found.title, start, lines.source(at + len(whole) - 1) + 1))
            at = found.end
        if at:
            used = len(leaf.lines) if at >= len(content) else content.count("\n", 0, at)
            del leaf.lines[:used]
            leaf.first = leaf.lines[0][0] if leaf.lines else leaf.first

    def _take_contents(self, leaf: Leaf) -> None:
        """Forget a paragraph that only asks for a table of contents."""
        alone = len(leaf.lines) == 1 and leaf.kind is not BlockKind.ITEM
        if alone and self.text[slice(*leaf.lines[0])].rstrip().lower() in _TOC:
            leaf.lines.clear()

    def underline(self, level: int) -> bool:
        """Make the open paragraph a heading; False where it held definitions only."""
        leaf = self.open
        if leaf is None:
            return False
        self._take_definitions(leaf)
        if not leaf.lines:
            self.end_leaf()
            return False
        if leaf.ordered:
            self.leaves.append(replace(leaf, lines=[]))
        heading = self.leaf(BlockKind.HEADING)
        heading.first, heading.lines, heading.level = leaf.first, leaf.lines, level
        heading.lines[-1] = self.without_id(*heading.lines[-1])
        self.open, self.mode = None, Mode.NONE
        self.leaves.append(heading)
        return True

    def without_id(self, start: int, end: int) -> Range:
        """Return the range of a heading's line without spaces and an {#id} at its end."""
        body = self.text[start:end].rstrip(" \t")
        if body.endswith("}") and _HEADING_ID.match(body, at := body.rfind("{")):
            body = body[:at].rstrip(" \t")
        return start, start + len(body)

    # Tables

    def head(self, width: int) -> bool:
        """Make the last line of the open paragraph the head of a table of so many columns, if it fits."""
        leaf = self.open
        if leaf is None or not leaf.lines:
            return False
        start, end = leaf.lines[-1]
        if "|" not in self.text[start:end] or len(cells(self.text, start, end)) != width:
            return False
        leaf.lines.pop()
        self.add(BlockKind.CELL, Mode.TABLE)
        self._width = width
        self.row(start, end)
        return True

    def row(self, start: int, end: int) -> None:
        """Add the cells of a table row; cells beyond the head's are not shown and so not prose."""
        frame = self.stack[-1]
        story, quoted = frame.story, frame.quoted
        for cell in cells(self.text, start, end)[: self._width]:
            group = self.new_group()
            first, last = cell
            self.leaves.append(Leaf(_CELL, first, last, [cell], None, None, None, False, group, story, False, quoted))

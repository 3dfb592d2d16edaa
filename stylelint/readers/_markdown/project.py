"""Write leaves into a projection."""

from __future__ import annotations

from functools import partial

from ...records import replace
from ...text.document import Block, BlockKind
from ...text.span import Span
from .._projection import Projection
from .content import Content
from .html import HtmlBlock
from .inline import SPECIAL, Inline
from .model import HARD, SOFT, Edit, Leaf
from .state import State

_Opens = dict[int, tuple[BlockKind, int | None]]
_span = partial(tuple.__new__, Span)  # half the time of the constructor
# An empty heading, item or cell can be seen; an empty paragraph held only markup.
_UNSEEN = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


class Writer:
    """Writes the leaves of one document, in order."""

    def __init__(self, state: State, out: Projection) -> None:
        self._state = state
        self._text = state.text
        self._addresses = "://" in state.text or "www." in state.text
        self._inline = Inline(state.references, state.notes)
        self._out = out
        self._group = 0
        self._first = 0  # index of the block with which the leaf, or what a tag opened in it, begins
        self._plain_kind = BlockKind.PARAGRAPH

    def write(self, leaf: Leaf) -> None:
        """Write one leaf; it may become several blocks, or none."""
        lines = leaf.lines
        self._first = len(self._out.blocks)
        if len(lines) == 1 and not leaf.html:
            self._write_line(leaf, *lines[0])
        elif lines:
            self._write_lines(leaf)
        elif leaf.kind not in _UNSEEN:
            self._close(leaf, leaf.first, leaf.last)

    def _write_line(self, leaf: Leaf, start: int, end: int) -> None:
        """Write a leaf of one line, which most are."""
        text = self._text
        marked = SPECIAL.search(text, start, end) or (
            self._addresses and (text.find("://", start, end) >= 0 or text.find("www.", start, end) >= 0)
        )
        if not marked:
            written = self._out.whole(self._block(leaf, leaf.first, leaf.last), start, end)
        elif text.find("<", start, end) >= 0 or text.startswith("[//]:", start):  # there may be breaks and comments
            self._write_lines(leaf)
            return
        else:
            body = text[start:end].rstrip(" \t")
            edits = self._inline.scan(body, {})
            written = self._out.edited(self._block(leaf, leaf.first, leaf.last), body, start, edits)
        if not written and leaf.kind not in _UNSEEN:
            self._close(leaf, leaf.first, leaf.last)

    def _write_lines(self, leaf: Leaf) -> None:
        content = Content(self._text, leaf.lines)
        if leaf.html:
            html = HtmlBlock(content.text)
            self._apply(leaf, content, html.edits, html.opens)
            return
        self._apply(leaf, content, self._inline.scan(content.text, content.spaced), {})
        for at in self._inline.unclosed:
            self._out.slip(content.source(at), leaf.last)
        for start, end in leaf.lines:
            if self._text.startswith("[//]:", start):
                self._out.slip(start, end)

    def _apply(self, leaf: Leaf, content: Content, edits: list[Edit], opens: _Opens) -> None:
        out, place = self._out, content.source
        first, done = leaf.first, 0
        self._group = leaf.group
        self._plain_kind = BlockKind.QUOTE if leaf.quoted else BlockKind.PARAGRAPH
        for start, end, shown in edits:
            if start < done:
                continue
            if start > done:
                source = place(done)
                out.verbatim(source, source + start - done)
            source = place(start)
            done = end
            if not shown:
                if content.text[start] == "<":
                    self._note(content, start, end, source)
            elif shown == SOFT or (shown == HARD and leaf.kind is BlockKind.HEADING and start not in opens):
                out.soft_break(source, place(end))
            elif shown == HARD:
                after = place(end)
                self._close(leaf, first, source)
                leaf, first = self._break(leaf, opens.get(start)), after
                if start in opens:
                    self._first = len(out.blocks)
            else:
                out.derived(shown, source, place(end))
        if done < len(content.text):
            source = place(done)
            out.verbatim(source, source + len(content.text) - done)
        self._close(leaf, first, leaf.last)

    def _note(self, content: Content, start: int, end: int, source: int) -> None:
        """Keep a comment; ask in ascending order."""
        text = content.text
        if text.startswith("<!--", start) and text.endswith("-->", start + 4, end):
            self._out.comment(text[start + 4 : end - 3], source, content.source(end - 1) + 1)
        elif text.startswith("<!--", start):
            self._out.slip(source, content.source(end - 1) + 1)

    def _break(self, leaf: Leaf, opens: tuple[BlockKind, int | None] | None) -> Leaf:
        """Return the leaf of what follows a break: never numbered again, and what a tag says it is."""
        kind, level = opens or (leaf.kind, None)
        if kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            kind = self._plain_kind
        group = leaf.group
        if opens:
            group = self._state.new_group() if kind is BlockKind.CELL else self._group
        return replace(leaf, kind=kind, level=level, label=None, number=None, ordered=False, group=group)

    def _close(self, leaf: Leaf, first: int, last: int) -> None:
        self._out.close(self._block(leaf, first, last), keep_blank=leaf.kind not in _UNSEEN)

    def _block(self, leaf: Leaf, first: int, last: int) -> Block:
        """Return the block of a leaf, not placed yet."""
        return Block(
            leaf.kind,
            0,
            0,
            _span((first, last)),
            leaf.level,
            leaf.label,
            leaf.number,
            leaf.ordered,
            leaf.story,
            leaf.group,
            None,
            len(self._out.blocks) > self._first,
        )

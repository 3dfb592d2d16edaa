"""Write leaves into a projection."""

from __future__ import annotations

from dataclasses import replace

from ...text.document import Block, BlockKind
from ...text.span import Span
from .._projection import Projection
from .html import HtmlBlock
from .inline import SPECIAL, Inline
from .model import HARD, SOFT, Edit, Leaf
from .state import State

_Opens = dict[int, tuple[BlockKind, int | None]]
# An empty heading, item or cell can be seen; an empty paragraph held only markup.
_UNSEEN = (BlockKind.PARAGRAPH, BlockKind.QUOTE)


class Content:
    """The text of a leaf's lines joined with LF, and the way back to the source.

    Attributes:
        text: the lines without the spaces at their ends.
        spaced: offsets of the line ends before which spaces stood, and whether they make the break hard.
    """

    def __init__(self, text: str, lines: list[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._line = 0
        parts: list[str] = []
        self.spaced: dict[int, bool] = {}
        at = 0
        for start, end in lines:
            raw = text[start:end]
            part = raw.rstrip(" \t")
            self._starts.append(at)
            self._sources.append(start)
            parts.append(part)
            at += len(part) + 1
            if len(part) < len(raw):
                self.spaced[at - 1] = raw.endswith("  ")
        self.text = "\n".join(parts)

    def source(self, at: int) -> int:
        """Return the source offset of an offset of the content; ask in ascending order."""
        starts = self._starts
        while self._line + 1 < len(starts) and starts[self._line + 1] <= at:
            self._line += 1
        return self._sources[self._line] + at - starts[self._line]


class Writer:
    """Writes the leaves of one document, in order."""

    def __init__(self, state: State, out: Projection) -> None:
        self._state = state
        self._text = state.text
        self._out = out
        self._group = 0
        self._plain_kind = BlockKind.PARAGRAPH

    def write(self, leaf: Leaf) -> None:
        """Write one leaf; it may become several blocks, or none."""
        lines = leaf.lines
        if len(lines) == 1 and not leaf.html and self._is_plain(*lines[0]):
            self._out.verbatim(*lines[0])
            self._close(leaf, leaf.first, leaf.last)
        elif lines:
            self._write_marked(leaf)
        elif leaf.kind not in _UNSEEN:
            self._close(leaf, leaf.first, leaf.last)

    def _is_plain(self, start: int, end: int) -> bool:
        text = self._text
        return (
            not SPECIAL.search(text, start, end)
            and text.find("://", start, end) < 0
            and text.find("www.", start, end) < 0
        )

    def _write_marked(self, leaf: Leaf) -> None:
        content = Content(self._text, leaf.lines)
        if leaf.html:
            html = HtmlBlock(content.text)
            self._apply(leaf, content, html.edits, html.opens)
            return
        state = self._state
        inline = Inline(content.text, content.spaced, state.references, state.notes)
        self._apply(leaf, content, inline.scan(), {})

    def _apply(self, leaf: Leaf, content: Content, edits: list[Edit], opens: _Opens) -> None:
        out = self._out
        first, done = leaf.first, 0
        self._group = leaf.group
        self._plain_kind = BlockKind.QUOTE if leaf.quoted else BlockKind.PARAGRAPH
        for start, end, shown in edits:
            if start < done:
                continue
            if start > done:
                source = content.source(done)
                out.verbatim(source, source + start - done)
            source = content.source(start)
            done = end
            if not shown:
                continue
            after = content.source(end)
            if shown == SOFT or (shown == HARD and leaf.kind is BlockKind.HEADING and start not in opens):
                out.soft_break(source, after)
            elif shown == HARD:
                self._close(leaf, first, source)
                leaf, first = self._break(leaf, opens.get(start)), after
            else:
                out.derived(shown, source, after)
        if done < len(content.text):
            source = content.source(done)
            out.verbatim(source, source + len(content.text) - done)
        self._close(leaf, first, leaf.last)

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
        block = Block(
            leaf.kind,
            0,
            0,
            Span(first, last),
            leaf.level,
            leaf.label,
            leaf.number,
            leaf.ordered,
            leaf.story,
            leaf.group,
        )
        self._out.close(block, keep_blank=leaf.kind not in _UNSEEN)

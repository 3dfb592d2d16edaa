"""Paragraphs of a document that stand in it again: whole stretches of them, and single ones.

Only paragraphs of some length speak for a copy, since short ones are alike by
chance. Texts are compared folded and without spaces, in time linear in the
document; one that says nothing twice is told from one set of its lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from .. import quickre as re
from ..text.document import Block, BlockKind, Document
from ..text.span import Span

LEAST = 25  # characters without spaces of a paragraph that speaks for a copy
_LEAST_HAN = 12
_STRETCH = 3  # paragraphs in a row that are more than a paragraph said again
_STRETCH_LENGTH = 80  # characters
_SILENT = frozenset({BlockKind.CODE, BlockKind.FRONT_MATTER, BlockKind.FRAME})
_SPEAKING = frozenset({BlockKind.PARAGRAPH, BlockKind.ITEM})
_HAN = re.compile("[\u4e00-\u9fff]")


class Echo(NamedTuple):
    """A stretch of blocks that stands above already.

    Attributes:
        first: the blocks where it stands first.
        again: the blocks of the copy, equal to them one by one.
        close: nothing stands between the two.
    """

    first: Sequence[Block]
    again: Sequence[Block]
    close: bool

    @property
    def span(self) -> Span:
        """The range of the copy."""
        return Span(self.again[0].start, self.again[-1].end)

    @property
    def source(self) -> Span:
        """The range of what was copied."""
        return Span(self.first[0].start, self.first[-1].end)

    @property
    def is_stretch(self) -> bool:
        """Whether it is a stretch of paragraphs, not one or two."""
        length = sum(block.end - block.start for block in self.again)
        return len(self.again) >= _STRETCH and length >= _STRETCH_LENGTH


class Echoes:
    """What stands twice in a document."""

    def __init__(self, document: Document) -> None:
        """Look for lines that stand twice; most documents have none, and nothing more is done for them."""
        self._document = document
        lines = [line for line in document.folded.replace(" ", "").split("\n") if len(line) >= LEAST]
        twice = [] if len(set(lines)) == len(lines) else [line for line, times in Counter(lines).items() if times > 1]
        self._twice = frozenset(filter(_is_prose, twice))

    @cached_property
    def stretches(self) -> list[Echo]:
        """Copies of several paragraphs in a row, ascending and disjoint."""
        return [echo for echo in self._all if echo.is_stretch]

    @cached_property
    def paragraphs(self) -> list[Echo]:
        """Single paragraphs that stand a second time; what stands three times or more is meant to."""
        single = [echo for echo in self._all if not echo.is_stretch]
        times = Counter(echo.source.start for echo in single)
        return [echo for echo in single if times[echo.source.start] == 1]

    @cached_property
    def _all(self) -> list[Echo]:
        if not self._twice:
            return []
        text = self._document.folded
        blocks = [b for b in self._document.blocks if b.end > b.start and b.kind not in _SILENT]
        said = [text[b.start : b.end].replace(" ", "") for b in blocks]
        return _echoes(blocks, said, self._twice)


def _echoes(blocks: list[Block], said: list[str], twice: frozenset[str]) -> list[Echo]:
    """Find the copies in `blocks`, of which `said` are the texts; `twice` holds those that speak for a copy."""
    found, known, at, done = [], dict[str, int](), 0, 0
    while at < len(blocks):
        first = at
        if said[at] in twice and blocks[at].kind in _SPEAKING:
            first = known.setdefault(said[at], at)
        if first == at:
            at += 1
            continue
        low, high = _reach(said, first, at, done)
        echo = Echo(blocks[first - low : first + high], blocks[at - low : at + high], first + high == at - low)
        found.append(echo)
        at = done = at + high
    return found


def _is_prose(said: str) -> bool:
    """Tell whether half of a text is Chinese: code, rules of tables and addresses are not."""
    return len(_HAN.findall(said)) >= max(_LEAST_HAN, len(said) // 2)


def _reach(said: list[str], first: int, again: int, done: int) -> tuple[int, int]:
    """Return how many texts before, and from, two equal ones are equal too; a copy begins behind its original."""
    low, high = 0, 1
    while first + high < again and again + high < len(said) and said[first + high] == said[again + high]:
        high += 1
    while first - low > 0 and again - low > max(done, first + high) and said[first - low - 1] == said[again - low - 1]:
        low += 1
    return low, high


def echoes(document: Document) -> Echoes:
    """Return what stands twice in a document."""
    return Echoes(document)

"""Kind `frame`: blocks that belong to the page a draft was copied from, told once a stretch."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..text.fold import fold_all
from ..view import View
from . import Finding

NAME = "frame"


@dataclass(frozen=True)
class Options:
    """Options of the kind; it has none."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True)
class Frame:
    """Reports each stretch of page frame, from its first line to its last."""

    words: tuple[str, ...]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield one finding a stretch; empty blocks do not part one."""
        if BlockKind.FRAME not in [block.kind for block in view.blocks]:
            return
        stretch: list[Block] = []
        for block in view.blocks:
            if block.kind is BlockKind.FRAME and block.end > block.start:
                stretch.append(block)
            elif block.end > block.start and stretch:
                yield from self._told(view, stretch)
                stretch = []
        if stretch:
            yield from self._told(view, stretch)

    def _told(self, view: View, stretch: list[Block]) -> Iterator[Finding]:
        """Yield the finding of a stretch; tables of contents of Word documents are such blocks, too, and none."""
        start, end = stretch[0].start, stretch[-1].end
        text = view.text[start:end]
        if view.document.places is None or any(word in text for word in self.words):
            yield Finding(start, end, {"lines": len(stretch)})


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Frame:
    """Build the check."""
    return Frame(tuple(fold_all(lexicon.words.get("page-frame", ()))))

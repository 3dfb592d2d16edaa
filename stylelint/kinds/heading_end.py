"""Kind `heading-end`: headings on lines of their own that all end with a mark, told once a draft."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "heading-end"
FIXES = True

_MOST = 20  # related places
_PARAGRAPH = 30  # characters; what is shorter, or ends with a comma, is one line of a text that was torn into lines


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    marks: str
    """The marks that a heading does not end with, one after another; as in folded text."""
    longest: int = 30
    """Longer headings are sentences and are left alone."""
    least: int = 2
    """How many such headings a draft must have."""


@dataclass(frozen=True)
class HeadingEnd:
    """Reports the mark of the first such heading, with the others as related places."""

    options: Options

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        blocks = view.document.blocks
        ends = [i for i in view.draft.headings if self._ends(view.text, blocks[i])]
        if not ends:
            return  # as in nearly all drafts
        drifting = {b.level for b in map(blocks.__getitem__, view.draft.headings) if _is_bare(view.text, b)}
        found = [i for i in ends if blocks[i].level not in drifting and _leads(view, i)]
        if len(found) < self.options.least:
            return
        first, *others = [(blocks[i].end - 1, blocks[i].end) for i in found]
        fix = proposed(view, (Change(*span, "") for span in (first, *others)))
        yield Finding(*first, {"count": len(found)}, related=tuple(others[:_MOST]), fix=fix)

    def _ends(self, text: str, block: Block) -> bool:
        return (
            block.start < block.end <= block.start + self.options.longest and text[block.end - 1] in self.options.marks
        )


def _is_bare(text: str, block: Block) -> bool:
    """Tell whether a heading ends without a mark: where others of its level do not, it is the habit that changes."""
    return block.end > block.start and text[block.end - 1].isalnum()


def _leads(view: View, index: int) -> bool:
    """Tell whether text of its own stands below a heading: the last item of a list has none."""
    blocks, over, under = view.document.blocks, view.draft.above(index), view.draft.below(index)
    is_item = over is not None and view.text[blocks[over].end - 1] in ";,"
    if under is None or is_item or blocks[under].kind is not BlockKind.PARAGRAPH:
        return False
    below = blocks[under]
    return below.end - below.start >= _PARAGRAPH and view.text[below.end - 1] not in ",\u3001"


def build(rule: Rule, options: Options, lexicon: Lexicon) -> HeadingEnd:
    """Build the check."""
    return HeadingEnd(options)

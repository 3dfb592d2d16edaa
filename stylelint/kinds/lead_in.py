"""Kind `lead-in`: a paragraph that announces a list, and ends with another mark than a colon."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..view import View
from . import Change, Finding, OptionError
from ._changes import proposed

NAME = "lead-in"
FIXES = True

_MOST = 20  # related places
_LEADS = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    endings: list[str]
    """What such a paragraph ends with, the mark last: 如下。"""


@dataclass(frozen=True)
class LeadIn:
    """Reports the mark of the first such paragraph above a numbered item or heading."""

    literals: tuple[str, ...]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        found = list(self._marks(view))
        if found:
            first, *others = found
            fix = proposed(view, (Change(*span, "\uff1a") for span in found))
            yield Finding(*first, {"count": len(found)}, related=tuple(others[:_MOST]), fix=fix)

    def _marks(self, view: View) -> Iterator[tuple[int, int]]:
        blocks = view.document.blocks
        for index in view.draft.holding(*self.literals):
            block = blocks[index]
            if block.kind in _LEADS and view.text.endswith(self.literals, block.start, block.end):
                below = view.draft.below(index)
                if below is not None and _opens(view, below, blocks[below]):
                    yield block.end - 1, block.end


def _opens(view: View, index: int, block: Block) -> bool:
    """Tell whether a block is the first of a list."""
    token = view.document.starts.numbers.get(index)
    if token is not None:
        return token.value == 1 and token.form.name not in ("article", "chapter", "section", "part")
    return block.kind is BlockKind.ITEM and (block.number in (None, 1))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> LeadIn:
    """Build the check; raises OptionError for no ending at all."""
    if not options.endings or not all(options.endings):
        raise OptionError("endings", "至少要有一个结尾", "give at least one ending")
    return LeadIn(tuple(options.endings))

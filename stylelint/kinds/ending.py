"""Kind `ending`: a draft whose last paragraph breaks off."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..view import View
from . import Finding

NAME = "ending"

_END = "。!?;:…\u201d\u2019)》】〕]>~."
_SHOWN = 12  # characters at the end that the finding marks


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    least: int = 15
    """Shorter blocks are headings, names or dates, and are not looked at."""
    habit: float = 0.8
    """The share of the other paragraphs that must end with a mark, so that the last one stands out."""


@dataclass(frozen=True)
class Ending:
    """Reports the last words of a draft that ends without a mark."""

    options: Options

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        last = next(filter(self._counts, reversed(view.blocks)), None)
        if last is None or _closes(view, last):
            return  # which is so in nearly all drafts
        blocks = list(filter(self._counts, view.blocks))
        if len(blocks) < 4 or any(
            b.start > blocks[-1].start for b in view.prose("heading", "table-cell", "quote", "code")
        ):
            return
        others = blocks[:-1]
        closed = sum(_closes(view, b) for b in others)
        if _is_sentence(view, last) and closed >= self.options.habit * len(others):
            yield Finding(max(last.start, last.end - _SHOWN), last.end)

    def _counts(self, block: Block) -> bool:
        long = block.end - block.start >= max(self.options.least, 1)
        return long and block.kind is BlockKind.PARAGRAPH and block.role is None


def _closes(view: View, block: Block) -> bool:
    return view.text[block.end - 1] in _END


def _is_sentence(view: View, block: Block) -> bool:
    """Tell whether a block reads like a sentence rather than like a name or an address."""
    return "," in view.text[block.start : block.end]


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Ending:
    """Build the check."""
    return Ending(options)

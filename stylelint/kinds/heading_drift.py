"""Kind `heading-drift`: headings of one level of which some end with a mark and others do not."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..view import View
from . import Change, Finding, Proposal
from ._changes import proposed

NAME = "heading-drift"
FIXES = True

_MOST = 20  # related places


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    mark: str = "\u3002"
    """The mark that some of them end with."""
    least: int = 2
    """How many headings a level must have."""


@dataclass(frozen=True)
class HeadingDrift:
    """Reports the rarer sort of headings, all levels together."""

    options: Options

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding, on the last character of a heading."""
        blocks, text = view.document.blocks, view.text
        headings = [block for i in view.draft.headings if (block := blocks[i]).end > block.start]
        if not any(text[block.end - 1] == self.options.mark for block in headings):
            return  # as in nearly all drafts
        levels: dict[int, list[Block]] = defaultdict(list)
        for block in headings:
            levels[block.level or 0].append(block)
        rare = [block for level in levels.values() for block in self._rare(text, level)]
        if rare:
            first, *others = sorted((b.end - 1, b.end) for b in rare)
            marked = text[first[0]] == self.options.mark
            data = {"marked": marked, "count": len(rare), "of": len(headings)}
            yield Finding(*first, data, related=tuple(others[:_MOST]), fix=self._fix(view, rare))

    def _fix(self, view: View, rare: list[Block]) -> Proposal | None:
        """Propose to take the marks away, where headings with one are the rarer sort: none is ever put in."""
        marked = (block.end for block in rare if view.text[block.end - 1] == self.options.mark)
        return proposed(view, (Change(end - 1, end, "") for end in marked))

    def _rare(self, text: str, level: list[Block]) -> list[Block]:
        """Return the headings of a level that end otherwise than most; of two sorts as frequent those with a mark."""
        marked = [block for block in level if text[block.end - 1] == self.options.mark]
        bare = [block for block in level if text[block.end - 1].isalnum()]
        if not marked or not bare or len(level) < self.options.least:
            return []
        return bare if len(bare) < len(marked) else marked


def build(rule: Rule, options: Options, lexicon: Lexicon) -> HeadingDrift:
    """Build the check."""
    return HeadingDrift(options)

"""Kind `line`: patterns for a short paragraph of which the place is known: addressee, first line, date."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import Literal

from .. import quickre as re
from ..records import dataclass, field
from ..regex import Linear, PatternError, expand, linear
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..text.fold import fold
from ..view import View
from . import Finding, OptionError
from ._changes import Swap, proposed, swap_of

NAME = "line"
FIXES = True


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    patterns: list[str]
    """RE2 patterns on the folded line; {name} is a word list, a group named `hit` narrows the span."""
    place: Literal["any", "first", "addressee"] = "any"
    """any: each paragraph; first: the one below the title; addressee: the line that names who is addressed."""
    begins: str = ""
    """Characters that a line may begin with, of which only few do; empty: any."""
    longest: int = 60
    """Longer paragraphs are not looked at, in characters."""
    sets: dict[str, list[str]] = field(default_factory=dict)
    """Word lists for these patterns only."""
    swap: dict[str, str] = field(default_factory=dict)
    """What a fix writes instead of parts of the hit; \"\" takes a part out."""


@dataclass(frozen=True)
class Line:
    """Runs its patterns on the lines that stand in that place."""

    options: Options
    compiled: tuple[Linear, ...]
    swap: Swap

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield each match, one a line."""
        for block in self._lines(view):
            if 0 < block.end - block.start <= self.options.longest and block.kind is BlockKind.PARAGRAPH:
                text = view.block_text(block)
                span = next((s for one in self.compiled for s in one.spans(text, block.start)), None)
                if span is not None:
                    yield Finding(*span, fix=proposed(view, self.swap.within(view, *span)) if self.swap else None)

    def _lines(self, view: View) -> Iterator[Block]:
        if self.options.place == "addressee":
            block = view.draft.roles.get("addressee")
            return iter([] if block is None else [block])
        if self.options.place == "first":
            return islice((b for b in view.blocks if b.end > b.start and b.kind is not BlockKind.TITLE), 1)
        return self._beginning(view)

    @cached_property
    def _firsts(self) -> re.Pattern[str]:
        return re.compile(f"[{re.escape(fold(self.options.begins))}]")

    def _beginning(self, view: View) -> Iterator[Block]:
        blocks, draft = view.document.blocks, view.draft
        if not self.options.begins:
            return iter(view.blocks)
        found = self._firsts.finditer(view.document.starts.firsts, draft.first, draft.last)
        return (blocks[match.start()] for match in found)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Line:
    """Build the check; raises OptionError for a pattern that is invalid or not linear."""
    compiled = []
    for index, pattern in enumerate(options.patterns):
        try:
            compiled.append(linear(expand(pattern, {**lexicon.words, **options.sets})))
        except PatternError as error:
            raise OptionError(("patterns", index), f"{pattern}：{error.zh}", f"{pattern}: {error.en}") from None
    if not compiled:
        raise OptionError("patterns", "至少要有一个正则", "give at least one pattern")
    return Line(options, tuple(compiled), swap_of(options.swap))

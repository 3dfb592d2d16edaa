"""Kind `short-years`: years without their first two digits, 97年底."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..records import dataclass
from ..regex import Linear, PatternError, expand, linear
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding, OptionError

NAME = "short-years"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    patterns: list[str]
    """As in `pattern`. Blocks in Traditional characters are left out: there 98年 is a year of the Republic."""


@dataclass(frozen=True)
class ShortYears:
    """Runs the patterns in blocks of Simplified characters."""

    compiled: tuple[Linear, ...]

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells for each pattern where it may match."""
        return tuple(Trigger.of(one.pattern) for one in self.compiled)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the matches of those patterns that may match."""
        text = view.block_text(block)
        spans = sorted({span for number in which for span in self.compiled[number].spans(text, block.start)})
        if spans and not _traditional(view.document.block_text(block), text):
            yield from (Finding(start, end) for start, end in spans)


def _traditional(written: str, folded: str) -> bool:
    """Tell whether folding has changed a character that is no mark."""
    return written != folded and any(a != b and "\u4e00" <= a <= "\u9fff" for a, b in zip(written, folded, strict=True))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> ShortYears:
    """Build the check; raises OptionError for a pattern that is invalid or not linear."""
    try:
        return ShortYears(tuple(linear(expand(pattern, lexicon.words)) for pattern in options.patterns))
    except PatternError as error:
        raise OptionError("patterns", error.zh, str(error)) from None

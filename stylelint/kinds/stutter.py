"""Kind `stutter`: set phrases with one of their inner characters written twice, 三中全全会."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Finding, OptionError
from ._changes import whole

NAME = "stutter"
FIXES = True
_LEAST = 3


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    phrases: list[str]
    """Set phrases of three characters or more, written right."""


@dataclass(frozen=True)
class Stutter:
    """Reports each phrase as it was written, with what is right in `swap`."""

    literals: tuple[str, ...]
    right: dict[str, str]

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding a hit; of hits in each other, the longest."""
        last = -1
        for start, end in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
            if end > last:
                last = end
                right = self.right[view.text[start:end]]
                yield Finding(start, end, {"swap": right}, fix=whole(view, start, end, right))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Stutter:
    """Build the check; raises OptionError for a phrase that is too short, or none.

    The first character may end the word before, and the last one begin the word after: only inner ones count.
    """
    right: dict[str, str] = {}
    for index, phrase in enumerate(options.phrases):
        if len(phrase) < _LEAST:
            raise OptionError(("phrases", index), "至少要有三个字", "give three characters at least")
        for at in range(1, len(phrase) - 1):
            right.setdefault(fold(phrase[: at + 1] + phrase[at:]), phrase)
    if not right:
        raise OptionError("phrases", "至少要有一个短语", "give at least one phrase")
    return Stutter(tuple(right), right)

"""Kind `phrases`: literal phrases, with or without what to write instead."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold, fold_all
from ..text.span import Span
from ..view import View
from . import Finding, OptionError
from ._changes import whole

NAME = "phrases"
FIXES = True


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    phrases: list[str] = field(default_factory=list)
    """Phrases to report, in Simplified characters; both scripts and widths are found."""
    swap: dict[str, str] = field(default_factory=dict)
    """Phrases to report, with what to write instead; the message may use {swap}."""
    words: bool = True
    """Count a phrase only where it begins and ends at word boundaries."""


@dataclass(frozen=True)
class Phrases:
    """Reports each literal where it stands."""

    literals: tuple[str, ...]
    swap: dict[str, str]
    words: bool

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding a hit."""
        for start, end in hits:
            instead = self.swap.get(view.text[start:end])
            if instead is None:
                yield Finding(start, end, segmented=self.words)
                continue
            yield Finding(start, end, {"swap": instead}, segmented=self.words, fix=whole(view, start, end, instead))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Phrases:
    """Build the check; raises OptionError for no phrase at all, or one for which the texts have no {swap}."""
    swap = dict(zip(fold_all(options.swap), options.swap.values(), strict=True))
    literals = tuple(dict.fromkeys([*fold_all(options.phrases), *swap]))
    if not literals or not all(literals):
        raise OptionError("phrases", "至少要有一个非空的短语", "give at least one phrase that is not empty")
    for index, phrase in enumerate(options.phrases if _says_swap(rule) else ()):
        if fold(phrase) not in swap:
            zh = f"这条规则的说明里用了 {{swap}}，“{phrase}”没有对应的写法：放到 swap 下，写成 {phrase}: 改成什么"
            en = f"the texts of this rule say {{swap}}, and {phrase} has none: put it below swap, with what to write"
            raise OptionError(("phrases", index), zh, en)
    return Phrases(literals, swap, options.words)


def _says_swap(rule: Rule) -> bool:
    texts = (rule.fields.message, rule.fields.help)
    return any("{swap" in said for text in texts for said in (text.zh, text.en))

"""Kind `traces`: patterns that show where a text came from, told once a draft."""

from __future__ import annotations

from collections.abc import Iterator

from ..literals import required
from ..records import dataclass, field
from ..regex import Linear, PatternError, expand, linear
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..triggers import Trigger
from ..view import View
from . import Finding, OptionError

NAME = "traces"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    patterns: list[str]
    """RE2 patterns on folded text, each tried on every block; a group named `hit` narrows the span."""
    formats: list[str] = field(default_factory=list)
    """Only documents read in these formats, such as txt; empty: all."""
    least: int = 1
    """How many places a draft must have."""


@dataclass(frozen=True)
class Traces:
    """Reports the first place, with the others as related places.

    Beside each pattern stand literals, one of which every match must hold.
    """

    compiled: tuple[tuple[Linear, tuple[str, ...]], ...]
    options: Options
    scopes: frozenset[str]

    @property
    def tried(self) -> tuple[Trigger, ...]:
        """The patterns, for those who ask what a rule costs."""
        return tuple(Trigger(one.pattern, frozenset(needed) or None) for one, needed in self.compiled)

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        if self.options.formats and view.document.format not in self.options.formats:
            return
        whole = view.text[slice(*view.span)]
        likely = [(one, needed) for one, needed in self.compiled if not needed or any(text in whole for text in needed)]
        if not likely:
            return
        found = sorted(
            span
            for block in view.prose(*self.scopes)
            for text in (view.block_text(block),)
            for pattern, needed in likely
            if not needed or any(literal in text for literal in needed)
            for span in pattern.spans(text, block.start)
        )
        if found and len(found) >= self.options.least:
            first, *others = found
            yield Finding(*first, {"count": len(found)}, related=tuple(others))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Traces:
    """Build the check; raises OptionError for a pattern that is invalid or not linear."""
    compiled = []
    for pattern in options.patterns:
        try:
            expanded = expand(pattern, lexicon.words)
            compiled.append((linear(expanded), required(expanded) or ()))
        except PatternError as error:
            raise OptionError("patterns", f"{pattern}：{error.zh}", f"{pattern}: {error.en}") from None
    if not compiled:
        raise OptionError("patterns", "至少要有一个正则", "give at least one pattern")
    return Traces(tuple(compiled), options, frozenset(rule.fields.scopes))

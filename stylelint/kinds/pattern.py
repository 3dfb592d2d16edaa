"""Kind `pattern`: regular expressions in RE2 syntax, run only in blocks that hold a literal they need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..literals import required
from ..lookaround import Windowed, compile_windowed
from ..records import dataclass, field
from ..regex import Linear, PatternError, expand, linear, looks_around
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.span import Span
from ..view import View
from . import Finding, OptionError

NAME = "pattern"


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    patterns: list[str]
    """RE2 patterns on folded text; {name} is a word list, a group named `hit` narrows the span. A pattern with
    look-around must hold fixed text and be short: it runs only in a small window around that text."""
    sets: dict[str, list[str]] = field(default_factory=dict)
    """Word lists for these patterns only."""
    words: bool = False
    """Count a match only where it begins and ends at word boundaries."""


@dataclass(frozen=True)
class One:
    """One pattern and the literals one of which stands in each of its matches; None where there are none."""

    compiled: Linear | Windowed
    literals: frozenset[str] | None

    def spans(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """Yield the matches in a block; `hits` are where literals of the rule stand."""
        if isinstance(self.compiled, Windowed):
            own = [h for h in hits if view.text[h.start : h.end] in self.compiled.literals]
            return self.compiled.spans(view.text, block.start, block.end, own)
        return self.compiled.spans(view.text[block.start : block.end], block.start)


@dataclass(frozen=True)
class Pattern:
    """Runs each of its patterns once in a block that holds one of that pattern's literals."""

    literals: tuple[str, ...]
    patterns: tuple[One, ...]
    words: bool

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the matches in the block."""
        present = {view.text[start:end] for start, end in hits}
        for one in self.patterns:
            if not self.literals or one.literals is None or not one.literals.isdisjoint(present):
                for start, end in one.spans(view, block, hits):
                    yield Finding(start, end, segmented=self.words)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Pattern:
    """Build the check; raises OptionError for patterns that are invalid, not linear or can match nothing."""
    sets = {**lexicon.words, **options.sets}
    patterns: list[One] = []
    errors = []
    if not options.patterns:
        raise OptionError("patterns", "至少要有一个正则", "give at least one pattern")
    for index, pattern in enumerate(options.patterns):
        try:
            expanded = expand(pattern, sets)
            if looks_around(expanded):
                windowed = compile_windowed(expanded)
                patterns.append(One(windowed, windowed.literals))
                continue
            compiled, needs = linear(expanded), required(expanded)
        except PatternError as error:
            errors.append(OptionError(("patterns", index), f"{pattern}：{error.zh}", f"{pattern}: {error.en}"))
            continue
        patterns.append(One(compiled, None if needs is None else frozenset(needs)))
    if errors:
        raise OptionError(errors[0].keys, errors[0].zh, errors[0].en, errors[1:])
    loose = next((i for i, one in enumerate(patterns) if one.literals is None), None)
    if loose is not None and any(isinstance(one.compiled, Windowed) for one in patterns):
        zh = "没有固定文字的正则和有前后查看的正则要分成两条规则"
        raise OptionError(("patterns", loose), zh, "give the pattern without fixed text a rule of its own")
    anchored = [one.literals for one in patterns if one.literals is not None]
    literals = sorted(frozenset().union(*anchored)) if len(anchored) == len(patterns) else []
    return Pattern(tuple(literals), tuple(patterns), options.words)

"""Kind `pattern`: regular expressions in RE2 syntax, run only in blocks in which they may match."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from ..literals import required
from ..lookaround import Windowed, compile_windowed
from ..records import dataclass, field
from ..regex import Linear, PatternError, expand, linear, looks_around
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..triggers import Trigger
from ..view import View
from . import Change, Finding, OptionError, Proposal
from ._changes import Swap, ends, proposed, swap_of

NAME = "pattern"
FIXES = True


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
    swap: dict[str, str] = field(default_factory=dict)
    """What a fix writes instead of parts of the hit; \"\" takes a part out."""
    ends: str = ""
    """The two marks that a fix puts in place of the first and the last character of the hit."""
    drop_before: str = ""
    """Characters that a fix takes out where one of them stands directly before the hit."""


@dataclass(frozen=True)
class One:
    """One pattern."""

    compiled: Linear | Windowed

    @property
    def trigger(self) -> Trigger:
        """What tells in which blocks it may match."""
        return Trigger.of(self.compiled.pattern, isinstance(self.compiled, Windowed))

    def spans(self, text: str, block: Block) -> Iterable[tuple[int, int]]:
        """Yield the matches in a block of the folded text."""
        if isinstance(self.compiled, Windowed):
            hits = _places(text, block, self.compiled.literals)
            return self.compiled.spans(text, block.start, block.end, hits)
        return self.compiled.spans(text[block.start : block.end], block.start)


@dataclass(frozen=True)
class Pattern:
    """Runs each of its patterns once in a block in which that pattern may match."""

    patterns: tuple[One, ...]
    words: bool
    swap: Swap
    ends: str
    drop: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells for each pattern where it may match."""
        return tuple(one.trigger for one in self.patterns)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the matches of some of the patterns, named by their places, in the block."""
        for number in sorted(which):
            for start, end in self.patterns[number].spans(view.text, block):
                yield Finding(start, end, segmented=self.words, fix=self._fix(view, start, end))

    def _fix(self, view: View, start: int, end: int) -> Proposal | None:
        """Propose what the rule file says of its hits."""
        if not (self.swap or self.ends or self.drop):
            return None
        changes = [*self.swap.within(view, start, end), *(ends(start, end, self.ends) if self.ends else ())]
        if self.drop and start and view.text[start - 1] in self.drop:
            changes.append(Change(start - 1, start, ""))
        return proposed(view, changes)


def _places(text: str, block: Block, literals: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the literals stand in a block, overlapping ones too, by their ends."""
    found: list[tuple[int, int]] = []
    for literal in literals:
        at = text.find(literal, block.start, block.end)
        while at >= 0:
            found.append((at, at + len(literal)))
            at = text.find(literal, at + 1, block.end)
    return sorted(found, key=lambda span: (span[1], span[0]))


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
                patterns.append(One(compile_windowed(expanded)))
            else:
                patterns.append(One(linear(expanded)))
        except PatternError as error:
            errors.append(OptionError(("patterns", index), f"{pattern}：{error.zh}", f"{pattern}: {error.en}"))
    if errors:
        raise OptionError(errors[0].keys, errors[0].zh, errors[0].en, errors[1:])
    windowed = any(isinstance(one.compiled, Windowed) for one in patterns)
    loose = next((i for i, one in enumerate(patterns) if windowed and not required(one.compiled.pattern)), None)
    if loose is not None:
        zh = "没有固定文字的正则和有前后查看的正则要分成两条规则"
        raise OptionError(("patterns", loose), zh, "give the pattern without fixed text a rule of its own")
    if len(options.ends) not in (0, 2):
        raise OptionError("ends", "要写两个符号", "give two marks")
    return Pattern(tuple(patterns), options.words, swap_of(options.swap), options.ends, fold(options.drop_before))

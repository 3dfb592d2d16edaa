"""Kind `near-miss`: set phrases in which one character was replaced by one that sounds or looks alike.

A phrase with one wrong character still has its first or its last two characters. These ends are the literals; what
stands beside them tells the rest. Of an end that is a frequent word, three characters are the literal, and an error
in the third of them, next to the other end, goes unseen where that end is frequent too.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Finding, OptionError
from ._changes import whole

NAME = "near-miss"
FIXES = True
_END = 2  # characters of a phrase that are looked for
_SHORTEST = 4  # below, too many words are one character apart


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    phrases: list[str]
    """Set phrases of four characters or more, as they should be."""
    alike: list[str]
    """Names of word lists; each word there is a group of characters that are taken for one another."""
    right: list[str] = field(default_factory=list)
    """Other texts that are one character away from a phrase and right."""
    common: list[str] = field(default_factory=list)
    """First and last two characters of phrases that are frequent words and no reason to look closer."""


_Shape = tuple[int, int, list[tuple[int, dict[str, list[int]]]]]
"""How many characters of a phrase stand before its end, and how many it has; then, for the place of each other one,
the numbers of phrases by the character there: where one of the others is wrong, one at least is right."""


@dataclass(frozen=True)
class NearMiss:
    """Looks around the ends of phrases; `literals` are these ends."""

    phrases: tuple[str, ...]
    common: frozenset[str]
    right: frozenset[str]
    groups: tuple[str, ...]

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The ends."""
        return tuple(dict.fromkeys(_literals(self.phrases, self.common)))

    def likely(self, text: str, start: int) -> bool:
        """Tell whether a phrase with a wrong character stands around the end of one at `start`; nearly never."""
        right = self.right
        for before, size, beside in self._by_end[text[start : start + _END]]:
            found = text[start - before : start - before + size]
            if found in right or len(found) < size:
                continue
            for at, chars in beside:
                if found[at] in chars:
                    return any(self._around(text, start))
        return False

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding for each phrase with a wrong character."""
        told: set[int] = set()
        for hit in hits:
            for start, phrase in self._around(view.text, hit.start):
                end = start + len(phrase)
                if start not in told and start >= block.start and end <= block.end:
                    told.add(start)
                    fix = whole(view, start, end, phrase)
                    yield Finding(start, end, {"swap": phrase}, segmented=True, fix=fix)

    def _around(self, text: str, start: int) -> Iterator[tuple[int, str]]:
        """Yield where a phrase should stand that has the end at `start`."""
        for before, size, beside in self._by_end[text[start : start + _END]]:
            found = text[start - before : start - before + size] if start >= before else ""
            if len(found) < size or found in self.right:
                continue
            held = [numbers for at, chars in beside if (numbers := chars.get(found[at]))]
            for number in sorted({number for numbers in held for number in numbers}) if held else ():
                if self._misses(found, self.phrases[number]):
                    yield start - before, self.phrases[number]

    def _misses(self, found: str, phrase: str) -> bool:
        """Tell whether one character of a phrase is replaced by one that looks or sounds alike."""
        wrong = [i for i, char in enumerate(phrase) if found[i] != char]
        return len(wrong) == 1 and found[wrong[0]] in self._alike.get(phrase[wrong[0]], "")

    @cached_property
    def _by_end(self) -> _ByEnd:
        return _ByEnd(self.phrases)

    @cached_property
    def _alike(self) -> dict[str, str]:
        """What may be taken for a character."""
        found: dict[str, str] = {}
        for group in self.groups:
            for char in group:
                found[char] = found.get(char, "") + group
        return found


class _ByEnd(dict[str, list[_Shape]]):
    """Phrases by two characters that a literal of theirs begins with, each put in order when it is asked for."""

    def __init__(self, phrases: Sequence[str]) -> None:
        self._phrases = phrases
        self._joined = "\n".join(phrases)
        self._starts = list(accumulate((len(phrase) + 1 for phrase in phrases[:-1]), initial=0))

    def __missing__(self, end: str) -> list[_Shape]:
        shapes: dict[tuple[int, int], dict[int, dict[str, list[int]]]] = {}
        for before, number in self._having(end):
            phrase = self._phrases[number]
            beside = shapes.setdefault((before, len(phrase)), {})
            for at in (*range(before), *range(before + _END, len(phrase))):
                beside.setdefault(at, {}).setdefault(phrase[at], []).append(number)
        self[end] = [(*of, [*beside.items()]) for of, beside in shapes.items()]
        return self[end]

    def _having(self, end: str) -> Iterator[tuple[int, int]]:
        """Yield how many characters of a phrase stand before the end, and the number of the phrase."""
        at = self._joined.find(end)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            before, size = at - self._starts[number], len(self._phrases[number])
            if before in (0, size - _END - 1, size - _END):
                yield before, number
            at = self._joined.find(end, at + 1)


def _literals(phrases: Sequence[str], common: frozenset[str]) -> Iterator[str]:
    for phrase in phrases:
        first, last = phrase[:_END], phrase[-_END:]
        yield phrase[: _END + 1] if first in common else first
        yield phrase[-_END - 1 :] if last in common else last


def build(rule: Rule, options: Options, lexicon: Lexicon) -> NearMiss:
    """Build the check; raises OptionError for a phrase that is too short, or a list that is not there."""
    phrases = fold("\n".join(options.phrases)).split("\n")
    short = next((i for i, phrase in enumerate(phrases) if len(phrase) < _SHORTEST), None)
    if short is not None:
        zh, en = f"至少要有 {_SHORTEST} 个字", f"give a phrase of {_SHORTEST} characters at least"
        raise OptionError(("phrases", short), zh, en)
    unknown = next((i for i, name in enumerate(options.alike) if name not in lexicon.words), None)
    if unknown is not None:
        name = options.alike[unknown]
        raise OptionError(("alike", unknown), f"没有叫 {name} 的词表", f"there is no word list called {name}")
    groups = tuple(group for name in options.alike for group in lexicon.words[name])
    return NearMiss(tuple(phrases), frozenset(options.common), frozenset((*phrases, *options.right)), groups)

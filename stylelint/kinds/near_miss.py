"""Kind `near-miss`: set phrases in which one character was replaced by one that sounds or looks alike.

A phrase with one wrong character still has its first or its last two characters. These ends are the literals; what
stands beside them tells the rest. Of an end that is a frequent word, three characters are the literal, and an error
in the third of them, next to the other end, goes unseen where that end is frequent too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

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

    literals: tuple[str, ...]
    phrases: tuple[str, ...]
    right: frozenset[str]
    groups: tuple[str, ...]

    def likely(self, text: str, start: int) -> bool:
        """Tell whether a phrase with a wrong character stands around the end of one at `start`."""
        return any(self._around(text, start))

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
        for before, size, beside in self._by_end.get(text[start : start + _END], ()):
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
    def _by_end(self) -> dict[str, list[_Shape]]:
        """Phrases by two characters that a literal of theirs begins with."""
        found: dict[str, dict[tuple[int, int], dict[int, dict[str, list[int]]]]] = {}
        for number, phrase in enumerate(self.phrases):
            size = len(phrase)
            for before in (0, size - _END - 1, size - _END):
                shapes = found.setdefault(phrase[before : before + _END], {})
                beside = shapes.setdefault((before, size), {})
                for at in (*range(before), *range(before + _END, size)):
                    beside.setdefault(at, {}).setdefault(phrase[at], []).append(number)
        return {end: [(*of, [*beside.items()]) for of, beside in shapes.items()] for end, shapes in found.items()}

    @cached_property
    def _alike(self) -> dict[str, str]:
        """What may be taken for a character."""
        found: dict[str, str] = {}
        for group in self.groups:
            for char in group:
                found[char] = found.get(char, "") + group
        return found


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
    literals = tuple(dict.fromkeys(_literals(phrases, frozenset(options.common))))
    return NearMiss(literals, tuple(phrases), frozenset((*phrases, *options.right)), groups)

"""Kind `alike`: sentences that a draft says twice, and paragraphs that are nearly the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.span import Span
from ..view import View
from . import Finding

NAME = "alike"
PUBLIC = frozenset({"where"})
_HAN = re.compile("[\u4e00-\u9fff]")
_DIGITS = re.compile(r"[\d.%〇零一二三四五六七八九十百千万亿]+")
_STOP = "\u3002"
_OPENING = "\u201c"  # what is quoted may be said twice
_EDGES = " \u3002!?;,\u201d\u2019)"
_SAID = 10  # characters between two commas that stand twice in a draft by more than chance
_SHARED = 0.35  # the share of a paragraph that stands in such pieces where another one is nearly the same
_FEW = 3  # what stands more often is a set phrase
_GRAM = 3
_NEAR = 40  # characters between two sentences that may be all marks and spaces


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["sentence", "paragraph"]
    """Whether sentences are compared, or paragraphs."""
    least: int
    """How many characters the shortest has."""
    similar: float = 0.85
    """The share of runs of three characters that two paragraphs must have in common."""


@dataclass(frozen=True)
class Sentences:
    """Reports a sentence that stands a second time; one that stands three times is meant to."""

    least: int
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the second of two equal sentences."""
        parts = view.parts
        said = [bare for part in parts if len(bare := part.strip(_EDGES)) >= self.least]
        if len(set(said)) == len(said):
            return
        twice = {text for text, times in Counter(said).items() if times == 2 and self._is_prose(text)}
        for (block, first), (other, second) in _places(view, parts, twice):
            if self.scopes.issuperset((block.kind, other.kind)) and not _same(view, block, other):
                yield _finding(view, first, second, None if _follows(view.text, first, second) else "info")

    def _is_prose(self, text: str) -> bool:
        return len(_HAN.findall(text)) >= self.least - 2 and text[0] != _OPENING


def _places(view: View, parts: Iterable[str], wanted: set[str]) -> Iterator[list[tuple[Block, Span]]]:
    """Yield the two places of each of the wanted sentences, and their blocks; `parts` make up the draft."""
    found: defaultdict[str, list[tuple[Block, Span]]] = defaultdict(list)
    at = view.span.start if wanted else 0
    for part in parts if wanted else ():
        bare = part.strip(_EDGES)
        if bare in wanted:
            start = at + part.index(bare)
            end = start + len(bare)
            end += view.text.startswith(_STOP, end)
            found[bare].append((view.document.block_at(start), Span(start, end)))
        at += len(part) + 1
    yield from found.values()


@dataclass(frozen=True)
class Paragraphs:
    """Reports a paragraph that is nearly the same as one above; three that are, are a list in parallel."""

    least: int
    similar: float
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the second of two paragraphs that are nearly the same."""
        parts = view.text[slice(*view.span)].split(",")
        said = [part for part in parts if len(part) >= _SAID]
        if len(set(said)) == len(said):
            return
        twice = {part: times for part, times in Counter(said).items() if 1 < times <= _FEW}
        if sum(len(part) * (times - 1) for part, times in twice.items()) < self.least * _SHARED:
            return
        pairs = [pair for pair in self._candidates(view, parts, twice) if self._alike(view, *pair)]
        times = Counter(block.start for pair in pairs for block in pair)
        for first, again in pairs:
            if times[first.start] == times[again.start] == 1:
                yield _finding(view, Span(first.start, first.end), Span(again.start, again.end))

    def _candidates(self, view: View, parts: Iterable[str], twice: Container[str]) -> Iterator[tuple[Block, Block]]:
        """Yield pairs of paragraphs that share clauses enough, each pair once, the earlier paragraph first."""
        holding: defaultdict[str, list[Block]] = defaultdict(list)
        shared: Counter[tuple[int, int]] = Counter()
        at, block_at = view.span.start, view.document.block_at
        for part in parts:
            if part in twice:
                block = block_at(at)
                for earlier in holding[part]:
                    shared[earlier.start, block.start] += len(part)
                holding[part].append(block)
            at += len(part) + 1
        for (first, again), length in shared.items():
            one, other = block_at(first), block_at(again)
            if self._is_long(one) and self._is_long(other) and length >= _SHARED * (other.end - other.start):
                yield one, other

    def _is_long(self, block: Block) -> bool:
        return block.end - block.start >= self.least and block.kind in self.scopes

    def _alike(self, view: View, first: Block, again: Block) -> bool:
        one, other = (view.block_text(block).strip() for block in (first, again))
        if first is again or one == other or one[:1] == _OPENING or _DIGITS.sub("", one) == _DIGITS.sub("", other):
            return False
        a, b = ({text[at : at + _GRAM] for at in range(len(text) - _GRAM + 1)} for text in (one, other))
        return len(a & b) >= self.similar * len(a | b)


def _follows(text: str, first: Span, second: Span) -> bool:
    """Tell whether only marks stand between two ranges; what is far apart is not cut out to see."""
    return second.start - first.end <= _NEAR and not text[first.end : second.start].strip(_EDGES)


def _same(view: View, one: Block, other: Block) -> bool:
    """Tell whether two sentences stand in equal paragraphs, which other rules report."""
    return one is not other and view.block_text(one).strip() == view.block_text(other).strip()


def _finding(view: View, first: Span, again: Span, level: str | None = None) -> Finding:
    line = view.document.source.lines.line(view.document.to_source(*first).start)
    return Finding(*again, {"line": line}, {"where": view.document.where(first.start)}, related=(first,), level=level)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Sentences | Paragraphs:
    """Build the check."""
    scopes = frozenset(rule.fields.scopes)
    if options.check == "sentence":
        return Sentences(options.least, scopes)
    return Paragraphs(options.least, options.similar, scopes)

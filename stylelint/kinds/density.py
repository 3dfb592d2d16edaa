"""Kind `density`: words that say little, counted by section; one finding where they stand too close."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from .. import quickre as re
from ..automaton import Automaton
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Finding, OptionError

NAME = "density"
_HAN = re.compile("[\u4e00-\u9fff]+")
_REPEATED = 3  # so many words that are said twice are enough to name
_SPARED = ("quotation", "term", "book-title")


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    words: list[str]
    """Words to count, in Simplified characters."""
    not_in: list[str] = field(default_factory=list)
    """Longer words that hold one of them and do not count."""
    info: float = 12
    """Hits per 1,000 Chinese characters from which a section is reported as info."""
    warning: float = 18
    """Hits per 1,000 Chinese characters from which it is a warning."""
    certain: int = 10
    """Hits that a section must hold to be a warning; fewer, in a short section, are an info."""
    minimum: int = 200
    """Sections with fewer Chinese characters are left out."""
    different: int = 5
    """How many different words a section must hold; one word said often is its subject."""
    top: int = 5
    """How many words the message names."""


@dataclass(frozen=True)
class Section:
    """A range of the draft between two top headings.

    Attributes:
        heading: the heading, None where the draft has none before this text.
        blocks: the blocks of prose in it.
    """

    heading: Block | None
    blocks: list[Block]


@dataclass(frozen=True)
class Density:
    """Counts the words of each section of a draft; `words` and `spared` are folded, the longest first."""

    options: Options
    words: tuple[str, ...]
    spared: tuple[str, ...]

    @cached_property
    def _automaton(self) -> Automaton:
        # Longer words that hold one come first, so that what they hold is passed over.
        listed = [*((word, 0) for word in self.spared), *((word, 1) for word in self.words)]
        return Automaton(listed, first=True)

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield one finding for each section that is too dense."""
        places = self._places(view)
        # Most drafts have fewer words in all than one section needs.
        if len({text for _, _, text in places}) < self.options.different:
            return
        for section in sections(view):
            yield from self._judge(view, section, places)

    def _places(self, view: View) -> list[tuple[int, int, str]]:
        """Return where the words stand in the draft, ascending, whatever the blocks are."""
        text, (low, high) = view.text, view.span
        found = self._automaton.find(text[low:high])
        return [(low + a, low + b, text[low + a : low + b]) for a, b, owners in found if owners[0]]

    def _judge(self, view: View, section: Section, places: list[tuple[int, int, str]]) -> Iterator[Finding]:
        inside = _within(section.blocks, places)
        if len({text for _, _, text in inside}) < self.options.different:
            return
        han = sum(sum(map(len, _HAN.findall(view.block_text(block)))) for block in section.blocks)
        if han < self.options.minimum or len(inside) * 1000 < self.options.info * han:
            return
        counts = Counter(text for start, end, text in inside if not _spared(view, start, end))
        total = sum(counts.values())
        if len(counts) < self.options.different or total * 1000 < self.options.info * han:
            return
        per_thousand = total * 1000 / han
        span = _anchor(view, section)
        top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[: self.options.top]
        yield Finding(
            span.start,
            span.end,
            data={"density": round(per_thousand, 1), "count": total, "characters": han, "words": dict(top)},
            words={"top": _shown(top)},
            level="warning" if per_thousand >= self.options.warning and total >= self.options.certain else "info",
        )


def _shown(top: list[tuple[str, int]]) -> str:
    """Write the words with their counts; words that stand there once only where hardly any is repeated."""
    repeated = [(word, count) for word, count in top if count > 1]
    listed = repeated if len(repeated) >= _REPEATED else top
    return "\u3001".join(f"{word}\u00a0{count}" if count > 1 else word for word, count in listed)


def _within(blocks: list[Block], places: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the places that lie in one of the blocks, which ascend as well."""
    found: list[tuple[int, int, str]] = []
    for block in blocks:
        at = bisect_left(places, (block.start,))
        while at < len(places) and places[at][1] <= block.end:
            found.append(places[at])
            at += 1
    return found


def sections(view: View) -> list[Section]:
    """Split a draft at its top headings; text before the first of them is a section too."""
    top = _top_headings(view)
    found = [Section(None, [])]
    for block in view.blocks:
        if block.start in top:
            found.append(Section(block, []))
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and block.end > block.start:
            found[-1].blocks.append(block)
    return [s for s in found if s.blocks]


def _top_headings(view: View) -> set[int]:
    """Return the starts of the headings of the highest rank that occurs twice, else of the first heading's rank."""
    tokens = {item.block.start: item.token.form.name for item in view.draft.items}
    ranks = [
        (block.start, block.level if block.level is not None else tokens.get(block.start, ""))
        for block in view.prose("heading")
    ]
    if not ranks:
        return set()
    times = Counter(rank for _, rank in ranks)
    chosen = next((rank for _, rank in ranks if times[rank] > 1), ranks[0][1])
    return {start for start, rank in ranks if rank == chosen}


def _spared(view: View, start: int, end: int) -> bool:
    return view.protected(_SPARED, start, end)


def _anchor(view: View, section: Section) -> Span:
    """Return what to point at: the heading, or the first sentence where there is none."""
    if section.heading is not None:
        return Span(section.heading.start, section.heading.end)
    first = section.blocks[0]
    return view.sentence(first.start, first.start)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Density:
    """Build the check; raises OptionError where there are no words or the bounds are the wrong way round."""
    if not options.words or not all(options.words):
        raise OptionError("words", "至少要有一个非空的词", "give at least one word that is not empty")
    if not 0 < options.info <= options.warning:
        raise OptionError("info", "info 应大于 0，且不大于 warning", "info must be above 0 and not above warning")
    return Density(options, tuple(_ordered(options.words)), tuple(_ordered(options.not_in)))


def _ordered(words: list[str]) -> list[str]:
    """Return the words folded, the longest first."""
    return sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))

"""Kind `doubled`: words that were written twice running, 工作工作."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.doubling import Doubling, doublings
from ..text.fold import fold
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "doubled"
FIXES = True
_NUMERALS = frozenset("一二三四五六七八九十百千万亿零两几半每")
_LINKS = frozenset("的之")
_SHORT = 4  # units up to this length that begin or end with 的 may be chained: 朋友的朋友的
_DISTRIBUTED = 3  # a numeral and a measure word: 一个一个, 一小步一小步 is longer


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    longest: int = 6
    """How many characters the longest unit has; the shortest has two."""
    spared: list[str] = field(default_factory=list)
    """Words that may be said twice: 非常非常."""
    tried: list[str] = field(default_factory=list)
    """Verbs that are said twice for doing something a little: 研究研究."""
    tails: list[str] = field(default_factory=list)
    """What follows such a verb only where it stands once: 研究工作."""
    acting: list[str] = field(default_factory=list)
    """Nouns that do what the verb of the same characters says: 通知通知各单位, unless nothing follows to act on."""
    pointers: str = ""
    """Characters before such a word that make the first one a noun: 本规定规定."""
    closers: str = ""
    """Characters after such a word that show that it acts on nothing: 按照通知通知和要求."""
    suffixes: str = ""
    """Characters that make a longer noun of the second of two verbs: 执行执行档."""
    verbs: list[str] = field(default_factory=list)
    """Verbs that such nouns are made of."""
    sounds: str = ""
    """Characters that write sounds: 哗啦哗啦."""
    undealt: list[str] = field(default_factory=list)
    """Words that begin with a numeral and deal out nothing, as 一个一个 does: 一致."""


@dataclass(frozen=True)
class Doubled:
    """Reports each unit that stands twice or more, from the first one to the last."""

    options: Options
    words: Mapping[str, frozenset[str]]
    tails: tuple[str, ...]
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the findings in order of the length of the unit; of units in each other, the shortest."""
        taken = -1
        for found in sorted(doublings(view.text, *view.span, range(2, self.options.longest + 1))):
            if found.start >= taken and self._readable(view, found):
                finding = self._finding(view, found)
                if finding is not None:
                    taken = finding.end
                    yield finding

    def _readable(self, view: View, found: Doubling) -> bool:
        return view.document.block_at(found.start).kind in self.scopes

    def _finding(self, view: View, found: Doubling) -> Finding | None:
        """Return the finding where words begin and end, for the first place in the range at which they do."""
        start, end, size = found
        for first in range(start, min(start + size, end - 2 * size + 1)):
            last = end - (end - first) % size
            unit = view.text[first : first + size]
            if not self._excused(view.text, first, last, unit) and _whole(view, first, last, size):
                together = view.document.is_verbatim(first, last)  # else a line of the source ends between them
                fix = proposed(view, [Change(first + size, last, "")]) if together else None
                return Finding(first, last, words={"unit": view.document.text[first : first + size]}, fix=fix)
        return None

    def _excused(self, text: str, start: int, end: int, unit: str) -> bool:
        """Tell whether a unit may well stand twice here."""
        words = self.words
        return (
            unit in words["spared"]
            or len(set(unit)) == 1
            or self._deals(unit)
            or unit.endswith(("不", "着"))  # 是不是不, 走着走着
            or words["sounds"].issuperset(unit)
            or (len(unit) <= _SHORT and (unit[0] in _LINKS or unit[-1] in _LINKS))
            or text.startswith("再", end)
            or (unit in words["tried"] and not text.startswith(self.tails, end))
            or (unit in words["acting"] and self._acts(text, start, end))
            or (
                unit in words["verbs"] and text.startswith(self._suffixes, end) and not text.startswith(self.tails, end)
            )
        )

    @property
    def _suffixes(self) -> tuple[str, ...]:
        return tuple(self.options.suffixes)

    def _deals(self, unit: str) -> bool:
        """Tell whether a unit deals out or is a number: 一步一步, 二零二零."""
        if _NUMERALS.issuperset(unit):
            return True
        return unit[0] in _NUMERALS and len(unit) <= _DISTRIBUTED and unit not in self.words["undealt"]

    def _acts(self, text: str, start: int, end: int) -> bool:
        """Tell whether the second of two words is likely a verb, of which the first is the subject."""
        following = text[end : end + 1]
        if start and text[start - 1] in self.options.pointers:
            return True
        return following not in self.options.closers and (following.isalnum() or following in "\u201c\u300a\ufffc")


def _whole(view: View, start: int, end: int, size: int) -> bool:
    """Tell whether words begin and end where the first two units do, and at the end."""
    from ..text.words import cuts_across

    text, known = view.text, view.known
    return not (cuts_across(text, start, end, known) or cuts_across(text, start + size, start + size, known))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Doubled:
    """Build the check."""
    lists = {name: getattr(options, name) for name in ("spared", "tried", "acting", "verbs", "undealt")}
    words = {name: frozenset(map(fold, said)) for name, said in lists.items()}
    words["sounds"] = frozenset(options.sounds)
    return Doubled(options, words, tuple(map(fold, options.tails)), frozenset(rule.fields.scopes))

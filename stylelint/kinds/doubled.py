"""Kind `doubled`: words that were written twice running, 工作工作."""

from __future__ import annotations

from collections.abc import Iterator

from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.doubling import Doubling, doublings
from ..text.fold import fold
from ..view import View
from . import Finding

NAME = "doubled"
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
    """Words that may be said twice: 研究研究."""
    verbs: list[str] = field(default_factory=list)
    """Words that are noun and verb: 该配置配置网络 is no doubling where such a word has something to act on."""
    pointers: str = ""
    """Characters before such a word that make the first one a noun: 本规定规定."""
    closers: str = ""
    """Characters after such a word that show that it acts on nothing: 加强管理管理和服务."""
    sounds: str = ""
    """Characters that write sounds: 哗啦哗啦."""


@dataclass(frozen=True)
class Doubled:
    """Reports each unit that stands twice or more, from the first one to the last."""

    longest: int
    spared: frozenset[str]
    verbs: frozenset[str]
    pointers: str
    closers: str
    sounds: frozenset[str]
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the findings in order of the length of the unit; of units in each other, the shortest."""
        taken = -1
        for found in sorted(doublings(view.text, *view.span, range(2, self.longest + 1))):
            if found.start >= taken and self._readable(view, found):
                finding = self._finding(view, found)
                if finding is not None:
                    taken = finding.end
                    yield finding

    def _readable(self, view: View, found: Doubling) -> bool:
        return view.document.block_at(found.start).kind.value in self.scopes

    def _finding(self, view: View, found: Doubling) -> Finding | None:
        """Return the finding where words begin and end, for the first place in the range at which they do."""
        start, end, size = found
        for first in range(start, min(start + size, end - 2 * size + 1)):
            last = end - (end - first) % size
            unit = view.text[first : first + size]
            if not self._excused(view.text, first, last, unit) and _whole(view, first, last, size):
                return Finding(first, last, words={"unit": view.document.text[first : first + size]})
        return None

    def _excused(self, text: str, start: int, end: int, unit: str) -> bool:
        """Tell whether a unit may well stand twice here."""
        return (
            unit in self.spared
            or len(set(unit)) == 1
            or _counts(unit)
            or unit.endswith("不")  # 是不是不
            or self.sounds.issuperset(unit)
            or (len(unit) <= _SHORT and (unit[0] in _LINKS or unit[-1] in _LINKS))
            or text.startswith("再", end)
            or (unit in self.verbs and self._acts(text, start, end))
        )

    def _acts(self, text: str, start: int, end: int) -> bool:
        """Tell whether the second of two words may be a verb, or the first part of a longer noun."""
        following = text[end : end + 1]
        if start and text[start - 1] in self.pointers:
            return True
        return following not in self.closers and (following.isalnum() or following in "\u201c\u300a\ufffc")


def _counts(unit: str) -> bool:
    """Tell whether a unit deals out or is a number: 一步一步, 二零二零."""
    return (unit[0] in _NUMERALS and len(unit) <= _DISTRIBUTED) or _NUMERALS.issuperset(unit)


def _whole(view: View, start: int, end: int, size: int) -> bool:
    """Tell whether words begin and end where the first two units do, and at the end."""
    from ..text.words import cuts_across

    text, known = view.text, view.known
    return not (cuts_across(text, start, end, known) or cuts_across(text, start + size, start + size, known))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Doubled:
    """Build the check."""
    return Doubled(
        options.longest,
        frozenset(map(fold, options.spared)),
        frozenset(map(fold, options.verbs)),
        options.pointers,
        options.closers,
        frozenset(options.sounds),
        frozenset(rule.fields.scopes),
    )

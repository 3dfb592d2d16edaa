"""Kind `list-twice`: a list of words, 甲、乙、甲, that names one of them twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.span import Span
from ..view import View
from . import Finding

NAME = "list-twice"

_MARK = "、"
_CLAUSE = re.compile("[^,。;:!?()\\n“”‘’《》〈〉…—|/]+")
_LEAD = "由请有为向对从在以让给含"  # what may stand before the first member
_LONGEST = 8  # characters of a member; a longer one ends one list and begins another
_JOINS = re.compile("[和或及与而等的]")
_TAIL = "等和及与或的共以在到为都均也参作进分各两三几参"  # what may stand behind the last
_WORDS = re.compile("[一-鿿]+")


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    shortest: int = 2
    """Shorter members are not looked at: single characters are said again for their sound."""
    masks: str = ""
    """Characters of masked names, which may be those of several people: 某×."""


@dataclass(frozen=True)
class ListTwice:
    """Reports the second of two equal members of one list."""

    options: Options
    literals: tuple[str, ...] = (_MARK,)

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield a finding on each member that stands before in its list."""
        if len(hits) < 2:
            return  # a list of two says it twice on purpose: 好、好
        for clause in _CLAUSE.finditer(view.text, block.start, block.end):
            if clause[0].count(_MARK) > 1:
                yield from self._repeated(view.text, clause.start(), clause[0])

    def _repeated(self, text: str, start: int, clause: str) -> Iterator[Finding]:
        seen: dict[str, Span] = {}
        members = clause.split(_MARK)
        for number, member in enumerate(members):
            name = self._known(member, seen) if number == len(members) - 1 else member
            if number == 0 and member[:1] and member[0] in _LEAD:
                name = member[1:]
            if name in seen:
                yield Finding(start, start + len(name), related=(seen[name],))
            elif len(name) > _LONGEST or _JOINS.search(name):
                seen.clear()
            elif self._counts(name):
                seen[name] = Span(start, start + len(member))
            start += len(member) + 1

    def _known(self, last: str, seen: dict[str, Span]) -> str:
        """Return the member that the last one begins with, where nothing but the list's end follows it."""
        fits = (name for name in seen if last.startswith(name) and last[len(name) : len(name) + 1] in _TAIL)
        return next(fits, "")

    def _counts(self, name: str) -> bool:
        masked = any(char in self.options.masks for char in name)
        plain = _WORDS.fullmatch(name) is not None and name[0] != "一"  # 一个、一个、又一个
        return len(name) >= self.options.shortest and plain and not masked


def build(rule: Rule, options: Options, lexicon: Lexicon) -> ListTwice:
    """Build the check."""
    return ListTwice(options)

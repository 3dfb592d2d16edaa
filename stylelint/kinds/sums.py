"""Kind `sums`: the parts of a total, 全区有学校46所，其中小学52所, against that total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from .. import quickre as re
from ..literals import required
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.quantities import Quantity, of, pattern, shown
from ..text.document import Block
from ..triggers import Trigger
from ..view import View
from . import Finding
from ._lists import any_of

NAME = "sums"
PUBLIC = frozenset({"sum", "total", "part"})

_LIKELY = (
    r"\d[^\d。]{1,12}其中[^\d。]{0,16}\d",
    r"[共计][^\d。;,]{0,10}\d[^。;,:]{0,16}:[^\d。]{0,16}\d",
)
_TAIL = r"(?P<rest>[^\d,。;:()、]{0,8})(?P<mark>[,(:]?其中[,:]?|:)"  # what parts the total from its parts
_LABEL = r"(?P<label>[^\d,。;:()、]{1,16}?)"
_SEPARATOR = r"(?P<sep>[,、;]|[和及与](?=\D)|(?=[。)\n]|$))"
_ALL = re.compile("[共计]")
_LEAST = 2  # parts that are to be added up
_ROOM = 1e-6  # for what is lost in adding up

Part = tuple[str, Quantity]


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["part", "sum"]
    """part: one part is greater than its total; sum: the parts come to more than the total, or in a closed list,
    共36件：…, to another number."""
    units: list[str]
    """Measure words and units; {name} is a word list."""
    compared: list[str]
    """Words by which a number is no total or part, but a difference, a mean or a limit; {name} is a word list."""
    crossing: list[str]
    """Words of groups that may overlap, so that nothing is added up; {name} is a word list."""


@dataclass(frozen=True)
class Sums:
    """Runs one check; `units`, `compared` and `crossing` are patterns."""

    check: str
    units: str
    compared: str
    crossing: str

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        return tuple(Trigger(one, frozenset(required(one) or ()) or None) for one in _LIKELY)

    @cached_property
    def _total(self) -> re.Pattern[str]:
        return re.compile(pattern(self.units) + _TAIL)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        return re.compile(_LABEL + pattern(self.units) + _SEPARATOR)

    @cached_property
    def _compared(self) -> re.Pattern[str]:
        return re.compile(self.compared)

    @cached_property
    def _crossing(self) -> re.Pattern[str]:
        return re.compile(self.crossing)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        for match in self._total.finditer(view.text, block.start, block.end):
            first, _ = view.clause(match.start(), match.start() + 1, block)
            if self._compared.search(view.text, first, match.start("mark")):
                continue
            closed = match["mark"] == ":"
            if closed and not _ALL.search(view.text, first, match.start()):
                continue
            parts = self._parts(view.text, match, block.end)
            if self.check == "part":
                yield from _greater(of(match), parts)
            elif not any(self._crossing.search(label) for label, _ in parts):
                yield from _added(of(match), [part for _, part in parts], closed)

    def _parts(self, text: str, total: re.Match[str], end: int) -> list[Part]:
        """Return the parts that follow, each with its label, as long as they have the total's unit."""
        found: list[Part] = []
        at = total.end()
        while (match := self._part.match(text, at, end)) is not None and match["u"] == total["u"]:
            if self._compared.search(match["label"]):
                break
            found.append((match["label"], of(match)))
            at = match.end()
            if not match["sep"] or match["sep"] == ";":
                return found
        return found if total["mark"] != ":" else []  # of a closed list all must be understood


def _greater(total: Quantity, parts: list[Part]) -> Iterator[Finding]:
    """Yield the first part where it is greater than the total; later ones may be of something else."""
    for _, part in parts[:1]:
        if _exceeds(part, total):
            data = {"total": shown(total.value), "part": shown(part.value), "unit": total.unit}
            yield Finding(part.start, part.end, data, related=((total.start, total.end),))


def _added(total: Quantity, parts: list[Quantity], closed: bool) -> Iterator[Finding]:
    added = sum(part.value for part in parts)
    room = total.half + sum(part.half for part in parts) + _ROOM
    if len(parts) < _LEAST or (_exceeds(parts[0], total) and not closed):
        return  # the second is told by `part`
    if added - total.value > room or (closed and total.value - added > room):
        data = {"total": shown(total.value), "sum": shown(added), "unit": total.unit}
        yield Finding(total.start, total.end, data, related=tuple((part.start, part.end) for part in parts))


def _exceeds(part: Quantity, total: Quantity) -> bool:
    return part.value - part.half > total.value + total.half


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Sums:
    """Build the check; raises OptionError for a word list that there is not."""
    lists = (any_of(name, getattr(options, name), lexicon) for name in ("units", "compared", "crossing"))
    return Sums(options.check, *lists)

"""Kind `sums`: the parts of a total, 全区有学校46所，其中小学52所, against that total."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from .. import quickre as re
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.quantities import Quantity, of, pattern, shown
from ..text.document import Block
from ..text.fold import fold
from ..triggers import Trigger
from ..view import View
from . import Finding, OptionError
from ._lists import any_of, expanded

NAME = "sums"

_GAP = r"[^\d。;,:]{0,10}"  # between the words that announce a total and its number
_MARK = re.compile("其中[,:]?|:")  # what parts the total from its parts
_TAIL = r"[^\d,。;:()、]{0,8}[,(]?$"
_NEAR = 40  # characters before the mark in which the total stands
_LABEL = r"(?P<label>[^\d,。;:()、]{1,16}?)"
_SEPARATOR = r"(?P<sep>[,、;]|[和及与](?=\D)|(?=[。)\n]|$))"
# 奖品3000元,场地1500元,合计4500元: the total comes last.
_CLOSES = re.compile("[,;、](?:以上|[两三四五六]项)?(?:合计|总计|总共|一共|共计)(?:为|经费|资金|投资|金额|支出|收入)?")
_OPENS = "。;:!?(\n"  # before these a list that is closed by its total does not reach
_AGAIN = ("合计", "总计", "共计", "总共")
_WHOLE = re.compile("其中|总|共|合计|每|各")
_NO_LIMIT = re.compile("(?:规模|限额)以[上下]|县级以上")  # names of groups
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
    leads: list[str]
    """Words that announce the total of a closed list: 共计, 合计; {name} is a word list."""
    units: list[str]
    """Measure words and units; {name} is a word list."""
    compared: list[str]
    """Words by which a number is no total or part, but a difference, a mean or a limit; {name} is a word list."""
    crossing: list[str]
    """Words of groups that may overlap, so that nothing is added up; {name} is a word list."""
    opposites: list[list[str]] = field(default_factory=list)
    """Pairs of words of groups that do not overlap, whatever else is said of them: 男, 女."""


@dataclass(frozen=True)
class Sums:
    """Runs one check; `leads` and `units` are patterns, `compared` and `crossing` are folded words."""

    check: str
    leads: str
    units: str
    compared: tuple[str, ...]
    crossing: tuple[str, ...]
    opposites: tuple[tuple[str, str], ...]

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """What tells where it may be worth looking."""
        likely = (
            r"\d[^\d。]{1,20}其中[^\d。]{0,20}\d",
            rf"(?:{self.leads}){_GAP}\d[^。;:]{{0,30}}:[^\d。]{{0,20}}\d",
            r"\d[^\d。]{1,4}[,、;](?:以上|[两三四五六]项)?(?:合计|总计|总共|一共|共计)[^\d。]{0,2}\d",
        )
        return tuple(map(Trigger.of, likely))

    @cached_property
    def _lead(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.leads}){_GAP}$")

    @cached_property
    def _total(self) -> re.Pattern[str]:
        return re.compile(pattern(self.units) + _TAIL)

    @cached_property
    def _part(self) -> re.Pattern[str]:
        return re.compile(_LABEL + pattern(self.units) + _SEPARATOR)

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield the findings of a block."""
        for mark in _MARK.finditer(view.text, block.start, block.end):
            total = self._total.search(view.text, max(block.start, mark.start() - _NEAR), mark.start())
            parts = [] if total is None else self._parts(view.text, mark, total["u"], block.end)
            if total is None or not parts or not self._is_total(view, block, total, closed=mark[0] == ":"):
                continue
            if self.check == "part":
                yield from _greater(of(total), parts)
            elif self._apart([label for label, _ in parts]):
                yield from _added(of(total), [part for _, part in parts], closed=mark[0] == ":")

        if self.check == "sum":
            yield from self._closed(view.text, block)

    def _closed(self, text: str, block: Block) -> Iterator[Finding]:
        """Compare totals that close a list, where nothing but the list stands before them in the sentence."""
        for mark in _CLOSES.finditer(text, block.start, block.end):
            total = self._amount.match(text, mark.end(), block.end)
            start = max(text.rfind(char, block.start, mark.start()) for char in _OPENS) + 1
            parts = [] if total is None else self._before(text, max(start, block.start), mark.start() + 1, total["u"])
            if total is None or len(parts) < _LEAST or any(_holds(label, self.crossing) for label, _ in parts):
                continue
            if not any(_WHOLE.search(label) for label, _ in parts):
                yield from _added(of(total), [part for _, part in parts], closed=True)

    def _before(self, text: str, start: int, end: int, unit: str) -> list[Part]:
        """Return the parts from `start` to `end`; none where anything else stands there."""
        found: list[Part] = []
        while start < end:
            match = self._part.match(text, start, end)
            if match is None or match["u"] != unit or _holds(match["label"], self.compared):
                return []
            found.append((match["label"], of(match)))
            start = max(match.end(), start + 1)
        return found

    @cached_property
    def _amount(self) -> re.Pattern[str]:
        return re.compile(pattern(self.units))

    def _apart(self, labels: list[str]) -> bool:
        """Tell whether groups of these names cannot overlap."""
        if not any(_holds(label, self.crossing) for label in labels):
            return True
        if len(labels) != 2:
            return False
        one, other = labels
        return any((a in one and b in other) or (b in one and a in other) for a, b in self.opposites)

    def _is_total(self, view: View, block: Block, match: re.Match[str], closed: bool) -> bool:
        """Tell whether a number is no difference, mean or limit; that of a closed list is also called a total."""
        first, _ = view.clause(match.start(), match.start() + 1, block)
        if _holds(view.text[first : match.end()], self.compared):
            return False
        return not closed or self._lead.search(view.text, first, match.start()) is not None

    def _parts(self, text: str, mark: re.Match[str], unit: str, end: int) -> list[Part]:
        """Return the parts that follow a mark, each with its label, as long as they have the total's unit."""
        found: list[Part] = []
        at = mark.end()
        while (match := self._part.match(text, at, end)) is not None and match["u"] == unit:
            if _holds(match["label"], self.compared):
                break
            if _holds(match["label"], _AGAIN):
                return found  # the total once more, after its parts
            found.append((match["label"], of(match)))
            at = match.end()
            if not match["sep"] or match["sep"] == ";":
                return found
        return found if mark[0] != ":" else []  # of a closed list all must be understood


def _holds(text: str, words: tuple[str, ...]) -> bool:
    text = _NO_LIMIT.sub("", text)
    return any(word in text for word in words)


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
    """Build the check; raises OptionError for a word list that there is not, or opposites that are no pair."""
    if any(len(pair) != 2 for pair in options.opposites):
        raise OptionError("opposites", "每组要有两个词", "give pairs of words")
    leads = any_of("leads", options.leads, lexicon)
    units = any_of("units", options.units, lexicon)
    compared = expanded("compared", options.compared, lexicon)
    crossing = expanded("crossing", options.crossing, lexicon)
    return Sums(
        options.check, leads, units, compared, crossing, tuple((fold(a), fold(b)) for a, b in options.opposites)
    )

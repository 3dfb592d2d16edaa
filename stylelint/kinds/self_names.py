"""Kind `self-names`: what a unit calls itself, 我局 or 我镇, against itself and against who signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from typing import Literal

from .. import quickre as re
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import PROSE, BlockKind
from ..text.span import Span
from ..view import View
from . import Finding, OptionError

NAME = "self-names"

_MOST = 20  # related places
_SPOKEN = ("quotation", "term", "book-title", "example")  # there others speak
_LONGEST_SIGNATURE = 40  # characters


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    units: dict[str, list[str]]
    """What may follow 我, and how the names of such units end in a signature: {局: [局], 镇: [镇人民政府]}."""
    check: Literal["drift", "signature"] = "drift"
    """drift: 我局 and 我镇 in one draft; signature: all say 我局, and a 镇 signed."""
    together: list[list[str]] = field(default_factory=list)
    """Units of which one is part of the other, so that a draft may speak of both: [院, 校]."""
    not_after: list[str] = field(default_factory=list)
    """Words that begin with a unit and make no name of it: 委托 for 委."""
    share: float = 0.34
    """The largest share of the rarer name; where both are usual, both are meant."""


@dataclass(frozen=True)
class SelfNames:
    """Reports the rarer self-name, or all of them where another unit signed."""

    options: Options
    literals: tuple[str, ...]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield one finding for each unit that does not belong."""
        found = self._names(view)
        if self.options.check == "signature":
            yield from self._signed(view, found)
        elif len(found) > 1:
            yield from self._drift(view, found)

    def _names(self, view: View) -> dict[str, list[Span]]:
        """Return where the draft speaks of its own unit, by unit."""
        found: dict[str, list[Span]] = defaultdict(list)
        for match in self._pattern.finditer(view.text, *view.span):
            span = Span(*match.span())
            if view.document.block_at(span.start).kind not in PROSE or view.protected(_SPOKEN, *span):
                continue
            found[match[0][1:]].append(span)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = "|".join(map(re.escape, self.options.not_after))
        units = "|".join(sorted(map(re.escape, self.options.units), key=len, reverse=True))
        others = f"(?!{words})" if words else ""
        return re.compile(f"我(?<!自我){others}(?:{units})")

    def _drift(self, view: View, found: dict[str, list[Span]]) -> Iterator[Finding]:
        """Report what is rare, and what stands once where another unit signed."""
        signed = {self._unit_of(name) for name in _signers(view)}
        signer = next(iter(signed)) if len(signed) == 1 else None
        usual = max(found, key=lambda unit: (len(found[unit]), unit == signer, -found[unit][0].start))
        for unit, places in found.items():
            if unit == usual or self._go_together(unit, usual):
                continue
            rare = len(places) <= self.options.share * (len(places) + len(found[usual]))
            if rare or (len(places) == 1 and usual == signer):
                yield _finding(places, {"usual": "我" + usual, "uses": len(found[usual])})

    def _signed(self, view: View, found: dict[str, list[Span]]) -> Iterator[Finding]:
        """Compare with the signature where the draft has one self-name only."""
        if len(found) != 1:
            return
        (unit, places), signers = next(iter(found.items())), list(_signers(view))
        names = [self._unit_of(name) for name in signers]
        if not signers or None in names:
            return
        if not any(name == unit or self._go_together(unit, name or "") for name in names):
            yield _finding(places, {"signer": signers[0], "usual": "我" + (names[0] or ""), "uses": 0})

    def _unit_of(self, signer: str) -> str | None:
        """Return the unit of a signature, told by the longest ending."""
        endings = ((end, unit) for unit, ends in self.options.units.items() for end in ends if signer.endswith(end))
        return max(endings, key=lambda pair: len(pair[0]), default=("", None))[1]

    def _go_together(self, one: str, other: str) -> bool:
        return any(one in group and other in group for group in self.options.together)


def _signers(view: View) -> Iterator[str]:
    for block in view.blocks:
        if block.role == "signoff" and block.kind is BlockKind.PARAGRAPH:
            name = view.block_text(block).strip().removesuffix("(盖章)").removesuffix("(章)")
            if len(name) <= _LONGEST_SIGNATURE:
                yield name


def _finding(places: list[Span], data: dict[str, str | int]) -> Finding:
    first, *others = places
    return Finding(*first, {**data, "count": len(places)}, related=tuple(others[:_MOST]))


def build(rule: Rule, options: Options, lexicon: Lexicon) -> SelfNames:
    """Build the check; raises OptionError for no unit at all."""
    if not options.units:
        raise OptionError("units", "至少要有一个单位", "give at least one unit")
    return SelfNames(options, tuple("我" + unit for unit in options.units))

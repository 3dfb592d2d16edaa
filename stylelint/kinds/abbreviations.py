"""Kind `abbreviations`: 以下简称“X” against where X is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from .. import quickre as re
from ..records import dataclass, field, replace
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import PROSE, BlockKind
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Finding

NAME = "abbreviations"

_LONGEST = 30  # characters of a name
_OPEN, _CLOSE = "\u201c《\u2018", "\u201d》\u2019"
_DEFINES = re.compile(r"以下(?:统一|分别|均|合并)?(?:简称|统称|合称|并称|称)(?:为|作)?[:,]?\s*")
_QUOTED = re.compile(rf"(?:[、和或及与,]|或者|以及)?[{_OPEN}](?P<name>[^{_OPEN}{_CLOSE}\n]{{1,{_LONGEST}}})[{_CLOSE}]")
_PLAIN = re.compile(rf"(?P<name>[^{_OPEN}{_CLOSE}()、,;。:\n]{{2,{_LONGEST}}})\)")
_FULL = 60  # characters before a definition that may be the full name
_BODY = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["twice", "unused", "early"]
    """twice: defined again; unused: not used after it is defined; early: used before it is defined."""
    shortest: int = 1
    """Shorter names are words of their own and are not looked at."""
    endings: list[str] = field(default_factory=list)
    """Only names that end like this, as those of bodies and documents do; empty: all."""
    after: str = ""
    """Characters that may stand before a name used early; after others it is part of a longer one."""


@dataclass(frozen=True, slots=True)
class _Name:
    name: str
    start: int
    end: int
    whole: int  # where its definition begins


@dataclass(frozen=True)
class Abbreviations:
    """Runs one check on the names that a draft defines."""

    options: Options
    literals: tuple[str, ...] = ("简称", "统称", "合称", "并称", "以下称")

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding for each name of which it holds."""
        names = [one for one in _names(view) if self._counts(one.name)]
        seen: dict[str, _Name] = {}
        for one in names:
            first = seen.setdefault(one.name, one)
            if self.options.check == "twice" and first is not one:
                yield Finding(one.start, one.end, {"name": one.name}, related=((first.start, first.end),))
        if self.options.check == "unused":
            yield from _unused(view, names)
        elif self.options.check == "early":
            yield from self._early(view, seen.values())

    def _counts(self, name: str) -> bool:
        ends = self.options.endings
        return len(name) >= self.options.shortest and (not ends or name.endswith(tuple(ends)))

    def _early(self, view: View, names: Iterable[_Name]) -> Iterator[Finding]:
        for one in names:
            found = self._before(view, one)
            if found is not None:
                yield Finding(*found, {"name": one.name}, related=((one.start, one.end),))

    def _before(self, view: View, one: _Name) -> Span | None:
        """Return the first place in the prose above the definition, its full name left out, where the name stands."""
        text, (low, _), end = view.text, view.span, one.whole - _FULL
        at = text.find(one.name, low, max(end, low))
        while at >= 0:
            span = Span(at, at + len(one.name))
            block = view.document.block_at(at)
            free = at == block.start or text[at - 1] in self.options.after
            if free and block.kind in _BODY and not view.protected(("book-title", "quotation"), *span):
                return span
            at = text.find(one.name, span.end, end)
        return None


def _names(view: View) -> Iterator[_Name]:
    """Yield the names that the draft's own prose defines, in order."""
    text = view.text
    for match in _DEFINES.finditer(text, *view.span):
        block = view.document.block_at(match.start())
        if block.kind not in PROSE or view.protected(("quotation", "book-title", "example"), *match.span()):
            continue
        at = match.end()
        quoted = _QUOTED.match(text, at, block.end)
        if quoted is None:
            plain = _PLAIN.match(text, at, block.end)
            if plain is not None:
                yield _Name(plain["name"], plain.start("name"), plain.end("name"), match.start())
        while quoted is not None:
            yield _Name(quoted["name"], quoted.start("name"), quoted.end("name"), match.start())
            quoted = _QUOTED.match(text, quoted.end(), block.end)


def _unused(view: View, names: list[_Name]) -> Iterator[Finding]:
    for one in names:
        if view.text.find(one.name, one.end, view.span.end) < 0:
            yield Finding(one.start, one.end, {"name": one.name})


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Abbreviations:
    """Build the check."""
    return Abbreviations(replace(options, after=fold(options.after)))

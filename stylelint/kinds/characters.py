"""Kind `characters`: characters that do not belong into Chinese prose, by ranges of code points."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import PROSE, Document
from ..view import View
from . import Change, Finding, OptionError
from ._changes import proposed

NAME = "characters"
FIXES = True

_Span = tuple[int, int]
_RANGE = re.compile(r"([0-9A-Fa-f]{4,6})(?:-([0-9A-Fa-f]{4,6}))?")
# A joiner between two pictures makes one picture of them; it is no leftover.
_JOINERS = "\u200d\ufe0e\ufe0f"
_HAN = re.compile("[\u2018-\u201d\u2026\u3001-\u301b\u4e00-\u9fff\uff01-\uff5e]")
# What nearly all text is made of; what is not is collected once for all rules of the kind.
_USUAL = (
    (0x0A, 0x0A),
    (0x20, 0x7E),
    (0x2014, 0x2014),
    (0x2018, 0x201D),
    (0x2026, 0x2026),
    (0x3001, 0x3011),
    (0x4E00, 0x9FFF),
    (0xFF01, 0xFF5E),
)
_UNUSUAL = re.compile(f"[^{''.join(f'{re.escape(chr(a))}-{re.escape(chr(b))}' for a, b in _USUAL)}]+")
_PICTURE = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    ranges: list[str]
    """Ranges of code points in hexadecimal, such as 0590-05FF or 00AD."""
    longest: int = 0
    """Longer runs are words of another script and are left alone; 0: no limit."""
    shortest: int = 1
    """Shorter runs are left alone."""
    beside_han: bool = False
    """Count a run only directly beside a Chinese character or mark."""
    once: bool = False
    """Report a draft once, on the first run, with the others as related places."""
    instead: Literal["", "nothing", "compatible"] = ""
    """What a fix writes: nothing, or the usual characters that Unicode names for these."""


@dataclass(frozen=True)
class Characters:
    """Reports runs of the characters; `usual` says that nearly all text may hold some of them."""

    pattern: re.Pattern[str]
    options: Options
    usual: bool

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the runs of one draft, code and front matter left out."""
        if not self.usual and not self.pattern.search(_unusual(view.document.text)):
            return
        found = list(self._runs(view))
        if not found:
            return
        if self.options.once:
            first, *others = found
            yield self._finding(view, first, len(found), tuple(others), found)
        else:
            for span in found:
                yield self._finding(view, span, len(found), (), [span])

    def _runs(self, view: View) -> Iterator[tuple[int, int]]:
        text, document = view.document.text, view.document
        for match in self.pattern.finditer(text, *view.span):
            start, end = match.span()
            if end - start < self.options.shortest or 0 < self.options.longest < end - start:
                continue
            if self.options.beside_han and not _HAN.search(text[max(0, start - 1) : start] + text[end : end + 1]):
                continue
            if document.block_at(start).kind in PROSE and not _joins(text, start, end):
                yield start, end

    def _finding(self, view: View, span: _Span, count: int, related: tuple[_Span, ...], places: list[_Span]) -> Finding:
        code = f"U+{ord(view.document.text[span[0]]):04X}"
        fix = proposed(view, self._changes(view, places)) if self.options.instead else None
        return Finding(*span, {"code": code, "count": count}, related=related, fix=fix)

    def _changes(self, view: View, places: list[_Span]) -> Iterator[Change]:
        for start, end in places:
            new = self._instead(view.document.text[start:end])
            if new or not _holds(view.document, start, end):
                yield Change(start, end, new)

    def _instead(self, text: str) -> str:
        if self.options.instead == "nothing":
            return ""
        from unicodedata import normalize

        return normalize("NFKC", text)


@lru_cache(maxsize=1)
def _unusual(text: str) -> str:
    """Return the unusual characters of a text, each once at least."""
    return "".join(set(_UNUSUAL.findall(text)))


def _joins(text: str, start: int, end: int) -> bool:
    return text[start] in _JOINERS and bool(_PICTURE.match(text, max(0, start - 1)) or _PICTURE.match(text, end))


def _holds(document: Document, start: int, end: int) -> bool:
    """Tell whether a run keeps its line of markup from being read otherwise: as an empty line, a heading, an item."""
    source, place = document.source.text, document.to_source(start, end)
    if document.format == "txt" or document.places is not None or (place.start and source[place.start - 1] != "\n"):
        return False
    after = source[place.end : place.end + 1]
    if after in "\r\n":
        block = document.block_at(start)
        return (block.start, block.end) != (start, end)
    return not after.isalpha()


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Characters:
    """Build the check; raises OptionError for a range that is none."""
    parts, usual = [], False
    for text in options.ranges:
        match = _RANGE.fullmatch(text)
        if match is None:
            raise OptionError("ranges", f"{text} 不是码位范围，应如 0590-05FF", f"{text} is no range such as 0590-05FF")
        first, last = int(match[1], 16), int(match[2] or match[1], 16)
        if not first <= last <= 0x10FFFF:
            raise OptionError(
                "ranges", f"{text} 的首尾颠倒或超出范围", f"{text}: the ends are reversed or out of range"
            )
        usual = usual or any(first <= high and low <= last for low, high in _USUAL)
        parts.append(f"{re.escape(chr(first))}-{re.escape(chr(last))}")
    if not parts:
        raise OptionError("ranges", "至少要有一个码位范围", "give at least one range")
    return Characters(re.compile(f"[{''.join(parts)}]+"), options, usual)

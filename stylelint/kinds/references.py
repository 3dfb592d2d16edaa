"""Kind `references`: figures, tables, annexes and articles that the text cites, against those it has."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import CN, FORMS, chinese
from ..text.document import BlockKind
from ..text.fold import fold
from ..view import View
from . import Finding

NAME = "references"

_NUMBER = rf"(?P<n>\d{{1,3}}(?:[-.]\d{{1,3}})?|{CN}{{1,3}})"
_CITE = r"(?:见|如|由|据|参照|按照?|和|与|及|、)\s?"
_LONGEST_CAPTION = 60
_CITING = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.CELL)
_CAPTIONED = (BlockKind.TITLE, BlockKind.HEADING, *_CITING)
_LIST = re.compile(r"\s?:\s?(\d)?")
_LISTED = re.compile(r"(\d{1,2})\.")
_ARTICLE = FORMS["article"]
_LEAST_ARTICLES = 3  # fewer are an excerpt


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    target: Literal["caption", "annex", "article"]
    """What is cited: figures and tables by caption, annexes, articles of this regulation."""
    nouns: list[str]
    """What they are called: 图, 表; 附件; 本办法, 本规定."""
    check: Literal["missing", "gap", "duplicate"] = "missing"
    """missing: cited and not there; gap and duplicate: the series of captions."""


@dataclass(frozen=True, slots=True)
class _Mark:
    noun: str
    number: str
    start: int
    end: int


@dataclass(frozen=True)
class References:
    """Compares what is cited with what is there."""

    options: Options

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield a finding on each citation without a target, or each caption out of its series."""
        if self.options.target == "article":
            yield from self._articles(view)
            return
        for noun in self.options.nouns:
            there = [*self._captions(view, noun), *_labels(view, noun)]
            there.sort(key=lambda mark: mark.start)
            if self.options.check == "missing":
                yield from self._missing(view, noun, there)
            else:
                yield from _series(there, self.options.check)

    def _captions(self, view: View, noun: str) -> Iterator[_Mark]:
        """Yield the blocks that begin with the noun and a number and are a caption or an annex's first line."""
        leading = view.document.starts.of(noun, view.draft.first, view.draft.last)
        for block in map(view.document.blocks.__getitem__, leading):
            if block.kind not in _CAPTIONED or block.end - block.start > _LONGEST_CAPTION:
                continue
            if view.text[block.end - 1] in "。;,":
                continue
            match = _caption(noun).match(view.text, block.start, block.end)
            if match:
                yield _Mark(noun, _plain(match["n"]), match.start(), match.end())
        if self.options.target == "annex":
            yield from self._listed(view, noun, leading)

    @staticmethod
    def _listed(view: View, noun: str, leading: list[int]) -> Iterator[_Mark]:
        """Yield the names of the list 附件:1.名称 2.名称 at the end of a letter."""
        blocks, numbers = view.document.blocks, view.document.starts.numbers
        for index in leading:
            block = blocks[index]
            match = _LIST.match(view.text, block.start + len(noun), block.end)
            if not match:
                continue
            yield _Mark(noun, match[1] or "1", block.start, block.start + len(noun))
            for below in range(index + 1, min(index + 12, view.draft.last)):
                following, token = blocks[below], numbers.get(below)
                number = _LISTED.match(view.text, following.start, following.end)
                if token is not None and token.auto:
                    yield _Mark(noun, str(token.value), following.start, following.end)
                elif number is not None:
                    yield _Mark(noun, number[1], following.start, number.end())
                else:
                    break

    def _missing(self, view: View, noun: str, there: list[_Mark]) -> Iterator[Finding]:
        if not there:
            return  # figures and annexes may be kept elsewhere
        known = {mark.number for mark in there}
        styles = {_style(number) for number in known}
        pattern = re.compile(rf"{_CITE}(?P<hit>{re.escape(noun)}\s?{_NUMBER})(?![\d.-])")
        for block in map(view.document.blocks.__getitem__, view.draft.holding(noun)):
            if block.kind not in _CITING:
                continue
            for match in pattern.finditer(view.text, block.start, block.end):
                number = _plain(match["n"])
                foreign = view.text.rfind("》", max(block.start, match.start() - 12), match.start()) >= 0
                if number not in known and _style(number) in styles and not foreign:
                    yield Finding(match.start("hit"), match.end("hit"), {"target": f"{noun}{number}"})

    def _articles(self, view: View) -> Iterator[Finding]:
        numbers = [i.token.value for i in view.draft.items if i.token.form is _ARTICLE]
        if len(numbers) < _LEAST_ARTICLES or numbers[0] != 1:
            return
        last = max(numbers)
        title = view.draft.title_text or ""
        nouns = [n for n in self.options.nouns if n[1:] in title]
        if not nouns:
            return  # 本法 may stand for the parent act
        pattern = re.compile(rf"(?P<hit>(?:{'|'.join(map(re.escape, nouns))})第(?P<n>{CN}{{1,5}}|\d{{1,3}})条)")
        for block in map(view.document.blocks.__getitem__, view.draft.holding(*(n + "第" for n in nouns))):
            if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                continue
            for match in pattern.finditer(view.text, block.start, block.end):
                value = int(match["n"]) if match["n"].isdigit() else chinese(match["n"])
                if value is not None and value > last:
                    yield Finding(match.start("hit"), match.end("hit"), {"target": match["hit"], "last": last})


def _labels(view: View, noun: str) -> Iterator[_Mark]:
    """Yield the blocks whose automatic number is the noun and a number: 图1."""
    for item in view.draft.items:
        token = item.token
        match = token.auto and token.form.sample.startswith(noun) and _caption(noun).match(fold(item.block.label or ""))
        if match:
            yield _Mark(noun, _plain(match["n"]), *item.span(view.document))


@lru_cache(maxsize=64)
def _caption(noun: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(noun)}\s?{_NUMBER}(?=$|[\s:.、)]|[^\d的所中和及与至,。-])")


def _plain(number: str) -> str:
    value = None if number[0].isdigit() else chinese(number)
    return number.replace(".", "-") if value is None else str(value)


def _style(number: str) -> str:
    """Figures counted through are one series, figures of chapter 2 another."""
    return number.rpartition("-")[0]


def _series(there: list[_Mark], check: str) -> Iterator[Finding]:
    last: dict[str, tuple[int, _Mark]] = {}
    for mark in there:
        style, value = _style(mark.number), int(mark.number.rpartition("-")[2])
        before = last.get(style)
        if before is not None:
            expected = f"{mark.noun}{style}{'-' if style else ''}{before[0] + 1}"
            data = {"expected": expected, "previous": f"{mark.noun}{before[1].number}"}
            related = ((before[1].start, before[1].end),)
            kind = "duplicate" if value == before[0] else "gap" if value == before[0] + 2 else None
            if kind == check:
                yield Finding(mark.start, mark.end, data, related=related)
        last[style] = (value, mark)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> References:
    """Build the check."""
    return References(options)

"""Inline series: 一是…二是…三是…, 一要…二要…, 第一,…第二,… and 其一,…其二,… inside paragraphs.

A mark counts only at the start of a clause: 唯一是, 万一是 and 星期一是 hold
the same characters and are none. A series may run on over neighbouring
paragraphs. Source: GB/T 15834-2011 appendix B.3.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..text.document import Block, BlockKind, Document
from .numbers import chinese

if TYPE_CHECKING:
    from .drafts import Draft

_CONNECTORS = "是要"  # 四则, 十来个 and 二看 are words more often than members
_FIRST = "是要"  # with these a series cannot begin at two; 第二, may follow a 第一 pages away
_NUMERALS = "[一二三四五六七八九十]"
_TOKEN = re.compile(
    r"(?:^|(?<=[。;:,!?、)”\n ]))"
    rf"(?:(?P<n>{_NUMERALS}{{1,2}})(?P<c>[{_CONNECTORS}])(?!{_NUMERALS}?日)|(?P<o>[第其]{_NUMERALS}{{1,2}})(?P<m>[,、:])(?![第其]))"
)
_ORDINAL = re.compile(rf"第{_NUMERALS}{{1,2}}[,、:]")
_WHICH = re.compile(rf"其{_NUMERALS}[,、:]")  # two patterns, as each is found by its first character
_NUMERAL = frozenset(_NUMERALS[1:-1])
_BEFORE = frozenset("。;:,!?、)”\n ")
_WORDS = re.compile("(?:^|(?<=[。;:,\n]))首先,")
_MOST_WORDS = 5  # beyond, no words of order are left
_CHAIN = 2500  # characters of other text that a series may skip over; exports print a sentence a line
_PROSE = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.CELL)


@dataclass(frozen=True, slots=True)
class Mark:
    """One member of a series: value, connector (是, 要, … or 第, 其), offsets of the mark."""

    value: int
    connector: str
    start: int
    end: int
    block: int


@dataclass(frozen=True, slots=True)
class Break:
    """A member that does not follow: gap or first, and what was expected instead."""

    kind: str
    mark: Mark
    expected: int
    previous: Mark | None


def label(value: int, connector: str) -> str:
    """Write a member of a series."""
    from .numbers import write_chinese

    return f"{connector}{write_chinese(value)}" if connector in "第其" else write_chinese(value) + connector


def marks(document: Document, block: Block, index: int) -> Iterator[Mark]:
    """Yield the marks of one block in order."""
    for match in _TOKEN.finditer(document.folded, block.start, block.end):
        if match["o"]:
            value, connector, end = chinese(match["o"][1:]), match["o"][0], match.end() - 1
        else:
            value, connector, end = chinese(match["n"]), match["c"], match.end()
        if value is not None and value > 0:
            yield Mark(value, connector, match.start(), end, index)


def likely(draft: Draft) -> list[int]:
    """Return the indexes of the blocks that may hold a mark: a superset, found in one pass through the draft."""
    text, (start, end) = draft.document.folded, draft.span
    found = {match.start() for match in _ORDINAL.finditer(text, start, end)}
    found.update(match.start() for match in _WHICH.finditer(text, start, end))
    for connector in _CONNECTORS:
        at = text.find(connector, start, end)
        while at >= 0:
            if text[at - 1] in _NUMERAL and (at < 3 or text[at - 2] in _BEFORE or text[at - 3] in _BEFORE):
                found.add(at)
            at = text.find(connector, at + 1, end)
    return sorted({draft.document.block_index(at) for at in found})


def series(draft: Draft) -> Iterator[list[Mark]]:
    """Yield the series of a draft: runs of marks of one kind that begin anew at 一."""
    open_series: dict[tuple[str, int], list[Mark]] = {}
    document, headings, passed = draft.document, draft.headings, 0
    for index in likely(draft):
        block = document.blocks[index]
        above = bisect_right(headings, index)
        if above > passed:
            yield from open_series.values()
            open_series, passed = {}, above
        if block.kind not in _PROSE or block.end == block.start:
            continue
        for mark in marks(document, block, index):
            key = (mark.connector, block.group)
            run = open_series.get(key)
            if run is not None and (mark.value == 1 or mark.start - run[-1].end > _CHAIN):
                yield run
                run = None
            if run is None:
                open_series[key] = run = []
            run.append(mark)
    yield from open_series.values()


def breaks(draft: Draft) -> Iterator[Break]:
    """Yield the members that do not follow their predecessor, and series without a first."""
    for run in series(draft):
        if len(run) == 1 and run[0].value != 2:
            yield from _stray(draft, run[0])
            continue
        yield from _breaks_of(draft, run)


def _stray(draft: Draft, mark: Mark) -> Iterator[Break]:
    """Yield 第四 or the like where the same paragraph begins 首先, 其次 and has no member before it."""
    document = draft.document
    block = document.blocks[mark.block]
    if mark.connector != "第" or not 2 < mark.value <= _MOST_WORDS:
        return
    if _WORDS.search(document.folded, block.start, mark.start) and not _drifted(draft, mark, mark.value - 1):
        yield Break("gap", mark, mark.value - 1, None)


def _breaks_of(draft: Draft, run: list[Mark]) -> Iterator[Break]:
    first = run[0]
    if first.value != 1 and first.connector in _FIRST and not _drifted(draft, first, first.value - 1):
        yield Break("first", first, 1, None)
    last = first
    for position, mark in enumerate(run[1:], 1):
        expected = last.value + 1
        if mark.value == expected:
            last = mark
            continue
        if mark.value < expected and _drifted(draft, mark, mark.value - 1, last.end):
            last = mark  # another series began in other words: 四是 … 一要 … 二是
            continue
        following = run[position + 1].value if position + 1 < len(run) else None
        if not _drifted(draft, mark, expected, last.end):
            yield Break("gap", mark, expected, last)
        # the number alone slipped where the next one goes on as if nothing had happened
        last = Mark(expected, mark.connector, mark.start, mark.end, mark.block) if following == expected + 1 else mark


@lru_cache(maxsize=256)
def _loose(value: int) -> re.Pattern[str]:
    from .numbers import write_chinese

    digits = write_chinese(value)
    words = {1: "首先|其一|一方面|1[、.]", 2: "其次|其二|另一方面|2[、.]", 3: "再次|其三|再者|3[、.]"}.get(value, "$^")
    return re.compile(rf"第?{digits}[{_CONNECTORS}个,、:.为大以从在]|[(]{digits}[)]|{words}")


def _drifted(draft: Draft, mark: Mark, wanted: int, after: int = 0) -> bool:
    """Tell whether the missing member stands before in another wording (一要 … 二是), or in mid-clause."""
    low = max(draft.span.start, mark.start - _CHAIN, after)
    found = _loose(wanted).finditer(draft.document.folded, low, mark.start)
    return any(not _heads_block(draft.document, match) for match in found)


def _heads_block(document: Document, match: re.Match[str]) -> bool:
    """Tell whether a number such as 一、 or (一) heads a block: it belongs to the outline, not to this series."""
    return match.group()[-1] in "、)." and document.block_at(match.start()).start == match.start()

"""Marks that stand in pairs, and those of them in a draft that have no other half."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .. import quickre as re
from ..text.document import PROSE, Block

if TYPE_CHECKING:
    from .drafts import Draft

# Opening and closing marks by their sort; of brackets the full-width one first.
SORTS: tuple[tuple[str, str], ...] = (
    ("\uff08(", "\uff09)"),
    ("\uff3b[", "\uff3d]"),
    ("\u201c", "\u201d"),
    ("\u2018", "\u2019"),
    ("\u300c", "\u300d"),
    ("\u300e", "\u300f"),
    ("\u300a", "\u300b"),
    ("\u3008", "\u3009"),
    ("\u3010", "\u3011"),
    ("\u3014", "\u3015"),
)
_SORT = {mark: number for number, pair in enumerate(SORTS) for marks in pair for mark in marks}
_OPENING = frozenset("".join(opening for opening, _ in SORTS))
_MARK = re.compile(f"[{re.escape(''.join(_SORT))}]")
_APOSTROPHES = "\u2018\u2019"
_OPENING_QUOTES = frozenset("\u201c\u2018\u300c\u300e\"'")
_CLOSING_QUOTES = frozenset("\u201d\u2019\u300d\u300f\"'")
_HALF = frozenset("()[]")
# 1) a) 一) ①) at the beginning of a block or behind a stop or a space; :) ;-) ^_^) and the like.
_LABEL = re.compile(
    r"(?:^|[\s,;:.\u3001\u3002\uff0c\uff1b\uff1a])(?:\d{1,3}|[A-Za-z]{1,4}|[\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u7532\u4e59\u4e19\u4e01]{1,3}|\W)$"
)
_FACE = re.compile(r"[:;=^_]['o-]?$")
# [0, 1) and (a, b]: the halves of an interval may differ.
_INTERVAL = re.compile("[(\\[\uff08\uff3b][^()\\[\\]\uff08\uff09\uff3b\uff3d\u4e00-\u9fff]{1,24}[)\\]\uff09\uff3d]")
_OPERATORS = "+-*/=<>&|^\\"
_NEAR = 80  # characters between two halves of one pair
_BEFORE = 6  # characters that tell a label or a face
_CHINESE = re.compile("[\u2014\u2018-\u201d\u2026\u3001-\u3015\u4e00-\u9fff\uff01-\uff5e]")
# What became of bytes that could not be read may have been a mark.
_SPOILT = re.compile("[\ufffd\ue000-\uf8ff]")
_FAR = 40  # blocks that a quotation or a bracket may run through


class Half(NamedTuple):
    """A mark without its other half: where it stands, and in which block of the document (an index)."""

    at: int
    mark: str
    block: int

    @property
    def sort(self) -> int:
        """Which of `SORTS` it belongs to."""
        return _SORT[self.mark]

    @property
    def opens(self) -> bool:
        """Whether it is the first half of a pair."""
        return self.mark in _OPENING

    @property
    def other(self) -> str:
        """The mark that would make a pair of it, of the same width."""
        opening, closing = SORTS[self.sort]
        own, others = (opening, closing) if self.opens else (closing, opening)
        return others[own.index(self.mark)]


Pair = tuple[Half, Half | None]
"""A mark that is left over, or two that seem to be meant for one pair but do not make one."""


def halves(draft: Draft) -> list[Pair]:
    """Return the marks of a draft that neither their block nor one near by completes, in order."""
    if not _uneven(draft.document.text, *draft.span):
        return []
    return _closed_later(draft, [pair for index, marks in _by_block(draft) for pair in _left(draft, index, marks)])


def _uneven(text: str, start: int, end: int) -> bool:
    """Tell whether there may be any: of one sort not as many open as close."""
    for pair in SORTS:
        opening, closing = (sum(text.count(mark, start, end) for mark in marks) for marks in pair)
        if opening != closing:
            return True
    return False


def _by_block(draft: Draft) -> Iterator[tuple[int, list[re.Match[str]]]]:
    """Yield the marks of each block of prose that holds some."""
    text, blocks = draft.document.text, draft.document.blocks
    for index in range(draft.first, draft.last):
        block = blocks[index]
        if block.end > block.start and block.kind in PROSE:
            marks = list(_MARK.finditer(text, block.start, block.end))
            if marks:
                yield index, marks


def _left(draft: Draft, index: int, marks: Iterable[re.Match[str]]) -> list[Pair]:
    """Return the marks of a block that are left over when each closes the last of its sort that is open."""
    text, block = draft.document.text, draft.document.blocks[index]
    waiting: dict[int, list[Half]] = {}
    left: list[Half] = []
    for match in marks:
        half = Half(match.start(), match.group(), index)
        if _is_shown(text, half.at):
            continue
        same = waiting.setdefault(half.sort, [])
        if half.opens:
            same.append(half)
        elif same:
            same.pop()
        elif not _is_label(text, block, half):
            left.append(half)
    left += (half for same in waiting.values() for half in same)
    if not left or _SPOILT.search(text, block.start, block.end):
        return []
    return [pair for pair in _meant(sorted(left)) if _counts(text, block, *pair)]


def _meant(left: list[Half]) -> Iterator[Pair]:
    """Yield the halves, two together where the second seems to stand for the other half of the first."""
    at = 0
    while at < len(left):
        one, other = left[at], left[at + 1] if at + 1 < len(left) else None
        if other is not None and not _are_meant(one, other):
            other = None
        yield one, other
        at += 1 if other is None else 2


def _are_meant(one: Half, other: Half) -> bool:
    """Tell whether two marks were meant for a pair: one of another shape, or one turned the wrong way."""
    if other.at - one.at > _NEAR:
        return False
    return one.sort != other.sort if one.opens and not other.opens else one.mark == other.mark


def _is_shown(text: str, at: int) -> bool:
    """Tell whether quotes around a mark say that it is only spoken of."""
    return text[at + 1 : at + 2] in _CLOSING_QUOTES and at > 0 and text[at - 1] in _OPENING_QUOTES


def _is_label(text: str, block: Block, half: Half) -> bool:
    """Tell whether a closing mark stands by itself on purpose: 1) or :) or the apostrophe of a word."""
    before = text[max(block.start, half.at - _BEFORE) : half.at]
    if half.mark in _APOSTROPHES:
        beside = before[-1:] + text[half.at + 1 : half.at + 2]
        return any(char.isascii() and char.isalnum() for char in beside)
    return half.sort == 0 and bool(_LABEL.search(before) or _FACE.search(before))


def _counts(text: str, block: Block, one: Half, other: Half | None) -> bool:
    """Tell whether marks that are left over speak to readers of Chinese, and are no formula, key or code."""
    if one.opens and _INTERVAL.match(text, one.at, block.end):
        return False
    if other is not None or one.mark not in _HALF:
        return True
    if one.at > block.start and text[one.at - 1] in _OPERATORS:
        return False
    return any(_CHINESE.match(text, at, at + 1) for at in (one.at - 1, one.at + 1) if block.start <= at < block.end)


def _closed_later(draft: Draft, left: list[Pair]) -> list[Pair]:
    """Leave out the marks of what runs through several blocks; each paragraph of a quotation may open it again."""
    gone: set[int] = set()
    waiting: dict[int, list[Half]] = {}
    for half, other in left:
        if other is not None:
            continue
        same = waiting.setdefault(half.sort, [])
        while same and half.block - same[0].block > _FAR:
            del same[0]
        if not half.opens and same and same[-1].block < half.block:
            gone |= {half.at, same.pop().at}
        elif half.opens and _opens_next(draft, half):
            gone.add(half.at)
        elif half.opens:
            same.append(half)
    return [pair for pair in left if pair[0].at not in gone]


def _opens_next(draft: Draft, half: Half) -> bool:
    """Tell whether the next block that holds text begins with the same mark."""
    text, blocks = draft.document.text, draft.document.blocks
    for block in blocks[half.block + 1 : draft.last]:
        if block.end > block.start:
            return text.startswith(half.mark, block.start)
    return False

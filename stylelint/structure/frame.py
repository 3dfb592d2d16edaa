"""Page frame: what a web page puts around a draft that was copied from it."""

from __future__ import annotations

from typing import NamedTuple

from .. import quickre as re
from ..regex import Linear, expand
from ..text.document import BlockKind
from .lexicon import Lexicon, remembered
from .lines import Line

_LONGEST = 150
_SHORT = 60
_COMPANY = 3  # lines around
_WORDY = re.compile(r"[\u3400-\u9fff]{4}")
_NAMED = re.compile("“[^“”]*”|「[^「」]*」")  # 点击“返回顶部” speaks of a button
_ZONE = 40  # lines at the top that may belong to the frame


class _Words(NamedTuple):
    strong: Linear | None
    weak: Linear | None


@remembered
def _words(lexicon: Lexicon) -> _Words:
    def pattern(name: str, around: str) -> Linear | None:
        words = lexicon.words.get(name)
        return Linear(around.format(expand("{words}", {"words": words}))) if words else None

    return _Words(pattern("page-frame", "{}"), pattern("page-links", r"^[\s#*>|·-]*{}(?:$|\W|.{{0,24}}$)"))


def mark(found: list[Line], lexicon: Lexicon, *, markup: bool) -> None:
    """Turn lines of page frame into FRAME blocks.

    A README has a copyright line of its own, so a document with `markup`
    needs three lines of frame before any is believed.
    """
    words = _words(lexicon)
    if words.strong is None or not found or not words.strong.stands_in(found[0].folded):
        return  # as in nearly all drafts
    able = [i for i, line in enumerate(found) if line.token is None and line.block.kind is not BlockKind.HEADING]
    able = [i for i in able if found[i].length <= _LONGEST]
    strong = {i for i in able if words.strong.stands_in(_NAMED.sub("", found[i].text))}
    if not strong or (markup and len(strong) < 3):
        return
    frame = strong | _company(found, able, strong, words.weak)
    frame |= _top(found, frame) | _tail(found, frame)
    for i in frame:
        found[i].block.kind = BlockKind.FRAME


def _company(found: list[Line], able: list[int], strong: set[int], weak: Linear | None) -> set[int]:
    near = {i + d for i in strong for d in range(-_COMPANY, _COMPANY + 1)}
    if weak is None:
        return set()
    return {i for i in able if i in near and found[i].length <= _SHORT and weak.stands_in(found[i].text)}


def _light(line: Line) -> bool:
    """Tell whether a line may be frame because its neighbours are."""
    return line.token is None and line.length <= _SHORT and line.last not in "。;:" and "。" not in line.text


def _top(found: list[Line], frame: set[int]) -> set[int]:
    """Take the short lines before the last frame line of the top."""
    last = -1
    for i, line in enumerate(found[:_ZONE]):
        if i in frame:
            last = i
        elif not _light(line):
            break
    while last >= 0 and last + 1 < len(found) and _is_file_name(found[last + 1]):
        last += 1
    return set(range(last + 1)) - _title_above(found, frame, last)


def _title_above(found: list[Line], frame: set[int], last: int) -> set[int]:
    """Spare the nearest line above where the body begins right below the frame: it is the only title there is."""
    below = found[last + 1] if last + 1 < len(found) else None
    if last < 0 or below is None or _light(below):
        return set()
    own = [
        i for i in range(last + 1) if i not in frame and not _is_file_name(found[i]) and _WORDY.search(found[i].text)
    ]
    return set(own[-1:])


def _is_file_name(line: Line) -> bool:
    return line.text.endswith((".doc", ".docx", ".pdf", ".wps", ".txt")) and line.length <= _SHORT


def _tail(found: list[Line], frame: set[int]) -> set[int]:
    """Take the short lines after the first frame line of the tail."""
    first = len(found)
    for i in range(len(found) - 1, -1, -1):
        if i in frame:
            first = i
        elif not _light(found[i]):
            break
    return set(range(first, len(found)))

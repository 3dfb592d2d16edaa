"""Kind `annexes`: the list of annexes (附件说明) in itself and against the annexes that follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import PROSE
from ..view import View
from . import Change, Finding
from ._changes import proposed

NAME = "annexes"
FIXES = True

_LONGEST = 80  # characters of a line of the list
_HEAD = re.compile(r"附件\s*:\s*(?:(?P<n>\d{1,2})\s*[.、]\s*)?(?=\S)")
_NEXT = re.compile(r"(?P<n>\d{1,2})\s*[.、]\s*(?=\S)")
_MARKER = re.compile(r"附件\s*(\d{1,2})\s*(?:[:.、\s]|$)")
_MARKS = "。;,、."


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["mark", "gap", "count"]
    """mark: a name ends with a mark; gap: a number is left out or stands twice; count: as many annexes follow."""


@dataclass(frozen=True, slots=True)
class _Name:
    number: int
    start: int
    head: int  # where the name itself begins
    end: int


@dataclass(frozen=True)
class Annexes:
    """Runs one check on each list of annexes."""

    check: str

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield findings on the names of the list."""
        for index in view.document.starts.of("附件", view.draft.first, view.draft.last):
            names = _listed(view, index)
            if names:
                yield from _CHECKS[self.check](view, index, names)


def _listed(view: View, index: int) -> list[_Name]:
    """Return the names of the list that begins in a block; none where that is no list."""
    blocks, text = view.document.blocks, view.text
    head = _HEAD.match(text, blocks[index].start, blocks[index].end)
    if head is None or blocks[index].kind not in PROSE or blocks[index].end - blocks[index].start > _LONGEST:
        return []
    names = [_Name(int(head["n"] or 1), head.start(), head.end(), blocks[index].end)]
    for block in blocks[index + 1 : view.draft.last]:
        if block.end == block.start:
            continue
        match = _NEXT.match(text, block.start, block.end)
        if head["n"] is None or match is None or block.end - block.start > _LONGEST:
            break
        names.append(_Name(int(match["n"]), match.start(), match.end(), block.end))
    return names


def _marked(view: View, index: int, names: list[_Name]) -> Iterator[Finding]:
    text = view.text
    ended = [n for n in names if text[n.end - 1] in _MARKS and "。" not in text[n.head : n.end - 1]]
    if ended:
        first, *others = ended
        data = {"mark": view.document.text[first.end - 1], "count": len(ended)}
        fix = proposed(view, (Change(n.end - 1, n.end, "") for n in ended))
        yield Finding(first.end - 1, first.end, data, related=tuple((n.end - 1, n.end) for n in others), fix=fix)


def _gaps(view: View, index: int, names: list[_Name]) -> Iterator[Finding]:
    """Yield the second name where it is not the second: the first stands behind 附件, where no list begins."""
    if len(names) > 1 and names[0].number == 1 and names[1].number != 2:
        yield Finding(names[1].start, names[1].head, {"expected": 2, "found": names[1].number})


def _counted(view: View, index: int, names: list[_Name]) -> Iterator[Finding]:
    """Compare with the lines such as 附件2 below, up to the next list."""
    document, listed = view.document, {n.number for n in names}
    found: dict[int, int] = {}
    for below in document.starts.of("附件", index + 1, len(document.blocks)):
        block = document.blocks[below]
        if _HEAD.match(view.text, block.start, block.end):
            break
        match = _MARKER.match(view.text, block.start, block.end)
        if match and block.end - block.start <= _LONGEST and view.text[block.end - 1] not in _MARKS:
            found.setdefault(int(match[1]), below)
    if len(found) > 1 and len(names) > 1 and set(found) != listed:
        related = tuple((document.blocks[i].start, document.blocks[i].end) for i in found.values())
        data = {"listed": len(listed), "found": len(found)}
        yield Finding(names[0].start, names[0].start + 2, data, related=related)


_CHECKS = {"mark": _marked, "gap": _gaps, "count": _counted}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Annexes:
    """Build the check."""
    return Annexes(options.check)

"""How rule files say what a fix writes, and how kinds make proposals of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..text.edit import Safety
from ..text.fold import fold
from ..view import View
from . import Change, OptionError, Proposal

_HAN = ("\u3400", "\u9fff")
_OPENING, _CLOSING = "([\uff08\uff3b\u3010\u3014", ")]\uff09\uff3d\u3011\u3015"


class Swap:
    """Texts, and what is to stand in their place.

    Args:
        texts: as a rule file has them; they are searched folded, longer ones first. "" takes a text out.
    """

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = sorted(((fold(old), new) for old, new in texts.items()), key=lambda pair: -len(pair[0]))

    def __bool__(self) -> bool:
        """Tell whether there is any."""
        return bool(self._texts)

    def within(self, view: View, start: int, end: int) -> Iterator[Change]:
        """Yield a change for each text that stands in a range of the projection."""
        text = view.text
        while start < end:
            for old, new in self._texts:
                if text.startswith(old, start, end):
                    if view.document.text[start : start + len(old)] != new:
                        yield Change(start, start + len(old), new)
                    start += len(old)
                    break
            else:
                start += 1


def swap_of(texts: Mapping[str, str], key: str = "swap") -> Swap:
    """Build a swap. Raises OptionError for an empty text."""
    if not all(texts):
        raise OptionError(key, "要换掉的文字不能是空的", "a text to be swapped must not be empty")
    return Swap(texts)


def whole(view: View, start: int, end: int, new: str) -> Proposal | None:
    """Propose another text for a range, unless that is in the other script or width."""
    written = view.document.text[start:end]
    return Proposal((Change(start, end, new),)) if written == view.text[start:end] != new else None


def proposed(view: View, changes: Iterable[Change], safety: Safety | None = None) -> Proposal | None:
    """Propose changes, in order; None where there are none or one of them would change a Traditional character.

    Places that are no plain text in the source are left out.
    """
    found = sorted({c for c in changes if view.document.is_verbatim(c.start, c.end)})
    if not found or any(_differs(view, start, end) for start, end, _ in found):
        return None
    return Proposal(tuple(found), safety)


def ends(start: int, end: int, marks: str) -> tuple[Change, ...]:
    """Return the changes that put a pair of marks at the two ends of a range, in place of those that are there."""
    return Change(start, start + 1, marks[0]), Change(end - 1, end, marks[1])


def partner(view: View, at: int) -> int | None:
    """Return where the bracket stands that closes the one at a place, in the same block; None where none does."""
    text, depth = view.document.text, 0
    if text[at] not in _OPENING:
        return None
    for index in range(at, view.document.block_at(at).end):
        depth += (text[index] in _OPENING) - (text[index] in _CLOSING)
        if depth == 0:
            return index
    return None


def _differs(view: View, start: int, end: int) -> bool:
    """Tell whether a range holds a character that Simplified text writes otherwise."""
    pairs = zip(view.document.text[start:end], view.text[start:end], strict=True)
    return any(written != folded and _HAN[0] <= written <= _HAN[1] for written, folded in pairs)

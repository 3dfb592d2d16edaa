"""Emphasis and strikethrough: which runs of * _ ~ are markup and vanish, and which are text."""

from __future__ import annotations

import unicodedata

from ... import quickre as re
from ...records import dataclass
from .model import Edit

# CommonMark wants a space or a mark outside an emphasis whose edge inside is a mark. Chinese has no spaces, and
# writers do put **提示：**请, so for double asterisks these marks are enough by themselves.
_OPENING = frozenset("\u201c\u2018\uff08(\u300a\u3010\u300c\u300e\u3014")
_CLOSING = frozenset("\u201d\u2019\uff09)\u300b\u3011\u300d\u300f\u3015\u3002\uff1a:\uff1b;\uff01!\uff1f?\u2026%\uff05")

STRONG = (
    rf"\*\*(?=[^\W_]|[{re.escape(''.join(sorted(_OPENING)))}])[^\\`*_~\[\]!<&$\n{{]+"
    rf"(?:(?<=[^\W_])|(?<=[{re.escape(''.join(sorted(_CLOSING)))}]))\*\*(?!\*)"
)
"""Strong emphasis that is so whatever stands around it, with no other markup inside; no delimiter may be open before"""


@dataclass(slots=True)
class Run:
    """A run of one delimiter character; `start` and `end` close in as its characters are used up."""

    char: str
    start: int
    end: int
    opens: bool
    closes: bool
    length: int


class _Classes(dict[str, int]):
    """By character: 0 for white space and the text's ends, 1 for punctuation and symbols, 2 for the rest."""

    def __missing__(self, char: str) -> int:
        """Remember the class of a character that was not asked for before."""
        marks = bool(char) and unicodedata.category(char)[0] in "PS"
        found = self[char] = 0 if not char or char.isspace() else 1 if marks else 2
        return found


_CLASS = _Classes()


def run_at(text: str, start: int, end: int) -> Run | None:
    """Return the delimiter run at a range, or None where it can neither open nor close."""
    char = text[start]
    left_of, right_of = text[start - 1] if start else "", text[end : end + 1]
    before, after = _CLASS[left_of], _CLASS[right_of]
    left = after == 2 or (after == 1 and before < 2)
    right = before == 2 or (before == 1 and after < 2)
    if char == "_":
        opens, closes = left and (not right or before == 1), right and (not left or after == 1)
    else:
        opens, closes = left, right
        if char == "*" and end - start > 1:
            opens = opens or (before == 2 and right_of in _OPENING)
            closes = closes or (after == 2 and left_of in _CLOSING)
    return Run(char, start, end, opens, closes, end - start) if opens or closes else None


def resolve(runs: list[Run], edits: list[Edit]) -> None:
    """Pair the runs as CommonMark does and add an edit for each delimiter that is used.

    `floor` keeps, by what a closer looks for, below which height of the stack
    of openers there is nothing for it: that makes the search linear.
    """
    runs = runs[_simple(runs, edits) :]
    openers: list[Run] = []
    floor: dict[tuple[str, bool, int], int] = {}
    for run in runs:
        if run.closes:
            key = (run.char, run.opens, run.length % 3 if run.char != "~" else run.length)
            while run.end > run.start:
                at = _opener(openers, run, floor.get(key, 0))
                if at is None:
                    floor[key] = len(openers)
                    break
                _pair(openers[at], run, edits)
                keep = at + 1 if openers[at].end > openers[at].start else at
                del openers[keep:]
                for other, height in floor.items():
                    floor[other] = min(height, keep)
        if run.opens and run.end > run.start:
            openers.append(run)


def _simple(runs: list[Run], edits: list[Edit]) -> int:
    """Pair what is as in **a** or *a*, up to the first run that is not; return how many runs are done."""
    at = 0
    while at + 1 < len(runs):
        one, other = runs[at], runs[at + 1]
        if not (one.opens and other.closes and one.char == other.char and one.length == other.length < 3):
            break
        _pair(one, other, edits)
        at += 2
    return at


def _opener(openers: list[Run], closer: Run, floor: int) -> int | None:
    for at in range(len(openers) - 1, floor - 1, -1):
        opener = openers[at]
        if opener.char != closer.char:
            continue
        if closer.char == "~":
            if opener.length == closer.length:
                return at
            continue
        three = (opener.length + closer.length) % 3 == 0 and opener.length % 3 != 0
        if not (three and (opener.closes or closer.opens)):
            return at
    return None


def _pair(opener: Run, closer: Run, edits: list[Edit]) -> None:
    used = min(2, opener.end - opener.start, closer.end - closer.start)
    edits.append((opener.end - used, opener.end, ""))
    edits.append((closer.start, closer.start + used, ""))
    opener.end -= used
    closer.start += used

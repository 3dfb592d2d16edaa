"""Runs of marks in a block, with what stands around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..records import dataclass
from ..text.document import Block

# Marks that people mix in one run (**x, ○×); other marks only join their like.
_MIXED = frozenset("xXхХ×✕✖╳_﹍﹎*﹡∗○〇◯●□■△▲")
LETTERS = frozenset("xXхХ×✕✖╳Nn")
_NUMERALS = frozenset("一二三四五六七八九十百零〇○")
_ZERO = frozenset("○〇")
# What may be left of a year before marks, beside digits.
_DIGITS = frozenset("〇○一二三四五六七八九零")


@dataclass(frozen=True)
class Run:
    """A maximal run of marks at [start, end) of the folded text, in the block [low, high)."""

    text: str
    start: int
    end: int
    low: int
    high: int

    @property
    def marks(self) -> str:
        """The run itself."""
        return self.text[self.start : self.end]

    @property
    def single(self) -> bool:
        """Whether it is one mark only."""
        return self.end - self.start == 1

    @property
    def left(self) -> str:
        """The character before it in the block, or nothing."""
        return self.text[self.start - 1] if self.start > self.low else ""

    @property
    def right(self) -> str:
        """The character after it in the block, or nothing."""
        return self.text[self.end] if self.end < self.high else ""

    def before(self, reach: int) -> str:
        """Return up to `reach` characters before it, within the block."""
        return self.text[max(self.low, self.start - reach) : self.start]

    def after(self, reach: int) -> str:
        """Return up to `reach` characters after it, within the block."""
        return self.text[self.end : min(self.high, self.end + reach)]


def runs(text: str, block: Block, hits: Iterable[tuple[int, int]], least: int = 1) -> Iterator[Run]:
    """Yield the runs of marks that begin at a hit; `hits` are single marks, ascending.

    A run that begins with another mark is left to the rule of that mark.
    Zeros of Chinese numerals (二○二四) are cut off both ends. Runs of fewer than
    `least` marks are left out, and those that a Latin word or a number follows.
    """
    low, end, high = block.start, block.start, block.end
    for start, _ in hits:
        mark = text[start]
        left = text[start - 1] if start > low else ""
        if start < end or (left and _joined(left, mark)):
            continue
        end = start + 1
        while end < high and _joined(mark, text[end]):
            end += 1
        # Most hits in a technical text fall out here, before anything is made of them.
        if end - start < least or _before_latin(text, start, end, high):
            continue
        run = _without_zeros(Run(text, start, end, low, high))
        if run.end > run.start:
            yield run


def likely(text: str, start: int, year: bool = False) -> bool:
    """Tell quickly of most marks in a technical text that they stand for nothing: they belong to a Latin word.

    With `year`, of all that follow no digit.
    """
    left = text[start - 1 : start]
    if left in _DIGITS or left.isdecimal() or text[start] in _ZERO:  # what is left of a year; what may be cut off
        return True
    return not (year or (is_latin(left) and text[start] in LETTERS))


def _before_latin(text: str, start: int, end: int, high: int) -> bool:
    """Tell of a run after which a Latin word or a number goes on, and no year before it, that it is a piece of that."""
    if end >= high or not (text[end].isascii() and text[end].isalnum()) or text[start] in _ZERO:
        return False
    left = text[start - 1 : start]
    return (end - start == 1 or text[start] in LETTERS) and not (left in _DIGITS or left.isdecimal())


def _joined(a: str, b: str) -> bool:
    return a == b or (a in _MIXED and b in _MIXED)


def _without_zeros(run: Run) -> Run:
    start, end = run.start, run.end
    while start < end and run.text[start] in _ZERO and start > run.low and run.text[start - 1] in _NUMERALS:
        start += 1
    while end > start and run.text[end - 1] in _ZERO and end < run.high and run.text[end] in _NUMERALS:
        end -= 1
    return Run(run.text, start, end, run.low, run.high)


def is_han(char: str) -> bool:
    """Tell whether a character (or nothing) is a Chinese one."""
    return "\u4e00" <= char <= "\u9fff"


def is_latin(char: str) -> bool:
    """Tell whether a character (or nothing) is a letter of the alphabet."""
    return char.isascii() and char.isalpha()


def is_digit(char: str) -> bool:
    """Tell whether a character (or nothing) is an Arabic digit."""
    return char.isascii() and char.isdigit()

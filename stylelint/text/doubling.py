"""Where a text says the same few characters twice running, such as 工作工作.

A regular expression with a back reference tries every place with every length, which takes longer than to check
a draft. So the text is laid over itself, shifted by the length that is looked for, as one large number: where the
two differ by nothing for as many characters, the unit stands twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

# The upper halves of the codes of Chinese characters become 0, all others 255.
_HAN = bytes(0 if 0x4E <= high <= 0x9F else 0xFF for high in range(256))


class Doubling(NamedTuple):
    """A range of the text in which every character stands again `size` characters further on, while inside it.

    It may be longer than two units; then each unit of `size` characters in it may be meant.
    """

    start: int
    end: int
    size: int


def doublings(text: str, low: int, high: int, sizes: range) -> Iterator[Doubling]:
    """Yield the ranges in [low, high) where units of these sizes, of Chinese characters only, stand twice or more.

    In time linear in the text, the smallest size first; ranges of different sizes may overlap.
    """
    part = text[low:high]
    codes, width = part.encode("utf-16-le", "surrogatepass"), 2
    if len(codes) != 2 * len(part):  # rare characters take two codes: offsets would not hold
        codes, width = part.encode("utf-32-le", "surrogatepass"), 4
    lower = int.from_bytes(codes[::width], "little")
    other = int.from_bytes(codes[1::width].translate(_HAN), "little")
    for size in sizes:
        differing = (lower ^ (lower >> 8 * size)) | other
        for start, end in _zeros(differing.to_bytes(high - low, "little"), size):
            yield from _equal(text, low + start, min(low + end, high - size), size)


def _zeros(data: bytes, least: int) -> Iterator[tuple[int, int]]:
    """Yield the longest runs of so many zeros and more."""
    wanted, length = bytes(least), len(data)
    start = data.find(wanted)
    while start >= 0:
        end = start + least
        while end < length and not data[end]:
            end += 1
        yield start, end
        start = data.find(wanted, end)


def _equal(text: str, start: int, end: int, size: int) -> Iterator[Doubling]:
    """Yield the ranges that begin in [start, end) and are equal indeed: only halves of codes were compared."""
    first = start
    for at in range(start, end + 1):
        if at == end or text[at] != text[at + size]:
            if at - first >= size:
                yield Doubling(first, at + size, size)
            first = at + 1

"""Writing pieces, which may be megabytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

_PART = 16 * 1024  # characters that are written at once


def put(text: str, out: TextIO) -> None:
    """Write a text in parts, so that no second copy is made of it and a reader that went away is noticed."""
    for at in range(0, len(text), _PART):
        out.write(text[at : at + _PART])


def put_all(texts: Iterable[str], out: TextIO) -> None:
    """Write texts one after the other."""
    for text in texts:
        put(text, out)


def put_joined(texts: Iterable[str], out: TextIO, gap: str) -> bool:
    """Write texts with a gap between them; tell whether there was one."""
    some = False
    for text in texts:
        if some:
            out.write(gap)
        put(text, out)
        some = True
    return some

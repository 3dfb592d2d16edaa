"""Words are added to a vocabulary file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import quickre as re
from .rewrite import put
from .text.fold import fold
from .vocabulary import BOM, lines, read, word_of


def append(path: Path, words: Sequence[str]) -> list[str]:
    """Append the words that a vocabulary file does not have, and return them; all else in it stays, byte for byte.

    The file is made where it is not there. Raises PackErrors where it cannot be read, and OSError where it
    cannot be written.
    """
    text = read(path) if path.exists() else ""
    known = {fold(word_of(line)) for line in lines(text)}
    new = []
    for word in words:
        if fold(word) not in known:
            known.add(fold(word))
            new.append(word)
    if new:
        ends = re.search(r"\r\n|\r|\n", text)
        end = ends[0] if ends else "\n"
        gap = end if text.removeprefix(BOM) and text[-1] not in "\r\n" else ""
        put(path, (text + gap + "".join(word + end for word in new)).encode())
    return new

"""Copies that are made of drafts: what they are called, and which of them nobody has worked in since."""

from __future__ import annotations

from pathlib import Path

from . import quickre as re
from .files import openable

ANNOTATED = "批注"
_NUMBERED = re.compile(r"\.(?P<word>[^.\d]+)(?P<number>\d*)$")


def beside(path: Path, word: str, suffix: str) -> Path:
    """Return the name that an output has by default: the draft's with a word behind, or with the next number.

    总结.docx gives 总结.批注.docx, and 总结.批注.docx gives 总结.批注2.docx.
    """
    found = _NUMBERED.search(path.stem)
    if found is None or found["word"] != word:
        return path.with_name(f"{path.stem}.{word}{suffix}")
    return path.with_name(f"{path.stem[: found.start()]}.{word}{int(found['number'] or 1) + 1}{suffix}")


def without(path: Path, word: str) -> str:
    """Return the stem of a draft without a word that `beside` has put there."""
    found = _NUMBERED.search(path.stem)
    return path.stem[: found.start()] if found is not None and found["word"] == word else path.stem


def draft_of(path: Path) -> Path | None:
    """Return the draft of which a file is the copy with comments, by its name; None for other names."""
    stem = without(path, ANNOTATED)
    return path.with_name(stem + path.suffix) if stem != path.stem else None


def is_untouched(path: Path) -> bool:
    """Tell whether a file is a copy of ours into which nobody has saved anything since."""
    from .writers.docx.seal import untouched

    try:
        return untouched(openable(path).read_bytes())
    except OSError:
        return False

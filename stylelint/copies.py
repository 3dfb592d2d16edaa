"""Copies that are made of drafts: what they are called, and which of them nobody has worked in since."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from . import quickre as re
from .files import openable, shown
from .paths import absolute

ANNOTATED, TRACKED = "批注", "修订"
_SEALED = {ANNOTATED: "comments", TRACKED: "document"}  # what the part is called that bears the seal
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


def _draft_of(path: Path) -> Path | None:
    """Return the draft of which a file is the copy with comments or changes, by its name; None for other names."""
    found = _NUMBERED.search(path.stem)
    if found is None or found["word"] not in _SEALED:
        return None
    return path.with_name(path.stem[: found.start()] + path.suffix)


def passed_over(path: Path, named: Collection[Path]) -> tuple[str, str] | None:
    """Say that a file is left out as an untouched copy of a draft that is named too: (zh, en); None for others.

    Args:
        path: the file.
        named: all files, absolute.
    """
    draft = _draft_of(path)
    if draft is None or absolute(draft) not in named or not _is_untouched(path):
        return None
    return f"是 {shown(draft)} 的副本，已跳过", f"is the copy of {shown(draft)}; passed over"


def _is_untouched(path: Path) -> bool:
    """Tell whether a file is a copy of ours into which nobody has saved anything since."""
    from .writers.docx.seal import untouched

    found = _NUMBERED.search(path.stem)
    bearer = _SEALED.get(found["word"]) if found is not None else None
    try:
        return bearer is not None and untouched(openable(path).read_bytes(), bearer)
    except OSError:
        return False

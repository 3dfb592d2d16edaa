"""Errors of a rule pack: each one names the file, the place and the cure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from ..paths import below_here
from ..records import dataclass


@dataclass(frozen=True)
class PackError:
    """One error in a pack; line and column count from 1."""

    path: Path
    line: int
    column: int
    zh: str
    en: str

    def format(self, lang: str) -> str:
        """Return `path:line:column: message`."""
        return f"{self.place}: {self.en if lang == 'en' else self.zh}"

    @property
    def place(self) -> str:
        """`path:line:column`, the path relative to the working directory where it lies below."""
        return f"{below_here(self.path).as_posix()}:{self.line}:{self.column}"


class PackErrors(ValueError):
    """All errors of a pack at once."""

    def __init__(self, errors: Sequence[PackError]) -> None:
        super().__init__("; ".join(e.format("en") for e in errors))
        self.errors = sorted(errors, key=lambda e: (e.path.as_posix(), e.line, e.column))


class UnknownNameError(ValueError):
    """A name that fits nothing; `zh` and `en` say so and what was perhaps meant."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def did_you_mean(name: str, known: Iterable[str], lang: str) -> str:
    """Return a hint that names the closest known words, or an empty text."""
    import difflib

    close = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    if not close:
        return ""
    joined = "、".join(close) if lang == "zh" else ", ".join(close)
    return f"；是不是 {joined}？" if lang == "zh" else f"; did you mean {joined}?"

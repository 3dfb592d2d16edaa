"""Helpers for tests: read a text of our own into a Document, with or without the built-in words."""

from __future__ import annotations

from functools import lru_cache

from stylelint.api import Linter
from stylelint.readers import read
from stylelint.rulepack.load import Pack, builtin_root, load_pack
from stylelint.text.document import Document
from stylelint.text.source import Source


@lru_cache(maxsize=1)
def pack() -> Pack:
    """Load the built-in pack once for all tests."""
    return load_pack(builtin_root())


def document(text: str, format: str = "txt", path: str = "draft") -> Document:
    """Read a text as the linter does."""
    return read(Source(path, text), format, pack().lexicon)


@lru_cache(maxsize=64)
def linter(*select: str) -> Linter:
    """Return a linter for some rules."""
    return Linter(select=select)


def found(text: str, *select: str, format: str = "txt") -> list[tuple[str, str]]:
    """Lint a text with some rules; returns (rule, text) of each finding."""
    diagnostics = linter(*select).lint_text(text, "draft." + format)
    return [(d.rule, d.text) for d in diagnostics]

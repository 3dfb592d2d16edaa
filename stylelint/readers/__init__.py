"""Readers, one input format each; adding a file here adds a format.

A reader module has

    NAME      the format's name ("txt", "md"), also for --input-format
    SUFFIXES  file name endings, in lower case, with the dot
    read      read(source, lexicon) -> Document

`read` sets the kinds that markup shows. What only the words show (title,
headings of plain text, page frame, salutation) is found afterwards by
`structure.shape`, the same way for every format.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePath
from types import ModuleType
from typing import cast

from ..clock import Clock, stage
from ..structure.lexicon import Lexicon
from ..structure.shape import shape
from ..text.document import BlockKind, Document
from ..text.source import Source


@lru_cache(maxsize=1)
def readers() -> dict[str, ModuleType]:
    """Return the reader modules by name."""
    import stylelint.readers

    from ..scan import modules

    return modules(stylelint.readers, "NAME", ("SUFFIXES", "read"))


def format_of(path: str) -> str | None:
    """Return the name of the format that reads files with this ending, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, module in readers().items() if suffix in module.SUFFIXES), None)


def read(source: Source, format: str, lexicon: Lexicon, clock: Clock | None = None) -> Document:
    """Read a source into a Document and find its structure."""
    with stage(clock, "read"):
        document = cast(Document, readers()[format].read(source, lexicon))
    document.marked = frozenset(i for i, b in enumerate(document.blocks) if b.kind is BlockKind.HEADING)
    with stage(clock, "structure"):
        shape(document)
    return document

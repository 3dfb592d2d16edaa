"""Readers, one input format each; adding a file here adds a format.

A reader module has

    NAME      the format's name ("txt", "md"), also for --input-format
    SUFFIXES  file name endings, in lower case, with the dot
    read      read(source, lexicon) -> Document

or, where the file is no text (a package of XML, say), in the place of `read`

    load      load(path, data, lexicon, limits) -> Document; raises UnreadableError

whose source text is one that the reader makes, a paragraph a line. It may have

    lacking   lacking() -> None, or why it can read no file on this machine, in Chinese and English

`read` sets the kinds that markup shows. What only the words show (title,
headings of plain text, page frame, salutation) is found afterwards by
`structure.shape`, the same way for every format.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import PurePath
from types import ModuleType
from typing import cast

from ..clock import Clock, stage
from ..settings import ReadLimits
from ..structure.labels import number
from ..structure.lexicon import Lexicon
from ..structure.shape import shape
from ..text.document import BlockKind, Document
from ..text.source import Source


@lru_cache(maxsize=1)
def readers() -> dict[str, ModuleType]:
    """Return the reader modules by name."""
    import stylelint.readers

    from ..scan import modules

    return modules(stylelint.readers, "NAME", ("SUFFIXES", "read | load"))


def format_of(path: str) -> str | None:
    """Return the name of the format that reads files with this ending, or None."""
    suffix = PurePath(path).suffix.lower()
    return next((name for name, module in readers().items() if suffix in module.SUFFIXES), None)


def read(
    source: Source, format: str, lexicon: Lexicon, clock: Clock | None = None, labels: Sequence[str] = ()
) -> Document:
    """Read a source into a Document and find its structure; `labels` are the automatic numbers of its blocks."""
    with stage(clock, "read"):
        document = cast(Document, readers()[format].read(source, lexicon))
    number(document.blocks, labels)
    return _shaped(document, clock)


def lacking(suffix: str) -> tuple[str, str] | None:
    """Say why files with an ending that is known cannot be read on this machine: (zh, en); None where they can."""
    module = next((module for module in readers().values() if suffix in module.SUFFIXES), None)
    say = getattr(module, "lacking", None)
    return None if say is None else cast("tuple[str, str] | None", say())


def is_text(format: str) -> bool:
    """Tell whether files of a format are decoded and read as text."""
    return hasattr(readers()[format], "read")


def load(
    path: str, data: bytes, format: str, lexicon: Lexicon, limits: ReadLimits, clock: Clock | None = None
) -> Document:
    """Read a file that is no text into a Document and find its structure. Raises UnreadableError."""
    with stage(clock, "read"):
        document = cast(Document, readers()[format].load(path, data, lexicon, limits))
    return _shaped(document, clock)


def _shaped(document: Document, clock: Clock | None) -> Document:
    document.marked = frozenset(i for i, b in enumerate(document.blocks) if b.kind is BlockKind.HEADING)
    with stage(clock, "structure"):
        shape(document)
    return document

"""Word documents (.docx): each paragraph a line, as Word shows it, in the final view of tracked changes."""

from __future__ import annotations

import gc

from ..settings import ReadLimits
from ..structure.lexicon import Lexicon
from ..text.document import Document

NAME = "docx"
SUFFIXES = (".docx",)


def load(path: str, data: bytes, lexicon: Lexicon, limits: ReadLimits) -> Document:
    """Read a Word document. Raises UnreadableError for what is none, is broken or goes beyond the limits.

    The text is made here: body with its tables, text boxes, footnotes, endnotes,
    headers, footers, a paragraph a line; automatic numbers are kept apart in the
    labels of the blocks. A note's mark or a picture is one U+FFFC, a line break a
    line end, after which the block goes on.
    """
    from ._docx.document import document  # lxml and zipfile only where a Word document comes
    from ._docx.package import Package
    from ._docx.stories import Stories

    # Tens of thousands of objects are made, none of them garbage: to search for some takes a third of the time.
    searched = gc.isenabled()
    gc.disable()
    try:
        stories = Stories(Package.open(data, limits))
        stories.read()
        return document(path, stories, lexicon)
    finally:
        if searched:
            gc.enable()

"""OpenDocument texts (.odt): each paragraph a line, as shown, list labels worked out, in the final view of changes."""

from __future__ import annotations

from ..settings import ReadLimits
from ..structure.lexicon import Lexicon
from ..text.document import Document

NAME = "odt"
SUFFIXES = (".odt",)


def load(path: str, data: bytes, lexicon: Lexicon, limits: ReadLimits) -> Document:
    """Read an OpenDocument text. Raises UnreadableError for what is none, is broken or goes beyond the limits.

    The text is made as that of a Word document is: body with its tables, text boxes,
    footnotes, endnotes, headers, footers, a paragraph a line; labels of lists and
    numbers of headings are kept apart, in the labels of the blocks.
    """
    from ._docx.document import assembled  # lxml and zipfile only where a document comes
    from ._odt.package import Package
    from ._odt.remarks import remarks
    from ._odt.stories import Stories

    stories = Stories(Package(data, limits), limits)
    stories.read()
    made = assembled(path, stories.found, NAME, lexicon)
    made.locked = stories.content.locked
    made.comments = remarks(stories.content.remarks, made)
    return made

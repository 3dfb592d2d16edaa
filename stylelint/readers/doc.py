"""Old Word and WPS documents and RTF: LibreOffice, where it is installed, makes a .docx of them, which is read."""

from __future__ import annotations

from ..settings import ReadLimits
from ..structure.lexicon import Lexicon
from ..text.document import Document

NAME = "doc"
SUFFIXES = (".doc", ".wps", ".rtf")


def load(path: str, data: bytes, lexicon: Lexicon, limits: ReadLimits) -> Document:
    """Read a document by way of LibreOffice. Raises UnreadableError, NotNowError where that is not to be had.

    What is no old format but a .docx under another name is read as such. The
    document has no origin: nothing can be written back into the file.
    """
    from . import docx  # lxml, zipfile and processes only where such a file comes
    from ._doc.office import converted
    from ._doc.sniff import ending

    kind = ending(path, data, limits)
    document = docx.load(path, data if kind == ".docx" else converted(data, kind, limits.seconds), lexicon, limits)
    document.format, document.origin = NAME, None
    return document


def lacking() -> tuple[str, str] | None:
    """Say why no such file can be read here, in Chinese and English; None where they can."""
    from ._doc.office import lacking, program

    return None if program() else lacking().why

"""Source bytes and how they become text."""

from __future__ import annotations

import codecs
from functools import cached_property

from ..records import dataclass
from .span import LineIndex

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Big5 text decodes as GB18030 without an error, and nearly as GBK: the strict one comes first.
GUESSES = ("utf-8", "gbk", "big5", "gb18030")


class UnreadableError(ValueError):
    """A file that its reader refuses: why, and what the user can do, each in Chinese and English."""

    def __init__(self, why: tuple[str, str], cure: tuple[str, str]) -> None:
        super().__init__(why[1])
        self.why = why
        self.cure = cure


class NotNowError(UnreadableError):
    """A file that could not be read as things are: the same bytes may be read another time."""


class UndecodableError(ValueError):
    """Bytes that are no text in any encoding that was tried.

    `tried` names the encodings; `offset` is the first bad byte of the first
    one, or None where the bytes hold NUL and so are binary.
    """

    def __init__(self, tried: tuple[str, ...], offset: int | None) -> None:
        super().__init__(f"not decodable as {', '.join(tried)}")
        self.tried = tried
        self.offset = offset


@dataclass(frozen=True)
class Source:
    """One input: its name as the user gave it, and its decoded text.

    `text` has no byte-order mark and keeps its line ends as they are, so an
    offset into it is the offset that diagnostics report.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    bom: bool = False

    @cached_property
    def lines(self) -> LineIndex:
        """The line index of the text, made once."""
        return LineIndex(self.text)


def decode(path: str, data: bytes, encoding: str | None = None) -> Source:
    """Decode bytes: by mark, else by `encoding`, else by the order of GUESSES.

    Raises UndecodableError where nothing fits or the text holds NUL, and
    LookupError where `encoding` is no name of a codec for text.
    """
    for mark, name in _BOMS:
        if data.startswith(mark) and (encoding is None or codecs.lookup(encoding).name.startswith(name[:6])):
            return _decode_as(path, data[len(mark) :], (name,), bom=True)
    return _decode_as(path, data, (encoding,) if encoding else GUESSES)


def encode(source: Source, text: str) -> bytes:
    """Return a text as bytes in the encoding of a source, with its mark. Raises UnicodeEncodeError."""
    mark = next((m for m, name in _BOMS if source.bom and codecs.lookup(name).name == source.encoding), b"")
    return mark + text.encode(source.encoding)


def _decode_as(path: str, data: bytes, names: tuple[str, ...], *, bom: bool = False) -> Source:
    if names == GUESSES and b"\0" in data:  # in none of them is NUL part of a character
        raise UndecodableError(names, None)
    first_error: int | None = None
    for name in names:
        try:
            text = data.decode(name)
        except UnicodeError as error:  # some codecs raise it without a place
            first_error = getattr(error, "start", 0) if first_error is None else first_error
            continue
        if "\0" in text:
            raise UndecodableError((name,), None)
        return Source(path, text, codecs.lookup(name).name, bom)
    raise UndecodableError(names, first_error)

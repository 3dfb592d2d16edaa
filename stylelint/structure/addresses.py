"""Addresses: web and mail addresses, paths and file names, looked for only around the signs that they hold."""

from __future__ import annotations

from collections.abc import Iterator

from .. import quickre as re
from ..text.span import Span

_FILE_NAME = 60  # characters a file name may have

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,9}://|www\.)[!-;=?-~]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:[A-Za-z]:|~|\.{1,2})?[\\/](?:[\w.@+-]+[\\/])+[\w.@+-]*",
    re.ASCII | re.IGNORECASE,
)
# / or \ or @ or www. stands in every address; all of its characters are ASCII, and none a space. (`re` skips fast to
# what a pattern begins with where that is one class.)
_SIGN = re.compile(r"[/\\@wW](?:(?<=[/\\@])|[wW]{2}\.)")
_NO_ADDRESS = re.compile(r"[^!-~]")
_FILE_ENDING = re.compile(
    r"\.(?:docx?|wps|xlsx?|pptx?|pdf|txt|md|csv|json|ya?ml|xml|html?|zip|rar|7z|jpe?g|png|gif|mp[34]|exe|py|js|sql|log)"
    r"(?![A-Za-z0-9])(?:_\u7b2c\d+\u9875)?",
    re.IGNORECASE,
)
_DOT = re.compile("\\.[A-Za-z7\u017f]")  # the last one is an s where case does not count
_FILE_CHAR = re.compile(r"[\w()\[\]+\u00b7-]")


def addresses(text: str) -> Iterator[Span]:
    """Yield the addresses in a folded text, file names last, in time linear in it."""
    end = 0
    for sign in _SIGN.finditer(text):
        if sign.start() < end:
            continue
        start, low = sign.start(), end
        while start > low and "!" <= text[start - 1] <= "~":
            start -= 1
        after = _NO_ADDRESS.search(text, sign.end())
        end = len(text) if after is None else after.start()
        for match in _ADDRESS.finditer(text, start, end):
            yield Span(*match.span())
    yield from _file_names(text)


def _file_names(text: str) -> Iterator[Span]:
    """Yield file names: from an ending such as .docx back to the first character that names do not have."""
    last = 0
    for dot in _DOT.finditer(text):
        match = _FILE_ENDING.match(text, dot.start())
        if match is None:
            continue
        start, low = match.start(), max(last, match.start() - _FILE_NAME)
        while start > low and _FILE_CHAR.match(text, start - 1):
            start -= 1
        last = match.end()
        if start < match.start():
            yield Span(start, last)

"""Comments that speak to stylelint: which ones they are, and where they stand."""

from __future__ import annotations

from .. import quickre as re
from ..text.document import Comment, Slip
from ..text.source import Source

# `stylelint-disable` is a word of the CSS linter of that name.
_OURS = re.compile(r"\s*stylelint(?![\w-])", re.IGNORECASE)


_LINK = r"\[//\]:[ \t]*(?:#|<>)[ \t]*"
_SPEAKS = r"\s*stylelint[ \t]*[:\uff1a]"
LINK = re.compile(rf"{_LINK}[(\"']?(?P<text>{_SPEAKS}[^\r\n]*)", re.IGNORECASE)
"""What begins as a link comment to stylelint, to the end of its line."""
HTML = re.compile(rf"<!--(?P<text>{_SPEAKS}[^\r\n]*)", re.IGNORECASE)
"""What begins as an HTML comment to stylelint, to the end of its line."""


def slipped(source: Source, start: int, end: int) -> Comment | None:
    """Make the Comment of what begins as one to stylelint at `start` and is none; it ends at `end`, or with its line.

    None where nothing of the kind begins there.
    """
    whole = source.text
    match = HTML.match(whole, start, end) or LINK.match(whole, start, end)
    if match is None:
        return None
    text = match["text"].rstrip()
    if match.re is HTML:
        slip = Slip.IN_TEXT if "-->" in text else Slip.OPEN_HTML
        text = text.partition("-->")[0]
        stop = match.start("text") + len(text) + (3 if slip is Slip.IN_TEXT else 0)
    else:
        slip = Slip.IN_TEXT if _closed(whole[match.start("text") - 1], text) else Slip.OPEN_LINK
        stop = match.start("text") + len(text)
    return Comment(text.strip(), start, stop, False, slip)


def _closed(opening: str, text: str) -> bool:
    inner = text[:-1]
    return text.endswith({"(": ")"}.get(opening, opening)) and not (opening == "(" and ("(" in inner or ")" in inner))


def is_ours(text: str) -> bool:
    """Tell whether a comment speaks to stylelint."""
    return _OURS.match(text) is not None


def comment(source: Source, text: str, start: int, end: int) -> Comment | None:
    """Make the Comment of a source range, marks included; None where it does not speak to us.

    `text` is what stands between the marks.
    """
    if not is_ours(text):
        return None
    lines, whole = source.lines, source.text
    before = whole[lines.starts[lines.line(start) - 1] : start]
    following = lines.line(max(start, end - 1))
    until = lines.starts[following] if following < len(lines.starts) else len(whole)
    return Comment(text.strip(), start, end, not before.strip() and not whole[end:until].strip())

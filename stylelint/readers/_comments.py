"""Comments that speak to stylelint: which ones they are, and where they stand."""

from __future__ import annotations

import re

from ..text.document import Comment
from ..text.source import Source

# `stylelint-disable` is a word of the CSS linter of that name.
_OURS = re.compile(r"\s*stylelint(?![\w-])", re.IGNORECASE)


def comment(source: Source, text: str, start: int, end: int) -> Comment | None:
    """Make the Comment of a source range, marks included; None where it does not speak to us.

    `text` is what stands between the marks.
    """
    if not _OURS.match(text):
        return None
    lines, whole = source.lines, source.text
    before = whole[lines.starts[lines.line(start) - 1] : start]
    following = lines.line(max(start, end - 1))
    until = lines.starts[following] if following < len(lines.starts) else len(whole)
    return Comment(text.strip(), start, end, not before.strip() and not whole[end:until].strip())

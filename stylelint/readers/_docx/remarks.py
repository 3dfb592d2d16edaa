"""Comments in the margin that speak to stylelint: each speaks of the range that it stands on."""

from __future__ import annotations

from typing import Any

from ...text.document import Comment, Document
from .._comments import is_ours
from .containers import GONE
from .names import W
from .stories import Stories


def remarks(stories: Stories, document: Document) -> list[Comment]:
    """Return the comments to stylelint in order. One without a range means the paragraph that it stands in."""
    marks = stories.content.comments
    root = stories.package.one("comments") if marks else None
    found = []
    for comment in () if root is None else root.iterchildren(W + "comment"):
        text = "\n".join(_text(p) for p in comment.iter(W + "p")).strip()
        mark = marks.get(comment.get(W + "id", ""))
        if mark is not None and is_ours(text):
            start, end = range_of(document, *mark)
            found.append(Comment(text, start, end, False, own=True))
    return sorted(found, key=lambda c: (c.start, c.end))


def range_of(document: Document, start: int, end: int | None) -> tuple[int, int]:
    """Return the range that a comment stands on, from where its marks are; without one that of its paragraph."""
    start = min(start, len(document.text))
    if end is None or end <= start:
        block = document.block_at(start)
        return block.source.start, block.source.end
    return start, min(end, len(document.text))


def _text(paragraph: Any) -> str:
    shown = (t for t in paragraph.iter(W + "t") if all(a.tag not in GONE for a in t.iterancestors()))
    return "".join(t.text or "" for t in shown)

"""Comments in the margin that speak to stylelint."""

from __future__ import annotations

from collections.abc import Iterable

from ...text.document import Comment, Document
from .._comments import is_ours
from .._docx.remarks import range_of
from .content import Remark


def remarks(found: Iterable[Remark], document: Document) -> list[Comment]:
    """Return the comments to stylelint in order. One without a range means the paragraph that it stands in."""
    ours = (remark for remark in found if is_ours(remark.text))
    comments = [Comment(r.text, *range_of(document, r.start, r.end), False, own=True) for r in ours]
    return sorted(comments, key=lambda c: (c.start, c.end))

"""Protected spans: quotations, titles in book marks, addresses, examples."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..text.span import Span

if TYPE_CHECKING:
    from ..text.document import Document


@dataclass
class Protected:
    """Disjoint-by-name span lists, ascending, in offsets of the projection.

    The names are those of `SpanName`: quotation (“…” of 9 or more
    characters), term (“…” of up to 8), book-title (《…》), address (URL,
    mail, path), example (the sentence after 例如, 格式为, 错误:).
    """

    spans: dict[str, list[Span]] = field(default_factory=dict)

    def covers(self, name: str, start: int, end: int) -> bool:
        """Tell whether one span of that name holds the whole range."""
        found = self.spans.get(name, [])
        at = bisect_right(found, (start, 1 << 62)) - 1
        return at >= 0 and end <= found[at].end


def protect(document: Document) -> Protected:
    """Find the protected spans of a document."""
    return Protected()

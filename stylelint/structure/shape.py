"""Find in the words what markup does not say: page frame, title, headings, salutation, signature, date."""

from __future__ import annotations

from ..text.document import Document


def shape(document: Document) -> None:
    """Refine the kinds and roles of the blocks in place."""

"""Guess the genre (文种) of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .drafts import Draft


@dataclass(frozen=True)
class Guess:
    """A genre, or none.

    Attributes:
        id: the genre's id (file stem in rules/genres), None where nothing speaks for one.
        name: its Chinese name, None likewise.
        confidence: 0 to 1; section rules want 0.8.
        why: what spoke for it, for `outline`: (zh, en).
        profile: family of genres; may be known where the genre is not.
    """

    id: str | None = None
    name: str | None = None
    confidence: float = 0.0
    why: tuple[str, str] = ("没有标题或开头语可据", "no title or opening formula speaks for a genre")
    profile: str | None = None


def guess(draft: Draft) -> Guess:
    """Guess by title, then opening formula, then structure."""
    return Guess()

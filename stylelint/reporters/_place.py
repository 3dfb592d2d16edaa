"""Where a finding stands in a file without lines, in words; and the label that Word shows before its paragraph."""

from __future__ import annotations

from ..diagnostic import Diagnostic
from ._visible import brief, flat

_WIDE = "、。，：；．）】〕》"  # behind these marks a space stands already


def place_of(d: Diagnostic) -> str | None:
    """Return the place of a finding in words; None where lines and columns tell it."""
    named = d.data.get("place")
    return brief(named) if isinstance(named, str) and isinstance(d.data.get("paragraph"), int) else None


def number_of(d: Diagnostic) -> int:
    """Return the number that its author counts by: of the paragraph, else of the line."""
    paragraph = d.data.get("paragraph")
    return paragraph if isinstance(paragraph, int) and place_of(d) is not None else d.line


def label_of(d: Diagnostic) -> str:
    """Return the automatic number of its paragraph, with a space where one is needed; empty where there is none."""
    label = d.data.get("label")
    if not isinstance(label, str) or not label or place_of(d) is None:
        return ""
    return label if label.endswith(tuple(_WIDE)) else f"{label} "


def spoken(d: Diagnostic) -> str:
    """Return the message in one line, behind its place where lines do not tell it."""
    place = place_of(d)
    return f"[{place}] {flat(d.message)}" if place else flat(d.message)

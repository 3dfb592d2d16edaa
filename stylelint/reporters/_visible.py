"""What of a text can be shown: characters that move, hide or command a terminal are named instead."""

from __future__ import annotations

import unicodedata

TAB = "    "
LONGEST = 400  # characters of a text that people are shown
_ZERO_WIDTH_JOINER = "\u200d"  # part of emoji, harmless by itself
_UNSHOWN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def visible(char: str) -> str:
    """Return what to show for one character: tabs as spaces, control and format characters by name."""
    if char == "\t":
        return TAB
    if char == _ZERO_WIDTH_JOINER or unicodedata.category(char) not in _UNSHOWN:
        return char
    code = ord(char)
    return chr(0x2400 + code) if code < 0x20 else f"<U+{code:04X}>"


def flat(text: str) -> str:
    """Return a text as one line of visible characters, runs of spaces made one."""
    one = " ".join(text.split())
    return one if one.isprintable() else "".join(map(visible, one))


def brief(text: str) -> str:
    """Return a text as `flat` does, cut where it would flood the screen."""
    return flat(text) if len(text) <= LONGEST else flat(text[:LONGEST]) + "…"

"""Characters of symbol fonts that a document names by code: those that drafts use, in Unicode."""

from __future__ import annotations

_PRIVATE = range(0xF000, 0xF100)
OBJECT = "\ufffc"
_WINGDINGS = {
    0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪", 0xA8: "◻",
    0xD8: "➢", 0xE0: "→", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x81 + i: chr(0x2460 + i) for i in range(10)},
}  # fmt: skip
_WINGDINGS2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x97: "●", 0xA2: "□", 0xA3: "□"}
_SYMBOL = {
    0xA3: "≤", 0xB3: "≥", 0xB4: "×", 0xB0: "°", 0xB1: "±", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xA5: "∞",
    0xAE: "→", 0xAC: "←", 0xAD: "↑", 0xAF: "↓", 0xBC: "…", 0x61: "α", 0x62: "β", 0x67: "γ", 0x64: "δ", 0x6D: "μ",
    0x70: "π", 0x73: "σ", 0x53: "Σ", 0x57: "Ω", 0x44: "Δ", 0x6C: "λ", 0x71: "θ", 0x77: "ω", 0xD6: "√",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS2, "symbol": _SYMBOL}


def symbol(font: str | None, code: str | None) -> str:
    """Return the character that `w:sym` shows; U+FFFC where no character of Unicode is known for it."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return OBJECT
    table = _FONTS.get((font or "").lower())
    if table is not None and (number in _PRIVATE or number < 0x100):
        return table.get(number & 0xFF, OBJECT)
    if number in _PRIVATE or number < 0x20 or 0xD800 <= number < 0xE000 or number > 0xFFFD:
        return OBJECT
    return chr(number)

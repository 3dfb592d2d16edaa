"""Names of elements and attributes of OpenDocument (ISO/IEC 26300), and of what LibreOffice adds."""

from __future__ import annotations

_URN = "urn:oasis:names:tc:opendocument:xmlns:{}:1.0"
OFFICE, STYLE, TEXT, TABLE, DRAW = (
    f"{{{_URN.format(name)}}}" for name in ("office", "style", "text", "table", "drawing")
)
EXTENDED = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


def number(element: object, name: str, least: int = 1) -> int | None:
    """Return an attribute that holds a whole number of `least` or more, None for others; huge ones are cut."""
    value = element.get(name)  # type: ignore[attr-defined]
    if value is None or not value.isascii() or not value.isdigit():
        return None
    found = int(value[:9])
    return found if found >= least else None

"""Names of elements and attributes, and the namespaces of Strict files with those that stand for them here."""

from __future__ import annotations

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"

W, R, MC, WP, M = (f"{{{n}}}" for n in (WORD, RELATIONS, COMPATIBLE, DRAWING, MATH))
VAL, ID, TYPE = W + "val", W + "id", W + "type"

_PURL = b"http://purl.oclc.org/ooxml/"
_OPEN = b"http://schemas.openxmlformats.org/"
STRICT = {
    _PURL + b"wordprocessingml/main": WORD.encode(),
    _PURL + b"officeDocument/relationships": RELATIONS.encode(),
    _PURL + b"officeDocument/math": MATH.encode(),
    _PURL + b"drawingml/": _OPEN + b"drawingml/2006/",
}
"""Of Strict files, and the Transitional name of each."""


def is_on(value: str | None) -> bool:
    """Read the value of a switch, which is on where it is not given."""
    return value is None or value.lower() not in ("0", "false", "off", "none")

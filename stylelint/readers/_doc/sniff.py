"""Tell by its bytes what a file called .doc, .wps or .rtf is, whatever its name says."""

from __future__ import annotations

from pathlib import PurePath

from ...settings import ReadLimits
from .._office import refusals
from .._office.sniff import refuse

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_BLANK = b"\xef\xbb\xbf \t\r\n"
_OTHERS = (
    ("PowerPoint Document", ("PowerPoint 演示文稿（.ppt）", "a PowerPoint presentation (.ppt)")),
    ("Workbook", ("Excel 表格（.xls）", "an Excel workbook (.xls)")),
)


def ending(path: str, data: bytes, limits: ReadLimits) -> str:
    """Return the ending that the file should have: .docx, .doc, .wps or .rtf. Raises UnreadableError for others."""
    suffix = PurePath(path).suffix.lower() or ".doc"
    if len(data) > limits.file or not data:
        refuse(data, limits, suffix)
    if data.startswith(_ZIP):
        return ".docx"  # its reader refuses what is none
    if data.lstrip(_BLANK).startswith(b"{\\rtf"):
        return ".rtf"
    if not data.startswith(_OLE):
        refuse(data, limits, suffix)
    if _names(data, "EncryptedPackage"):
        raise refusals.secret()
    if _names(data, "WordDocument"):
        return ".doc"
    for name, said in _OTHERS:
        if _names(data, name):
            raise refusals.other(*said, suffix)
    return ".wps" if suffix == ".wps" else ".doc"


def _names(data: bytes, stream: str) -> bool:
    """Tell whether a compound file has a stream of a name, by the names in its directory."""
    return stream.encode("utf-16-le") in data

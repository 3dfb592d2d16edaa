"""Tell by its bytes what a file is that is called .docx or .odt and is no zip, or the zip of something else."""

from __future__ import annotations

from ...settings import ReadLimits
from . import refusals

_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = b"PK\x05\x06"
_MIMETYPE = b"mimetypeapplication/"
_OPEN = {
    b"vnd.oasis.opendocument.text": ("OpenDocument 文档（.odt）", "an OpenDocument text (.odt)"),
    b"vnd.oasis.opendocument": ("OpenDocument 文件", "an OpenDocument file"),
    b"epub+zip": ("电子书（.epub）", "an e-book (.epub)"),
}
_OWN = {".odt": b"vnd.oasis.opendocument.text"}
_HEADS = (
    (b"{\\rtf", ("RTF 文件（.rtf）", "an RTF file (.rtf)")),
    (b"%PDF", ("PDF 文件", "a PDF file")),
    (b"Rar!", ("RAR 压缩包", "a RAR archive")),
    (b"7z\xbc\xaf", ("7z 压缩包", "a 7z archive")),
)


def refuse(data: bytes, limits: ReadLimits, suffix: str = ".docx") -> None:
    """Raise UnreadableError for a file that is empty, too large, or by its first bytes no zip of what `suffix` says."""
    if len(data) > limits.file:
        most = limits.file // 1_000_000
        raise refusals.too_much("file", f"文件超过 {most} MB", f"the file is larger than {most} MB")
    if not data:
        raise refusals.empty()
    if data.startswith(_ZIP):
        _refuse_other_zip(data, suffix)
    elif data.startswith(_OLE):
        raise _ole(data, suffix)
    else:
        raise _no_zip(data, suffix)


def _refuse_other_zip(data: bytes, suffix: str) -> None:
    if data[30:].startswith(_MIMETYPE):
        kind = data[30 + len(_MIMETYPE) :]
        head = next((head for head in _OPEN if kind.startswith(head)), None)
        if head is not None and head != _OWN.get(suffix):
            raise refusals.other(*_OPEN[head], suffix)
    if _END not in data[-65_557:]:
        raise refusals.truncated()


def _ole(data: bytes, suffix: str) -> Exception:
    """Tell apart what a compound file of Office may be, by the names in its directory (UTF-16)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusals.secret()
    if "WordDocument".encode("utf-16-le") in data:
        return refusals.other("旧格式的 Word 文档（.doc/.wps）", "an old Word document (.doc or .wps)", suffix)
    return refusals.other("旧格式的 Office 文件", "an old Office file", suffix)


def _no_zip(data: bytes, suffix: str) -> Exception:
    for head, said in _HEADS:
        if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(head):
            return refusals.other(*said, suffix)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html")):
        return refusals.other("网页（.html）", "a web page (.html)", suffix)
    if start.startswith(b"<?xml"):
        return refusals.other("单个的 XML 文件", "a lone XML file", suffix)
    if b"\0" not in data[:4096] or data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return refusals.text(suffix)
    return refusals.other("不认识的文件，不是文档", "no document", suffix)

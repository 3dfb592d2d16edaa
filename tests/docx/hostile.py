"""Files that are no Word documents, broken ones, and such as were made to harm; all made here."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

from docx.build import docx, numbering, p, pack, parts_of, root, style, styles, tbl

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
_DTD = '<!DOCTYPE w:document [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;">]>'
_XXE = '<!DOCTYPE w:document [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
PLAIN = docx(p("正文。"))


def with_parts(**changed: str | bytes | None) -> bytes:
    """Return a document with some parts of it changed or, where None, left out; `__` stands for `/` in names."""
    parts: dict[str, str | bytes] = {**parts_of(p("正文。"), styles=styles(style("a")))}
    for name, content in changed.items():
        whole = {"main": "word/document.xml", "types": "[Content_Types].xml"}.get(name, name.replace("__", "/"))
        if content is None:
            parts.pop(whole)
        else:
            parts[whole] = content
    return pack(parts)


def document(content: str, before: str = "") -> str:
    """Return a main part, with something before its root."""
    whole = root("document", f"<w:body>{content}</w:body>")
    return whole.replace("<w:document", f"{before}<w:document", 1)


def in_utf16(part: str) -> bytes:
    """Return a part in UTF-16, with its mark."""
    return part.replace("UTF-8", "UTF-16").encode("utf-16")


def bomb() -> bytes:
    """Return a small file with a part that is much too large."""
    return with_parts(main=b"<" + bytes(40_000_000))


def lying_bomb() -> bytes:
    """Return a bomb whose directory says that the part is small."""
    data = bytearray(bomb())
    at = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)  # from the entries, the one of the main part
    while data[at + 46 : at + 46 + 17] != b"word/document.xml":
        at = data.index(b"PK\x01\x02", at + 4)
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def overlapping() -> bytes:
    """Return a zip with two entries for the same bytes."""
    data = bytearray(pack({**parts_of(p("文")), "a.xml": "x" * 50, "b.xml": "x" * 50}))
    first = data.index(b"a.xml", data.index(b"PK\x01\x02")) - 46
    second = data.index(b"b.xml", first) - 46
    (offset,) = struct.unpack_from("<I", data, first + 42)
    struct.pack_into("<I", data, second + 42, offset)
    return bytes(data)


def doubled() -> bytes:
    """Return a zip with two parts of one name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts_of(p("文")).items():
            archive.writestr(name, content)
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("word/document.xml", document(p("另一个")))
    return out.getvalue()


def secret_entry() -> bytes:
    """Return a zip whose main part is encrypted."""
    data = bytearray(PLAIN)
    at = data.index(b"word/document.xml", data.index(b"PK\x01\x02")) - 46
    data[at + 8] |= 1
    return bytes(data)


def broken(name: str) -> bytes:
    """Return a document in which the checksum of a part does not fit."""
    data = bytearray(with_parts(**{"docProps__app.xml": "<a/>" * 20}))
    at = data.index(name.encode(), data.index(b"PK\x01\x02")) - 46
    data[at + 16] ^= 0xFF
    return bytes(data)


def odt() -> bytes:
    """Return an OpenDocument text."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", "<a/>")
    return out.getvalue()


def spreadsheet() -> bytes:
    """Return an Excel workbook."""
    parts = {
        n: t.replace("wordprocessingml.document.main", "spreadsheetml.sheet.main") for n, t in parts_of("").items()
    }
    return pack(parts)


def deep(count: int) -> str:
    """Return tables inside each other."""
    inner = p("里")
    for _ in range(count):
        inner = tbl([inner])
    return inner


def _nested_runs(count: int) -> str:
    return p("", "<w:smartTag>" * count + "</w:smartTag>" * count)


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "空的"),
    "text": ("这是一段文字。".encode, "纯文本"),
    "text in GBK": (lambda: "这是一段文字。".encode("gbk"), "纯文本"),
    "binary": (lambda: b"\0\1\2\3" * 40, "不认识"),
    "web page": (lambda: b"<!DOCTYPE html><html></html>", "网页"),
    "rtf": (lambda: b"{\\rtf1 a}", "RTF"),
    "pdf": (lambda: b"%PDF-1.7\n", "PDF"),
    "old": (lambda: _OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    "password": (lambda: _OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "other compound": (lambda: _OLE, "旧格式"),
    "encrypted entry": (secret_entry, "密码"),
    "odt": (odt, ".odt"),
    "workbook": (spreadsheet, "Excel"),
    "truncated": (lambda: PLAIN[: len(PLAIN) // 2], "不完整"),
    "first bytes only": (lambda: PLAIN[:3], "不完整"),
    "cut in the directory": (lambda: PLAIN[:-10], "不完整"),
    "no document": (lambda: with_parts(main=None), "没有正文"),
    "not a zip of Word": (lambda: pack({"a.txt": "文"}), "没有正文"),
    "main part of another kind": (lambda: with_parts(main=styles()), "不是 Word 正文"),
    "malformed": (lambda: with_parts(main=document("<w:p>")), "不是合格的 XML"),
    "empty main part": (lambda: with_parts(main=""), "不是合格的 XML"),
    "malformed styles": (lambda: docx(p("文"), styles="<w:styles"), "styles.xml 第 1 行不是合格的 XML"),
    "bomb": (bomb, "32 MB"),
    "lying bomb": (lying_bomb, "压缩炸弹"),
    "checksum": (lambda: broken("word/document.xml"), "校验不符"),
    "dtd": (lambda: with_parts(main=document(p("&b;"), _DTD)), "DTD"),
    "xxe": (lambda: with_parts(main=document(p("&a;"), _XXE)), "DTD"),
    "dtd in UTF-16": (
        lambda: with_parts(main=document(p(""), _DTD).replace("UTF-8", "UTF-16").encode("utf-16")),
        "DTD",
    ),
    "deep tables": (lambda: docx(deep(70)), "嵌套太深"),
    "2,000 tables": (lambda: docx(deep(2000)), "嵌套太深"),
    "deep runs": (lambda: docx(_nested_runs(230)), "嵌套太深"),
    "many paragraphs": (lambda: docx(p() * 300_000), "50,000 段"),
    "many entries": (lambda: pack({**parts_of(p("文")), **{f"m/{i}": "" for i in range(5000)}}), "5,000 个"),
    "many elements": (lambda: docx("<w:p><w:r>" + "<w:b/>" * 3_500_000 + "</w:r></w:p>"), "太复杂"),
    "overlapping": (overlapping, "重叠"),
    "doubled": (doubled, "两个部件"),
    "absolute name": (lambda: pack({**parts_of(p("文")), "/etc/x": "a"}), "指向文件之外"),
    "name with ..": (lambda: pack({**parts_of(p("文")), "word/../../x": "a"}), "指向文件之外"),
}
READ: dict[str, Callable[[], bytes]] = {
    "no styles part": lambda: with_parts(**{"word__styles.xml": None}),
    "no relationships": lambda: with_parts(**{"word___rels__document.xml.rels": None}),
    "no relationships at all": lambda: with_parts(**{"word___rels__document.xml.rels": None, "_rels__.rels": None}),
    "no content types": lambda: with_parts(types=None),
    "dangling ids": lambda: docx(p("正文。", style="gone", num="77", level=5), numbering=numbering()),
    "style loop": lambda: docx(
        p("正文。", style="a"), styles=styles(style("a", based_on="b"), style("b", based_on="a"))
    ),
    "renamed main part": lambda: docx(p("正文。"), main="document2.xml"),
    "60 tables": lambda: docx(deep(60) + p("正文。")),
    "unread part": lambda: broken("docProps/app.xml"),
    "UTF-16": lambda: with_parts(main=in_utf16(document(p("正文。")))),
    "byte-order mark": lambda: with_parts(main=document(p("正文。")).encode("utf-8-sig")),
    "another prefix": lambda: with_parts(
        main=document(p("正文。"))
        .replace("<w:", "<x:")
        .replace("</w:", "</x:")
        .replace("xmlns:w=", "xmlns:x=")
        .replace(" w:", " x:")
    ),
    "Strict": lambda: with_parts(
        main=document(p("正文。")).replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
    ),
    "no body": lambda: with_parts(main=root("document", "")),
    "bytes behind the end": lambda: PLAIN + b"\n",
}

"""Packages are written with what changed; every other entry lies there as it did."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from lxml import etree

from stylelint.writers.docx.package import repack, serialize

TEXT = "<a>正文</a>".encode() * 50


class Forward(BytesIO):
    """A file that cannot go back, so that zip puts the sizes behind the data."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError

    def seek(self, *_: int) -> int:
        raise OSError


def package(target: BytesIO | None = None) -> bytes:
    out = target or BytesIO()
    with ZipFile(out, "w") as made:
        for name, kind in (("b.xml", ZIP_DEFLATED), ("media/图.png", ZIP_STORED), ("a.xml", ZIP_DEFLATED)):
            info = ZipInfo(name, (2021, 5, 6, 7, 8, 10))
            info.compress_type = kind
            info.extra = struct.pack("<2H4s", 0xCAFE, 4, b"mine")
            info.comment = b"of an entry"
            info.external_attr = 0o600 << 16
            made.writestr(info, TEXT + name.encode())
        made.comment = b"of all"
    return out.getvalue()


def raw(data: bytes) -> dict[str, bytes]:
    """Each entry as it is compressed, by name."""
    found = {}
    with ZipFile(BytesIO(data)) as made:
        for info in made.infolist():
            name, extra = struct.unpack_from("<2H", data, info.header_offset + 26)
            start = info.header_offset + 30 + name + extra
            found[info.filename] = data[start : start + info.compress_size]
    return found


def kept(data: bytes, name: str) -> tuple[object, ...]:
    with ZipFile(BytesIO(data)) as made:
        info = made.getinfo(name)
        return info.date_time, info.compress_type, info.extra, info.comment, info.external_attr, info.CRC


def test_nothing_changed_is_the_same_file() -> None:
    assert repack(package(), {}) == package()


def test_other_entries_and_the_order_stay() -> None:
    old = package()
    new = repack(old, {"a.xml": b"<new/>", "c.xml": b"<more/>"})
    assert list(raw(new)) == ["b.xml", "media/图.png", "a.xml", "c.xml"]
    assert all(raw(new)[name] == raw(old)[name] for name in ("b.xml", "media/图.png"))
    assert all(kept(new, name) == kept(old, name) for name in ("b.xml", "media/图.png"))
    with ZipFile(BytesIO(new)) as made:
        assert made.testzip() is None
        assert (made.read("a.xml"), made.read("c.xml"), made.comment) == (b"<new/>", b"<more/>", b"of all")
        assert made.getinfo("a.xml").date_time == (2021, 5, 6, 7, 8, 10)
        assert made.getinfo("c.xml").date_time == (1980, 1, 1, 0, 0, 0)


def test_a_part_can_be_taken_out() -> None:
    assert list(raw(repack(package(), {"b.xml": None}))) == ["media/图.png", "a.xml"]


def test_sizes_behind_the_data_are_put_before_it(tmp_path: Path) -> None:
    old = package(Forward())
    new = repack(old, {"a.xml": b"<new/>"})
    assert raw(new)["b.xml"] == raw(old)["b.xml"]
    with ZipFile(BytesIO(new)) as made:
        assert made.testzip() is None
        assert made.read("b.xml") == TEXT + b"b.xml"
        assert not any(info.flag_bits & 8 for info in made.infolist())


def test_xml_keeps_its_prefixes_and_the_declaration_of_word() -> None:
    names = 'xmlns:w="urn:w" xmlns:w14="urn:w14" xmlns:mc="urn:mc" mc:Ignorable="w14"'
    root = etree.fromstring(f"<w:document {names}><w:body/></w:document>")
    head, _, body = serialize(root).partition(b"\r\n")
    assert head == b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    assert body == f"<w:document {names}><w:body/></w:document>".encode()

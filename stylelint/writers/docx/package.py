"""The package written back: what changes is compressed anew, every other entry is copied as it lies in the file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from lxml import etree

from ...readers._docx.model import Element

_LOCAL = struct.Struct("<4s2B4HL2L2H")
_CENTRAL = struct.Struct("<4s4B4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_DESCRIPTOR = 0x08  # sizes stand behind the data: they are put where they belong
_UTF8 = 0x800
_ZIP64 = 1  # the extra field for sizes that do not fit: ours do
_HEAD = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'


class _Entry(NamedTuple):
    info: ZipInfo
    data: bytes  # compressed
    extra: bytes  # of the local header


def serialize(root: Element) -> bytes:
    """Return a part as Word writes it: UTF-8, standalone, prefixes as they were."""
    return _HEAD + bytes(etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=False))


def repack(data: bytes, parts: Mapping[str, bytes | None]) -> bytes:
    """Return a package with other parts.

    Args:
        data: the package.
        parts: new content by the name of the part; None takes it out. What `data` does not have comes last.

    Raises:
        BadZipFile: an entry does not lie where the directory says.
    """
    with ZipFile(BytesIO(data)) as package:
        infos, comment = package.infolist(), package.comment
    last = {info.filename: info for info in infos}
    entries = []
    for info in infos:
        new = parts.get(info.filename, b"")
        if info.filename not in parts:
            entries.append(_raw(data, info))
        elif new is not None and last[info.filename] is info:
            entries.append(_compressed(info, new))
    entries += [_compressed(_info(name), new) for name, new in parts.items() if name not in last and new is not None]
    return _written(entries, comment)


def _raw(data: bytes, info: ZipInfo) -> _Entry:
    """Return an entry as it lies in the file."""
    at = info.header_offset
    if data[at : at + 4] != b"PK\3\4":
        raise BadZipFile(f"{info.filename}: no entry at {at}")
    name, extra = struct.unpack_from("<2H", data, at + 26)
    start = at + _LOCAL.size + name
    body = data[start + extra : start + extra + info.compress_size]
    if len(body) != info.compress_size:
        raise BadZipFile(f"{info.filename}: cut off")
    return _Entry(info, body, _without_zip64(data[start : start + extra]))


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name)
    info.compress_type = ZIP_DEFLATED
    info.create_version, info.create_system, info.extract_version = 20, 0, 20
    info.flag_bits = 0 if name.isascii() else _UTF8
    return info


def _compressed(info: ZipInfo, data: bytes) -> _Entry:
    """Return an entry with new content, compressed if the old one was."""
    info.CRC, info.file_size = zlib.crc32(data), len(data)
    if info.compress_type != ZIP_STORED:
        info.compress_type = ZIP_DEFLATED
        packer = zlib.compressobj(6, zlib.DEFLATED, -15)
        data = packer.compress(data) + packer.flush()
    info.compress_size = len(data)
    return _Entry(info, data, b"")


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<2H", extra, at)
        if kind != _ZIP64:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept + extra[at:]


def _written(entries: Iterable[_Entry], comment: bytes) -> bytes:
    out, directory, count = BytesIO(), BytesIO(), 0
    for info, data, extra in entries:
        count += 1
        flags = info.flag_bits & ~_DESCRIPTOR
        name = (info.orig_filename or info.filename).encode("utf-8" if flags & _UTF8 else "cp437")
        day, time = _stamp(info)
        central = _without_zip64(info.extra)
        sizes = (info.compress_type, time, day, info.CRC, info.compress_size, info.file_size, len(name))
        at = out.tell()
        out.write(_LOCAL.pack(b"PK\3\4", info.extract_version, 0, flags, *sizes, len(extra)))
        out.write(name + extra + data)
        head = (b"PK\1\2", info.create_version, info.create_system, info.extract_version, 0, flags)
        tail = (len(central), len(info.comment), 0, info.internal_attr, info.external_attr, at)
        directory.write(_CENTRAL.pack(*head, *sizes, *tail))
        directory.write(name + central + info.comment)
    at, size = out.tell(), directory.tell()
    out.write(directory.getvalue())
    out.write(_END.pack(b"PK\5\6", 0, 0, count, count, size, at, len(comment)) + comment)
    return out.getvalue()


def _stamp(info: ZipInfo) -> tuple[int, int]:
    """Return date and time of an entry as they are packed."""
    year, month, day, hour, minute, second = info.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

"""The files in a zip, read within limits whatever its directory says of them."""

from __future__ import annotations

import io
import zipfile
import zlib
from functools import cached_property
from struct import unpack_from
from urllib.parse import unquote

from ...settings import ReadLimits
from . import refusals
from .sniff import refuse

_ENTRY, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_HEADER = 30  # bytes of a local header without its name
_SECRET = 0x1


class Archive:
    """The files of a zip by name.

    Args:
        data: the bytes.
        limits: more is refused.
        suffix: the ending of its name, for messages.

    Raises:
        UnreadableError: it is no zip, broken, beyond the limits, or made to deceive.
    """

    def __init__(self, data: bytes, limits: ReadLimits, suffix: str = ".docx") -> None:
        self._data = data
        self._limits = limits
        self._read = 0
        refuse(data, limits, suffix)
        self.entries = self._entries()

    def __contains__(self, name: str) -> bool:
        return name in self.entries

    def named(self, name: str) -> str:
        """Return how a file is called here that others refer to: in other capitals perhaps, or percent-encoded.

        What is not here keeps the name that it was given.
        """
        if name in self.entries:
            return name
        return self._folded.get(unquote(name).lower(), name)

    @cached_property
    def _folded(self) -> dict[str, str]:
        return {name.lower(): name for name in reversed(self.entries)}

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a file, None where there is none. Raises UnreadableError for a large or broken one."""
        info = self.entries.get(name)
        if info is None:
            return None
        limit = min(self._limits.part, self._limits.total - self._read)
        if info.file_size > limit:
            raise self._too_large(name)
        found = self._unpacked(info, limit)
        self._read += len(found)
        return found

    def packed(self, info: zipfile.ZipInfo) -> bytes:
        """Return the bytes of a file as they are packed."""
        start = self._start(info)
        return self._data[start : start + info.compress_size]

    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        if self._data.count(_ENTRY) > self._limits.entries:
            zh = f"压缩包里的文件太多，超过 {self._limits.entries:,} 个"
            raise refusals.too_much("entries", zh, f"it holds more than {self._limits.entries:,} files")
        try:
            with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
            raise refusals.truncated() from None
        if sum(i.file_size for i in infos) > self._limits.total:
            raise self._too_much()
        found: dict[str, zipfile.ZipInfo] = {}
        for info in infos:
            self._check(info, found)
            found[info.filename] = info
        self._check_overlaps(infos)
        return found

    def _check(self, info: zipfile.ZipInfo, found: dict[str, zipfile.ZipInfo]) -> None:
        name = info.orig_filename
        if name.startswith(("/", "\\")) or ".." in name.replace("\\", "/").split("/") or name[1:2] == ":":
            raise refusals.hostile(
                f"部件名 {_shown(name)} 指向文件之外", f"the part name {_shown(name)} leads outside the file"
            )
        if info.filename in found:
            raise refusals.hostile(f"有两个部件都叫 {_shown(name)}", f"two parts are called {_shown(name)}")

    def _check_overlaps(self, infos: list[zipfile.ZipInfo]) -> None:
        """Refuse files that share bytes, by which a small zip holds a huge one."""
        end = 0
        for info in sorted(infos, key=lambda i: i.header_offset):
            if info.header_offset < end:
                raise refusals.hostile("压缩包里的部件互相重叠", "parts of the package overlap")
            end = self._start(info) + info.compress_size
        if end > len(self._data):
            raise refusals.truncated()

    def _start(self, info: zipfile.ZipInfo) -> int:
        at = info.header_offset
        if self._data[at : at + 4] != _LOCAL or at + _HEADER > len(self._data):
            raise refusals.damaged("压缩包的目录对不上内容", "the directory of the package does not fit what it holds")
        name, extra = unpack_from("<HH", self._data, at + 26)
        return int(at + _HEADER + name + extra)

    def _unpacked(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        name = _shown(info.filename)
        if info.flag_bits & _SECRET:
            raise refusals.secret()
        packed = self.packed(info)
        if info.compress_type == zipfile.ZIP_STORED:
            found = packed
        elif info.compress_type == zipfile.ZIP_DEFLATED:
            found = self._inflated(name, packed, min(limit, info.file_size))
        else:
            zh, en = f"{name} 的压缩方式不认识", f"{name} is packed in an unknown way"
            raise refusals.damaged(zh, en)
        if len(found) != info.file_size or zlib.crc32(found) != info.CRC:
            raise refusals.damaged(f"{name} 校验不符", f"the checksum of {name} does not fit")
        return found

    def _inflated(self, name: str, packed: bytes, limit: int) -> bytes:
        try:
            found = zlib.decompressobj(-15).decompress(packed, limit + 1)
        except zlib.error:
            raise refusals.damaged(f"{name} 解压不了", f"{name} cannot be unpacked") from None
        if len(found) > limit:
            raise refusals.hostile(
                f"{name} 解压后比目录里写的大，像是压缩炸弹",
                f"{name} is larger than the directory says, as in a zip bomb",
            )
        return found

    def _too_large(self, name: str) -> Exception:
        most, name = self._limits.part // 1_000_000, _shown(name)
        if self.entries[name].file_size <= self._limits.part:
            return self._too_much()
        return refusals.too_much(
            "part", f"{name} 解压后超过 {most} MB", f"{name} is larger than {most} MB when unpacked"
        )

    def _too_much(self) -> Exception:
        most = self._limits.total // 1_000_000
        return refusals.too_much("total", f"解压后超过 {most} MB", f"it is larger than {most} MB when unpacked")


def _shown(name: str) -> str:
    """Return a name for a message, without what a terminal would obey."""
    flat = "".join(c if c.isprintable() else "?" for c in name)
    return flat if len(flat) <= 80 else flat[:80] + "…"

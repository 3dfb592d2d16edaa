"""A seal on the documents that we write, by which we know later that nobody has saved anything into them since.

An XML comment behind the comments of the document holds a digest of all other
entries. Word and its like write the file anew when they save it, without the
comment, so that it fits only what is exactly as we left it.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ...hashes import blake2b
from .package import repack

_SEAL = re.compile(rb"\s*<!-- stylelint ([0-9a-f]{32}) -->\s*\Z")

_MOST = 50_000_000  # bytes: more is no part of ours


def seal(data: bytes, contents: Mapping[str, bytes | None], bearer: str | None) -> bytes:
    """Return the package with other parts (see `repack`), one of which bears the seal, if there is one that can."""
    text = contents.get(bearer) if bearer else None
    if bearer is None or text is None:
        return repack(data, contents)
    text = _SEAL.sub(b"", text)  # of an earlier run
    with ZipFile(BytesIO(data)) as package:
        sums = {info.filename: info.CRC for info in package.infolist()}
    for name, new in contents.items():
        if new is None:
            sums.pop(name, None)
        else:
            sums[name] = zlib.crc32(new)
    mark = f"<!-- stylelint {_digest(sums, bearer, text)} -->".encode()
    return repack(data, {**contents, bearer: text + mark})


def untouched(data: bytes, bearer: str = "comments") -> bool:
    """Tell whether a file is a document of ours, exactly as it was written; the seal is in a part called like that."""
    try:
        with ZipFile(BytesIO(data)) as package:
            sums = {info.filename: info.CRC for info in package.infolist()}
            for name in sums:
                if bearer in name and (found := _SEAL.search(text := package.read(name))):
                    return found[1].decode() == _digest(sums, name, text[: found.start()])
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, zlib.error):
        pass
    return False


def _digest(sums: Mapping[str, int], bearer: str, text: bytes) -> str:
    """Hash the checksums of all entries; of the bearer, what it holds without the seal."""
    shown = [f"{name}:{crc}" for name, crc in sorted(sums.items()) if name != bearer]
    whole = "\n".join([*shown, f"{bearer}:{zlib.crc32(text)}"])
    return blake2b(whole.encode("utf-8", "replace"), digest_size=16).hexdigest()

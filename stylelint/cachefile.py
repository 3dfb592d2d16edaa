"""Files that spare work the next time: never trusted more than what this user could have written and meant.

A file holds its key (what it was made from, by which versions) and a checksum
of its bytes, so one that is stale, cut off or damaged reads as if it were not
there; so does one that somebody else owns or may write. A cache that cannot be
written is no error either.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from pathlib import Path

from .paths import own_folder

VARIABLE = "STYLELINT_CACHE_DIR"
_MAGIC = b"stylelint cache1"
_HEAD = struct.Struct("<16s I I Q")  # magic, length of the key, CRC of key and data, length of the data


def folder() -> Path:
    """Return the folder of all caches: STYLELINT_CACHE_DIR, else the one that the platform has for it."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).absolute()
    return own_folder("cache")


def read(path: Path, key: bytes) -> bytes | None:
    """Return what was written under the key; None where there is no such file, or none that can be trusted."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
        with open(handle, "rb", buffering=0) as file:  # noqa: PTH123 - the handle is what was checked
            if not own(os.fstat(handle)):
                return None
            magic, length, crc, size = _HEAD.unpack(file.read(_HEAD.size))
            if magic != _MAGIC or length != len(key) or file.read(length) != key:
                return None
            data = file.readall()
    except (OSError, ValueError, struct.error):
        return None
    return data if len(data) == size and zlib.crc32(data, zlib.crc32(key)) == crc else None


def own(status: os.stat_result) -> bool:
    """Tell whether a file is a plain one of this user that nobody else may write."""
    if not stat.S_ISREG(status.st_mode):
        return False
    # Windows has no such owner; there the folder of the user's cache is closed to others.
    return os.name == "nt" or (status.st_uid == os.geteuid() and not status.st_mode & 0o022)


def write(path: Path, key: bytes, data: bytes) -> None:
    """Put data in place under a key, in one step; where that is not possible, nothing is left behind."""
    head = _HEAD.pack(_MAGIC, len(key), zlib.crc32(data, zlib.crc32(key)), len(data))
    put(path, head, key, data)


def put(path: Path, *parts: bytes) -> None:
    """Write a whole file beside its place and move it there, so that others see all of it or nothing.

    Without a home a path may be relative: then nothing is written, for it would land in the working directory.
    """
    try:
        if not path.is_absolute():
            return
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        name = f"{path}.{os.urandom(8).hex()}.tmp"  # tempfile takes longer to import than a cache to read
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    except (OSError, ValueError):
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        os.replace(name, path)  # noqa: PTH105 - one call, atomic on every platform
    except OSError:
        Path(name).unlink(missing_ok=True)

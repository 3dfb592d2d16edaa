"""Write files whole or not at all; drafts that change keep their encoding, mark and line ends."""

from __future__ import annotations

import errno
import os
import platform
import shutil
import time
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

from .reasons import reason
from .text.edit import Edit, StaleEditError, apply
from .text.source import UndecodableError, decode, encode

_STALE = 10.0  # seconds after which a lock was left behind: a change takes milliseconds
_PAUSE = 0.02  # seconds between two looks at a lock
_LEFT = 3600.0  # seconds after which a file beside another was left behind, whoever made it


class RewriteError(ValueError):
    """A draft was left as it was; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def rewrite(path: Path, edits: Iterable[Edit], encoding: str | None = None) -> None:
    """Apply edits to a file, which was decoded as `encoding` says (None: as its bytes say).

    The new text goes into a file beside the old one, which it replaces in one
    step; links stay links and the mode stays. Raises RewriteError, and then
    the file is as it was.
    """
    target = Path(os.path.realpath(path))
    try:
        if not os.access(target, os.W_OK):
            raise RewriteError("文件只读，没有改写", "the file is read-only; nothing was written")
        put(target, _edited(target.read_bytes(), edits, encoding))
    except OSError as error:
        zh, en = reason(error)
        raise RewriteError(f"写不了：{zh}", f"cannot be written: {en}") from error


def _edited(data: bytes, edits: Iterable[Edit], encoding: str | None) -> bytes:
    """Return the bytes after the edits. Raises RewriteError where the rest would not stay byte for byte."""
    try:
        source = decode("", data, encoding)
        text = apply(source.text, edits)
        if encode(source, source.text) == data:
            return encode(source, text)
    except (UndecodableError, StaleEditError) as error:
        raise RewriteError("文件刚刚变了，没有改写", "the file has just changed; nothing was written") from error
    except UnicodeError:
        pass
    raise RewriteError(
        f"不能按原来的编码（{source.encoding}）原样写回，没有改写",
        f"its encoding ({source.encoding}) cannot be kept; nothing was written",
    )


def put(path: Path, data: bytes) -> None:
    """Make a file hold these bytes, in one step: whole or not at all.

    A link stays a link and the mode stays; a new file gets the mode that new
    files get. Raises OSError, and then the file is as it was.
    """
    with putting(path) as out:
        out.write(data)


def is_stream(path: Path) -> bool:
    """Tell whether a path is there and neither file nor folder: a device or a pipe, which must not be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def putting(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which becomes `path` in one step when the context ends well; else as `put` does."""
    target = Path(os.path.realpath(path))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    _clear(str(target.parent))
    beside = target.with_name(f".stylelint-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.tmp")
    try:
        with beside.open("xb") as out:
            yield out
        if target.exists():
            shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@cache
def _clear(folder: str) -> None:
    """Remove what killed runs left beside the files of a folder; once a process, since folders may be large."""
    try:
        with os.scandir(folder) as entries:
            found = [e.name for e in entries if e.name.startswith(".stylelint-") and e.name.endswith(".tmp")]
    except OSError:  # writing says so better
        return
    for name in found:
        path = Path(folder, name)
        if _dead(name) or _age(path) > _LEFT:
            with suppress(OSError):
                path.unlink()


def _dead(name: str) -> bool:
    """Tell whether the process that made a file is sure to have ended: one of this machine, where that can be asked."""
    host, _, pid = name.removeprefix(".stylelint-").removesuffix(".tmp").rpartition("-")[0].partition("-")
    if os.name == "nt" or host != _host() or not (pid.isascii() and pid.isdigit()):
        return False
    try:
        os.kill(int(pid), 0)
    except (ProcessLookupError, OverflowError):
        return True
    except OSError:
        pass
    return False


@cache
def _host() -> str:
    """Return a word for this machine."""
    return f"{zlib.crc32(os.fsencode(platform.node())):08x}"


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep other runs from changing a file between reading and writing it.

    A file beside it is the lock; one that a run left behind when it was killed
    counts no more after a while. Raises OSError where no lock can be made.
    """
    target = Path(os.path.realpath(path))
    if not target.parent.is_dir():  # reading or writing says so better
        yield
        return
    lock = target.with_name(f".{target.name}.lock")
    _take(lock)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)


def _take(lock: Path) -> None:
    """Make a lock file, once there is none."""
    last = time.monotonic() + 2 * _STALE
    while True:
        try:
            lock.open("xb").close()
            return
        except FileExistsError:
            if _age(lock) > _STALE:
                lock.unlink(missing_ok=True)
        except PermissionError:  # on Windows also while another run takes its lock away
            if os.name != "nt" or time.monotonic() > last:
                raise
        if time.monotonic() > last:
            raise TimeoutError(errno.ETIMEDOUT, f"{lock.name}: {os.strerror(errno.ETIMEDOUT)}")
        time.sleep(_PAUSE)


def _age(lock: Path) -> float:
    """Return the seconds since a lock was made, or until then where clocks differ; 0 where it is gone."""
    try:
        return abs(time.time() - lock.stat().st_mtime)
    except OSError:
        return 0.0

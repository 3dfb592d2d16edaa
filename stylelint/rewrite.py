"""Write a changed draft back: the same encoding, mark and line ends, whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .text.edit import Edit, StaleEditError, apply
from .text.source import UndecodableError, decode, encode


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
        _replace(target, _edited(target.read_bytes(), edits, encoding))
    except OSError as error:
        reason = error.strerror or str(error)
        raise RewriteError(f"写不了：{reason}", f"cannot be written: {reason}") from error


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


def _replace(target: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".stylelint-", suffix=".tmp")
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(data)
        shutil.copymode(target, beside)
        beside.replace(target)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise

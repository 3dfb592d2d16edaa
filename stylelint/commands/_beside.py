"""How a command writes what it makes of a draft: whole or not at all, and never over the draft."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from ..files import openable, shown
from ..reasons import reason
from ..rewrite import RewriteError, put
from . import UsageError


def check_output(args: argparse.Namespace) -> None:
    """Raise UsageError where -o names one file for several drafts."""
    if args.output is not None and len(args.paths) > 1 and not Path(args.output).is_dir():
        raise UsageError(
            "有几份文稿时，-o 要是一个已有的目录", "with several drafts, -o must be a folder that is there"
        )


def target_of(args: argparse.Namespace, default: Path) -> Path:
    """Return where an output goes: where -o says, in a folder under its own name; else by default."""
    if args.output is None:
        return default
    given = Path(args.output)
    return given / default.name if given.is_dir() else given


def write(path: Path, data: bytes, draft: Path, ours: Callable[[bytes], bool] | None = None) -> None:
    """Write an output, whole or not at all.

    Args:
        path: where to.
        data: the whole content.
        draft: what it was made of, which is never written over.
        ours: tells of what stands there that it may be written over; None where the user has named the output.

    Raises:
        RewriteError: why nothing was written.
    """
    name = shown(path)
    if _same(path, draft):
        raise RewriteError(
            f"{name} 就是原稿，不覆盖；请用 -o 换个名字", f"{name} is the draft itself; name another with -o"
        )
    if held := _lock(path):
        raise RewriteError(
            f"{name} 正在别处打开（{held.name}），没有写；关掉它再来，或用 -o 换个名字",
            f"{name} is open elsewhere ({held.name}); nothing was written: close it, or name another with -o",
        )
    try:
        if ours is not None and openable(path).exists() and not ours(openable(path).read_bytes()):
            raise RewriteError(
                f"{name} 已经有了，里面有后来存进去的内容，没有覆盖；要盖掉它请写明 -o {name}",
                f"{name} is there and was saved since it was written; to replace it, say -o {name}",
            )
        put(openable(path), data)
    except PermissionError as error:
        raise RewriteError(
            f"{name} 写不了：只读、没有权限或正在别处打开；请用 -o 换个名字",
            f"{name} cannot be written: read-only, not permitted or open elsewhere; name another with -o",
        ) from error
    except OSError as error:
        zh, en = reason(error)
        raise RewriteError(f"{name} 写不了：{zh}", f"{name} cannot be written: {en}") from error


def _same(path: Path, draft: Path) -> bool:
    try:
        return openable(path).samefile(openable(draft))
    except OSError:  # it is not there yet
        return False


def _lock(path: Path) -> Path | None:
    """Return the file that Word, WPS or LibreOffice keeps beside a document while it is open."""
    for name in (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#"):
        lock = path.with_name(name)
        if openable(path).exists() and openable(lock).exists():
            return lock
    return None

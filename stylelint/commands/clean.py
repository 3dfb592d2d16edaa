"""`stylelint clean`: remove what is kept to spare work, results of drafts among it."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from .. import cachefile
from ..reasons import reason
from . import Context

# As the modules that keep something name it, with the ending of a file that was not finished.
_OURS = re.compile(
    r"(?:jieba-[0-9a-f-]+\.marisa|(?:packs|config)-[0-9a-f]+\.(?:json|data)|patterns-[0-9a-f.]+\.(?:json|data|hs)"
    r"|results\.db(?:-wal|-shm|-journal)?)(?:\.?\w+\.tmp)?"
)
NAME = "clean"
HELP = ("删除留存的检查结果和其他缓存", "remove the results and all else that is kept to spare work")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add no arguments."""


def run(args: argparse.Namespace, context: Context) -> int:
    """Remove all caches of stylelint and say what was removed. Exit 2 where something cannot be."""
    folder = cachefile.folder()
    count = freed = 0
    try:
        for path in _ours(folder):
            size = path.lstat().st_size
            path.unlink(missing_ok=True)
            count, freed = count + 1, freed + size
    except OSError as error:
        zh, en = reason(error)
        return context.fail(f"{folder}: 没有删完：{zh}", f"{folder}: not all could be removed: {en}")
    if count == 0:
        print(context.say(f"{folder} 里没有缓存", f"nothing is kept in {folder}"))
        return 0
    size_mb, files = f"{freed / 1e6:.1f} MB", f"{count} file{'s' if count > 1 else ''}"
    print(context.say(f"已从 {folder} 删去 {count} 个文件（{size_mb}）", f"removed {files} ({size_mb}) from {folder}"))
    return 0


def _ours(folder: Path) -> list[Path]:
    """Return the files of ours in the folder, which may be one that holds other things too."""
    return [path for path in sorted(folder.glob("*")) if _OURS.fullmatch(path.name) and not path.is_dir()]

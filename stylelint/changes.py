"""What git says was changed since some commit: which files, and which of their lines."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from . import quickre as re
from .paths import absolute
from .rulepack.errors import UnknownNameError

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, first and last, from 1."""

_HUNK = re.compile(rb"@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


class Changes(NamedTuple):
    """The files that changed, by absolute path; of each the lines that are new, or None for all of them."""

    files: dict[Path, Lines | None]

    def of(self, path: Path) -> Lines | None:
        """Return the new lines of a file, None for all of them. Raises KeyError where nothing changed."""
        return self.files[path.resolve()]


def touches(lines: Lines, first: int, last: int) -> bool:
    """Tell whether one of the ranges has a line of the range from `first` to `last`."""
    return any(begin <= last and first <= end for begin, end in lines)


def since(ref: str, folder: Path) -> Changes:
    """Return what is different in the working tree from where the branch left `ref`; new files are, too.

    Raises UnknownNameError where `folder` is in no repository, git is not to be found, or there is no such commit.
    """
    top = _told(folder, "rev-parse", "--show-toplevel", zh="这里不是 git 仓库", en="this is no git repository")
    root = Path(top.decode("utf-8", "surrogateescape").rstrip("\n"))
    zh, en = (
        f"没有 {ref} 这个提交（浅克隆要先取全历史）",
        f"there is no commit {ref} (a shallow clone must be deepened)",
    )
    commit = _told(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", zh=zh, en=en)
    base = _ran(root, "merge-base", commit.decode().strip(), "HEAD")
    start = (base.stdout if base.returncode == 0 else commit).decode().strip()
    files = {_path(root, name): lines for name, lines in _changed(root, start)}
    others = _told(root, "ls-files", "--others", "--exclude-standard", "-z", zh="", en="")
    return Changes({**files, **{_path(root, name): None for name in others.split(b"\0") if name}})


def _path(root: Path, name: bytes) -> Path:
    return absolute(root / name.decode("utf-8", "surrogateescape")).resolve()


def _changed(root: Path, start: str) -> Iterator[tuple[bytes, Lines | None]]:
    """Yield each file with its new lines; of what git holds for binary that is all."""
    counted = _told(root, "diff", "--numstat", "--no-renames", "-z", start, "--", zh="", en="")
    binary = {row.split(b"\t", 2)[2]: row.startswith(b"-") for row in counted.split(b"\0") if row}
    for name, whole in binary.items():
        if not (root / name.decode("utf-8", "surrogateescape")).exists():
            continue
        yield name, None if whole else _hunks(root, start, name)


def _hunks(root: Path, start: str, name: bytes) -> Lines:
    path = name.decode("utf-8", "surrogateescape")
    plain = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv")
    text = _told(root, "diff", *plain, start, "--", f":(literal,top){path}", zh="", en="")
    found = []
    for match in _HUNK.finditer(text):
        first, count = int(match[1]), int(match[2] or 1)
        if count:
            found.append((first, first + count - 1))
    return tuple(found)


def _ran(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(["git", *args], cwd=folder, capture_output=True, check=False)


def _told(folder: Path, *args: str, zh: str, en: str) -> bytes:
    """Run git and return what it says. Raises UnknownNameError, with its own words where there are no others."""
    try:
        done = _ran(folder, *args)
    except OSError:
        raise _error("找不到 git", "git cannot be found") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise _error(zh or f"git 出错：{said}", en or f"git failed: {said}")
    return done.stdout


def _error(zh: str, en: str) -> UnknownNameError:
    return UnknownNameError(f"--diff-base：{zh}", f"--diff-base: {en}")

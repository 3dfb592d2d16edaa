"""What git says was changed since some commit: which files, and which of their lines."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from . import quickre as re
from .paths import absolute
from .rulepack.errors import UnknownNameError

Lines = tuple[tuple[int, int], ...]
"""Ranges of lines, first and last, from 1."""

_HUNK = re.compile(rb"@@ -\d+(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")
_HEAD, _BINARY = b"diff --git ", b"Binary files "
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)")
_ESCAPED = {b"a": b"\a", b"b": b"\b", b"f": b"\f", b"n": b"\n", b"r": b"\r", b"t": b"\t", b"v": b"\v"}
_PLAIN = (
    "diff.noPrefix=false",
    "diff.mnemonicPrefix=false",
    "diff.renames=false",
    "diff.context=0",
    "diff.interHunkContext=0",
    "core.quotePath=true",
)  # settings, for they hold in submodules as well


class Changes(NamedTuple):
    """The files that changed, by absolute path; of each the lines that are new, or None for all of them."""

    files: dict[Path, Lines | None]

    def of(self, path: Path) -> Lines | None:
        """Return the new lines of a file, None for all of them. Raises KeyError where nothing changed."""
        return self.files[path.resolve()]


def touches(lines: Lines, first: int, last: int) -> bool:
    """Tell whether one of the ranges has a line of the range from `first` to `last`."""
    return any(begin <= last and first <= end for begin, end in lines)


def counted(lines: Lines, data: bytes) -> Lines:
    """Return lines of git, which end at LF alone, as ours, which end at CR as well; `data` is the whole file."""
    if data.count(b"\r") == data.count(b"\r\n"):
        return lines
    own = (1 + row.count(b"\r") - row.endswith(b"\r") for row in data.split(b"\n"))
    until = [0, *accumulate(own)]
    return tuple((until[min(first, len(until)) - 1] + 1, until[min(last, len(until) - 1)]) for first, last in lines)


def since(ref: str, paths: Iterable[Path]) -> Changes:
    """Return what is different in the working trees of paths from where their branches left `ref`; new files are, too.

    Raises UnknownNameError where a path is in no repository, git is not to be found, or there is no such commit.
    """
    folders = [folder for path in paths if (folder := path if path.is_dir() else path.parent).is_dir()]
    roots: list[Path] = []
    files: dict[Path, Lines | None] = {}
    for folder in folders or [Path.cwd()]:
        if not any(folder.resolve().is_relative_to(root) for root in roots):
            roots.append(_top(folder).resolve())
            files.update(_since(ref, roots[-1]))
    return Changes(files)


def _since(ref: str, root: Path) -> Iterator[tuple[Path, Lines | None]]:
    zh, en = (
        f"没有 {ref} 这个提交（浅克隆要先取全历史）",
        f"there is no commit {ref} (a shallow clone must be deepened)",
    )
    commit = _told(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}", zh=zh, en=en)
    base = _ran(root, "merge-base", commit.decode().strip(), "HEAD")
    start = (base.stdout if base.returncode == 0 else commit).decode().strip()
    others = _told(root, "ls-files", "--others", "--exclude-standard", "-z", zh="", en="")
    new = ((name, None) for name in others.split(b"\0") if name)
    yield from _files(root, (*_changed(root, start), *new))


def _top(folder: Path) -> Path:
    """Return the folder of the repository; that git distrusts one is said in its own words."""
    done = _started(folder, "rev-parse", "--show-toplevel")
    if done.returncode and b"not a git repository" in done.stderr:
        raise _error("这里不是 git 仓库", "this is no git repository")
    return Path(_output(done, "", "").decode("utf-8", "surrogateescape").removesuffix("\n"))


def _files(root: Path, changed: Iterable[tuple[bytes, Lines | None]]) -> Iterator[tuple[Path, Lines | None]]:
    """Yield what is there by absolute path; links are left out, as they are not what they lead to."""
    for name, lines in changed:
        path = absolute(root / name.decode("utf-8", "surrogateescape"))
        if path.is_file() and not path.is_symlink():
            yield path.resolve(), lines


def _changed(root: Path, start: str) -> Iterator[tuple[bytes, Lines | None]]:
    """Yield each file with its new lines; of what git holds for binary that is all."""
    settings = (part for one in _PLAIN for part in ("-c", one))
    plain = ("--submodule=diff", "--no-color", "--no-ext-diff", "--no-textconv")
    return parsed(_told(root, *settings, "diff", *plain, start, "--", zh="", en=""))


def parsed(patch: bytes) -> Iterator[tuple[bytes, Lines | None]]:
    """Yield the files of a patch without renames, each with its new lines, or None for what is binary.

    What a hunk holds is skipped by its count of lines, as a draft may quote a patch.
    """
    name, new, binary, skip = b"", list[tuple[int, int]](), False, 0
    for line in patch.split(b"\n"):
        if skip and not line.startswith(b"\\"):  # "\ No newline at end of file" is not counted
            skip -= 2 if line.startswith(b" ") else 1
        elif line.startswith(_HEAD):
            if name:
                yield name, None if binary else tuple(new)
            name, new, binary = _name(line), [], False
        elif match := _HUNK.match(line):
            first, count = int(match[2]), int(match[3] or 1)
            skip = int(match[1] or 1) + count
            if count:
                new.append((first, first + count - 1))
        elif line.startswith(_BINARY):
            binary = True
    if name:
        yield name, None if binary else tuple(new)


def _name(head: bytes) -> bytes:
    """Return the path in the first line on a file, which says `a/path b/path`, with both in quotes if need be."""
    both = head[len(_HEAD) :]
    one = both[: len(both) // 2]
    if not one.startswith(b'"'):
        return one[len(b"a/") :]
    return _ESCAPE.sub(_character, one[1:-1])[len(b"a/") :]


def _character(escape: re.Match[bytes]) -> bytes:
    """Return the byte that an escape of git stands for."""
    code = escape[1]
    return bytes([int(code, 8)]) if len(code) > 1 else _ESCAPED.get(code, code)


def _ran(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "LC_ALL": "C"}  # what it says is looked at
    environment.pop("GIT_DIFF_OPTS", None)
    return subprocess.run(["git", *args], cwd=folder, env=environment, capture_output=True, check=False)


def _told(folder: Path, *args: str, zh: str, en: str) -> bytes:
    """Run git and return what it says. Raises UnknownNameError, with its own words where there are no others."""
    return _output(_started(folder, *args), zh, en)


def _started(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return _ran(folder, *args)
    except OSError:
        raise _error("找不到 git", "git cannot be found") from None


def _output(done: subprocess.CompletedProcess[bytes], zh: str, en: str) -> bytes:
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip()
        raise _error(zh or f"git 出错：{said}", en or f"git failed: {said}")
    return done.stdout


def _error(zh: str, en: str) -> UnknownNameError:
    return UnknownNameError(f"--diff-base：{zh}", f"--diff-base: {en}")

"""All patterns in one Hyperscan database. Only triggers.py imports this module, and only where it pays.

Importing it raises ImportError where there is no Hyperscan for the platform.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import hyperscan

from . import __version__, cachefile

_MODE = hyperscan.HS_MODE_BLOCK
_FLAGS = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_DOTALL | hyperscan.HS_FLAG_MULTILINE
_AT_ONCE = 1 << 16  # characters; to begin a scan takes as long as to scan a block
_KEPT = 4  # databases of some megabytes each
_NAME = "patterns-{}.hs"
_FORM = "2"  # of the files, and of what loosen.py writes


class Database:
    """Tells which of its expressions match in a text.

    Attributes:
        ids: of the expressions that it holds; what Hyperscan refuses is left out.
    """

    def __init__(self, engine: Any, ids: Sequence[int]) -> None:
        self.ids = frozenset(ids)
        self._engine = engine
        self._local = threading.local()

    def find(self, text: str, ranges: Sequence[tuple[int, int]]) -> list[list[int]]:
        """Return, for each range of the text, the ids of the expressions that match in it, in no order.

        Raises hyperscan.error, UnicodeError or ValueError where a text cannot be searched.
        """
        found: list[list[int]] = [[] for _ in ranges]
        first = size = 0
        for last, (start, end) in enumerate(ranges, 1):
            size += end - start
            if size >= _AT_ONCE or last == len(ranges):
                self._scan([text[start:end] for start, end in ranges[first:last]], found[first:last])
                first, size = last, 0
        return found

    def _scan(self, parts: Sequence[str], found: Sequence[list[int]]) -> None:
        """Scan parts of a text as the lines of one, and add to the list of each the ids that match in it."""
        data = "\n".join(parts).encode()
        if data.count(b"\n") >= len(parts):
            raise ValueError("a part has a line end, by which the parts are told from each other")
        hits: list[tuple[int, int]] = []
        add = hits.append
        self._engine.scan(data, lambda id, _from, to, _flags, _context: add((to, id)), scratch=self._scratch())
        line = done = 0
        for to, id in sorted(set(hits)):
            line += data.count(b"\n", done, to)
            done = to
            if id not in found[line]:
                found[line].append(id)

    def _scratch(self) -> Any:
        """Return the room to work in that this thread has: no two may share one."""
        scratch = getattr(self._local, "scratch", None)
        if scratch is None:
            scratch = self._local.scratch = hyperscan.Scratch(self._engine)
        return scratch


def load(patterns: Sequence[str], folder: Path) -> Database | None:
    """Return the database that was kept for the patterns; None where there is none that fits this machine."""
    key = _key(patterns)
    data = cachefile.read(_path(folder, key), key)
    if data is None:
        return None
    try:
        ids, _, image = data.partition(b"\n")
        return Database(hyperscan.loadb(image, _MODE), json.loads(ids))
    except (hyperscan.error, ValueError):
        return None


def build(patterns: Sequence[str], loose: Sequence[str | None], folder: Path) -> Database:
    """Compile the loose forms of the patterns, which takes seconds, and keep them; those that are None are left out."""
    ids = [i for i, one in enumerate(loose) if one is not None]
    expressions = [(one or "").encode("utf-8", "replace") for one in loose]
    try:
        engine = _compiled(expressions, ids)
    except hyperscan.error:
        ids = [i for i in ids if _is_taken(expressions[i])]
        engine = _compiled(expressions, ids)
    key = _key(patterns)
    cachefile.write(_path(folder, key), key, json.dumps(ids).encode() + b"\n" + hyperscan.dumpb(engine))
    _clear(folder)
    return Database(engine, ids)


def _compiled(expressions: Sequence[bytes], ids: Sequence[int]) -> Any:
    engine = hyperscan.Database(mode=_MODE)
    if ids:
        engine.compile([expressions[i] for i in ids], list(ids), len(ids), _FLAGS)
    else:  # nothing can be compiled of nothing
        engine.compile([rb"\x00\x00"], [0], 1, _FLAGS)
    return engine


def _is_taken(expression: bytes) -> bool:
    try:
        _compiled([expression], [0])
    except hyperscan.error:
        return False
    return True


def _key(patterns: Sequence[str]) -> bytes:
    """Return what a database depends on: the patterns, all versions, and what the processor can do."""
    probe = _compiled([b"a"], [0])
    said = [__version__, getattr(hyperscan, "__version__", ""), repr(probe.info()), str(_FLAGS), _FORM, *patterns]
    return hashlib.sha256(json.dumps(said).encode()).digest()


def _path(folder: Path, key: bytes) -> Path:
    return folder / _NAME.format(key[:10].hex())


def _clear(folder: Path) -> None:
    """Delete all but the databases that were written last; other processes may delete them as well."""
    try:
        files = sorted(folder.glob(_NAME.format("*")), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in files[_KEPT:]:
            path.unlink()
    except OSError:
        return


__all__ = ["Database", "build", "load"]

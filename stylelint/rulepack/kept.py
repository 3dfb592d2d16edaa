"""Packs that were loaded before, kept as plain data: no YAML is read, nothing checked, no pattern taken apart again.

A file holds what linting needs of the built-in pack and perhaps others: rules
with their options, words, parts, genres, and what `literals` and `regex` have
found out of the patterns. It is used only while nothing has changed that it was
made of: this package, the files of the built-in pack (by size and time), the
content of the other packs. What only people read of a rule is not in it.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .. import __version__, cachefile, literals, regex
from ..late import LateDict
from .model import LATE
from .pack import Pack
from .plain import UnfitError, packed, plain, record
from .sources import Located, builtin_root

_SETTLED = 2  # seconds after which a change of a file surely has another time than the one before
_CODE = (".", "kinds", "rulepack", "structure", "text")  # where the code is that decides on what is kept
_MOST = 20_000  # patterns of which something is known


class _File:
    """A file that was read or written in this run, and what was then known of patterns."""

    def __init__(self, path: Path, key: bytes, data: dict[str, Any]) -> None:
        self.path = path
        self.key = key
        self.data = data
        self.fresh = literals.fresh()


_open: dict[Path, _File] = {}


def read(located: Sequence[Located]) -> Pack | None:
    """Return the built-in pack with the `located` ones as an earlier run kept it; None where none did."""
    path, key = _path(located), _key(located)
    found = cachefile.read(path, key)
    if found is None:
        return None
    try:
        data = marshal.loads(found)
        pack = packed(data)
        literals.remember(LateDict(data["known"], marshal.loads))
        regex.trust(data["checked"])
    except Exception:  # written by a version that was like this one, and was not
        return None
    _open[path] = _File(path, key, data)
    return pack


def keep(pack: Pack, located: Sequence[Located]) -> None:
    """Keep a pack for later runs, unless its files have just changed or another package has a kind in it."""
    path, key = _path(located), _key(located)
    try:
        data = plain(pack)
        if _newest() > time.time() - _SETTLED or not _same(pack, packed(marshal.loads(marshal.dumps(data)))):
            return
    except UnfitError:
        return
    _open[path] = _File(path, key, data)
    _write(_open[path])


def save() -> None:
    """Add what was found out of patterns since the packs were read or kept."""
    for file in _open.values():
        if file.fresh < literals.fresh() and len(literals.known()) <= _MOST:
            _write(file)


def _write(file: _File) -> None:
    file.data["known"] = {pattern: marshal.dumps(sets) for pattern, sets in literals.known().items()}
    file.data["checked"] = list(regex.checked())
    file.fresh = literals.fresh()
    cachefile.write(file.path, file.key, marshal.dumps(file.data))


def _path(located: Sequence[Located]) -> Path:
    roots = "\0".join(map(str, (Path(__file__), builtin_root(), *(one.root for one in located))))
    return cachefile.folder() / f"packs-{zlib.crc32(os.fsencode(roots)):08x}.data"


def _key(located: Sequence[Located]) -> bytes:
    """Return what a file is made of: versions, the files of this package and of the built-in pack, other packs."""
    parts = [
        __version__,
        sys.version,
        str(builtin_root()),
        *(f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}" for path, stat in _files()),
    ]
    parts += [f"{one.root} {one.name} {one.sha256}" for one in located]
    return "\n".join(parts).encode("utf-8", "surrogateescape")


def _newest() -> float:
    return max(max(stat.st_mtime, stat.st_ctime) for _, stat in _files())


def _files() -> Iterator[tuple[str, os.stat_result]]:
    """Yield each file that decides on what is kept."""
    root, package = builtin_root(), Path(__file__).parent.parent
    folders = [str(root), *(entry.path for entry in os.scandir(root) if entry.is_dir())]
    for folder in (*sorted(folders), *(str(package / name) for name in _CODE)):
        for entry in sorted(os.scandir(folder), key=lambda e: e.name):
            if entry.name.endswith((".yaml", ".yml", ".py")):
                yield entry.path, entry.stat()


def _same(pack: Pack, again: Pack) -> bool:
    """Tell whether a pack that was kept is the one that was loaded."""

    def facts(pack: Pack) -> list[Any]:
        rules = [(r.id, r.path, r.pack, r.options, record(r.fields, LATE)) for r in pack.rules]
        return [rules, list(map(type, pack.checks)), pack.index, pack.lexicon, pack.members, pack.genre_files]

    return facts(pack) == facts(again)

"""A store of bytes by key on this machine, for runs that may go on at the same time; no error of it is an error.

One file of SQLite, which only its owner may read. What cannot be written is not
kept, a damaged file is thrown away, and where it grows too large the entries go
that were not used for longest.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from time import time
from typing import TYPE_CHECKING, TypeVar

from . import cachefile

if TYPE_CHECKING:
    import sqlite3

T = TypeVar("T")
LARGEST = 512 * 1024 * 1024  # bytes of the file
_BATCH = 8 * 1024 * 1024  # bytes that are written at once
_PATIENCE = 0.5  # seconds to wait for another run that writes
_DAY = 86_400  # seconds; when an entry was used is known by the day, so that reading seldom writes
_TABLE = "CREATE TABLE IF NOT EXISTS results (key BLOB PRIMARY KEY, used INTEGER NOT NULL, data BLOB NOT NULL)"
_ROOM = (
    "DELETE FROM results WHERE rowid IN"
    " (SELECT rowid FROM results ORDER BY used, rowid LIMIT (SELECT count(*) / 4 + 1 FROM results))"
)


class Store:
    """The store in a file, which is made when something is kept.

    Args:
        path: the file.
        largest: bytes that it may have.
    """

    def __init__(self, path: Path, largest: int = LARGEST) -> None:
        self._path = path
        self._largest = largest
        self._today = int(time()) // _DAY
        self._open: sqlite3.Connection | None = None
        self._of_no_use = not path.is_absolute()
        self._new: dict[bytes, bytes] = {}
        self._size = 0
        self._again: list[bytes] = []

    def get(self, key: bytes) -> bytes | None:
        """Return what is kept under a key; None where nothing is."""
        row = self._try(lambda known: known.execute("SELECT data, used FROM results WHERE key = ?", (key,)).fetchone())
        if row is None:
            return None
        if row[1] != self._today:
            self._again.append(key)
        data: bytes = row[0]
        return data

    def put(self, key: bytes, data: bytes) -> None:
        """Keep data under a key."""
        self._new[key] = data
        self._size += len(data)
        if self._size >= _BATCH:
            self._write()

    def pause(self) -> None:
        """Close the file until it is used again: no other process may share it."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def close(self) -> None:
        """Write what is to be kept."""
        self._write()
        self.pause()

    def _write(self) -> None:
        new, again = self._new, self._again
        self._new, self._again, self._size = {}, [], 0
        if new or again:
            self._try(lambda known: self._written(known, new, again), make=True)

    def _written(self, known: sqlite3.Connection, new: dict[bytes, bytes], again: list[bytes]) -> None:
        with known:  # all or nothing
            rows = ((key, self._today, data) for key, data in new.items())
            known.executemany("INSERT OR REPLACE INTO results VALUES (?, ?, ?)", rows)
            known.executemany("UPDATE results SET used = ? WHERE key = ?", ((self._today, key) for key in again))
            if self._bytes(known) > self._largest:
                known.execute(_ROOM)

    def _bytes(self, known: sqlite3.Connection) -> int:
        """Return the bytes that are in use; those of pages that were emptied are used again."""
        pages, free, size = (
            known.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "freelist_count", "page_size")
        )
        return int((pages - free) * size)

    def _try(self, do: Callable[[sqlite3.Connection], T], make: bool = False) -> T | None:
        """Do something with the file; None, and no more attempts, where it cannot be done."""
        if self._of_no_use:
            return None
        try:
            import sqlite3
        except ImportError:  # a Python that was built without it
            self._of_no_use = True
            return None
        try:
            if self._open is None:
                self._open = self._connected(make)
            return do(self._open) if self._open is not None else None
        except sqlite3.Error as error:
            self._fail(damaged=type(error) is sqlite3.DatabaseError)
        except OSError:
            self._fail()
        return None

    def _fail(self, damaged: bool = False) -> None:
        self._of_no_use = True
        try:
            self.pause()
            if damaged:
                remove(self._path)
        except Exception:  # whatever is wrong with it, this run does without
            self._open = None

    def _connected(self, make: bool) -> sqlite3.Connection | None:
        """Open the file; None where there is none and none is to be made. Raises OSError, sqlite3.Error."""
        import sqlite3

        if make:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            os.close(os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600))
        elif not self._path.exists():
            return None
        if not cachefile.own(self._path.lstat()):
            raise PermissionError("the store is not ours alone")
        known = sqlite3.connect(self._path, timeout=_PATIENCE)
        known.execute("PRAGMA journal_mode = WAL")
        known.execute("PRAGMA synchronous = NORMAL")
        known.execute(_TABLE)
        return known


def remove(path: Path) -> int:
    """Remove a store with the files that SQLite keeps beside it; return their bytes. Raises OSError."""
    freed = 0
    for one in (path, path.with_name(path.name + "-wal"), path.with_name(path.name + "-shm")):
        if one.exists():
            freed += one.stat().st_size
            one.unlink()
    return freed

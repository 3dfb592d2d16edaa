"""Outcomes of earlier runs, found again by all that they depend on."""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import __version__, cachefile
from .hashes import blake2b
from .outcome import Outcome
from .plugins import entry_points
from .records import replace
from .reporters import FileEntry, RuleCount
from .rulepack.errors import PackErrors
from .rulepack.load import builtin_root, locate_all
from .settings import Settings
from .store import Store
from .work import Output

_FORM = "1"  # of what is kept; another one makes all that is kept of no use
_SMALL = 1024  # bytes below which nothing is gained by packing
_PLAIN, _PACKED = b"\0", b"\1"
SWITCH = "STYLELINT_NO_CACHE"


def path() -> Path:
    """Return the file of the results."""
    return cachefile.folder() / "results.db"


def opened() -> Store | None:
    """Return the store of results; None where the environment wants none."""
    return None if os.environ.get(SWITCH, "0") not in ("", "0") else Store(path())


def context(settings: Settings, output: Output, inputs: tuple[str | None, ...], tools: bytes) -> bytes | None:
    """Return a digest of what outcomes under these settings depend on, but the file itself.

    `inputs` are the encoding and the format that the command line names, `tools`
    is what `tools` says. None where something of it cannot be read.
    """
    try:
        packs = [one.sha256 for one in locate_all(settings.packs, pinned=False)]
        known = settings.baseline.read_bytes() if settings.baseline else None
        words = [blake2b(name.read_bytes()).hexdigest() for name in settings.vocabulary]
    except (OSError, PackErrors):
        return None
    shown = replace(output, options=replace(output.options, rules={}))
    where = (os.getcwd(), os.environ.get("GITHUB_WORKSPACE"))  # noqa: PTH109 - text; paths are shown by them
    said = repr(
        (replace(settings, packs=()), [one.name for one in settings.packs], packs, words, known, shown, inputs, where)
    )
    return blake2b(tools + said.encode("utf-8", "surrogatepass"), digest_size=20).digest()


def tools() -> bytes:
    """Return a digest of stylelint, its rules and what is installed beside it, by names, sizes and times of files."""
    own = Path(__file__).parent
    digest = blake2b(repr((_FORM, __version__, sys.version_info, sys.platform)).encode(), digest_size=20)
    for line in (*_files(str(own), ".py"), *_files(str(builtin_root()), ".yaml"), *_beside()):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\n")
    return digest.digest()


def _files(folder: str, *endings: str) -> Iterator[str]:
    """Yield a line for each file below a folder that ends in one of the endings; any for none."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path, *endings)
            elif entry.name.endswith(endings or ""):
                stat = entry.stat()
                yield f"{entry.path} {stat.st_size} {stat.st_mtime_ns}"


def _beside() -> Iterator[str]:
    """Yield when something was last installed or removed beside the libraries, and the modules of other packages."""
    import pathspec

    home = Path(pathspec.__file__).parent.parent
    yield f"{home} {home.stat().st_mtime_ns}"
    for group in ("kinds", "readers", "reporters"):
        for point in entry_points(f"stylelint.{group}"):
            yield from _module(point.load().__file__)


def _module(file: str | None) -> Iterable[str]:
    if file is None:
        return ()
    return _files(os.path.dirname(file), ".py")  # noqa: PTH120 - text


def dumped(outcome: Outcome) -> bytes:
    """Return an outcome as it is kept."""
    assert outcome.entry is not None
    head = (outcome.entry[1:], outcome.counts, outcome.unreadable, outcome.used)
    data = json.dumps(head, ensure_ascii=False, separators=(",", ":")) + "\n" + outcome.piece
    plain = data.encode("utf-8", "surrogatepass")
    return _PLAIN + plain if len(plain) < _SMALL else _PACKED + zlib.compress(plain, 1)


def loaded(data: bytes, shown: str) -> Outcome | None:
    """Return the outcome that was kept, for the file that is shown so; None where it cannot be understood."""
    try:
        plain = zlib.decompress(memoryview(data)[1:]) if data[:1] == _PACKED else data[1:]
        head, _, piece = plain.decode("utf-8", "surrogatepass").partition("\n")
        entry, counts, unreadable, used = json.loads(head)
        known = {rule: RuleCount(*count) for rule, count in counts.items()}
        return Outcome(piece, FileEntry(shown, *entry), known, unreadable, used=used)
    except (ValueError, TypeError, zlib.error):
        return None

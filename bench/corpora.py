"""Folders of drafts to measure on: the same bytes on every machine, made once and kept."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from . import drafts, words
from .grammar import source

FILE_SIZE = 20_000
"""Bytes after which a file ends, at the end of the line."""
_SORTS: dict[str, tuple[Callable[[drafts.Numbers, bool], Iterator[str]], str]] = {
    "official.txt": (drafts.official, ".txt"),
    "official.md": (drafts.official, ".md"),
    "laws.txt": (drafts.law, ".txt"),
    "laws.md": (drafts.law, ".md"),
    "technical.md": (drafts.technical, ".md"),
    "faulty.md": (drafts.faulty, ".md"),
}
# Where it is present, text by other people: folder, suffixes of the originals, suffix of the copies.
_SHARED: dict[str, tuple[str, frozenset[str], str]] = {
    "shared-official.txt": ("corpus/official", frozenset({".txt"}), ".txt"),
    "shared-official.md": ("corpus/official", frozenset({".md"}), ".md"),
    "shared-laws.md": ("corpus/laws", frozenset({".md"}), ".md"),
    "shared-tech.md": ("corpus/md-tech", frozenset({".md"}), ".md"),
    "shared-seeds.md": ("seeds", frozenset({".txt"}), ".md"),
}
OWN = tuple(_SORTS)
SHARED = tuple(_SHARED)


@dataclass(frozen=True)
class Corpus:
    """A folder of files that have one suffix and about one size."""

    name: str
    folder: Path
    suffix: str
    files: int
    bytes: int

    @property
    def megabytes(self) -> float:
        """Its size in MB of 10**6 bytes."""
        return self.bytes / 1e6


def present(shared: Path) -> tuple[str, ...]:
    """Return the names of the corpora that can be made here."""
    return OWN + tuple(name for name, (folder, _, _) in _SHARED.items() if (shared / folder).is_dir())


def make(
    name: str, into: Path, size: int, *, seed: int = 1, file_size: int = FILE_SIZE, shared: Path = Path("../shared")
) -> Corpus:
    """Make a corpus of `size` bytes below `into`, or find it there as it was made before.

    Raises KeyError where there is no corpus of the name, OSError where it cannot be written or there are no originals.
    """
    folder = into / f"{name}-{size}-{file_size}-{seed}-{_version(name)}"
    suffix = (_SORTS.get(name) or _SHARED[name][1:])[1]
    if not (folder / ".complete").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        texts = _shared(name, shared, file_size) if name in _SHARED else _own(name, seed, file_size)
        total = 0
        for index, text in enumerate(texts):
            data = text.encode()
            (folder / f"{index:05}{suffix}").write_bytes(data)
            total += len(data)
            if total >= size:
                break
        (folder / ".complete").touch()
    files = list(folder.glob(f"*{suffix}"))
    return Corpus(name, folder, suffix, len(files), sum(f.stat().st_size for f in files))


def draft(name: str, index: int, seed: int = 1, size: int = FILE_SIZE) -> str:
    """Return one file of a corpus of our own: lines until `size` bytes are reached."""
    make_lines, suffix = _SORTS[name]
    return cut(make_lines(source(seed, name, index), suffix == ".md"), size)


def _own(name: str, seed: int, size: int) -> Iterator[str]:
    index = 0
    while True:
        yield draft(name, index, seed, size)
        index += 1


def _shared(name: str, shared: Path, size: int) -> Iterator[str]:
    """Yield files of about `size` bytes, over and over: the lines of all originals, cut where a paragraph ends."""
    folder, suffixes, _ = _SHARED[name]
    paths = sorted(p for p in (shared / folder).rglob("*") if p.suffix in suffixes and p.is_file())
    whole = [line for path in paths for line in _lines(path)]
    if not any(whole):
        raise FileNotFoundError(f"{shared / folder} holds no text to make {name} of; name its folder with --shared")
    lines = cycle(whole)
    while True:
        yield cut(lines, size, whole=name.endswith(".md"))


def _lines(path: Path) -> list[str]:
    try:
        return [*path.read_text(encoding="utf-8-sig").splitlines(), ""]
    except UnicodeDecodeError:
        return []


def cut(lines: Iterable[str], size: int, whole: bool = False) -> str:
    """Take lines until `size` bytes are reached; with `whole`, on to the next empty line outside of code."""
    taken: list[str] = []
    total, fenced = 0, False
    for line in lines:
        taken.append(line)
        total += len(line.encode()) + 1
        fenced ^= line.lstrip().startswith(("```", "~~~"))
        if total >= size and (not whole or (not line and not fenced) or total >= 2 * size):
            break
    return "\n".join(taken) + "\n"


def _version(name: str) -> str:
    """Return a short hash of what makes the corpus, so that a changed generator does not find old files."""
    sources = [Path(module.__file__ or "") for module in (drafts, words)] + [Path(__file__)]
    data = b"".join(p.read_bytes() for p in sources)
    return hashlib.sha256(data + name.encode()).hexdigest()[:8]

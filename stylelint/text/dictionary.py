"""jieba's dictionary as a memory-mapped trie: opened in milliseconds, built once a machine.

The file holds the trie of all words and of all beginnings of words (which
jieba looks up too), then one frequency (uint32) for each key, 0 for a mere
beginning, then how deep in words pairs of characters stand (see `depths`), then
a trailer. The trailer ties the file to the dictionary it was
built from and to its own bytes, so that a truncated, damaged or foreign file
is never used.
"""

from __future__ import annotations

import mmap
import struct
import zlib
from array import array
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from ..cachefile import put
from ..records import dataclass

_MAGIC = b"stylelint words3"
_TRAILER = struct.Struct("=16s I I Q I I I")  # magic, dictionary CRC and size, total, longest, keys, CRC of the body
_WIDTH = array("I").itemsize
SLOTS = 1 << 20  # of the table of pairs, three times as many as jieba's words have
SPREAD = 2477


@dataclass(frozen=True, slots=True)
class Dictionary:
    """The words of jieba's dictionary.

    Attributes:
        trie: a marisa_trie.Trie of the words and their beginnings.
        frequencies: how often each was seen, by the key id of the trie.
        total: the sum of all frequencies, as jieba counts it.
        longest: characters in the longest word.
        depths: how many characters of a word at most stand before a place in it, by the pair of characters around
            that place: at (ord(left) * SPREAD + ord(right)) % SLOTS. As pairs share slots, it may be more, never less.
    """

    trie: Any
    frequencies: memoryview
    total: int
    longest: int
    depths: memoryview

    def frequency(self, word: str) -> int | None:
        """Return the frequency of a word, 0 for the beginning of one, None for what begins none."""
        key: int | None = self.trie.get(word)
        return None if key is None else self.frequencies[key]

    def reach(self, text: str, start: int) -> int:
        """Return the length of the longest word that stands at `start`, 0 if none does."""
        for word in reversed(self.trie.prefixes(text[start : start + self.longest])):
            if self.frequency(word):
                return len(word)
        return 0


def jieba_dictionary() -> Path:
    """Return the path of jieba's dictionary without importing jieba."""
    spec = find_spec("jieba")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("jieba is not installed")
    return Path(spec.submodule_search_locations[0], "dict.txt")


def load(source: Path, folder: Path | None) -> Dictionary:
    """Return the dictionary `source`, from the trie kept in `folder` if that one fits.

    Otherwise the trie is built and left in `folder` for the next time; where
    that is not possible (or `folder` is None), it lives in memory.
    """
    data = source.read_bytes()
    key = (zlib.crc32(data), len(data))
    if folder is None:
        return _parse(_build(data, key), key)
    path = folder / f"jieba-{key[1]:x}-{key[0]:08x}.marisa"
    kept = _open(path, key)
    if kept is not None:
        return kept
    image = _build(data, key)
    put(path, image)
    return _open(path, key) or _parse(image, key)


def _open(path: Path, key: tuple[int, int]) -> Dictionary | None:
    """Map a trie file; None where it is missing, damaged or built from another dictionary."""
    import marisa_trie

    try:
        with path.open("rb") as file:
            image = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        fields = _trailer(memoryview(image), key)
        if fields is None:
            return None
        trie = marisa_trie.Trie()
        trie.mmap(str(path))
    except (OSError, ValueError, RuntimeError):
        return None
    return _dictionary(trie, memoryview(image), fields)


def _trailer(image: memoryview, key: tuple[int, int]) -> tuple[int, int, int] | None:
    """Check an image against its trailer and return (total, longest, keys)."""
    body = len(image) - _TRAILER.size
    if body <= 0:
        return None
    magic, crc, size, total, longest, keys, body_crc = _TRAILER.unpack_from(image, body)
    if magic != _MAGIC or (crc, size) != key or zlib.crc32(image[:body]) != body_crc:
        return None
    return total, longest, keys


def _dictionary(trie: Any, image: memoryview, fields: tuple[int, int, int]) -> Dictionary:
    total, longest, keys = fields
    depths = len(image) - _TRAILER.size - SLOTS
    frequencies = image[depths - keys * _WIDTH : depths].cast("I")
    return Dictionary(trie, frequencies, total, longest, image[depths : depths + SLOTS])


def _parse(image: bytes, key: tuple[int, int]) -> Dictionary:
    """Make a dictionary of an image that was just built."""
    import marisa_trie

    fields = _trailer(memoryview(image), key)
    if fields is None:
        raise RuntimeError("the trie of words was not built whole")
    trie = marisa_trie.Trie()
    trie.frombytes(image)
    return _dictionary(trie, memoryview(image), fields)


def _build(data: bytes, key: tuple[int, int]) -> bytes:
    """Build the image of a dictionary: its lines are `word frequency tag`."""
    import marisa_trie

    words: dict[str, int] = {}
    total = 0
    for word, frequency in _entries(data.splitlines()):
        words[word] = frequency
        total += frequency
        for end in range(1, len(word)):
            words.setdefault(word[:end], 0)
    trie = marisa_trie.Trie(words)
    frequencies = array("I", bytes(_WIDTH * len(words)))
    for word, frequency in words.items():
        frequencies[trie[word]] = frequency
    body: bytes = trie.tobytes() + frequencies.tobytes() + _depths(w for w, f in words.items() if f)
    longest = max(map(len, words), default=0)
    return body + _TRAILER.pack(_MAGIC, *key, total, longest, len(words), zlib.crc32(body))


def _depths(words: Iterable[str]) -> bytes:
    """Build the table of pairs: a deeper place overwrites the others."""
    table = bytearray(SLOTS)
    deep, longer = 1, [word for word in words if len(word) > 1]
    while longer:
        for pair in {word[deep - 1 : deep + 1] for word in longer}:
            table[(ord(pair[0]) * SPREAD + ord(pair[1])) % SLOTS] = min(deep, 255)
        deep += 1
        longer = [word for word in longer if len(word) > deep]
    return bytes(table)


def _entries(lines: Iterable[bytes]) -> Iterable[tuple[str, int]]:
    for line in lines:
        word, frequency = line.strip().decode("utf-8").split(" ")[:2]
        yield word, int(frequency)

"""The vocabulary of a project: words that no rule touches, and that are words for segmentation.

A vocabulary file is UTF-8 text with one word a line; blank lines say nothing,
and neither does a `#` (of either width) at the start or after a blank, with all
behind it. Words are compared folded, so that width and script make no difference. All
words are found in one pass over a text, the leftmost and then the longest, never
overlapping.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from . import quickre as re
from .automaton import Automaton
from .records import dataclass
from .rulepack.errors import PackError, PackErrors
from .text.fold import fold
from .text.span import Span, between

DEFAULT_NAME = "stylelint-vocabulary.txt"
BOM = "\ufeff"
# Set around runs of ASCII letters and digits, in words and texts alike: `API` is then not found in `RAPID`.
_FENCE = "\ufdd0"
_LATIN = re.compile(r"([0-9A-Za-z]+)")
_COMMENT = re.compile("(?:^|\\s+)[#\uff03]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


@dataclass(frozen=True)
class Vocabulary:
    """Words, folded, without line breaks."""

    words: tuple[str, ...] = ()

    @cached_property
    def _automaton(self) -> Automaton:
        fenced = _fenced("\n".join(self.words)).split("\n")  # at once, as there may be 100,000
        return Automaton(((word, 0) for word in fenced), longest=True)

    def occurrences(self, text: str) -> list[Span]:
        """Return where words stand in a folded text, ascending and disjoint.

        Letters and digits of ASCII at the edge of a word must not go on beyond it.
        """
        if not self.words:
            return []
        fenced = _fenced(text)
        fences = [m.start() for m in re.finditer(_FENCE, fenced)]
        return [
            Span(start - bisect_left(fences, start), end - bisect_left(fences, end))
            for start, end, _ in self._automaton.find(fenced)
        ]


def spares(known: Sequence[Span], start: int, end: int) -> bool:
    """Tell whether known words keep rules off a range: it lies in one, or an edge of it does.

    A range that holds whole words and more is not spared; an empty one is where it lies within a word.
    """
    if not known:
        return False
    at = bisect_left(known, (start,))
    if known[at : at + 1] == [(start, end)]:
        return True
    return any(between(known, edge, edge) is None for edge in (start, end))


def load(paths: Sequence[Path]) -> Vocabulary:
    """Read vocabulary files; files that did not change are not read anew. Raises PackErrors with all errors."""
    errors: list[PackError] = []
    keys = []
    for path in paths:
        try:
            stat = path.stat()
            key = (path, stat.st_mtime_ns, stat.st_size)
            _words(*key)
            keys.append(key)
        except OSError as error:
            errors.append(unreadable(path, error))
        except PackErrors as error:
            errors += error.errors
    if errors:
        raise PackErrors(errors)
    return _joined(tuple(keys)) if keys else Vocabulary()


@lru_cache(maxsize=16)
def _words(path: Path, mtime_ns: int, size: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for line in lines(fold(read(path))) if (word := word_of(line))))


@lru_cache(maxsize=4)
def _joined(keys: tuple[tuple[Path, int, int], ...]) -> Vocabulary:
    return Vocabulary(tuple(dict.fromkeys(word for key in keys for word in _words(*key))))


def read(path: Path) -> str:
    """Return the text of a vocabulary file, byte-order mark included. Raises PackErrors where it cannot be read."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PackErrors([unreadable(path, error)]) from None
    try:
        bad = data.find(b"\0")
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        bad = error.start
    if bad >= 0:
        line = len(re.findall(rb"\r\n|\r|\n", data[:bad])) + 1
        zh, en = "词表不是 UTF-8 文本，请另存为 UTF-8", "the vocabulary is not UTF-8 text: save it as UTF-8"
        raise PackErrors([PackError(path, line, 1, zh, en)])
    return text


def lines(text: str) -> Iterator[str]:
    """Yield the lines of a vocabulary file with their ends."""
    return (m[0] for m in _LINE.finditer(text))


def word_of(line: str) -> str:
    """Return the word on a line without its comment, empty where there is none."""
    word = line.removeprefix(BOM).strip()
    return _COMMENT.split(word, maxsplit=1)[0] if "#" in word or "\uff03" in word else word


def unreadable(path: Path, error: OSError) -> PackError:
    """Say why a vocabulary file cannot be read."""
    if isinstance(error, FileNotFoundError):
        zh, en = "找不到这个词表", "there is no such vocabulary file"
    elif path.is_dir():
        zh, en = "词表应是文件，这是目录", "a vocabulary is a file; this is a folder"
    else:
        from .reasons import reason

        why = reason(error)
        zh, en = f"词表读不了：{why[0]}", f"the vocabulary cannot be read: {why[1]}"
    return PackError(path, 1, 1, zh, en)


def _fenced(text: str) -> str:
    return _LATIN.sub(rf"{_FENCE}\1{_FENCE}", text)

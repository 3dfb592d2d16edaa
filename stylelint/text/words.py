"""Words: does a range of text begin and end where words do?

jieba decides (without its guessing of unknown words), but most ranges need no
decision: where the dictionary has no word that reaches across an edge, jieba
could not put one there. So jieba is imported only for the others, and its
dictionary is served from a trie (see `dictionary`), with the same cuts.

jieba's dictionary holds many compounds of two words as one. Between the parts
of a word of four characters or more a range may begin or end as well, so that
a phrase is seen in the longer set phrase that is built on it. In a word of
three characters the inner edge is mostly false, and no range may stop there.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from .dictionary import Dictionary, jieba_dictionary, load
from .span import Span

# What jieba keeps together before it looks for words; all else parts them.
_RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")
_ALNUM = re.compile(r"[a-zA-Z0-9]{2}")
_POINT = re.compile(r"\d\.\d")
# What jieba is shown on each side of an edge: a wrong start is made good within a few words.
_REACH = 80
_COMPOUND = 4


def cuts_across(text: str, start: int, end: int) -> bool:
    """Tell whether a word of the folded `text` reaches across `start` or `end` (code points)."""
    return default().cuts_across(text, start, end)


def tokens(text: str) -> list[Span]:
    """Return the ranges of all words of a folded text, as jieba cuts it; see `Words.tokens`."""
    return default().tokens(text)


def add_words(words: Iterable[str]) -> None:
    """Add words to the dictionary of this process."""
    default().add(words)


@lru_cache(maxsize=1)
def default() -> Words:
    """Return the segmenter of this process, its dictionary kept in the user's cache folder."""
    from platformdirs import user_cache_path

    return Words(user_cache_path("stylelint-zh", appauthor=False))


class Frequencies:
    """The part of a dict that jieba needs of `Tokenizer.FREQ`: words, and the beginnings of words with 0."""

    def __init__(self, dictionary: Dictionary, added: dict[str, int]) -> None:
        """Serve a dictionary; `added` is looked up first."""
        self._dictionary = dictionary
        self._added = added

    def __contains__(self, word: str) -> bool:
        return word in self._added or word in self._dictionary.trie

    def __getitem__(self, word: str) -> int:
        frequency: int = self.get(word, 0)
        return frequency

    def __setitem__(self, word: str, frequency: int) -> None:
        self._added[word] = frequency

    def get(self, word: str, default: Any = None) -> Any:
        """Return the frequency, 0 for the beginning of a word, `default` for what begins none."""
        found = self._added.get(word)
        if found is None:
            found = self._dictionary.frequency(word)
        return default if found is None else found


class Words:
    """Word segmentation of folded text, by jieba's dictionary and the words added to it."""

    def __init__(self, folder: Path | None) -> None:
        """Open the dictionary; `folder` is where its trie is kept (None: in memory)."""
        self._dictionary = load(jieba_dictionary(), folder)
        self._total = self._dictionary.total
        self._longest = self._dictionary.longest
        self._added: dict[str, int] = {}
        self._bounds = lru_cache(maxsize=4096)(self._find_bounds)

    def add(self, words: Iterable[str]) -> None:
        """Add words, such as an office's vocabulary; each gets the frequency that keeps it whole."""
        tokenizer = self._tokenizer(self._added)
        for word in words:
            tokenizer.add_word(word)
            self._longest = max(self._longest, len(word))
        self._total = tokenizer.total
        self._bounds.cache_clear()

    def cuts_across(self, text: str, start: int, end: int) -> bool:
        """Tell whether a word reaches across `start` or `end`, so that its words are not whole."""
        return self._inside(text, start) or self._inside(text, end)

    def tokens(self, text: str) -> list[Span]:
        """Return the ranges of all words in order; each mark and each space is one of its own."""
        found, at = [], 0
        for word in self._cut(text, self._added):
            found.append(Span(at, at + len(word)))
            at += len(word)
        return found

    def _inside(self, text: str, at: int) -> bool:
        """Tell whether the edge `at` lies within a word."""
        if at <= 0 or at >= len(text):
            return False
        if _POINT.match(text, at - 1) or (at > 1 and _POINT.match(text, at - 2)):
            return True
        if not _ALNUM.match(text, at - 1) and not self._spanned(text, at):
            return False
        before = _RUN.match(text[max(0, at - _REACH) : at][::-1])
        after = _RUN.match(text, at, at + _REACH)
        if before is None or after is None:
            return False
        return before.end() not in self._bounds(text[at - before.end() : after.end()])

    def _spanned(self, text: str, at: int) -> bool:
        """Tell whether some word stands here across `at`, whether or not jieba would choose it."""
        known, added = self._dictionary.trie, self._added
        for first in range(at - 1, max(-1, at - self._longest), -1):
            beginning = text[first : at + 1]
            if beginning in known and self._dictionary.reach(text, first) > at - first:
                return True
            if beginning in added and any(
                added.get(text[first:end]) for end in range(at + 1, first + self._longest + 1)
            ):
                return True
        return False

    def _find_bounds(self, run: str) -> frozenset[int]:
        """Return where in `run` words begin or end, the parts of compounds included."""
        found, at = {0}, 0
        for word in self._cut(run, self._added):
            found.update(at + seam for seam in self._seams(word))
            at += len(word)
            found.add(at)
        return frozenset(found)

    def _seams(self, word: str) -> set[int]:
        """Return the inner edges of a compound: cut it as if the dictionary did not have it."""
        if len(word) < _COMPOUND or word.isascii() or self._added.get(word):
            return set()
        found: set[int] = set()
        at = 0
        for part in self._cut(word, {**self._added, word: 0}):
            found.update(at + seam for seam in self._seams(part) if part != word)
            at += len(part)
            found.add(at)
        return found - {len(word)}

    def _cut(self, text: str, added: dict[str, int]) -> Iterable[str]:
        """Cut as jieba does, with frequencies in `added` taking the place of the dictionary's."""
        words: Iterable[str] = self._tokenizer(added).cut(text, HMM=False)
        return words

    def _tokenizer(self, added: dict[str, int]) -> Any:
        tokenizer = _jieba().Tokenizer()
        tokenizer.FREQ = Frequencies(self._dictionary, added)
        tokenizer.total = self._total
        tokenizer.initialized = True  # so that it neither reads its own dictionary nor logs that it did
        return tokenizer


@lru_cache(maxsize=1)
def _jieba() -> ModuleType:
    """Import jieba without its warnings, and without pkg_resources, which takes longer than all of jieba."""
    blocked = "pkg_resources" not in sys.modules
    if blocked:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]  # jieba then opens its files itself
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba
    finally:
        if blocked:
            del sys.modules["pkg_resources"]
    module: ModuleType = jieba
    return module

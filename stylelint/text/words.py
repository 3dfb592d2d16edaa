"""Words: does a range of text begin and end where words do?

jieba decides (without its guessing of unknown words), but most ranges need no
decision: where the dictionary has no word that reaches across an edge, jieba
could not put one there. So jieba is imported only for the others, and its
dictionary is served from a trie (see `dictionary`), with the same cuts.

jieba's dictionary holds many compounds of two words as one. Between the parts
of a word of four characters or more a range may begin or end as well, so that
a phrase is seen in the longer set phrase that is built on it. In a word of
three characters the inner edge is mostly false, and no range may stop there.

Words that a project adds are never shown to jieba, whose dictionary is slow to
take them in: the caller finds them and hands over their ranges as `known`, and
jieba sees what lies between.
"""

from __future__ import annotations

import re
import sys
import warnings
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import Any

from ..cachefile import folder
from .dictionary import Dictionary, jieba_dictionary, load
from .span import Span, between

# What jieba keeps together before it looks for words; all else parts them.
_RUN = re.compile(r"[\u4e00-\u9fd5a-zA-Z0-9+#&._%\-]+")
_ALNUM = re.compile(r"[a-zA-Z0-9]{2}")
_POINT = re.compile(r"\d\.\d")
# What jieba is shown on each side of an edge: a wrong start is made good within a few words.
_REACH = 80
_COMPOUND = 4


def cuts_across(text: str, start: int, end: int, known: Sequence[Span] = ()) -> bool:
    """Tell whether a word of the folded `text` reaches across `start` or `end` (code points).

    `known` are the ranges of words beyond the dictionary, ascending and disjoint.
    """
    return default().cuts_across(text, start, end, known)


def tokens(text: str) -> list[Span]:
    """Return the ranges of all words of a folded text, as jieba cuts it; see `Words.tokens`."""
    return default().tokens(text)


@lru_cache(maxsize=1)
def default() -> Words:
    """Return the segmenter of this process, its dictionary kept in the folder of caches."""
    return Words(folder())


class Frequencies:
    """The part of a dict that jieba needs of `Tokenizer.FREQ`: words, and the beginnings of words with 0."""

    def __init__(self, dictionary: Dictionary, without: frozenset[str]) -> None:
        """Serve a dictionary `without` some of its words."""
        self._dictionary = dictionary
        self._without = without

    def __contains__(self, word: str) -> bool:
        return word in self._dictionary.trie

    def __getitem__(self, word: str) -> int:
        frequency: int = self.get(word, 0)
        return frequency

    def get(self, word: str, default: Any = None) -> Any:
        """Return the frequency, 0 for the beginning of a word, `default` for what begins none."""
        found = self._dictionary.frequency(word)
        return default if found is None else 0 if word in self._without else found


class Words:
    """Word segmentation of folded text, by jieba's dictionary."""

    def __init__(self, folder: Path | None) -> None:
        """Open the dictionary; `folder` is where its trie is kept (None: in memory)."""
        self._dictionary = load(jieba_dictionary(), folder)
        self._bounds = lru_cache(maxsize=4096)(self._find_bounds)

    def cuts_across(self, text: str, start: int, end: int, known: Sequence[Span] = ()) -> bool:
        """Tell whether a word, of the dictionary or at one of the `known` ranges, reaches across `start` or `end`."""
        return self._cut_at(text, start, known) or self._cut_at(text, end, known)

    def tokens(self, text: str) -> list[Span]:
        """Return the ranges of all words in order; each mark and each space is one of its own."""
        found, at = [], 0
        for word in self._cut(text):
            found.append(Span(at, at + len(word)))
            at += len(word)
        return found

    def _cut_at(self, text: str, at: int, known: Sequence[Span]) -> bool:
        """Tell whether the edge `at` lies within a word; known words part the text on both sides of it."""
        if not known:
            return self._inside(text, at)
        free = between(known, at, len(text))
        if free is None:
            return True
        first = max(free.start, at - _REACH)
        return self._inside(text[first : min(free.end, at + _REACH)], at - first)

    def _inside(self, text: str, at: int) -> bool:
        """Tell whether the edge `at` lies within a word of the dictionary."""
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
        dictionary = self._dictionary
        return any(
            text[first : at + 1] in dictionary.trie and dictionary.reach(text, first) > at - first
            for first in range(at - 1, max(-1, at - dictionary.longest), -1)
        )

    def _find_bounds(self, run: str) -> frozenset[int]:
        """Return where in `run` words begin or end, the parts of compounds included."""
        found, at = {0}, 0
        for word in self._cut(run):
            found.update(at + seam for seam in self._seams(word))
            at += len(word)
            found.add(at)
        return frozenset(found)

    def _seams(self, word: str) -> set[int]:
        """Return the inner edges of a compound: cut it as if the dictionary did not have it."""
        if len(word) < _COMPOUND or word.isascii():
            return set()
        found: set[int] = set()
        at = 0
        for part in self._cut(word, frozenset({word})):
            found.update(at + seam for seam in self._seams(part) if part != word)
            at += len(part)
            found.add(at)
        return found - {len(word)}

    def _cut(self, text: str, without: frozenset[str] = frozenset()) -> Iterable[str]:
        """Cut as jieba does, as if its dictionary were `without` some of its words."""
        tokenizer = _jieba().Tokenizer()
        tokenizer.FREQ = Frequencies(self._dictionary, without)
        tokenizer.total = self._dictionary.total
        tokenizer.initialized = True  # so that it neither reads its own dictionary nor logs that it did
        words: Iterable[str] = tokenizer.cut(text, HMM=False)
        return words


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

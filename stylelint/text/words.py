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

import string
from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

from .. import quickre as re
from ..cachefile import folder
from .dictionary import SLOTS, SPREAD, jieba_dictionary, load
from .span import Span, between
from .tokenizer import tokenizer

_ALNUM = frozenset(string.ascii_letters + string.digits)  # jieba keeps these together
_POINT = re.compile(r"\d\.\d")
# What jieba is shown on each side of an edge at most: a wrong start is made good within a few words.
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


class Words:
    """Word segmentation of folded text, by jieba's dictionary."""

    def __init__(self, folder: Path | None) -> None:
        """Open the dictionary; `folder` is where its trie is kept (None: in memory)."""
        self._dictionary = load(jieba_dictionary(), folder)
        self._depths = self._dictionary.depths
        self._bounds = lru_cache(maxsize=4096)(self._find_bounds)

    def cuts_across(self, text: str, start: int, end: int, known: Sequence[Span] = ()) -> bool:
        """Tell whether a word, of the dictionary or at one of the `known` ranges, reaches across `start` or `end`."""
        if not known:
            return self._inside(text, start) or self._inside(text, end)
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
        free = between(known, at, len(text))
        if free is None:
            return True
        first = max(free.start, at - _REACH)
        return self._inside(text[first : min(free.end, at + _REACH)], at - first)

    def _inside(self, text: str, at: int) -> bool:
        """Tell whether the edge `at` lies within a word of the dictionary.

        jieba surely cuts where no word can stand across, so it is shown only what lies between two such places.
        """
        if at <= 0 or at >= len(text):
            return False
        left, right = text[at - 1], text[at]
        if left == "." or right == ".":
            if _POINT.match(text, at - 1) or (at > 1 and _POINT.match(text, at - 2)):
                return True
        elif not self._depths[(ord(left) * SPREAD + ord(right)) % SLOTS] and (
            left not in _ALNUM or right not in _ALNUM
        ):
            return False  # most end here
        return self._joined(text, at) and self._chosen(text, at)

    def _chosen(self, text: str, at: int) -> bool:
        """Tell whether jieba, of the words that could stand here, chooses one across `at`."""
        joined, first, last = self._joined, at - 1, at + 1
        low, high = max(0, at - _REACH), min(len(text), at + _REACH)
        while first > low and joined(text, first):
            first -= 1
        while last < high and joined(text, last):
            last += 1
        return at - first not in self._bounds(text[first:last])

    def _joined(self, text: str, at: int) -> bool:
        """Tell whether some word stands here across `at`, whether or not jieba would choose it."""
        dictionary, left, right = self._dictionary, text[at - 1], text[at]
        depth = self._depths[(ord(left) * SPREAD + ord(right)) % SLOTS]
        for first in range(at - 1, max(-1, at - 1 - depth), -1):
            if text[first : at + 1] in dictionary.trie and dictionary.reach(text, first) > at - first:
                return True
        return left in _ALNUM and right in _ALNUM

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
        words: Iterable[str] = tokenizer(self._dictionary, without).cut(text, HMM=False)
        return words

"""Sentences and clauses of a folded text: ranges found by their closing marks."""

from __future__ import annotations

from bisect import bisect_left

from .. import quickre as re
from .span import Span

# Folded text has half-width marks only; a dot ends a Chinese sentence only as U+3002.
_SENTENCE = re.compile(r"[^\u3002!?;\r\n]*[\u3002!?;]*[\u201d\u2019)]*")
_SENTENCE_END = "\u3002!?;\r\n"
_CLAUSE_END = _SENTENCE_END + ",:"
_ENDS = {marks: re.compile(f"[{marks}]") for marks in (_SENTENCE_END, _CLAUSE_END)}
_LONGEST = 500  # characters on either side; beyond that a text without marks is no sentence


def _bounds(text: str, start: int, end: int, marks: str, low: int, high: int) -> Span:
    low, high = max(low, start - _LONGEST), min(high, end + _LONGEST)
    last = max(text.rfind(mark, low, start) for mark in marks)
    closing = _ENDS[marks].search(text, end, high)
    return Span(low if last < 0 else last + 1, max(high, end) if closing is None else closing.start())


def sentence_at(text: str, start: int, end: int, low: int = 0, high: int | None = None) -> Span:
    """Return the sentence around a range, within [low, high); its closing mark is left out.

    Of a text without marks, no more than 500 characters on either side are taken.
    """
    return _bounds(text, start, end, _SENTENCE_END, low, len(text) if high is None else high)


def clause_at(text: str, start: int, end: int, low: int = 0, high: int | None = None) -> Span:
    """Return the clause around a range: between any two marks that close a clause."""
    return _bounds(text, start, end, _CLAUSE_END, low, len(text) if high is None else high)


class Marks:
    """The closing marks of one block, found once: sentences and clauses in it by bisection."""

    __slots__ = ("_clause", "_sentence", "_text", "high", "low")

    def __init__(self, text: str, low: int, high: int) -> None:
        """Keep the block, [low, high) of a folded text."""
        self._text, self.low, self.high = text, low, high
        self._sentence: list[int] | None = None
        self._clause: list[int] | None = None

    def sentence(self, start: int, end: int) -> Span:
        """Return the sentence around a range of the block: what `sentence_at` gives."""
        marks = self._sentence
        if marks is None:
            marks = self._sentence = self._find(_SENTENCE_END)
        return self._between(marks, start, end)

    def clause(self, start: int, end: int) -> Span:
        """Return the clause around a range of the block: what `clause_at` gives."""
        marks = self._clause
        if marks is None:
            marks = self._clause = self._find(_CLAUSE_END)
        return self._between(marks, start, end)

    def _find(self, marks: str) -> list[int]:
        return [m.start() for m in _ENDS[marks].finditer(self._text, self.low, self.high)]

    def _between(self, marks: list[int], start: int, end: int) -> Span:
        low, high = self.low, self.high
        if high - low > _LONGEST:
            low, high = max(low, start - _LONGEST), min(high, end + _LONGEST)
        before, after = bisect_left(marks, start) - 1, bisect_left(marks, end)
        if before >= 0 and marks[before] >= low:
            low = marks[before] + 1
        if after < len(marks) and marks[after] < high:
            return Span(low, marks[after])
        return Span(low, high if high > end else end)


def sentences(text: str, low: int, high: int) -> list[Span]:
    """Split [low, high) into sentences, closing marks and quotes included, empty ones left out."""
    found = []
    for match in _SENTENCE.finditer(text, low, high):
        if match.end() > match.start() and not match.group().isspace():
            found.append(Span(match.start(), match.end()))
    return found

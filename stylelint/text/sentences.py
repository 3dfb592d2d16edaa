"""Sentences and clauses of a folded text: ranges found by their closing marks."""

from __future__ import annotations

import re

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


def sentences(text: str, low: int, high: int) -> list[Span]:
    """Split [low, high) into sentences, closing marks and quotes included, empty ones left out."""
    found = []
    for match in _SENTENCE.finditer(text, low, high):
        if match.end() > match.start() and not match.group().isspace():
            found.append(Span(match.start(), match.end()))
    return found

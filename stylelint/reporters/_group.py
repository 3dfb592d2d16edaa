"""What of a file's findings people read: equal ones once, long lists cut, hints gathered by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from ..diagnostic import Diagnostic, Level
from ..records import dataclass, field
from ._model import FileResult

LIMIT = 20  # how often one rule is shown in a file


@dataclass(slots=True)
class Entry:
    """Findings that say the same of the same text; the first is drawn, the others are places."""

    first: Diagnostic
    places: list[Diagnostic]


@dataclass(slots=True)
class Paragraph:
    """The hints on one paragraph, in order; `line` is where the first of them stands."""

    line: int
    hints: list[Diagnostic]


@dataclass(slots=True)
class Arrangement:
    """A file's findings as they are shown.

    Attributes:
        entries: errors and warnings, by place.
        paragraphs: hints (level info), by paragraph.
        hidden, hidden_hints: by rule, how many findings are over the limit and left out.
    """

    entries: list[Entry] = field(default_factory=list)
    paragraphs: list[Paragraph] = field(default_factory=list)
    hidden: Counter[str] = field(default_factory=Counter)
    hidden_hints: Counter[str] = field(default_factory=Counter)


def arrange(result: FileResult) -> Arrangement:
    """Arrange the findings of one file."""
    found = Arrangement()
    diagnostics = sorted(result.diagnostics, key=lambda d: d.sort_key)
    shown: Counter[str] = Counter()
    for entry in _entries([d for d in diagnostics if d.level is not Level.INFO]):
        rule = entry.first.rule
        shown[rule] += 1
        if shown[rule] > LIMIT:
            found.hidden[rule] += len(entry.places)
        else:
            found.entries.append(entry)
    hints = [d for d in diagnostics if d.level is Level.INFO]
    found.paragraphs = _paragraphs(result, _capped(hints, found.hidden_hints))
    return found


def _entries(diagnostics: list[Diagnostic]) -> list[Entry]:
    """Put findings of one rule on equal texts, with equal words, into one entry."""
    entries: dict[object, Entry] = {}
    for d in diagnostics:
        text = "".join(d.text.split())
        key = (d.rule, d.level, text, d.message, d.help) if text else (d.rule, d.offset, d.message)
        if key in entries:
            entries[key].places.append(d)
        else:
            entries[key] = Entry(d, [d])
    return list(entries.values())


def _capped(hints: list[Diagnostic], hidden: Counter[str]) -> list[Diagnostic]:
    seen: Counter[str] = Counter()
    kept = []
    for hint in hints:
        seen[hint.rule] += 1
        if seen[hint.rule] > LIMIT:
            hidden[hint.rule] += 1
        else:
            kept.append(hint)
    return kept


def _paragraphs(result: FileResult, hints: list[Diagnostic]) -> list[Paragraph]:
    blocks = result.document.blocks if result.document else []
    starts = [b.source.start for b in blocks]
    paragraphs: dict[int, Paragraph] = {}
    for hint in hints:
        key = bisect_right(starts, hint.offset) if starts else hint.line
        paragraphs.setdefault(key, Paragraph(hint.line, [])).hints.append(hint)
    return list(paragraphs.values())

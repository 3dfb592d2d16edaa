"""Findings become diagnostics: source offsets, lines and columns, texts in the user's language, fingerprint."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from .diagnostic import Diagnostic, Related, fingerprint
from .kinds import kinds
from .levels import Levels
from .text.document import Document

if TYPE_CHECKING:
    from .overlaps import Hit

_NEIGHBOURS = 8  # characters on either side that tell equal findings apart
_SHOWN = 40  # longest excerpt that a message quotes
WITHHELD = "…"  # stands for text of the draft that is not to be shown


class _Words(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


def fill(template: str, words: Mapping[str, Any]) -> str:
    """Fill {name} in a message; an unknown name stays as it is, so that a typing slip shows."""
    return template.format_map(_Words(words)) if "{" in template else template


def excerpt(text: str) -> str:
    """Shorten a text for a message."""
    flat = " ".join(text.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN // 2] + "…" + flat[-_SHOWN // 2 + 1 :]


def withhold(facts: Mapping[str, Any], public: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return facts without text that may come from a draft; the values of the keys in `public` are kept.

    Numbers, true, false and None stay; texts become an ellipsis, also inside
    lists, pairs and mappings; keys of mappings inside are numbered ellipses.
    """
    return {key: value if key in public else _withheld(value) for key, value in facts.items()}


def _withheld(value: Any) -> Any:
    if value is None or isinstance(value, (bool, int, float)):
        return value
    if isinstance(value, (list, tuple)):
        return type(value)(map(_withheld, value))
    if isinstance(value, Mapping):
        return {f"{WITHHELD}{number}": _withheld(inner) for number, inner in enumerate(value.values(), 1)}
    return WITHHELD


def _public(hit: Hit) -> frozenset[str]:
    """Return the facts that the kind of the rule never takes from a draft; a kind that names none has none."""
    found: frozenset[str] = getattr(kinds().get(hit.rule.fields.kind), "PUBLIC", frozenset())
    return found


def _subject(hit: Hit) -> str:
    """Return the rule's id, with the part that a finding speaks of: a title may lack several."""
    part = hit.finding.data.get("part")
    return f"{hit.rule.id}/{part}" if part else hit.rule.id


class Renderer:
    """Turns the hits of one document into diagnostics; without `excerpts` their words quote nothing of it.

    Their `text` is what they stand on all the same, since suppressions may
    name it: `api.Linter` takes it away in the end.
    """

    def __init__(self, document: Document, lang: str, levels: Levels, excerpts: bool = True) -> None:
        self.document = document
        self.lang = lang
        self.excerpts = excerpts
        self._levels = levels
        self._seen: Counter[tuple[str, str, str, str]] = Counter()

    def diagnostic(self, hit: Hit) -> Diagnostic:
        """Make the diagnostic of a hit."""
        source, finding, fields = self.document.source, hit.finding, hit.rule.fields
        span = self.document.to_source(finding.start, finding.end)
        line, column = source.lines.position(span.start)
        end_line, end_column = source.lines.position(span.end)
        shown, data, words = self._told(hit)
        words = {"text": shown, **self._spoken(data), **self._spoken(words)}
        return Diagnostic(
            path=source.path,
            rule=hit.rule.id,
            level=self._levels.of(hit.rule, finding.level),
            message=fill(fields.message.get(self.lang), words),
            help=fill(fields.help.get(self.lang), words),
            offset=span.start,
            end_offset=span.end,
            line=line,
            column=column,
            end_line=end_line,
            end_column=end_column,
            text=source.text[span.start : span.end],
            data=dict(data),
            fingerprint=self._fingerprint(_subject(hit), finding.start, finding.end),
            related=tuple(self._related(start, end) for start, end in finding.related),
        )

    def _told(self, hit: Hit) -> tuple[str, Mapping[str, Any], Mapping[str, Any]]:
        """Return what may be told of a hit: its text, shortened, its data, and what else fills the message."""
        finding = hit.finding
        if self.excerpts:
            return excerpt(self.document.text[finding.start : finding.end]), finding.data, finding.words
        public = _public(hit)
        return WITHHELD, withhold(finding.data, public), withhold(finding.words, public)

    def _spoken(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Pick the language of values that are (zh, en) pairs, and join lists."""
        spoken: dict[str, Any] = {}
        for key, value in data.items():
            if isinstance(value, tuple):
                spoken[key] = value[self.lang == "en"]
            elif isinstance(value, list):
                spoken[key] = (", " if self.lang == "en" else " ").join(map(str, value))
            else:
                spoken[key] = value
        return spoken

    def _fingerprint(self, rule: str, start: int, end: int) -> str:
        text = self.document.text
        block = self.document.block_at(start)
        before = text[max(block.start, start - _NEIGHBOURS) : start]
        after = text[end : min(max(block.end, end), end + _NEIGHBOURS)]
        key = (rule, text[start:end], before, after)
        self._seen[key] += 1
        return fingerprint(*key, self._seen[key])

    def _related(self, start: int, end: int) -> Related:
        span = self.document.to_source(start, end)
        return Related(span.start, span.end, *self.document.source.lines.position(span.start))

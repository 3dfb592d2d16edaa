"""Findings become diagnostics: source offsets, lines and columns, texts in the user's language, fingerprint."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from .diagnostic import Diagnostic, Related, fingerprint
from .kinds import Change, Finding, Proposal, kinds
from .levels import Levels
from .text.document import Block, Document
from .text.edit import Edit, Fix, Safety

if TYPE_CHECKING:
    from .overlaps import Hit

_NEIGHBOURS = 8  # characters on either side that tell equal findings apart
_SHOWN = 40  # longest excerpt that a message quotes
_NAME = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)\}")
_TEXT = ("text",)
_IN_FILE = attrgetter("offset", "end_offset", "rule")  # `Diagnostic.sort_key` of what is in one file
WITHHELD = "…"  # stands for text of the draft that is not to be shown


class _Words(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "{" + key + "}"


@lru_cache(maxsize=4096)
def _pieces(template: str) -> tuple[str, tuple[str, ...]] | None:
    """Return a message as a %-format and the names that fill it; None where it has more than names in braces."""
    parts = _NAME.split(template)
    if any("{" in text or "}" in text for text in parts[::2]):
        return None
    return "%s".join(text.replace("%", "%%") for text in parts[::2]), tuple(parts[1::2])


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


def placed(document: Document, offset: int, lang: str, excerpts: bool = True) -> dict[str, Any]:
    """Say where an offset stands in a file that has no lines; the label that Word makes goes with it.

    Empty for files that have lines.
    """
    if document.places is None:
        return {}
    index = document.block_index(offset)
    block, place = document.blocks[index], document.places[index]
    told = {"paragraph": place.paragraph, "story": block.story, "place": getattr(place, lang)}
    return {**told, "label": block.label} if block.label and excerpts else told


class Renderer:
    """Turns the hits of one document into diagnostics; without `excerpts` their words quote nothing of it.

    Their `text` is what they stand on all the same, since suppressions may
    name it: `api.Linter` takes it away in the end.
    """

    def __init__(self, document: Document, lang: str, levels: Levels, excerpts: bool = True) -> None:
        self.document = document
        self.lang = lang
        self.excerpts = excerpts
        self._text = document.text
        self._levels = levels
        self._seen: dict[tuple[str, str, str, str], int] = {}

    def diagnostics(self, hits: Iterable[Hit]) -> list[Diagnostic]:
        """Make the diagnostics of hits, in order; which of equal ones has which fingerprint is as the hits come."""
        return sorted(map(self.diagnostic, hits), key=_IN_FILE)

    def diagnostic(self, hit: Hit) -> Diagnostic:
        """Make the diagnostic of a hit."""
        rule, finding, block = hit
        source, fields = self.document.source, rule.fields
        start, end = self.document.to_source(finding.start, finding.end)
        position = source.lines.position
        data, words = (finding.data, finding.words) if self.excerpts else self._withheld(hit)
        return Diagnostic(  # by position: names would take longer than all else in it
            source.path,
            rule.id,
            self._levels.of(rule, finding.level),
            self._say(fields.message.get(self.lang), finding, data, words),
            self._say(fields.help.get(self.lang), finding, data, words),
            start,
            end,
            *position(start),
            *position(end),
            source.text[start:end],
            dict(data) if self.document.places is None else {**data, **self._place(finding)},
            self._fingerprint(_subject(hit), finding, block),
            tuple(self._related(*other) for other in finding.related) if finding.related else (),
            None if finding.fix is None else self._fix(finding.fix, self._levels.safety(rule)),
        )

    def _fix(self, proposal: Proposal, safety: Safety | None) -> Fix | None:
        """Return a fix as edits of the source; None where one of them would change what is no plain text there."""
        document, changes = self.document, proposal.changes
        if safety is None or not changes or not all(document.is_verbatim(start, end) for start, end, _ in changes):
            return None
        safety = max(safety, proposal.safety or safety, key=lambda one: one.rank)
        title = proposal.title[self.lang == "en"] if proposal.title else ""
        return Fix(tuple(self._edit(change) for change in changes), safety, title)

    def _edit(self, change: Change) -> Edit:
        start, end = self.document.to_source(change.start, change.end)
        return Edit(start, end, self.document.source.text[start:end], change.new)

    def _place(self, finding: Finding) -> dict[str, Any]:
        return placed(self.document, finding.start, self.lang, self.excerpts)

    def _withheld(self, hit: Hit) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
        """Return the data of a hit, and what else fills its message, as far as they may be told."""
        public = _public(hit)
        return withhold(hit.finding.data, public), withhold(hit.finding.words, public)

    def _say(self, template: str, finding: Finding, data: Mapping[str, Any], words: Mapping[str, Any]) -> str:
        """Fill a message; of what could fill it only the names that it has are worked out."""
        if "{" not in template:
            return template
        pieces = _pieces(template)
        if pieces is None:
            spoken = {key: self._spoken(value) for key, value in (*data.items(), *words.items())}
            return fill(template, {"text": self._shown(finding), **spoken})
        pattern, names = pieces
        if names == _TEXT and "text" not in data and "text" not in words:
            return pattern % self._shown(finding)
        return pattern % tuple([self._word(name, finding, data, words) for name in names])

    def _word(self, name: str, finding: Finding, data: Mapping[str, Any], words: Mapping[str, Any]) -> Any:
        if name in words:
            return self._spoken(words[name])
        if name in data:
            return self._spoken(data[name])
        return self._shown(finding) if name == "text" else "{" + name + "}"

    def _shown(self, finding: Finding) -> str:
        return excerpt(self._text[finding.start : finding.end]) if self.excerpts else WITHHELD

    def _spoken(self, value: Any) -> Any:
        """Pick the language of a value that is a (zh, en) pair, and join a list."""
        if isinstance(value, tuple):
            return value[self.lang == "en"]
        if isinstance(value, list):
            return (", " if self.lang == "en" else " ").join(map(str, value))
        return value

    def _fingerprint(self, rule: str, finding: Finding, block: Block) -> str:
        text, start, end, high = self._text, finding.start, finding.end, block.end
        low = start - _NEIGHBOURS if start - _NEIGHBOURS > block.start else block.start
        high = high if end < high < end + _NEIGHBOURS else end if high <= end else end + _NEIGHBOURS
        key = (rule, text[start:end], text[low:start], text[end:high])
        ordinal = self._seen[key] = self._seen.get(key, 0) + 1
        return fingerprint(*key, ordinal)

    def _related(self, start: int, end: int) -> Related:
        span = self.document.to_source(start, end)
        return Related(span.start, span.end, *self.document.source.lines.position(span.start))

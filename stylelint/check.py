"""The engine: a Document and compiled checks become diagnostics.

It is told first where each check has to look (candidates.py), so that a rule
that has nothing costs nothing; findings then go through four small steps:
guards, overlaps, severity with texts, order.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any

from .candidates import Candidates, Places
from .clock import Clock, stage
from .diagnostic import Diagnostic
from .guards import Excuses
from .kinds import Finding
from .levels import Levels
from .overlaps import Hit, kept
from .records import dataclass, field
from .render import Renderer
from .rulepack.load import Pack
from .rulepack.model import Rule
from .structure.drafts import Draft
from .structure.genre import LIKELY, SURE
from .text.document import Block, Document
from .view import View
from .vocabulary import Vocabulary, spares

if TYPE_CHECKING:
    from .text.words import Words


class RuleFailure(Exception):
    """A rule raised: names the rule and its file; the cause is chained."""

    def __init__(self, rule: Rule, cause: Exception) -> None:
        super().__init__(f"{rule.id}: {type(cause).__name__}: {cause}")
        self.rule = rule
        self.cause = cause

    def said(self, excerpts: bool = True) -> str:
        """Return the rule and its error; without excerpts only what sort of error, as its words may quote a draft."""
        return str(self) if excerpts else f"{self.rule.id}: {type(self.cause).__name__}"


@dataclass(frozen=True)
class Engine:
    """The chosen rules of a pack, ready to check documents.

    Attributes:
        pack: all rules.
        chosen: ids of those that run.
        levels: how grave their findings are, where the rule file does not decide.
        excerpts: whether messages may quote the draft.
        clock: where what each rule takes is added up.
        vocabulary: words of the project that no rule touches.
    """

    pack: Pack
    chosen: frozenset[str]
    levels: Levels = field(default_factory=Levels)
    excerpts: bool = True
    clock: Clock | None = None
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def _places(self) -> frozenset[int]:
        """The places in the pack of the chosen rules."""
        return frozenset(index for index, rule in enumerate(self.pack.rules) if rule.id in self.chosen)

    @cached_property
    def _entries(self) -> _Entries:
        return _Entries(self.pack)

    @cached_property
    def _always(self) -> list[int]:
        """Those that run whatever stands in a draft."""
        return [index for index in self.pack.index.always if index in self._places]

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.pack, self._places)

    @cached_property
    def _applying(self) -> dict[tuple[object, ...], frozenset[int]]:
        return {}

    def prepare(self, coming: int) -> None:
        """Get ready for so many bytes of text: what takes long is done only where it pays."""
        self._candidates.prepare(coming)

    def check(self, document: Document, lang: str) -> tuple[list[Diagnostic], list[RuleFailure]]:
        """Check a document; a rule that raises is left out for it and returned as a failure."""
        with stage(self.clock, "check"):
            hits, failures = self._hits(document)
        renderer = Renderer(document, lang, self.levels, self.excerpts)
        with stage(self.clock, "render"):
            return renderer.diagnostics(kept(hits)), failures

    def _hits(self, document: Document) -> tuple[list[Hit], list[RuleFailure]]:
        failures: list[RuleFailure] = []
        hits: list[Hit] = []
        known = self.vocabulary.occurrences(document.folded)
        views = [(View(document, draft, known), self._for(draft)) for draft in document.drafts]
        found = self._candidates.of(document)
        for index in sorted((*self._always, *found)):
            rule = self.pack.rules[index]
            try:
                entry = self._entries[index]
                with nullcontext() if self.clock is None else self.clock.rule(rule.id, hits):
                    for view, applying in views:
                        if index in applying:
                            entry.run(view, found.get(index), hits)
            except Exception as error:  # a broken rule must not take the others down
                failures.append(RuleFailure(rule, error))
        return hits, failures

    def _for(self, draft: Draft) -> frozenset[int]:
        """Return the rules that judge drafts like this one."""
        guess = draft.genre
        key = (guess.id, guess.profile, guess.confidence >= SURE, guess.confidence >= LIKELY)
        kept = self._applying.get(key)
        if kept is None:
            kept = frozenset(index for index in self._places if applies(self.pack.rules[index], draft))
            self._applying[key] = kept
        return kept


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule, ready to run.

    Attributes:
        rule, check: the rule.
        excuses: its guards.
        scopes: kinds of blocks that a scan of it is shown.
        survey: it is called once a draft; where it names literals or patterns, only for drafts that may hold one.
        among: it is called with patterns instead of hits.
    """

    rule: Rule
    check: Any
    excuses: Excuses
    scopes: frozenset[str]
    survey: bool
    among: bool

    @classmethod
    def of(cls, rule: Rule, check: Any, among: bool) -> _Entry:
        excuses = Excuses.of(rule.fields.unless)
        return cls(rule, check, excuses, frozenset(rule.fields.scopes), hasattr(check, "survey"), among)

    def run(self, view: View, places: Places | None, hits: list[Hit]) -> None:
        """Add to `hits` what the rule finds in a draft; `places` are where it has to look, None for everywhere."""
        if self.survey:
            if places is not None and not any(view.draft.first <= i < view.draft.last for i, _ in places):
                return
            for finding in self.check.survey(view):
                self._add(view, view.document.block_at(finding.start), finding, hits)
            return
        draft, blocks = view.draft, view.document.blocks
        at = self.check.among if self.among else self.check.at
        for index, what in ((i, ()) for i in range(draft.first, draft.last)) if places is None else places:
            if not draft.first <= index < draft.last:
                continue
            block = blocks[index]
            if block.kind in self.scopes and block.end > block.start:
                for finding in at(view, block, what):
                    inside = block.start <= finding.start < block.end
                    self._add(view, block if inside else view.document.block_at(finding.start), finding, hits)

    def _add(self, view: View, block: Block, finding: Finding, hits: list[Hit]) -> None:
        """Add a finding that nothing excuses."""
        if spares(view.known, finding.start, finding.end) or self.excuses.excuse(view, block, finding):
            return
        if not _cut(view, finding):
            hits.append(Hit(self.rule, finding, block))


class _Entries(dict[int, _Entry]):
    """The rules by their places in the pack, each made ready when it is first to run."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._among = frozenset(pack.index.among)

    def __missing__(self, index: int) -> _Entry:
        pack = self._pack
        entry = self[index] = _Entry.of(pack.rules[index], pack.checks[index], index in self._among)
        return entry


def applies(rule: Rule, draft: Draft) -> bool:
    """Tell whether a rule judges drafts of this genre and profile, as sure as we are of them."""
    fields, guess = rule.fields, draft.genre
    if fields.genres and (guess.confidence < SURE or guess.id not in fields.genres):
        return False
    if guess.id is not None and guess.confidence < LIKELY:
        return not fields.profiles
    if fields.profiles and guess.profile not in fields.profiles:
        return False
    return guess.id not in fields.not_genres and guess.profile not in fields.not_profiles


def _cut(view: View, finding: Finding) -> bool:
    """Tell whether word segmentation cuts across the edges of the finding."""
    return finding.segmented and _words().cuts_across(view.text, finding.start, finding.end, view.known)


@cache
def _words() -> Words:
    """Return the segmenter; it is imported when the first finding needs it, and asked for often."""
    from .text.words import default

    return default()


def force_genre(document: Document, genre: str | None, profile: str | None = None) -> None:
    """Make every draft of the document be judged as `genre` (an id) and by `profile`, where they are given."""
    for draft in document.drafts:
        draft.forced = genre if genre is not None else draft.forced
        draft.forced_profile = profile


def understand(document: Document) -> None:
    """Work out now what drafts otherwise work out when a rule first asks, so that no rule is timed for it."""
    for draft in document.drafts:
        for name, value in vars(type(draft)).items():
            if isinstance(value, cached_property):
                getattr(draft, name)


__all__ = ["Engine", "Hit", "RuleFailure", "applies", "force_genre", "understand"]

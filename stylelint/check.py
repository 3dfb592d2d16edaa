"""The engine: a Document and compiled checks become diagnostics.

One automaton finds the literals of all scans in one pass; findings then go
through four small steps: guards, overlaps, severity with texts, order.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property

from .automaton import Automaton
from .clock import Clock, stage
from .diagnostic import Diagnostic
from .guards import Excuses
from .kinds import Check, Finding
from .levels import Levels
from .overlaps import Hit, kept
from .records import dataclass, field
from .render import Renderer
from .rulepack.load import Pack
from .rulepack.model import Rule
from .structure.drafts import Draft
from .structure.genre import LIKELY, SURE
from .text.document import Document
from .text.span import Span
from .view import View
from .vocabulary import Vocabulary, spares


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
    def _active(self) -> list[tuple[Rule, Check, Excuses]]:
        pairs = zip(self.pack.rules, self.pack.checks, strict=True)
        return [(rule, check, Excuses.of(rule.fields.unless)) for rule, check in pairs if rule.id in self.chosen]

    @cached_property
    def _automaton(self) -> Automaton:
        literals = (
            (literal, index)
            for index, (_, check, _) in enumerate(self._active)
            for literal in getattr(check, "literals", ())
        )
        return Automaton(literals)

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
        views = [View(document, draft, known) for draft in document.drafts]
        for index, blocks in self._candidates(document):
            rule, check, excuses = self._active[index]
            try:
                with nullcontext() if self.clock is None else self.clock.rule(rule.id, hits):
                    hits.extend(self._run(rule, check, excuses, document, views, blocks))
            except Exception as error:  # a broken rule must not take the others down
                failures.append(RuleFailure(rule, error))
        return hits, failures

    def _candidates(self, document: Document) -> Iterator[tuple[int, dict[int, list[Span]] | None]]:
        """Yield each check with the blocks, by index, that hold its literals; None where it wants none."""
        found: defaultdict[int, dict[int, list[Span]]] = defaultdict(dict)
        ends = [b.end for b in document.blocks]
        for start, end, owners in self._automaton.find(document.folded):
            block = document.block_index(start)
            if ends and end <= ends[block]:
                for owner in owners:
                    found[owner].setdefault(block, []).append(Span(start, end))
        for index, (_, check, _) in enumerate(self._active):
            if getattr(check, "literals", ()):
                if index in found:
                    yield index, found[index]
            else:
                yield index, None

    def _run(
        self,
        rule: Rule,
        check: Check,
        excuses: Excuses,
        document: Document,
        views: Sequence[View],
        blocks: dict[int, list[Span]] | None,
    ) -> Iterator[Hit]:
        order = None if blocks is None else sorted(blocks)
        for view in views:
            if not applies(rule, view.draft):
                continue
            for finding in _findings(rule, check, view, blocks, order):
                block = document.block_at(finding.start)
                if spares(view.known, finding.start, finding.end):
                    continue
                if not excuses.excuse(view, block, finding) and not _cut(view, finding):
                    yield Hit(rule, finding, block)


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


def _findings(
    rule: Rule, check: Check, view: View, blocks: dict[int, list[Span]] | None, order: list[int] | None
) -> Iterator[Finding]:
    """Yield what a check finds in a draft; `order` holds the indexes of `blocks`, ascending."""
    if hasattr(check, "survey"):
        yield from check.survey(view)
        return
    scopes = set(rule.fields.scopes)
    first, last = view.draft.first, view.draft.last
    held = range(first, last) if order is None else order[bisect_left(order, first) : bisect_left(order, last)]
    for index in held:
        block = view.document.blocks[index]
        if block.kind.value in scopes and block.end > block.start:
            yield from check.at(view, block, () if blocks is None else blocks[index])


def _cut(view: View, finding: Finding) -> bool:
    """Tell whether word segmentation cuts across the edges of the finding."""
    if not finding.segmented:
        return False
    from .text.words import cuts_across

    return cuts_across(view.text, finding.start, finding.end, view.known)


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

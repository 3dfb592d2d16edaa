"""Apply the suppressions of a document and of the configuration to its findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..builtin import STALE, UNUSED
from ..diagnostic import Diagnostic
from ..levels import Levels
from ..records import replace
from ..render import placed
from ..rulepack.errors import PackErrors
from ..rulepack.model import Rule
from ..select import UnknownSelectorError, choose
from ..settings import IgnoreEntry, Settings
from ..text.document import Document
from .blocks import NextBlocks
from .entries import missing_drafts, stale_entries, unused_entry
from .findings import Findings, Speaker
from .known import spared
from .model import Directive, Item, Malformed, Outcome, Suppressed, Verb, plain
from .parse import parse
from .ranges import Ranges, Sweep
from .removal import removal
from .selectors import Selectors

if TYPE_CHECKING:
    from ..baseline import Baseline


class Suppressor:
    """Applies suppressions as some settings want it.

    Args:
        rules: of the packs.
        chosen: ids of those that run.
        settings: ignored findings, obligatory reasons, language.
        levels: how grave findings are.
        baseline: the findings that are known.

    Attributes:
        used: the entries of the configuration that ignored something, by file and place in it.

    Raises:
        PackErrors: a reason is obligatory and an entry of the configuration gives none.
        UnknownSelectorError: such an entry fits no rule.
    """

    def __init__(
        self,
        rules: Sequence[Rule],
        chosen: frozenset[str],
        settings: Settings,
        levels: Levels,
        baseline: Baseline | None = None,
    ) -> None:
        self._settings = settings
        self._selectors = Selectors(rules)
        self._chosen = chosen
        self._baseline = baseline
        # Without what the command line narrows, so that a suppression of what it leaves out is not called unused.
        whole = replace(settings, only=(), select=(), ignore=()) if settings.narrowed else replace(settings, only=())
        self._wide = chosen if whole == settings else choose(rules, whole)
        self._speaker = Speaker(settings.lang, levels, settings.excerpts)
        self._entries: dict[str, dict[str | None, IgnoreEntry]] = {}
        self.used: set[tuple[Path, tuple[str | int, ...]]] = set()
        self._check_entries()

    def apply(self, document: Document, diagnostics: Iterable[Diagnostic], failed: Iterable[str] = ()) -> Outcome:
        """Part the findings, which come in order, in those to report and those to keep off; report on the comments.

        `failed` holds the ids of rules that could not be run on the document.
        """
        if not document.comments and not self._settings.ignores:
            return self._less_known(document, Outcome(list(diagnostics)), failed)
        found = [parse(comment) for comment in document.comments]
        directives = [d for d in found if isinstance(d, Directive)]
        outcome, used = self._part(document, list(diagnostics), directives)
        ran = self._chosen.difference(failed)
        unused = self._unused(directives, used, ran)
        about = self._about(document, [d for d in found if d is not None], unused)
        self._report(outcome, about)
        self._remove(outcome, document, directives, unused)
        outcome.kept.sort(key=lambda d: d.sort_key)
        return self._less_known(document, outcome, failed)

    def _less_known(self, document: Document, outcome: Outcome, failed: Iterable[str]) -> Outcome:
        """Take out what the baseline knows, and say how many of its entries for the document are no more true."""
        if self._baseline is None:
            return outcome
        path = document.source.path
        outcome.kept, known, stale = self._baseline.match(path, outcome.kept)
        if known:
            outcome.kept = spared(outcome.kept, known)
        outcome.suppressed += [Suppressed(d, "baseline") for d in known]
        outcome.suppressed.sort(key=lambda s: s.diagnostic.sort_key)
        silent = (self._wide - self._chosen).union(failed)
        gone = Counter(one.rule for one in stale if one.rule not in silent)
        if gone and STALE.id in self._chosen:
            outcome.kept.insert(0, stale_entries(path, gone, self._speaker))
        return outcome

    def missing_drafts(self, path: str) -> Diagnostic | None:
        """Say which drafts the baseline, which is shown as `path`, speaks of that are no more; None where none are."""
        if self._baseline is None or STALE.id not in self._chosen:
            return None
        missing = self._baseline.missing()
        return missing_drafts(path, missing, self._speaker) if missing else None

    # --- Findings --------------------------------------------------------------------------------------------

    def _part(
        self, document: Document, diagnostics: list[Diagnostic], directives: list[Directive]
    ) -> tuple[Outcome, set[Item]]:
        """Part the findings; also return the items that keep some off, or end such a one."""
        outcome = Outcome([])
        if not directives:
            self._report(outcome, diagnostics)
            return outcome, set()
        sweep = Sweep(directives, self._selectors, NextBlocks(document).after)
        ranges = Ranges(sweep.held, frozenset(d.rule for d in diagnostics))
        owners = {item: directive for directive in directives for item in directive.items}
        used, left, lines = set(sweep.ending), [], document.source.lines
        for diagnostic in diagnostics:
            item = ranges.find(diagnostic.rule, plain(diagnostic.text), diagnostic.offset, diagnostic.end_offset)
            if item is None:
                left.append(_allowed(diagnostic, ranges))
                continue
            used.add(item)
            directive = owners[item]
            line = lines.line(directive.comment.start)
            outcome.suppressed.append(Suppressed(diagnostic, "comment", directive.reason, line))
        self._report(outcome, left)
        return outcome, used

    def _report(self, outcome: Outcome, diagnostics: Iterable[Diagnostic]) -> None:
        """Report findings unless the configuration ignores them."""
        for diagnostic in diagnostics:
            entry = self._entry(diagnostic)
            if entry is None:
                outcome.kept.append(diagnostic)
            else:
                if entry.origin is not None:
                    self.used.add((entry.origin.marked.path, entry.origin.keys))
                outcome.suppressed.append(Suppressed(diagnostic, "config", entry.reason))
        outcome.suppressed.sort(key=lambda s: s.diagnostic.sort_key)

    def unused_entry(self, entry: IgnoreEntry, path: str) -> Diagnostic | None:
        """Say that an entry ignores nothing, unless that is itself off or ignored; `path` is its file as shown."""
        if entry.origin is None or UNUSED.id not in self._chosen:
            return None
        found = unused_entry(entry, entry.origin, path, self._speaker)
        return found if self._entry(found) is None else None

    def _entry(self, diagnostic: Diagnostic) -> IgnoreEntry | None:
        if not self._settings.ignores:
            return None
        if diagnostic.rule not in self._entries:
            known: dict[str | None, IgnoreEntry] = {}
            for entry in self._settings.ignores:
                if diagnostic.rule in self._selectors.ids(entry.selector):
                    known.setdefault(None if entry.text is None else plain(entry.text), entry)
            self._entries[diagnostic.rule] = known
        known = self._entries[diagnostic.rule]
        return known.get(None) or (known.get(plain(diagnostic.text)) if known else None)

    def _check_entries(self) -> None:
        errors = []
        for entry in self._settings.ignores:
            if not self._selectors.ids(entry.selector):
                raise UnknownSelectorError(entry.selector, self._selectors.names)
            if self._settings.require_reason and not entry.reason.strip() and entry.origin is not None:
                zh = "没有写理由（require-reason 要求写）：加上 reason"
                en = "no reason is given, which require-reason asks for: add reason"
                errors.append(entry.origin.marked.error(entry.origin.keys, zh, en))
        if errors:
            raise PackErrors(errors)

    # --- Comments --------------------------------------------------------------------------------------------

    def _unused(self, directives: list[Directive], used: set[Item], ran: frozenset[str]) -> set[Item]:
        """Return the items that do nothing, where every rule that they name and that is on did run."""
        return {
            item
            for directive in directives
            for item in directive.items
            if item not in used and self._judged(directive, item, ran)
        }

    def _judged(self, directive: Directive, item: Item, ran: frozenset[str]) -> bool:
        ids = self._selectors.ids(item.selector)
        return bool(ids) and (directive.verb is Verb.ENABLE or ids & self._wide <= ran)

    def _about(self, document: Document, found: list[Directive | Malformed], unused: set[Item]) -> Iterable[Diagnostic]:
        findings = Findings(document.source, self._speaker, self._selectors)
        for directive in found:
            for diagnostic in self._about_one(findings, directive, unused):
                if diagnostic.rule in self._chosen:
                    place = placed(document, diagnostic.offset, self._speaker.lang, self._speaker.excerpts)
                    yield replace(diagnostic, data={**diagnostic.data, **place}) if place else diagnostic

    def _about_one(
        self, findings: Findings, directive: Directive | Malformed, unused: set[Item]
    ) -> Iterable[Diagnostic]:
        if isinstance(directive, Malformed):
            yield findings.malformed(directive)
            return
        yield from findings.unknown(directive)
        if self._settings.require_reason and directive.verb is not Verb.ENABLE and not directive.reason:
            yield findings.no_reason(directive)
        for item in directive.items:
            if item in unused:
                yield findings.unused(directive, item)

    def _remove(self, outcome: Outcome, document: Document, directives: list[Directive], unused: set[Item]) -> None:
        """Note what takes the unused items out, with each `enable` that would end nothing without them.

        Those of word processors are left: their author deletes them where they stand.
        """
        directives = [d for d in directives if not d.comment.own]
        unused = unused.intersection(item for d in directives for item in d.items)
        if not unused:
            return
        left = Sweep(directives, self._selectors, lambda _: None, unused)
        gone = unused | {
            item
            for directive in directives
            if directive.verb is Verb.ENABLE
            for item in directive.items
            if item not in left.ending and self._selectors.ids(item.selector)
        }
        for directive in directives:
            if not gone.isdisjoint(directive.items):
                markup = document.format != "txt"
                outcome.unused.edits.append(removal(document.source, directive, gone, markup=markup))
        outcome.unused.count = len(gone)


def _allowed(diagnostic: Diagnostic, ranges: Ranges) -> Diagnostic:
    """Return a finding without its fix where that would change a place at which the finding is suppressed."""
    edits = diagnostic.fix.edits if diagnostic.fix else ()
    if any(ranges.find(diagnostic.rule, plain(edit.old), edit.offset, edit.end_offset) is not None for edit in edits):
        return replace(diagnostic, fix=None)
    return diagnostic

"""The typed Python interface: lint a text or a file with the rules of some packs."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from .builtin import BUILTIN, undecodable, unreadable
from .check import Engine, RuleFailure, force_genre, understand
from .clock import Clock, stage
from .diagnostic import Diagnostic, Level
from .levels import Levels
from .readers import format_of, is_text, load, read
from .records import replace
from .reporters import FileResult
from .rulepack.load import load_packs
from .rulepack.options import reconfigure
from .select import choose, genre_id, matches, safeties
from .settings import Lang, PackSource, Settings
from .suppress.apply import Suppressor
from .text.document import Document
from .text.source import NotNowError, Source, UndecodableError, UnreadableError, decode
from .vocabulary import load as load_vocabulary

if TYPE_CHECKING:
    from .baseline import Baseline

LEVELS = frozenset(level.value for level in Level)


class Linter:
    """Rules, loaded once, for any number of texts.

    Args:
        packs: folders of further rules, beside the built-in ones.
        select, ignore: rules, families, packs, tags or globs; one or several.
        lang: language of messages.
        genre: id or name of a genre to judge every draft by; None lets the text tell.
        settings: all of these and more at once, as a configuration gives them; the others are then left out.
        clock: where the time that stages and rules take is added up.

    Raises:
        PackErrors: a pack or a vocabulary has errors; all of them are listed.
        UnknownSelectorError: a selector fits no rule.
        UnknownGenreError: there is no such genre.
    """

    def __init__(
        self,
        packs: Iterable[Path | str] | Path | str = (),
        *,
        select: Sequence[str] | str = (),
        ignore: Sequence[str] | str = (),
        lang: Lang = "zh",
        genre: str | None = None,
        settings: Settings | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.settings = settings or Settings(
            packs=tuple(PackSource(Path(p)) for p in ([packs] if isinstance(packs, (Path, str)) else packs)),
            select=(select,) if isinstance(select, str) else tuple(select),
            ignore=(ignore,) if isinstance(ignore, str) else tuple(ignore),
            lang=lang,
            genre=genre,
        )
        self.lang = self.settings.lang
        self.clock = clock
        with stage(clock, "load"):
            self.pack = reconfigure(load_packs(self.settings.packs), self.settings.changes)
        self.genre = None if self.settings.genre is None else genre_id(self.pack.lexicon, self.settings.genre)
        chosen = choose(self.pack.rules, self.settings)
        levels = Levels(self.settings.stage, self._own_levels(), safeties(self.pack.rules, self.settings.changes))
        self.suppressor = Suppressor(self.pack.rules, chosen, self.settings, levels, self._baseline())
        self.engine = Engine(
            self.pack,
            chosen,
            levels,
            self.settings.excerpts,
            clock,
            load_vocabulary(self.settings.vocabulary),
        )
        self.failures: list[RuleFailure] = []

    def prepare(self, coming: int) -> None:
        """Get ready for so many bytes of text in all, e.g. compile all patterns at once where that pays.

        Findings are the same without it.
        """
        self.engine.prepare(coming)

    def lint_text(self, text: str, path: str = "<text>", format: str | None = None) -> list[Diagnostic]:
        """Lint a text. `path` names it and, unless `format` does, tells how to read it (.txt where it does not).

        A rule that fails is left out and named in a RuntimeWarning.
        """
        before = len(self.failures)
        result = self.lint_source(Source(path, text), format)
        for failure in self.failures[before:]:
            said = failure.said(self.settings.excerpts)
            warnings.warn(f"{failure.rule.path}: {said}", RuntimeWarning, stacklevel=2)
        if result.document is not None:
            result.document.release()
        return result.diagnostics

    def lint_source(self, source: Source, format: str | None = None, *, whole: bool = False) -> FileResult:
        """Lint a decoded source; failures of rules are kept in `failures`.

        With `whole` the result has the text and the fixes even where reports may not show them.
        """
        name = format or self.settings.format or format_of(source.path) or "txt"
        name = name if is_text(name) else "txt"
        return self._lint(read(source, name, self.pack.lexicon, self.clock), whole)

    def _lint(self, document: Document, whole: bool) -> FileResult:
        source = document.source
        force_genre(document, self.genre, self.settings.profile)
        if self.clock is not None:
            with self.clock.stage("structure"):
                understand(document)
        diagnostics, failures = self.engine.check(document, self.lang)
        self.failures.extend(failures)
        outcome = self.suppressor.apply(document, diagnostics, [f.rule.id for f in failures])
        judged = document.drafts[0].genre.name
        result = FileResult(source.path, source, document, outcome.kept, source.encoding, document.format, judged)
        result.suppressed, result.unused = outcome.suppressed, outcome.unused
        return result if whole or self.settings.excerpts else withheld(result)

    def lint_bytes(
        self, data: bytes, path: str, *, encoding: str | None = None, format: str | None = None, whole: bool = False
    ) -> FileResult:
        """Read and lint; bytes that are no text give the one diagnostic encoding/undecodable.

        Of a file that its reader refuses the one diagnostic is file/unreadable. `whole` as in `lint_source`.
        """
        name = format or self.settings.format or format_of(path) or "txt"
        if not is_text(name):
            try:
                document = load(path, data, name, self.pack.lexicon, self.settings.limits, self.clock)
                return self._lint(document, whole)
            except UnreadableError as error:
                said = [unreadable(path, error, self.lang)]
                return FileResult(path, diagnostics=said, readable=False, lasting=not isinstance(error, NotNowError))
        try:
            with stage(self.clock, "decode"):
                source = decode(path, data, encoding or self.settings.encoding)
        except UndecodableError as error:
            return FileResult(path, diagnostics=[undecodable(path, error, self.lang)], readable=False)
        return self.lint_source(source, name, whole=whole)

    def _baseline(self) -> Baseline | None:
        if self.settings.baseline is None:
            return None
        from .baseline import load

        return load(self.settings.baseline)

    def most(self, path: str, format: str | None = None) -> int | None:
        """Return how many bytes of a file tell all that `lint_bytes` says of it; None for all of them."""
        name = format or self.settings.format or format_of(path) or "txt"
        return None if is_text(name) else self.settings.limits.file + 1

    def _own_levels(self) -> dict[str, Level]:
        """Return the levels that the settings give to rules; the last change that names a rule decides."""
        return {
            rule.id: Level(change.switch)
            for change in self.settings.changes
            if change.switch in LEVELS
            for rule in (*self.pack.rules, *BUILTIN)
            if matches(rule, change.selector)
        }


def withheld(result: FileResult) -> FileResult:
    """Return a result without the text of the draft; what its messages say is the renderer's business."""
    bare = [_bare(d) for d in result.diagnostics]
    hidden = [replace(s, diagnostic=_bare(s.diagnostic)) for s in result.suppressed]
    fixed = None if result.fixed is None else replace(result.fixed, before=None)
    if result.document is not None:
        result.document.release()
    return replace(result, source=None, document=None, diagnostics=bare, suppressed=hidden, fixed=fixed)


def _bare(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic without the text of the draft; of its fix only how safe it is."""
    fix = diagnostic.fix
    return replace(diagnostic, text="", fix=None if fix is None else replace(fix, edits=(), title=""))


def lint_text(text: str, path: str = "<text>", *, lang: Lang = "zh") -> list[Diagnostic]:
    """Lint a text with the built-in rules; see Linter for more."""
    return Linter(lang=lang).lint_text(text, path)


__all__ = ["Lang", "Linter", "lint_text"]

"""The typed Python interface: lint a text or a file with the rules of a pack."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from .builtin import undecodable
from .check import Engine, RuleFailure, force_genre
from .diagnostic import Diagnostic
from .readers import format_of, read
from .reporters import FileResult
from .rulepack.load import Pack, builtin_root, load_pack
from .select import choose, genre_id
from .text.source import Source, UndecodableError, decode

Lang = Literal["zh", "en"]


@lru_cache(maxsize=1)
def _builtin_pack() -> Pack:
    return load_pack(builtin_root())


class Linter:
    """Rules, loaded once, for any number of texts.

    Args:
        pack: folder of the rules; None for the built-in ones.
        select, ignore: rules, families, tags or globs; one or several.
        lang: language of messages.
        genre: id or name of a genre to judge every draft by; None lets the text tell.

    Raises:
        PackErrors: the pack has errors; all of them are listed.
        UnknownSelectorError: a selector fits no rule.
        UnknownGenreError: there is no such genre.
    """

    def __init__(
        self,
        pack: Path | str | None = None,
        *,
        select: Sequence[str] | str = (),
        ignore: Sequence[str] | str = (),
        lang: Lang = "zh",
        genre: str | None = None,
    ) -> None:
        self.pack = _builtin_pack() if pack is None else load_pack(Path(pack))
        self.lang = lang
        self.genre = None if genre is None else genre_id(self.pack.lexicon, genre)
        wanted, unwanted = ((names,) if isinstance(names, str) else names for names in (select, ignore))
        self.engine = Engine(self.pack, choose(self.pack.rules, wanted, unwanted))
        self.failures: list[RuleFailure] = []

    def lint_text(self, text: str, path: str = "<text>", format: str | None = None) -> list[Diagnostic]:
        """Lint a text. `path` names it and, unless `format` does, tells how to read it (.txt where it does not).

        A rule that fails is left out and named in a RuntimeWarning.
        """
        before = len(self.failures)
        result = self.lint_source(Source(path, text), format)
        for failure in self.failures[before:]:
            warnings.warn(f"{failure.rule.path}: {failure}", RuntimeWarning, stacklevel=2)
        return result.diagnostics

    def lint_source(self, source: Source, format: str | None = None) -> FileResult:
        """Lint a decoded source; failures of rules are kept in `failures`."""
        document = read(source, format or format_of(source.path) or "txt", self.pack.lexicon)
        force_genre(document, self.genre)
        diagnostics, failures = self.engine.check(document, self.lang)
        self.failures.extend(failures)
        return FileResult(source.path, source, document, diagnostics)

    def lint_bytes(
        self, data: bytes, path: str, *, encoding: str | None = None, format: str | None = None
    ) -> FileResult:
        """Decode and lint; bytes that are no text give the one diagnostic encoding/undecodable."""
        try:
            source = decode(path, data, encoding)
        except UndecodableError as error:
            return FileResult(path, diagnostics=[undecodable(path, error, self.lang)])
        return self.lint_source(source, format)


def lint_text(text: str, path: str = "<text>", *, lang: Lang = "zh") -> list[Diagnostic]:
    """Lint a text with the built-in rules; see Linter for more."""
    return Linter(lang=lang).lint_text(text, path)

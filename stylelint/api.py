"""The typed Python interface: lint a text or a file with the rules of a pack."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

from .check import Engine, RuleFailure, force_genre
from .diagnostic import Diagnostic, Level
from .readers import format_of, read
from .reporters import FileResult
from .rulepack.load import Pack, builtin_root, load_pack
from .select import choose
from .text.source import Source, UndecodableError, decode

Lang = Literal["zh", "en"]


@lru_cache(maxsize=8)
def _pack(root: Path) -> Pack:
    return load_pack(root)


class Linter:
    """Rules, loaded once, for any number of texts.

    Args:
        pack: folder of the rules; None for the built-in ones.
        select, ignore: rules, families, tags or globs.
        lang: language of messages.
        genre: id of a genre to judge every draft by; None lets the text tell.

    Raises:
        PackErrors: the pack has errors; all of them are listed.
        UnknownSelectorError: a selector fits no rule.
        KeyError: there is no such genre.
    """

    def __init__(
        self,
        pack: Path | str | None = None,
        *,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        lang: Lang = "zh",
        genre: str | None = None,
    ) -> None:
        self.pack = _pack(Path(pack) if pack is not None else builtin_root())
        self.lang = lang
        if genre is not None and genre not in self.pack.lexicon.genres:
            raise KeyError(genre)
        self.genre = genre
        self.engine = Engine(self.pack, choose(self.pack.rules, select, ignore))
        self.failures: list[RuleFailure] = []

    def lint_text(self, text: str, path: str = "<text>", format: str | None = None) -> list[Diagnostic]:
        """Lint a text. `path` names it and, unless `format` does, tells how to read it (.txt where it does not)."""
        return self.lint_source(Source(path, text), format).diagnostics

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


def undecodable(path: str, error: UndecodableError, lang: Lang) -> Diagnostic:
    """Make the diagnostic for bytes that are no text."""
    tried = ", ".join(error.tried)
    if error.offset is None:
        zh, en = (
            f"含有 NUL 字节，不是文本（按 {tried} 读）",
            f"holds NUL bytes and is no text (read as {tried})",
        )
    else:
        zh, en = (
            f"无法解码，试过 {tried}（第 {error.offset} 字节）",
            f"cannot be decoded; tried {tried} (byte {error.offset})",
        )
    cure = (
        "另存为 UTF-8，或用 --encoding 指明编码",
        "save it as UTF-8, or name its encoding with --encoding",
    )
    return Diagnostic(
        path=path,
        rule="encoding/undecodable",
        level=Level.ERROR,
        message=en if lang == "en" else zh,
        help=cure[lang == "en"],
        offset=0,
        end_offset=0,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        text="",
        data={"tried": list(error.tried)},
        fingerprint="",
    )


def lint_text(text: str, path: str = "<text>", *, lang: Lang = "zh") -> list[Diagnostic]:
    """Lint a text with the built-in rules; see Linter for more."""
    return Linter(lang=lang).lint_text(text, path)

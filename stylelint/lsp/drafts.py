"""The drafts that are open, and what is found in them."""

from __future__ import annotations

from pathlib import Path

from pygls import uris

from ..api import Linter
from ..config.model import Config
from ..config.project import Given
from ..config.projects import Projects
from ..files import shown
from ..inputs import Inputs, Linters
from ..readers import format_of, is_text
from ..records import dataclass
from ..reporters import FileResult
from ..rulepack.errors import PackErrors, UnknownNameError
from ..settings import Lang
from ..text.source import Source

_FORMATS = {"markdown": "md", "plaintext": "txt"}
_READY = 1_000_000  # bytes that an editor is sure to send in time


@dataclass
class Draft:
    """A draft that is open.

    Attributes:
        uri: what the editor calls it.
        language: what the editor takes it for.
        version: of its text.
        text: as it is in the editor.
    """

    uri: str
    language: str
    version: int
    text: str

    @property
    def path(self) -> Path | None:
        """Its file; None for one that was never saved."""
        name = uris.to_fs_path(self.uri) if self.uri.startswith("file:") else None
        return Path(name) if name else None

    @property
    def format(self) -> str | None:
        """The format to read it in; None where it is no draft."""
        known = format_of(str(self.path)) if self.path else None
        if known is not None:
            return known if is_text(known) else None
        return _FORMATS.get(self.language)


class Drafts:
    """All open drafts, and the linters for them.

    Args:
        lang: the language of messages, whatever configurations say; None for what these say.
    """

    def __init__(self, lang: Lang | None = None) -> None:
        self.lang = lang
        self.open: dict[str, Draft] = {}
        self._results: dict[str, tuple[Draft, FileResult]] = {}
        self.reload()

    def reload(self) -> None:
        """Read configurations, rules and vocabularies anew when they are needed next."""
        self._linters = Linters(Inputs(projects=Projects(Given(Config(lang=self.lang)))))
        self._ready: set[int] = set()
        self._results.clear()

    def put(self, draft: Draft) -> None:
        """Take a draft that was opened or changed."""
        self.open[draft.uri] = draft

    def drop(self, uri: str) -> None:
        """Forget a draft that was closed."""
        self.open.pop(uri, None)
        self._results.pop(uri, None)

    def linter(self, draft: Draft) -> Linter:
        """Return the linter for a draft. Raises PackErrors and UnknownNameError for a faulty configuration."""
        linter = self._linters.of(draft.path or Path.cwd() / "untitled")
        if id(linter) not in self._ready:
            linter.prepare(_READY)
            self._ready.add(id(linter))
        return linter

    def result(self, uri: str) -> FileResult | None:
        """Return what is found in a draft; None for what is no draft. Raises as `linter` does."""
        draft = self.open.get(uri)
        if draft is None or draft.format is None:
            return None
        known = self._results.get(uri)
        if known is None or known[0] is not draft:
            linter = self.linter(draft)
            name = shown(draft.path) if draft.path else draft.uri
            linter.failures.clear()
            known = draft, linter.lint_source(Source(name, draft.text), draft.format)
            self._results[uri] = known
        return known[1]


__all__ = ["Draft", "Drafts", "PackErrors", "UnknownNameError"]

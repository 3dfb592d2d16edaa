"""The server: what the protocol asks becomes calls, what comes of them answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from .. import __version__
from ..config.projects import Projects
from ..reporters import FileResult
from ..settings import Lang
from ..text.source import Source
from ..wordfile import append
from . import rulefiles
from .actions import ADD_WORD, FIX_ALL, Actions
from .drafts import Draft, Drafts, PackErrors, UnknownNameError
from .findings import error, findings, whole
from .hover import hover
from .positions import Positions
from .symbols import symbols

_PAUSE = 0.01  # seconds of no key before findings are sent unasked
_WATCHED = ("**/stylelint.y*ml", "**/pyproject.toml", "**/pack.yaml", "**/rules/**/*.yaml", "**/stylelint-*.{txt,json}")
_KINDS = [types.CodeActionKind.QuickFix, FIX_ALL]


class Server(LanguageServer):
    """A server for one editor, over the drafts that it has open."""

    def __init__(self, lang: Lang | None = None) -> None:
        super().__init__("stylelint", __version__, types.TextDocumentSyncKind.Full)
        self.drafts = Drafts(lang)
        self._waiting: dict[str, asyncio.TimerHandle] = {}
        self.ended = self.left = False

    # --- What is asked ---------------------------------------------------------------------------------------

    @property
    def lang(self) -> str:
        """The language that was asked for, else that of messages to all."""
        return self.drafts.lang or "zh"

    def lang_of(self, draft: Draft) -> str:
        """The language in which a draft is spoken of."""
        return self.drafts.linter(draft).lang

    def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Return all that is to be said of an open file."""
        draft = self.drafts.open.get(uri)
        if draft is None:
            return []
        if draft.format is None:
            return self._of_rules(draft)
        try:
            result = self.drafts.result(uri)
        except PackErrors as said:
            return [whole(e.format(self.lang)) for e in said.errors]
        except UnknownNameError as said:
            return [whole(said.en if self.lang == "en" else said.zh)]
        return [] if result is None else findings(result, uri, self.positions(result))

    def _of_rules(self, draft: Draft) -> list[types.Diagnostic]:
        path = draft.path
        if path is None or not rulefiles.is_checked(path, draft.text):
            return []
        return [error(said, self.lang) for said in rulefiles.errors(path, draft.text)]

    def result(self, uri: str) -> FileResult | None:
        """Return what is found in a draft; None for what is none, or where its configuration is faulty."""
        try:
            return self.drafts.result(uri)
        except (PackErrors, UnknownNameError):
            return None

    def positions(self, result: FileResult) -> Positions:
        """Return the positions of a text, in the units that were agreed on."""
        assert result.source is not None
        return self._positions(result.source)

    def _positions(self, source: Source) -> Positions:
        agreed = self.server_capabilities.position_encoding or types.PositionEncodingKind.Utf16
        return Positions(source, getattr(agreed, "value", agreed))

    def edited(self, text: str, changes: Sequence[types.TextDocumentContentChangeEvent]) -> str:
        """Return a text after changes; we ask for whole texts, but some editors send parts all the same."""
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                place = self._positions(Source("", text))
                start, end = place.offset(change.range.start), place.offset(change.range.end)
                text = text[:start] + change.text + text[end:]
            else:
                text = change.text
        return text

    # --- What is told ----------------------------------------------------------------------------------------

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for findings by itself."""
        capabilities = self.client_capabilities.text_document
        return capabilities is not None and capabilities.diagnostic is not None

    def changed(self, draft: Draft) -> None:
        """Take a text; tell of it when no more keys come, unless the editor asks."""
        self.drafts.put(draft)
        if self.pulls:
            return
        if waiting := self._waiting.pop(draft.uri, None):
            waiting.cancel()
        self._waiting[draft.uri] = asyncio.get_running_loop().call_later(_PAUSE, self.publish, draft.uri)

    def publish(self, uri: str) -> None:
        """Send the findings in a file."""
        self._waiting.pop(uri, None)
        draft = self.drafts.open.get(uri)
        version = draft.version if draft else None
        params = types.PublishDiagnosticsParams(uri, self.diagnostics(uri), version=version)
        self.text_document_publish_diagnostics(params)

    def reload(self) -> None:
        """Read configurations and rules anew and tell of every open file."""
        self.drafts.reload()
        if self.pulls:
            self.workspace_diagnostic_refresh(None)
        else:
            for uri in self.drafts.open:
                self.publish(uri)

    def watch(self) -> None:
        """Ask to be told when configurations, rules or vocabularies change."""
        workspace = self.client_capabilities.workspace
        watched = workspace.did_change_watched_files if workspace else None
        if watched is None or not watched.dynamic_registration:
            return
        watchers = [types.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
        one = types.Registration("watch", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(types.RegistrationParams([one]), lambda _: None)

    def add_word(self, uri: str, word: str) -> None:
        """Add a word to the vocabulary of the project of a draft, and lint anew."""
        draft = self.drafts.open.get(uri)
        path = None if draft is None or draft.path is None else _vocabulary(draft.path)
        if path is None:
            self._say(
                "这里没有配置文件：先运行 stylelint init", "there is no configuration here: run stylelint init first"
            )
            return
        try:
            append(path, [word])
        except OSError as problem:
            reason = problem.strerror or str(problem)
            self._say(f"{path}: 写不了：{reason}", f"{path}: cannot be written: {reason}")
            return
        self.reload()

    def _say(self, zh: str, en: str) -> None:
        message = en if self.lang == "en" else zh
        self.window_show_message(types.ShowMessageParams(types.MessageType.Error, message))


def _vocabulary(draft: Path) -> Path | None:
    """Return the vocabulary of the project of a draft; None where there is no configuration."""
    project = Projects().of(draft.parent)
    words = project.settings_for(draft).vocabulary
    return words[-1] if words else project.default_vocabulary


def make(lang: Lang | None = None) -> Server:
    """Return a server that answers everything it can."""
    server = Server(lang)
    for register in (_lifecycle, _texts, _questions):
        register(server)
    return server


def _lifecycle(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def asked_for(params: types.InitializeParams) -> None:
        options = params.initialization_options
        lang = options.get("lang") if isinstance(options, dict) else getattr(options, "lang", None)
        if lang in ("zh", "en"):
            server.drafts.lang = lang
            server.drafts.reload()

    @server.feature(types.SHUTDOWN)
    def ended(_: None) -> None:
        server.ended = True

    @server.feature(types.EXIT)
    def left(_: None) -> None:
        server.left = True

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        server.watch()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(_: types.DidChangeWatchedFilesParams) -> None:
        server.reload()

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    def settings_changed(_: types.DidChangeConfigurationParams) -> None:
        server.reload()

    @server.command(ADD_WORD)
    def add_word(uri: str, word: str) -> None:
        server.add_word(uri, word)


def _texts(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        server.changed(
            Draft(item.uri, str(getattr(item.language_id, "value", item.language_id)), item.version, item.text)
        )

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        known = server.drafts.open.get(params.text_document.uri)
        if known is not None and params.content_changes:
            text = server.edited(known.text, params.content_changes)
            server.changed(Draft(known.uri, known.language, params.text_document.version, text))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        draft = server.drafts.open.get(params.text_document.uri)
        if draft is not None and draft.path and rulefiles.is_checked(draft.path, draft.text):
            server.reload()

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        server.drafts.drop(params.text_document.uri)
        if not server.pulls:
            server.publish(params.text_document.uri)


def _questions(server: Server) -> None:
    def asked(uri: str, answer: Callable[[Draft, FileResult, Positions], Any]) -> Any:
        result = server.result(uri)
        return None if result is None else answer(server.drafts.open[uri], result, server.positions(result))

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, "stylelint"))
    def pulled(params: types.DocumentDiagnosticParams) -> types.DocumentDiagnosticReport:
        return types.RelatedFullDocumentDiagnosticReport(server.diagnostics(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=_KINDS))
    def actions(params: types.CodeActionParams) -> list[types.CodeAction] | None:
        def answer(draft: Draft, result: FileResult, positions: Positions) -> list[types.CodeAction]:
            made = Actions(draft, result, positions, server.lang_of(draft))
            only = params.context.only
            found: list[types.CodeAction] = []
            if only is None or _wanted(types.CodeActionKind.QuickFix.value, only):
                found += made.within(positions.offset(params.range.start), positions.offset(params.range.end))
            if only is not None and _wanted(FIX_ALL, only):
                whole_draft = made.fix_all(server.drafts.linter(draft))
                found += [whole_draft] if whole_draft else []
            return found

        return asked(params.text_document.uri, answer)  # type: ignore[no-any-return]

    @server.feature(types.TEXT_DOCUMENT_HOVER)
    def hovered(params: types.HoverParams) -> types.Hover | None:
        def answer(draft: Draft, result: FileResult, positions: Positions) -> types.Hover | None:
            rules = {rule.id: rule for rule in server.drafts.linter(draft).pack.rules}
            return hover(result, positions.offset(params.position), positions, rules, server.lang_of(draft))

        return asked(params.text_document.uri, answer)  # type: ignore[no-any-return]

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def outlined(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        def answer(draft: Draft, result: FileResult, positions: Positions) -> list[types.DocumentSymbol]:
            return [] if result.document is None else symbols(result.document, positions)

        return asked(params.text_document.uri, answer)  # type: ignore[no-any-return]


def _wanted(kind: str, only: Any) -> bool:
    """Tell whether a kind of action is one of those that are asked for, or below one of them."""
    asked = [str(getattr(one, "value", one)) for one in only]
    return any(one in ("", kind) or kind.startswith(one + ".") for one in asked)

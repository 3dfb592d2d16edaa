"""An editor for tests: a client of the protocol that talks to the server over its standard input and output."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

_PATIENCE = 60.0


class Editor(LanguageClient):
    """A client that keeps what the server tells it."""

    def __init__(self) -> None:
        super().__init__("editor", "1")
        self.told: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.messages: list[str] = []
        self.refreshed = 0
        self.titles: list[str] = []
        self.code: int | None = None
        self.process: asyncio.subprocess.Process | None = None

        @self.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told.setdefault(params.uri, []).append(params)

        @self.feature(types.WINDOW_SHOW_MESSAGE)
        def shown(params: types.ShowMessageParams) -> None:
            self.messages.append(params.message)

        @self.feature(types.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(_: Any) -> None:
            self.refreshed += 1

        @self.feature(types.CLIENT_REGISTER_CAPABILITY)
        def registered(params: types.RegistrationParams) -> None:
            self.messages.extend(r.method for r in params.registrations)

    async def server_exit(self, server: asyncio.subprocess.Process) -> None:
        """Keep what the server ended with."""
        self.code = server.returncode

    def open(self, path: Path, text: str, language: str = "plaintext") -> str:
        """Open a file with a text, which need not be on the disk; return its URI."""
        uri = path.as_uri()
        self.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, language, 1, text)))
        return uri

    def change(self, uri: str, version: int, text: str) -> None:
        """Change the text of an open file."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text)
        self.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def findings(self, uri: str, version: int | None = 1) -> list[types.Diagnostic]:
        """Wait for the findings in a version of a file."""
        await self.until(lambda: any(p.version == version for p in self.told.get(uri, ())))
        return list([p for p in self.told[uri] if p.version == version][-1].diagnostics)

    async def again(self, uri: str, act: Callable[[], object]) -> list[types.Diagnostic]:
        """Do something and wait for findings that are told after it."""
        count = len(self.told.get(uri, ()))
        act()
        await self.until(lambda: len(self.told.get(uri, ())) > count)
        return list(self.told[uri][-1].diagnostics)

    async def until(self, done: Callable[[], bool]) -> None:
        """Wait until something is so."""

        async def wait() -> None:
            while not done():
                await asyncio.sleep(0.002)

        await asyncio.wait_for(wait(), _PATIENCE)

    async def actions(self, uri: str, place: types.Range, *only: str) -> list[types.CodeAction]:
        """Ask for actions; those that are commands are left to `titles`, as the client takes them for bare ones."""
        context = types.CodeActionContext([], only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        found = await self.text_document_code_action_async(params)
        self.titles = [one.title for one in found or ()]
        return [one for one in found or () if isinstance(one, types.CodeAction)]


def session(
    act: Callable[[Editor], Awaitable[None]],
    folder: Path,
    capabilities: types.ClientCapabilities | None = None,
    **options: object,
) -> None:
    """Start a server in a folder, let an editor act, end it, and see that it ended well."""

    async def whole() -> None:
        editor = Editor()
        await editor.start_io(sys.executable, "-m", "stylelint", "lsp", cwd=folder)
        params = types.InitializeParams(
            capabilities=capabilities or types.ClientCapabilities(),
            root_uri=folder.as_uri(),
            initialization_options=options or None,
        )
        editor.process = editor._server
        editor.agreed = await editor.initialize_async(params)  # type: ignore[attr-defined]
        editor.initialized(types.InitializedParams())
        await act(editor)
        await editor.shutdown_async(None)
        editor.exit(None)
        await editor.until(lambda: editor.code is not None)
        assert editor.code == 0, editor.code
        await editor.stop()

    asyncio.run(whole())


def applied(text: str, edit: types.WorkspaceEdit | None, uri: str) -> str:
    """Return a text (of no astral characters) after an edit."""
    assert edit is not None
    assert edit.changes is not None
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:n])) for n in range(len(lines) + 1)]
    for one in sorted(edit.changes[uri], key=lambda e: (e.range.start.line, e.range.start.character), reverse=True):
        low = starts[one.range.start.line] + one.range.start.character
        high = starts[one.range.end.line] + one.range.end.character
        text = text[:low] + one.new_text + text[high:]
    return text

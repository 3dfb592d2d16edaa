"""How long an editor waits for findings after a key: `python -m bench.keystroke`.

A draft of 100 KB of our own text is open in the language server; a character is
added at a time, and the time until the findings in that version arrive is taken,
the waiting of the server for further keys included.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from lsprotocol import types
from pygls.lsp.client import LanguageClient

from .corpora import make

_SIZE = 100_000
_KEYS = 30


async def keys(text: str, name: str) -> list[float]:
    """Return the seconds that each key took in a draft of this name, the first one first."""
    editor = LanguageClient("bench", "1")
    told: set[int | None] = set()

    def published(params: types.PublishDiagnosticsParams) -> None:
        told.add(params.version)

    editor.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
    await editor.start_io(sys.executable, "-m", "stylelint", "lsp")
    await editor.initialize_async(types.InitializeParams(capabilities=types.ClientCapabilities()))
    editor.initialized(types.InitializedParams())
    uri = Path(tempfile.gettempdir(), name).as_uri()
    editor.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "", 0, text)))
    taken = []
    for version in range(1, _KEYS + 1):
        document = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(text + "字" * version)
        start = time.perf_counter()
        editor.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))
        while version not in told:
            await asyncio.sleep(0.0005)
        taken.append(time.perf_counter() - start)
    await editor.shutdown_async(None)
    editor.exit(None)
    await editor.stop()
    return taken


def main() -> None:
    """Print the first, the median and the longest, in milliseconds."""
    for name in ("official.txt", "laws.md"):
        with tempfile.TemporaryDirectory() as folder:
            make(name, Path(folder), 2 * _SIZE)
            files = sorted(path for path in Path(folder).rglob("*") if path.is_file())
            text = "\n".join(path.read_text(encoding="utf-8") for path in files)
        text = text.encode()[:_SIZE].decode("utf-8", "ignore")
        first, *rest = (seconds * 1000 for seconds in asyncio.run(keys(text, name)))
        print(f"{name:14} first {first:.0f} ms, then median {statistics.median(rest):.0f}, at most {max(rest):.0f}")


if __name__ == "__main__":
    main()

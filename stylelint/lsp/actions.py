"""What can be done about a finding: mend it, ignore it, make its words known; mend all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lsprotocol import types

from ..amend import in_text
from ..api import Linter
from ..diagnostic import Diagnostic
from ..fixing import fixed, wanted
from ..reporters import FileResult
from ..suppress.addition import OWN, additions, can_be_added
from ..text.edit import Edit, Safety
from .drafts import Draft
from .edits import between
from .findings import SOURCE
from .positions import Positions

ADD_WORD = "stylelint.addWord"
FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.stylelint"
_LONGEST_WORD = 20
_MOST = 50  # findings that one menu can have something for; a whole draft may be selected
_REASON = ("此处有意这样写", "meant to be so")


class Actions:
    """The actions for one draft.

    Args:
        draft, result: the draft and what is found in it.
        positions: of its text.
        lang: the language of titles.
    """

    def __init__(self, draft: Draft, result: FileResult, positions: Positions, lang: str) -> None:
        self._draft = draft
        self._result = result
        self._positions = positions
        self._english = lang == "en"

    def within(self, start: int, end: int) -> Iterator[types.CodeAction]:
        """Yield what can be done about the findings that touch a range of the text."""
        meant = (d for d in self._result.diagnostics if d.offset <= end and start <= d.end_offset)
        for diagnostic in islice(meant, _MOST):
            yield from self._fixes(diagnostic)
            yield from self._ignoring(diagnostic)
            yield from self._words(diagnostic)

    def fix_all(self, linter: Linter) -> types.CodeAction | None:
        """Return the action that makes all safe fixes, as `stylelint fix` does; None where none can be made."""
        choose = wanted(unsafe=False)
        if not choose(self._result):
            return None
        after, fixes = fixed(in_text(linter), self._result, choose)
        if not fixes.made or after.source is None:
            return None
        edits = list(between(self._draft.text, after.source.text))
        title = self._say("改正全部可以放心改的", "Fix all that is safe to fix")
        return types.CodeAction(title, kind=FIX_ALL, edit=self._edit(edits))

    def _say(self, zh: str, en: str) -> str:
        return en if self._english else zh

    def _fixes(self, d: Diagnostic) -> Iterator[types.CodeAction]:
        if d.fix is None or not d.fix.edits:
            return
        title = d.fix.title or self._say(f"改为“{d.fix.edits[0].new}”", f"Change to “{d.fix.edits[0].new}”")
        if not d.fix.title and not d.fix.edits[0].new:
            title = self._say(f"删去“{d.fix.edits[0].old}”", f"Delete “{d.fix.edits[0].old}”")
        yield types.CodeAction(
            title,
            kind=types.CodeActionKind.QuickFix,
            diagnostics=[self._named(d)],
            is_preferred=d.fix.safety is Safety.SAFE,
            edit=self._edit(d.fix.edits),
        )

    def _ignoring(self, d: Diagnostic) -> Iterator[types.CodeAction]:
        document = self._result.document
        if document is None or not can_be_added(document) or d.rule.startswith(OWN):
            return
        edits = additions(document, [d], self._say(*_REASON))
        title = self._say(f"这里不查 {d.rule}（写理由）", f"Ignore {d.rule} here (with a reason)")
        kind = types.CodeActionKind.QuickFix
        yield types.CodeAction(title, kind=kind, diagnostics=[self._named(d)], edit=self._edit(edits))

    def _words(self, d: Diagnostic) -> Iterator[types.CodeAction]:
        word = d.text.strip()
        if self._draft.path is None or not word or len(word) > _LONGEST_WORD or not word.isalnum():
            return
        title = self._say(f"把“{word}”加入项目词表", f"Add “{word}” to the project's vocabulary")
        command = types.Command(title, ADD_WORD, arguments=[self._draft.uri, word])
        yield types.CodeAction(title, kind=types.CodeActionKind.QuickFix, diagnostics=[self._named(d)], command=command)

    def _named(self, d: Diagnostic) -> types.Diagnostic:
        place = self._positions.range(d.offset, d.end_offset)
        return types.Diagnostic(place, d.message, code=d.rule, source=SOURCE)

    def _edit(self, edits: list[Edit] | tuple[Edit, ...]) -> types.WorkspaceEdit:
        changes = [types.TextEdit(self._positions.range(e.offset, e.end_offset), e.new) for e in edits]
        return types.WorkspaceEdit(changes={self._draft.uri: changes})

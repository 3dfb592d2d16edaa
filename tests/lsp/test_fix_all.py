"""Fix all in an editor: what `stylelint fix` makes of the text, in edits as small as they may be."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import Editor, applied, session
from lsprotocol import types
from packs import make_pack

from stylelint.lsp.edits import between
from stylelint.text.edit import apply

RULE = """\
kind: phrases
level: warning
fix: safe
words: false
message: {{zh: 换, en: swap}}
help: {{zh: 换, en: swap}}
why: {{zh: 无, en: none}}
sources: [own]
swap: {swap}
bad: []
good: []
"""
EVERYTHING = types.Range(types.Position(0, 0), types.Position(99, 0))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("甲甲\n\n天\n\n丙甲\n", "丁\n\n天\n\n丙乙\n"),  # rounds: edits that touch, and fixes of what fixes made
        ("[说明]（甲注）。甲\n", "[说明]（甲注）。乙\n"),  # one would make a link
    ],
)
def test_all_is_fixed_as_by_the_command(tmp_path: Path, before: str, after: str) -> None:
    swaps = ("{乙乙: 丁, ']（甲注）': ']*(甲注)'}", "{甲甲: 乙乙, '。甲': 。乙, 丙甲: 丙乙}")
    make_pack(tmp_path / "pack", {f"swaps/rule-{i}.yaml": RULE.format(swap=swap) for i, swap in enumerate(swaps)})
    (tmp_path / "stylelint.yaml").write_text("packs: [pack]\nselect: pack\n", encoding="utf-8")

    async def act(editor: Editor) -> None:
        uri = editor.open(tmp_path / "a.md", before)
        await editor.findings(uri)
        (every,) = await editor.actions(uri, EVERYTHING, "source.fixAll")
        assert applied(before, every.edit, uri) == after
        assert every.edit is not None
        assert every.edit.changes is not None
        assert all(edit.range.start.line == edit.range.end.line for edit in every.edit.changes[uri])
        editor.change(uri, 2, after)
        await editor.findings(uri, 2)
        assert await editor.actions(uri, EVERYTHING, "source.fixAll") == []

    session(act, tmp_path)


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("", "", 0),
        ("甲\n", "乙\n", 1),
        ("甲一\r\n乙\r\n丙三\r\n", "甲二\r\n乙\r\n丙四\r\n", 2),
        ("甲\n乙\n丙\n", "甲\n丙\n", 1),
        ("甲\n丙", "甲\n乙\n丙丁", 1),
        ("甲甲", "甲", 1),
        ("甲\r\n乙", "甲\n乙", 1),
    ],
)
def test_edits_make_the_new_text_of_the_old(old: str, new: str, count: int) -> None:
    edits = list(between(old, new))
    assert apply(old, edits) == new
    assert len(edits) == count

"""Numbers that Markdown makes are in the outline, as a tree and as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stylelint.cli import main


def test_numbered_lists_of_markdown_are_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draft = tmp_path / "手册.md"
    draft.write_text("# 手册\n\n1. 备份\n2. 升级\n\n- 说明\n", encoding="utf-8")
    assert main(["outline", str(draft)]) == 0
    tree = capsys.readouterr().out
    assert "1. 备份" in tree
    assert "2. 升级" in tree
    assert "说明" not in tree
    assert main(["outline", "--format", "json", str(draft)]) == 0
    rows = json.loads(capsys.readouterr().out)["paragraphs"]
    assert [(r["label"], r["number"], r["form"]) for r in rows[1:]] == [
        ("1.", 1, "ar-dot"),
        ("2.", 2, "ar-dot"),
        (None, None, None),
    ]

"""Suppressions that are put into a source keep off what they are for, and nothing else."""

from __future__ import annotations

import pytest

from stylelint import Linter
from stylelint.suppress.addition import additions
from stylelint.text.edit import apply
from stylelint.text.source import Source

LINTER = Linter(select=["placeholder", "numbering", "suppression"])

DRAFTS = {
    "paragraph.md": "# 通知\n\n由xx镇负责。\n\n另由xx县协助。\n",
    "heading.md": "# 通知\n\n## 由xx镇负责\n\n好。\n",
    "list.md": "# 通知\n\n1. 好\n2. 由xx镇负责\n3. 好\n",
    "table.md": "| 甲 | 乙 |\n|---|---|\n| xx镇 | 好 |\n",
    "quote.md": "> 由xx镇负责。\n\n好。\n",
    "matter.md": "---\ntitle: 通知\n---\n\n- 由xx镇负责\n",
    "wrapped.md": "第一行没有问题，\n第二行由xx镇负责。\n",
    "indented.md": "   由xx镇负责。\n",
    "plain.txt": "关于夏令时的通知\r\n\r\n由xx镇负责。\r\n（一）人员\r\n（三）经费\r\n",
    "twice.txt": "由xx镇负责，于20__年完成。\n",
    "end.txt": "由xx镇负责。",
}


@pytest.mark.parametrize("name", DRAFTS)
def test_what_is_added_keeps_it_off(name: str) -> None:
    text = DRAFTS[name]
    result = LINTER.lint_source(Source(name, text))
    assert result.document is not None
    assert result.diagnostics
    edits = additions(result.document, result.diagnostics, "范文 -- 原样")
    after = apply(text, edits)
    again = LINTER.lint_source(Source(name, after))
    assert [d.rule for d in again.diagnostics] == []
    assert len(again.suppressed) == len(result.diagnostics)
    assert {s.reason for s in again.suppressed} == {"范文 —— 原样"}
    added = {line for line in after.splitlines() if line.startswith("<!--")}
    assert [line for line in after.splitlines() if line not in added and line] == [x for x in text.splitlines() if x]

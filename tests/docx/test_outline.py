"""`stylelint outline` of a Word document: one entry a paragraph, and the tree with labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from docx.build import docx, note_mark, notes, num, numbering, p, r, style, styles, tbl, text_box
from docx.test_outline_rules import OUTLINE
from stylelint.cli import main

KEYS = ["kind", "label", "number", "form", "level", "text", "offset", "line", "story"]


def outline(folder: Path, capsys: pytest.CaptureFixture[str], data: bytes, *options: str) -> str:
    file = folder / "a.docx"
    file.write_bytes(data)
    assert main(["outline", str(file), *options]) == 0
    return capsys.readouterr().out


def test_the_entries_have_the_keys_of_other_formats_and_one_stands_for_each_paragraph(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = r("", "", "<w:t>上</w:t><w:br/><w:t>下</w:t>")
    body = p("关于防汛工作的报告", style="t") + p("工作目标", num="1") + p("汛前摸排", num="1", level=1)
    body += p("", broken) + p("三、保障", note_mark("footnote", 1)) + tbl(["格"]) + p("", text_box(p("框")))
    data = docx(
        body,
        numbering=numbering(OUTLINE, num(1, 0)),
        styles=styles(style("t", "Title")),
        footnotes=notes("footnote", p("注")),
    )
    entries = json.loads(outline(tmp_path, capsys, data, "--format", "json"))["paragraphs"]
    assert all(list(entry) == KEYS for entry in entries)
    shown = [(e["label"], e["number"], e["form"], e["level"], e["text"], e["story"]) for e in entries]
    assert shown == [
        (None, None, None, None, "关于防汛工作的报告", "body"),
        ("一、", 1, "cn-dun", 0, "工作目标", "body"),
        ("（一）", 1, "cn-paren", 1, "汛前摸排", "body"),
        (None, None, None, None, "上\n下", "body"),
        (None, 3, "cn-dun", 0, "三、保障\ufffc", "body"),
        (None, None, None, None, "格", "body"),
        (None, None, None, None, "", "body"),
        (None, None, None, None, "框", "textbox"),
        (None, None, None, None, "注", "footnote"),
    ]


def test_the_tree_shows_labels_levels_and_numbers_of_paragraphs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = p("", r("", "", "<w:t>报告</w:t><w:br/><w:t>试行</w:t>")) + p("目标", num="1")
    body += p("近期", num="1", level=1) + p("三、保障")
    tree = outline(tmp_path, capsys, docx(body, numbering=numbering(OUTLINE, num(1, 0))))
    assert [line for line in tree.splitlines() if line.startswith("    ")] == [
        "    2  一、 目标",
        "    3    （一） 近期",
        "    4  三、保障",
        "         ^ numbering/gap “三、”接在“一、”之后：缺“二、”",
    ]

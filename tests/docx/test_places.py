"""What people and tools are told of where a finding in a Word document stands."""

from __future__ import annotations

from typing import Literal

import pytest

from docx.build import abstract, docx, lvl, note_mark, notes, num, numbering, p, tbl
from stylelint.api import Linter
from stylelint.reporters import ReportOptions, reporters

LISTS = numbering(abstract(1, lvl(0, "%1、", "chineseCounting")), num(1, 1))
BODY = p("完成投资XX万元。", note_mark("footnote", 1), num="1") + tbl(["甲", "修路XX公里"]) + p("正文。")
DATA = docx(BODY, numbering=LISTS, footnotes=notes("footnote", p("数据来自XX部门。")))


def piece(format: str, lang: Literal["zh", "en"] = "zh") -> str:
    result = Linter(select="placeholder/x-marks", lang=lang).lint_bytes(DATA, "总结.docx")
    drawn: str = reporters()[format].piece(result, ReportOptions(lang=lang, color=False, width=100))
    return drawn


def test_data_have_paragraph_story_place_and_label() -> None:
    found = Linter(select="placeholder/x-marks").lint_bytes(DATA, "总结.docx").diagnostics
    told = [{k: v for k, v in d.data.items() if k in ("paragraph", "story", "place", "label")} for d in found]
    assert told == [
        {"paragraph": 1, "story": "body", "place": "第 1 段", "label": "一、"},
        {"paragraph": 3, "story": "body", "place": "表 1 第 1 行第 2 列"},
        {"paragraph": 5, "story": "footnote", "place": "脚注 1"},
    ]


def test_people_see_the_place_and_the_paragraph_with_its_label() -> None:
    shown = piece("full")
    assert "--> 总结.docx 第 1 段\n" in shown
    assert "  1 | 一、完成投资XX万元。" in shown
    assert "共 2 处: 第 1 段、表 1 第 1 行第 2 列\n" in shown
    assert "--> 总结.docx 脚注 1\n" in shown


@pytest.mark.parametrize(("lang", "place"), [("zh", "[表 1 第 1 行第 2 列] "), ("en", "[table 1, row 1, column 2] ")])
def test_a_line_for_tools_keeps_its_form_and_says_the_place(lang: Literal["zh", "en"], place: str) -> None:
    assert f"总结.docx:3:3: error placeholder/x-marks {place}" in piece("concise", lang)


@pytest.mark.parametrize(
    "format", ["github", "gitlab", "junit", "checkstyle", "sarif", "rdjson", "grouped", "narrated"]
)
def test_every_format_says_the_place(format: str) -> None:
    assert "脚注 1" in piece(format)

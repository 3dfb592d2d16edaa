"""What the paragraphs of a Word document are: by style, outline level, list, field; else by their words."""

from __future__ import annotations

import pytest

from docx.build import abstract, docx, field, lvl, note_mark, notes, num, numbering, p, r, style, styles, tbl
from stylelint.api import Linter
from stylelint.commands._outline import _paragraphs
from stylelint.text.document import BlockKind, Document

LINTER = Linter(select="numbering")
STYLES = styles(
    style("1", "heading 1", ppr='<w:outlineLvl w:val="0"/>'),
    style("2", "heading 2"),
    style("own", "一级条目", based_on="1"),
    style("plain", "正文样式", based_on="1", ppr='<w:outlineLvl w:val="9"/>'),
    style("T", "Title"),
    style("S", "Subtitle", based_on="T"),
    style("toc", "toc 2"),
    style("Code", "Source Code"),
    style("Q", "Quote"),
    style("cn", "二级标题"),
    style("hid", rpr="<w:vanish/>", kind="character"),
)
LONG = "今年以来，我们按照年初的安排，把各项任务分解到人，逐月检查，已经完成全部改造。"


def read(body: str, **named: str) -> Document:
    document = LINTER.lint_bytes(docx(body, styles=STYLES, **named), "a.docx").document
    assert document is not None
    return document


@pytest.mark.parametrize(
    ("paragraph", "kind", "level"),
    [
        (p("概述", style="1"), BlockKind.HEADING, 1),
        (p("概述", style="2"), BlockKind.HEADING, 2),
        (p("概述", style="own"), BlockKind.HEADING, 1),
        (p("概述", style="cn"), BlockKind.HEADING, 2),
        (p("概述", ppr='<w:outlineLvl w:val="2"/>'), BlockKind.HEADING, 3),
        (p("春风送暖。", style="1", ppr='<w:outlineLvl w:val="9"/>'), BlockKind.PARAGRAPH, None),
        (p("春风送暖。", style="plain"), BlockKind.PARAGRAPH, None),
        (p("春风送暖。", style="S"), BlockKind.PARAGRAPH, None),
        (p("概述\t3", style="toc"), BlockKind.FRAME, None),
        (p("print(1)", style="Code"), BlockKind.CODE, None),
        (p("引文。", style="Q"), BlockKind.QUOTE, None),
        (p(LONG + LONG, style="1"), BlockKind.PARAGRAPH, None),
        (p("", style="1"), BlockKind.PARAGRAPH, None),
    ],
)
def test_styles_tell_kinds(paragraph: str, kind: BlockKind, level: int | None) -> None:
    body = p("某局工作总结", style="T") + p(LONG) + paragraph + p(LONG)
    block = read(body).blocks[2]
    assert (block.kind, block.level) == (kind, level)


def test_headings_without_a_styles_part_are_told_by_the_ids_of_their_styles() -> None:
    body = p("总则", style="Heading1") + p(LONG) + p("附则", style="Heading1") + p(LONG)
    document = LINTER.lint_bytes(docx(body), "a.docx").document
    assert document is not None
    assert [b.kind for b in document.blocks][::2] == [BlockKind.HEADING] * 2


def test_a_table_of_contents_without_styles_is_told_by_its_field() -> None:
    inner = p("一、概述\t1").removeprefix("<w:p>").removesuffix("</w:p>")
    body = p("", field('TOC \\o "1-3"', inner + "</w:p>" + p("二、做法\t2") + "<w:p>")) + p("一、概述") + p(LONG)
    assert [b.kind for b in read(body).blocks][:3] == [BlockKind.FRAME] * 3
    assert read(body).blocks[3].kind is not BlockKind.FRAME


def test_bullets_are_items_and_numbers_are_judged_as_if_they_were_typed() -> None:
    lists = numbering(
        abstract(1, lvl(0, "\uf0b7", "bullet")), abstract(2, lvl(0, "%1、", "chineseCounting")), num(1, 1), num(2, 2)
    )
    body = p("总体情况", num="2") + p(LONG) + p("压实责任", num="1") + p("经验做法", num="2") + p(LONG)
    blocks = read(body, numbering=lists).blocks
    assert [b.kind.value for b in blocks] == ["heading", "paragraph", "list-item", "heading", "paragraph"]
    assert [b.label for b in blocks] == ["一、", None, blocks[2].label, "二、", None]


def test_the_title_may_stand_without_a_style_above_headings_that_have_one() -> None:
    body = p("关于老旧小区改造的情况报告") + p("一、概述", style="1") + p(LONG) + p("二、做法", style="1") + p(LONG)
    document = read(body)
    assert [b.kind.value for b in document.blocks[:2]] == ["title", "heading"]
    assert document.drafts[0].title_text == "关于老旧小区改造的情况报告"


def test_cells_notes_and_the_like_take_no_part_in_the_outline_of_the_body() -> None:
    body = p("一、概述", note_mark("footnote", 1)) + tbl(["一、表里", "一、表里"]) + p("二、做法")
    result = LINTER.lint_bytes(docx(body, footnotes=notes("footnote", p("一、注里"))), "a.docx")
    assert [d.message for d in result.diagnostics if d.data["story"] != "body" or d.data["paragraph"] in (1, 4)] == []


def test_the_outline_has_an_entry_a_paragraph_and_keeps_the_marks_of_notes_alone() -> None:
    picture = r("", "", "<w:drawing><wp:inline/></w:drawing>")
    body = p("甲", note_mark("footnote", 1), picture, r("", "", "<w:br/>"), r("乙")) + p()
    entries = list(_paragraphs(read(body, footnotes=notes("footnote", p("注。")))))
    assert [(e["text"], e["story"]) for e in entries] == [("甲\ufffc\n乙", "body"), ("", "body"), ("注。", "footnote")]


def test_a_style_may_hide_text() -> None:
    assert read(p("显", r("隐", '<w:rStyle w:val="hid"/>'), r("显"))).text == "显显\n"


def test_form_fields_show_their_state() -> None:
    def form(data: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'

    box = form('<w:checkBox><w:checked w:val="1"/></w:checkBox>')
    choice = form('<w:ddList><w:result w:val="1"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/></w:ddList>')
    assert read(p("", box, r("是"), form("<w:checkBox/>"), r("否"), choice)).text == "☒是☐否乙\n"

"""What of a Word document becomes text: the final view, each container once, codes never."""

from __future__ import annotations

import gc
from contextlib import suppress
from urllib.parse import quote

import pytest

from docx.build import (
    W,
    abstract,
    commented,
    dele,
    docx,
    field,
    ins,
    lvl,
    note_mark,
    notes,
    num,
    numbering,
    p,
    pack,
    parts_of,
    r,
    sdt,
    t,
    tbl,
    text_box,
)
from stylelint.readers import load
from stylelint.readers._docx.model import Word
from stylelint.settings import ReadLimits
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import Document
from stylelint.text.source import UnreadableError


def read(data: bytes) -> Document:
    return load("a.docx", data, "docx", Lexicon(), ReadLimits())


def choice(index: str) -> str:
    """Return a field of a form: a list of 甲 and 乙, of which one is chosen."""
    entries = f'<w:result w:val="{index}"/><w:listEntry w:val="甲"/><w:listEntry w:val="乙"/>'
    data = f"<w:ffData><w:ddList>{entries}</w:ddList></w:ffData>"
    return f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'


def lines(body: str, **named: str) -> list[str]:
    return read(docx(body, **named)).text.split("\n")[:-1]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        pytest.param(r("甲", "<w:b/>") + r("乙"), "甲乙", id="runs"),
        pytest.param(f"<w:hyperlink>{r('网址')}</w:hyperlink>", "网址", id="hyperlink"),
        pytest.param(f"<w:smartTag>{r('北京')}</w:smartTag>", "北京", id="smart tag"),
        pytest.param(sdt(r("填写")), "填写", id="content control"),
        pytest.param(ins(r("新")) + dele("旧"), "新", id="tracked"),
        pytest.param(f"<w:moveFrom>{r('搬')}</w:moveFrom>{r('中')}<w:moveTo>{r('搬')}</w:moveTo>", "中搬", id="moved"),
        pytest.param(field("PAGE", r("3")), "3", id="field"),
        pytest.param(field("IF " + "x", field("REF a", r("丙"))), "丙", id="nested field"),
        pytest.param(f'<w:fldSimple w:instr="DATE">{r("今天")}</w:fldSimple>', "今天", id="simple field"),
        pytest.param('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("还在"), "还在", id="field without end"),
        pytest.param(
            f"<w:r><w:ruby><w:rt>{r('hàn')}</w:rt><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby></w:r>", "汉", id="ruby"
        ),
        pytest.param('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "✓", id="symbol"),
        pytest.param('<w:r><w:sym w:font="Odd" w:char="F0FC"/></w:r>', "\ufffc", id="unknown symbol"),
        pytest.param(
            r("", "", f"{t('a')}<w:noBreakHyphen/>{t('b')}<w:softHyphen/>{t('c')}"), "a\u2011bc", id="hyphens"
        ),
        pytest.param(r("", "", f"{t('a')}<w:tab/>{t('b')}"), "a\tb", id="tab"),
        pytest.param(r("隐", "<w:vanish/>") + r("显", '<w:vanish w:val="0"/>'), "显", id="hidden"),
        pytest.param("<w:r><w:t> 甲 </w:t></w:r>", "甲", id="spaces that are not preserved"),
        pytest.param(choice("1"), "乙", id="drop-down list"),
        pytest.param(choice("9" * 5000), "", id="drop-down list with a choice beyond its entries"),
        pytest.param(commented(1, r("批注处")), "批注处", id="comment"),
        pytest.param("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "\ufffc", id="formula"),
        pytest.param("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "\ufffc", id="picture"),
        pytest.param("<w:r><w:drawing><wp:anchor/></w:drawing></w:r>", "", id="floating picture"),
        pytest.param("<w:bdo><w:dir>" + r("丁") + "</w:dir></w:bdo>", "丁", id="direction"),
    ],
)
def test_a_paragraph_shows(content: str, shown: str) -> None:
    assert lines(p("", content)) == [shown]


def test_tables_are_read_cell_by_cell_with_inner_tables_in_place() -> None:
    inner = p("前") + tbl(["内"]) + p("后")
    body = p("文") + tbl(["甲", inner], ["乙", "丙"]) + p("完")
    document = read(docx(body))
    assert document.text.split() == ["文", "甲", "前", "内", "后", "乙", "丙", "完"]
    assert document.places is not None
    assert [place.zh for place in document.places] == [
        "第 1 段",
        "表 1 第 1 行第 1 列",
        "表 1 第 1 行第 2 列",
        "表 1 第 1 行第 2 列，内表 1 第 1 行第 1 列",
        "表 1 第 1 行第 2 列",
        "表 1 第 2 行第 1 列",
        "表 1 第 2 行第 2 列",
        "第 8 段",
    ]


def test_stories_follow_the_body() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/></w:sectPr>'
    )
    body = p("正文", note_mark("endnote", 1), note_mark("footnote", 2)) + p("框", text_box(p("框内"))) + section
    named = {"footnotes": notes("footnote", p("没有引用"), p("注一")), "endnotes": notes("endnote", p("尾"))}
    header = '<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">{}</w:hdr>'
    named |= {"header1": header.format(p("页眉")), "header2": header.format(p("没有首页页眉"))}
    document = read(docx(body, **named))
    assert document.text == "正文\ufffc\ufffc\n框\n框内\n注一\n尾\n页眉\n"
    assert [b.story for b in document.blocks] == ["body", "body", "textbox", "footnote", "endnote", "header"]
    assert document.places is not None
    assert [place.en for place in document.places[2:]] == ["text box 1", "footnote 1", "endnote 1", "header"]
    groups = [b.group for b in document.blocks]
    assert groups[:2] == [0, 0]
    assert len(set(groups)) == 5


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = (
        p("上", mark='<w:del w:id="1" w:author="a"/>')
        + p("下")
        + p("", dele("全删"), mark='<w:del w:id="2"/>')
        + p("末")
    )
    assert lines(body) == ["上下", "末"]


def test_a_deleted_mark_with_nothing_to_join_leaves_its_paragraph_as_it_is() -> None:
    gone = '<w:del w:id="1" w:author="a"/>'
    body = p("甲", num="1", mark=gone) + tbl([p("乙", num="1", mark=gone), p("丙", num="1")]) + p("丁", num="1")
    document = read(docx(body, numbering=numbering(abstract(0, lvl(0, "%1、")), num(1, 0))))
    shown = [(block.label, document.block_text(block)) for block in document.blocks]
    assert shown == [("1、", "甲"), ("2、", "乙"), ("3、", "丙"), ("4、", "丁")]


@pytest.mark.parametrize("coding", ["utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("strict", [False, True])
def test_parts_in_utf_16_are_read_as_others_are(coding: str, strict: bool) -> None:
    parts = parts_of(p("甲", r("藏", "<w:vanish/>")))
    text = parts["word/document.xml"].replace("UTF-8", "UTF-16")
    if strict:
        text = text.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    document = read(pack({**parts, "word/document.xml": text.encode(coding)}))
    assert document.text == "甲\n"
    assert isinstance(document.origin, Word)
    assert document.origin.package.strict is strict


def test_a_line_break_parts_blocks_of_one_paragraph() -> None:
    document = read(docx(p("", r("", "", t("甲") + "<w:br/>" + t("乙"))) + p("丙")))
    assert [(document.block_text(b), b.goes_on) for b in document.blocks] == [
        ("甲", False),
        ("乙", True),
        ("丙", False),
    ]
    assert document.places is not None
    assert [place.paragraph for place in document.places] == [1, 1, 2]


def test_what_others_changed_and_what_fields_show_is_not_to_be_edited() -> None:
    document = read(docx(p("甲", ins(r("乙")), field("PAGE", r("丙")), r("丁"))))
    assert [document.is_verbatim(i, i + 1) for i in range(4)] == [True, False, False, True]
    assert not document.is_verbatim(0, 4)
    assert document.is_verbatim(1, 1)


def test_pieces_lead_back_to_the_elements() -> None:
    document = read(docx(p("甲乙", r("丙")) + p("丁")))
    assert isinstance(document.origin, Word)
    first, second = document.origin.paragraphs
    assert [(piece.start, piece.end, piece.node.text) for piece in first.pieces] == [(0, 2, "甲乙"), (2, 3, "丙")]
    assert (second.start, second.end, second.part) == (4, 5, "word/document.xml")


def test_an_outline_level_beyond_all_levels_is_none() -> None:
    document = read(docx(p("甲", ppr=f'<w:outlineLvl w:val="{"9" * 5000}"/>')))
    assert [block.level for block in document.blocks] == [None]


@pytest.mark.parametrize("name", ["Numbering.xml", "编号.xml"])
def test_parts_are_found_in_other_capitals_and_by_percent_encoded_names(name: str) -> None:
    lists = numbering(abstract(0, lvl(0, "%1、")), num(1, 0))
    parts = parts_of(p("甲", num="1"), numbering=lists)
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "numbering.xml", quote(name.lower())
    )
    parts["_rels/.rels"] = parts["_rels/.rels"].replace("word/document.xml", "/Word/Document.XML")
    parts[f"word/{name}"] = parts.pop("word/numbering.xml")
    assert [block.label for block in read(pack(parts)).blocks] == ["1、"]


@pytest.mark.parametrize("data", [docx(p("甲")), b"PK"])
@pytest.mark.parametrize("searched", [True, False])
def test_reading_leaves_the_search_for_garbage_as_it_was(data: bytes, searched: bool) -> None:
    was = gc.isenabled()
    (gc.enable if searched else gc.disable)()
    try:
        with suppress(UnreadableError):
            read(data)
        assert gc.isenabled() is searched
    finally:
        (gc.enable if was else gc.disable)()

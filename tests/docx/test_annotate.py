"""Comments are put into Word documents at what they speak of, and nothing else changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from docx.build import (
    abstract,
    comment,
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
    r,
    root,
    sdt,
    tbl,
    text_box,
)
from docx.writing import DATE, annotated, comments, found, opened, parts, text
from stylelint.terms import Terms
from stylelint.writers.docx.annotate import Ask, annotate
from stylelint.writers.docx.names import W

LINK = f'<w:hyperlink w:anchor="x">{r("见附")}{r("件一")}</w:hyperlink>'
TICK = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
DATE_CONTROL = f"<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent>{r('某年某月')}</w:sdtContent></w:sdt>"
CONTAINERS = [
    pytest.param(p("取得了一定成绩，很好。"), "一定", "一定", id="in a run"),
    pytest.param(p("", r("取得了一", "<w:b/>"), r("定成绩")), "一定", "一定", id="across runs"),
    pytest.param(p("", r("甲", "", "<w:tab/><w:t>乙</w:t>")), "\t", "\t", id="a tab"),
    pytest.param(tbl(["甲", p("外") + tbl(["内层一定"])]), "一定", "一定", id="nested table"),
    pytest.param(p("", LINK), "附件", "附件", id="hyperlink"),
    pytest.param(p("", r("前"), sdt(r("控件里的一定")), r("后")), "一定", "一定", id="content control"),
    pytest.param(sdt(p("控件里的一定")), "一定", "一定", id="content control around paragraphs"),
    pytest.param(p("填表于", DATE_CONTROL, r("。")), "某月", "某年某月", id="control that Word fills"),
    pytest.param(
        p("", r("取得"), dele("很大"), ins(r("一定")), r("成绩")), "得一定成", "得一定成", id="across revisions"
    ),
    pytest.param(p("", ins(r("取得一定成绩"))), "一定", "一定", id="inside a revision"),
    pytest.param(p("", r("第"), field("PAGE", r("37")), r("页")), "37", "37", id="field"),
    pytest.param(
        p("", f'<w:fldSimple w:instr="DATE">{r("今天下午")}</w:fldSimple>'), "下午", "今天下午", id="simple field"
    ),
    pytest.param(p("", "<w:r><w:t>  一定 成绩  </w:t></w:r>"), "定 ", "定 ", id="blanks that are not shown"),
    pytest.param(tbl(["甲", "乙"]), "甲\n乙", "甲", id="from one cell into another"),
    pytest.param(p("甲") + p("乙"), "甲\n乙", "甲乙", id="across paragraphs"),
    pytest.param(p("前", "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", r("后")), "前\ufffc", "前x", id="formula"),
]


@pytest.mark.parametrize(("body", "words", "covers"), CONTAINERS)
def test_a_comment_covers_its_words_and_text_stays(body: str, words: str, covers: str) -> None:
    data = docx(body)
    result = annotated(data, words)
    assert result.data is not None
    assert [(c.author, c.covers) for c in comments(result.data)] == [("stylelint", covers)]
    assert text(result.data) == text(data)


def test_a_comment_on_a_box_to_tick_is_not_put_into_its_field() -> None:
    data = docx(p("", TICK, r("同意")))
    body = etree.fromstring(parts(annotated(data, "☐").data or b"")["word/document.xml"])
    kinds = [etree.QName(node).localname for node in body.iter(f"{W}fldChar", f"{W}commentRangeEnd")]
    assert kinds == ["fldChar", "fldChar", "commentRangeEnd"]


def test_a_comment_says_what_is_wrong_what_to_do_and_by_which_rule() -> None:
    result = annotated(docx(p("取得一定成绩。")), "一定")
    (said,) = comments(result.data or b"")
    assert said.lines[:2] == ["“一定”太空", "写具体"]
    assert re.fullmatch(r"警告 filler/vague #[0-9a-f]{12}", said.lines[2])
    held = parts(result.data or b"")["word/comments.xml"].decode()
    assert f'w:author="stylelint" w:date="{DATE}" w:initials="SL"' in held


ELSEWHERE = [
    pytest.param(
        docx(p("正文", note_mark("footnote", 1)), footnotes=notes("footnote", p("脚注里的一定"))),
        "",
        "脚注 1",
        id="footnote",
    ),
    pytest.param(
        docx(p("", r("前"), text_box(p("框里的一定")), r("后"))), "框里的一定框里的一定", "文本框 1", id="text box"
    ),
    pytest.param(
        docx(
            p("第一段") + p("第二段") + '<w:sectPr><w:headerReference w:type="default" r:id="header1"/></w:sectPr>',
            header1=root("hdr", p("页眉里的一定")),
        ),
        "第一段",
        "页眉",
        id="header",
    ),
    pytest.param(
        docx(
            p("正文", note_mark("footnote", 1)),
            footnotes=notes("footnote", p("注", text_box(p("注里框里的一定")))),
        ),
        "",
        "文本框 1",
        id="text box in a note",
    ),
]


@pytest.mark.parametrize(("data", "covers", "place"), ELSEWHERE)
def test_what_word_allows_no_comment_on_is_quoted_where_it_allows_one(data: bytes, covers: str, place: str) -> None:
    result = annotated(data, "一定")
    (said,) = comments(result.data or b"")
    assert said.covers == covers
    assert said.lines[0].startswith(f"{place}“一定”：")
    assert text(result.data or b"") == text(data)


def test_a_place_without_length_covers_the_words_behind_it() -> None:
    data = docx(p("一级标题", num="1") + p("") + p("二"), numbering=numbering(abstract(1, lvl(0, "%1、")), num(1, 1)))
    document, origin = opened(data)
    starts = [block.start for block in document.blocks]
    result = annotate(origin, [found(document, at, at) for at in starts], Ask(Terms(False), DATE))
    assert [c.covers for c in comments(result.data or b"")] == ["一级标题", "", "二"]
    assert text(result.data or b"") == text(data)


def test_all_other_parts_and_the_comments_of_others_stay() -> None:
    old = docx(
        p("取得", commented(7, r("一定成绩"))),
        comments=root("comments", comment(7, "这里要数字")),
        numbering=numbering(abstract(1, lvl(0, "%1、")), num(1, 1)),
    )
    result = annotated(old, "定成")
    new = parts(result.data or b"")
    assert {name for name, content in parts(old).items() if new[name] != content} == {
        "word/document.xml",
        "word/comments.xml",
    }
    assert [(c.author, c.covers) for c in comments(result.data or b"")] == [("李四", "一定成绩"), ("stylelint", "定成")]


def test_a_package_without_relationships_or_with_a_part_of_that_name_gets_a_new_part() -> None:
    from docx.build import pack, parts_of

    held: dict[str, str | bytes] = {**parts_of(p("取得一定成绩。")), "word/comments.xml": "<other/>"}
    del held["word/_rels/document.xml.rels"]
    result = annotated(pack(held), "一定")
    new = parts(result.data or b"")
    assert new["word/comments.xml"] == b"<other/>"
    assert b"w:comment " in new["word/comments1.xml"]
    assert b'Target="comments1.xml"' in new["word/_rels/document.xml.rels"]
    assert b'"/word/comments1.xml"' in new["[Content_Types].xml"]


def test_prefixes_and_what_may_be_ignored_are_kept() -> None:
    from docx.build import pack, parts_of

    held = parts_of(p("取得一定成绩。"))
    xml = held["word/document.xml"].replace("<w:document ", '<w:document mc:Ignorable="w14 w99" xmlns:w99="urn:w99" ')
    result = annotated(pack({**held, "word/document.xml": xml}), "一定")
    new = parts(result.data or b"")["word/document.xml"].decode()
    assert new.startswith('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>')
    assert 'mc:Ignorable="w14 w99"' in new
    for declared in re.findall(r'xmlns:\w+="[^"]+"', xml):
        assert declared in new
    assert "ns0" not in new


def test_more_findings_than_comments_are_counted_in_a_last_one() -> None:
    data = docx("".join(p(f"第{word}项取得成绩。") for word in "甲乙丙丁戊"))
    result = annotated(data, *(f"第{word}项" for word in "甲乙丙丁戊"), most=2)
    told = comments(result.data or b"")
    assert [c.covers for c in told] == ["第甲项", "第乙项", "第丙项"]
    assert "还有 3 处没有批注（3 个警告）" in told[-1].lines[0]
    assert (result.comments, result.left_out) == (2, 3)


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    document, origin = opened(docx(p("甲乙")))
    from stylelint.records import replace

    odd = replace(found(document, 0, 1), message="坏\x00字\ud800\n两行")
    (said,) = comments(annotate(origin, [odd], Ask(Terms(False), DATE)).data or b"")
    assert said.lines[0] == "坏字 两行"


def test_the_same_document_and_date_give_the_same_bytes() -> None:
    data = docx(p("取得一定成绩。"))
    assert annotated(data, "一定").data == annotated(data, "一定").data
    assert annotated(data, "一定").data != annotated(data, "一定", date="2027-01-31T00:00:00Z").data


def test_an_empty_document_is_left() -> None:
    document, origin = opened(docx(""))
    result = annotate(origin, [found(document, 0, 0)], Ask(Terms(False), DATE))
    assert (result.data, result.comments, result.left_out) == (None, 0, 1)


PIECES = st.lists(
    st.sampled_from(
        [
            r("甲 乙丙", "<w:b/>"),
            r("丁", "", "<w:tab/><w:t>戊己</w:t><w:br/>"),
            LINK,
            ins(r("庚辛")),
            dele("没了"),
            sdt(r("壬癸")),
            DATE_CONTROL,
            field("REF a", r("子丑")),
            "<w:r><w:t> 寅 卯 </w:t></w:r>",
            text_box(p("辰巳")),
        ]
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PIECES, min_size=1, max_size=3), st.data())
def test_any_ranges_leave_text_and_marks_in_order(paragraphs: list[list[str]], data: st.DataObject) -> None:
    old = docx("".join(p("", *pieces) for pieces in paragraphs))
    document, origin = opened(old)
    places = st.integers(0, len(document.text) - 1)
    ranges = data.draw(st.lists(st.tuples(places, places).map(sorted), max_size=5))
    findings = [found(document, start, end, ordinal=i) for i, (start, end) in enumerate(sorted(ranges))]
    result = annotate(origin, findings, Ask(Terms(False), DATE))
    assert result.comments == len(findings)
    if result.data is None:
        return
    told = comments(result.data)
    assert text(result.data) == text(old)
    for (start, end), said in zip(sorted(ranges), told, strict=True):
        paragraph = origin.paragraph_at(start)
        if paragraph.story == "body" and end > start and end <= paragraph.end:
            hidden = said.covers.replace("没了", "").replace("辰巳", "")
            assert "".join(document.text[start:end].split()) in "".join(hidden.split())

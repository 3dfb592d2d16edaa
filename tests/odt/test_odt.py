"""OpenDocument texts: text, stories and places, labels of lists and headings, and what is refused.

The labels of the list tests are those that LibreOffice 7.4 shows for the same files.
"""

from __future__ import annotations

import pytest

from odt.build import common, content, h, item, list_style, lvl, note, odt, ol, p, pack, style, table
from stylelint.api import Linter
from stylelint.readers import load
from stylelint.readers.docx import load as load_docx
from stylelint.rulepack.load import load_packs
from stylelint.settings import ReadLimits
from stylelint.text.document import BlockKind, Document
from stylelint.text.source import UnreadableError

LEXICON = load_packs(()).lexicon
CHINESE = "一, 二, 三, ..."


def read(data: bytes, limits: ReadLimits | None = None) -> Document:
    return load("稿.odt", data, "odt", LEXICON, limits or ReadLimits())


def lines(document: Document) -> list[str]:
    return [document.block_text(block) for block in document.blocks]


def labels(body: str, styles: str = "", named: str = "") -> list[str | None]:
    return [block.label for block in read(odt(body, styles, named)).blocks]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("两  个\n空格", "两 个 空格"),
        ("<text:span>甲 </text:span> 乙", "甲 乙"),
        ("甲<text:s text:c='3'/>乙", "甲   乙"),
        ("甲<text:tab/>乙", "甲\t乙"),
        ("<text:a>链接</text:a>后", "链接后"),
        ("<text:ruby><text:ruby-base>字</text:ruby-base><text:ruby-text>zì</text:ruby-text></text:ruby>", "字"),
        ("<text:page-number>3</text:page-number>页", "3页"),
        ("甲<office:annotation><text:p>批注</text:p></office:annotation>乙", "甲乙"),
        ("甲<text:bookmark text:name='b'/><text:soft-page-break/>乙", "甲乙"),
        ("甲<text:span text:style-name='Gone'>藏</text:span>乙", "甲乙"),
        ("甲<draw:frame text:anchor-type='as-char'><draw:image/></draw:frame>乙", "甲\ufffc乙"),
        ("甲<draw:frame text:anchor-type='paragraph'><draw:image/></draw:frame>乙", "甲乙"),
        ("甲<loext:content-control><text:span>控件</text:span></loext:content-control>乙", "甲控件乙"),
        ("甲<text:hidden-text>藏</text:hidden-text>乙", "甲乙"),
    ],
)
def test_a_paragraph_shows(inner: str, shown: str) -> None:
    hidden = style("Gone", properties='text:display="none"', family="text")
    body = f"<text:p>{inner}</text:p>"
    assert lines(read(odt(body, hidden)))[0] == shown


def test_a_line_break_parts_blocks_of_one_paragraph() -> None:
    document = read(odt("<text:p>上<text:line-break/>下</text:p>" + p("后")))
    assert lines(document) == ["上", "下", "后"]
    assert [block.goes_on for block in document.blocks] == [False, True, False]
    assert document.places is not None
    assert [place.paragraph for place in document.places] == [1, 1, 2]


def test_the_final_view_of_tracked_changes() -> None:
    gone = "<text:deletion><text:p>删去</text:p></text:deletion>"
    changes = f"<text:tracked-changes><text:changed-region>{gone}</text:changed-region></text:tracked-changes>"
    new = "<text:change-start text:change-id='a'/>新<text:change-end text:change-id='a'/>句<text:change/>。"
    assert lines(read(odt(changes + f"<text:p>{new}</text:p>"))) == ["新句。"]


def test_stories_follow_the_body_with_their_places() -> None:
    box = f"<draw:frame><draw:text-box>{p('框')}</draw:text-box></draw:frame>"
    first = f"<text:p>正文{note(p('脚'))}{note(p('尾'), 'endnote')}{box}</text:p>"
    inner = table(["内"])
    body = first + table(["甲", p("乙") + inner + p("丙")], ["丁"])
    masters = f"<style:header>{p('眉')}</style:header><style:footer>{p('脚底')}</style:footer>"
    document = read(odt(body, masters=masters))
    assert document.places is not None
    stories, places = [b.story for b in document.blocks], [place.zh for place in document.places]
    told = list(zip(lines(document), stories, places, strict=True))
    assert told == [
        ("正文", "body", "第 1 段"),
        ("甲", "body", "表 1 第 1 行第 1 列"),
        ("乙", "body", "表 1 第 1 行第 2 列"),
        ("内", "body", "表 1 第 1 行第 2 列，内表 1 第 1 行第 1 列"),
        ("丙", "body", "表 1 第 1 行第 2 列"),
        ("丁", "body", "表 1 第 2 行第 1 列"),
        ("框", "textbox", "文本框 1"),
        ("脚", "footnote", "脚注 1"),
        ("尾", "endnote", "尾注 1"),
        ("眉", "header", "页眉"),
        ("脚底", "footer", "页脚"),
    ]
    assert [place.cell for place in document.places][1:6] == [(1, 1, 1), (1, 1, 2), (2, 1, 1), (1, 1, 2), (1, 2, 1)]


def test_headings_titles_and_contents() -> None:
    named = style("Title") + style("P1", "Title") + style("Preformatted_20_Text")
    toc = f"<text:table-of-content><text:index-body>{p('一、甲 3')}</text:index-body></text:table-of-content>"
    pasted = p("make all # 全部", "Preformatted_20_Text") + p("从网页粘贴来的正文。", "Preformatted_20_Text")
    document = read(odt(toc + p("题目", "P1") + h("标题", 2) + pasted, named=named))
    kinds = [(block.kind, block.level) for block in document.blocks]
    assert [kinds[0], kinds[2], kinds[3]] == [(BlockKind.FRAME, None), (BlockKind.HEADING, 2), (BlockKind.CODE, None)]
    assert kinds[1][0] is BlockKind.TITLE
    assert kinds[4] == (BlockKind.PARAGRAPH, None), "prose in that style is no code"


def test_hidden_sections_and_paragraphs_are_left_out() -> None:
    body = (
        f'<text:section text:display="none">{p("藏")}</text:section><text:section>{p("见")}</text:section>'
        '<text:p>也藏<text:hidden-paragraph text:is-hidden="true"/></text:p>'
    )
    assert lines(read(odt(body))) == ["见"]


# --- Labels ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("format", "values"),
    [
        ("1", {1: "1", 12: "12"}),
        ("a", {2: "b", 27: "aa", 28: "ab"}),
        ("i", {4: "iv"}),
        ("I", {9: "IX"}),
        ("1st", {2: "2nd", 11: "11th"}),
        (CHINESE, {10: "十", 12: "十二", 20: "二十", 101: "一百零一"}),
        ("壹, 贰, 叁, ...", {10: "壹拾", 21: "贰拾壹"}),
        ("①, ②, ③, ...", {3: "③", 21: "㉑", 36: "㊱"}),
        ("甲, 乙, 丙, ...", {2: "乙"}),
        ("子, 丑, 寅, ...", {12: "亥"}),
        ("01, 02, 03, ...", {7: "07", 12: "12"}),
    ],
)
def test_a_number_is_written_in_its_format(format: str, values: dict[int, str]) -> None:
    for value, shown in values.items():
        body = ol(item(p("条"), attributes=f'text:start-value="{value}"'))
        assert labels(body, list_style(lvl(1, format))) == [f"{shown}、"]


FOUR = list_style(
    lvl(1, CHINESE),
    lvl(2, CHINESE, "）", "（"),
    lvl(3, "1", "."),
    lvl(4, "1", "", more='text:display-levels="3"'),
)


def test_levels_count_for_themselves_and_begin_anew_below() -> None:
    deep = ol(item(p("c"), ol(item(p("d")), style="")), item(p("e")), style="")
    body = ol(item(p("a"), ol(item(p("b"), deep), style="")), item(p("f"), ol(item(p("g")), style="")))
    assert labels(body, FOUR) == ["一、", "（一）", "1.", "一.1.1", "2.", "二、", "（一）"]


def test_only_the_first_paragraph_of_an_item_has_its_number_and_a_header_has_none() -> None:
    body = ol("<text:list-header>" + p("头") + "</text:list-header>", item(p("a"), p("续")), item(p("b")))
    assert labels(body, FOUR) == [None, "一、", None, "二、"]


def test_a_list_goes_on_where_the_file_says_so() -> None:
    body = (
        ol(item(p("a")), attributes='xml:id="x"')
        + ol(item(p("b")), attributes='text:continue-numbering="true" xml:id="y"')
        + ol(item(p("c")))
        + ol(item(p("d")), attributes='text:continue-list="y"')
    )
    assert labels(body, FOUR) == ["一、", "二、", "一、", "三、"]


def test_a_skipped_level_counts_as_begun() -> None:
    body = ol(item(ol(item(p("a")), item(p("b")), style="")), item(p("c")))
    assert labels(body, list_style(lvl(1), lvl(2, "1", "", more='text:display-levels="2"'))) == ["1.1", "1.2", "2、"]


def test_an_item_may_have_a_style_of_its_own_and_keeps_the_count() -> None:
    styles = FOUR + list_style(lvl(1, "1", "）"), name="M")
    body = ol(item(p("a")), item(p("b"), attributes='text:style-override="M"'), item(p("c")))
    assert labels(body, styles) == ["一、", "2）", "三、"]


def test_the_format_of_libreoffice_decides_where_it_stands() -> None:
    level = lvl(1, CHINESE, "x", "y", more='loext:num-list-format="第%1%条"')
    assert labels(ol(item(p("a"))), list_style(level)) == ["第一条"]


def test_a_style_of_paragraphs_may_bring_the_list() -> None:
    styles = FOUR + style("P", attributes='style:list-style-name="L"')
    assert labels(ol(item(p("a", "P")), style=""), styles) == ["一、"]


def test_bullets_are_shown_as_they_look() -> None:
    bullets = [
        '<text:list-level-style-bullet text:level="1" text:bullet-char="\uf0b7"/>',
        '<text:list-level-style-bullet text:level="1" text:bullet-char="—"/>',
    ]
    for bullet, shown in zip(bullets, "•—", strict=True):
        document = read(odt(ol(item(p("a"))), list_style(bullet)))
        assert [(b.label, b.number, b.kind) for b in document.blocks] == [(shown, None, BlockKind.ITEM)]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = f"<text:outline-style>{lvl(1, CHINESE)}{lvl(2, CHINESE, '）', '（')}{lvl(3, '', '')}</text:outline-style>"
    body = h("a") + h("b", 2) + h("c", 2) + h("d", 3) + h("e", 1, 'text:is-list-header="true"') + h("f")
    again = h("g", 1, 'text:restart-numbering="true" text:start-value="7"') + h("h", 2)
    assert labels(body + again, named=outline) == ["一、", "（一）", "（二）", None, None, "二、", "七、", "（一）"]


def test_numbered_paragraphs() -> None:
    one = '<text:numbered-paragraph text:list-id="a" text:style-name="L" text:level="1">{}</text:numbered-paragraph>'
    assert labels(one.format(p("a")) + p("b") + one.format(p("c")), FOUR) == ["一、", None, "二、"]


def test_a_huge_start_and_levels_that_are_not_there_do_no_harm() -> None:
    far = item(p("a"), attributes='text:start-value="2000000000"')
    assert labels(ol(far, style="Gone")) == [None]
    (label,) = labels(ol(far), list_style(lvl(1, "a", more='style:num-letter-sync="true"')))
    assert label is not None
    assert len(label) <= 100
    deep = "".join("<text:list><text:list-item>" for _ in range(60)) + p("深")
    deep += "</text:list-item></text:list>" * 60
    assert labels(deep, FOUR) == [None]


# --- Rules, and what is refused --------------------------------------------------------------------------------


def test_rules_judge_automatic_numbers() -> None:
    body = ol(item(p("一、工作情况")), item(p("检查xx次。")))
    found = Linter().lint_bytes(odt(body, list_style(lvl(1, CHINESE))), "稿.odt")
    assert found.format == "odt"
    assert [(d.text, d.data["paragraph"], d.data["label"]) for d in found.diagnostics if d.text == "xx"] == [
        ("xx", 2, "二、")
    ]


def test_a_comment_keeps_findings_off_its_range_or_its_paragraph() -> None:
    said = p("stylelint: disable placeholder – 等数据")
    begin = f'<office:annotation office:name="a">{said}</office:annotation>'
    ranged = f'<text:p>{begin}检查xx次。<office:annotation-end office:name="a"/>走访xx次。</text:p>'
    point = f"<text:p>调研xx次<office:annotation>{said}</office:annotation>。</text:p>"
    result = Linter(select="placeholder/x-marks").lint_bytes(odt(ranged + point + p("整改xx次。")), "稿.odt")
    assert [(d.data["paragraph"], d.offset) for d in result.diagnostics] == [(1, 8), (3, 22)]
    assert [s.reason for s in result.suppressed] == ["等数据", "等数据"]


def refused(data: bytes, limits: ReadLimits | None = None) -> str:
    with pytest.raises(UnreadableError) as caught:
        read(data, limits)
    assert all(caught.value.why)
    assert all(caught.value.cure)
    return caught.value.why[0]


def test_what_is_no_opendocument_text_is_refused_by_what_it_is() -> None:
    assert "纯文本" in refused("文字".encode())
    assert "0 字节" in refused(b"")
    assert "结尾缺失" in refused(odt(p("甲"))[:200])
    assert "content.xml" in refused(pack({"styles.xml": common()}))
    assert ".docx" in refused(pack({"[Content_Types].xml": "<a/>"}, "application/zip"))
    sheet = content("").replace("office:text", "office:spreadsheet")
    assert ".ods" in refused(pack({"content.xml": sheet}))
    assert "OpenDocument" in refused(pack({"content.xml": sheet}, "application/vnd.oasis.opendocument.spreadsheet"))
    assert "XML" in refused(pack({"content.xml": content(p("甲"))[:-9]}))


def test_a_password_is_named() -> None:
    manifest = "<m><encryption-data/></m>"
    assert "密码" in refused(pack({"content.xml": "\0\1", "META-INF/manifest.xml": manifest}))


def test_limits_hold() -> None:
    assert "段落太多" in refused(odt(p("甲") * 20), ReadLimits(paragraphs=10))
    assert "DTD" in refused(pack({"content.xml": '<!DOCTYPE a [<!ENTITY x "y">]>' + content(p("&x;"))}))
    nested = "<text:section>" * 220 + p("深") + "</text:section>" * 220
    assert "嵌套太深" in refused(odt(nested))
    assert "太复杂" in refused(odt('<text:p><text:s text:c="900000000"/></text:p>'))
    assert "太复杂" in refused(odt(f"<text:p>{'<text:tab/>' * 600_000}</text:p>"))
    assert "段落太多" in refused(odt("<text:p/>" * 300_000))
    assert "MB" in refused(odt(p("甲" * 3_000_000)), ReadLimits(part=2_000_000))


def test_an_odt_under_the_name_of_docx_is_named() -> None:
    with pytest.raises(UnreadableError) as caught:
        load_docx("稿.docx", odt(p("甲")), LEXICON, ReadLimits())
    assert ".odt" in caught.value.why[0]


def test_missing_styles_are_no_fault() -> None:
    assert lines(read(pack({"content.xml": content(p("甲") + ol(item(p("乙"))))}))) == ["甲", "乙"]


def test_ids_that_come_twice_are_no_fault() -> None:
    """LibreOffice writes them for lists in text boxes."""
    twice = ol(item(p("甲")), attributes='xml:id="list1"') + ol(item(p("乙")), attributes='xml:id="list1"')
    assert lines(read(odt(twice))) == ["甲", "乙"]

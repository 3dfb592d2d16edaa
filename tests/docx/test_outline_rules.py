"""Rules on numbers in Word documents: typed and automatic ones in one outline, and silence on what is right."""

from __future__ import annotations

from functools import lru_cache

import pytest

from docx.build import abstract, docx, lvl, num, numbering, p, style, styles, tbl
from docx.tricky import OFFICIAL, TRICKY
from stylelint.api import Linter
from stylelint.diagnostic import Diagnostic

OUTLINE = abstract(0, *OFFICIAL)
RESTARTED = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="1"/></w:lvlOverride>'
LISTS = numbering(
    OUTLINE,
    abstract(1, lvl(0, "%1."), lvl(1, "%1.%2"), lvl(2, "%3)", "lowerLetter")),
    abstract(2, lvl(0, "%1.")),
    abstract(3, lvl(0, "第%1条", "chineseCountingThousand"), lvl(1, "（%2）", "chineseCountingThousand")),
    abstract(4, lvl(0, "\u25cf", "bullet")),
    abstract(5, lvl(0, "%1"), lvl(1, "%1.%2"), lvl(2, "%1.%2.%3")),
    abstract(6, lvl(0, "附件%1：")),
    abstract(7, lvl(0, "（%1）、", "chineseCounting")),
    abstract(8, lvl(0, "%1."), lvl(1, "%2.")),
    abstract(9, lvl(0, "第%1章", "chineseCounting")),
    abstract(10, lvl(0, "%1.", "upperRoman"), lvl(1, "%2.", "lowerRoman")),
    num(1, 0),
    num(2, 1),
    num(3, 2),
    num(4, 3),
    num(5, 4),
    num(6, 5),
    num(7, 6),
    num(8, 7),
    num(9, 8),
    num(10, 9),
    num(11, 10),
    num(12, 1, RESTARTED.format(0)),
    num(14, 2, RESTARTED.format(0).replace('"1"/>', '"4"/>')),
    num(16, 5, RESTARTED.format(0)),
    num(13, 2, RESTARTED.format(0)),
    num(23, 2, RESTARTED.format(0)),
)


@lru_cache(maxsize=1)
def linter() -> Linter:
    return Linter()


def diagnostics(body: str, family: str = "numbering/", **named: str) -> list[Diagnostic]:
    found = linter().lint_bytes(docx(body, numbering=LISTS, **named), "a.docx").diagnostics
    return [d for d in found if d.rule.startswith(family)]


def said(body: str, family: str = "numbering/", **named: str) -> list[tuple[str, str, int]]:
    """Return rule, text that is pointed at, and paragraph of each finding."""
    found = diagnostics(body, family, **named)
    return [(d.rule.removeprefix("numbering/"), d.text, d.data["paragraph"]) for d in found]


def ps(*lines: str) -> str:
    """Return paragraphs of lines: `1:0 text` is at level 0 of list 1, others have no automatic number."""
    made = []
    for line in lines:
        head, _, text = line.partition(" ")
        if ":" in head:
            instance, level = head.split(":")
            made.append(p(text, num=instance, level=int(level)))
        else:
            made.append(p(line))
    return "".join(made)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        pytest.param(["1:0 目标", "二、任务", "1:0 保障"], ("duplicate", "保障", 3), id="automatic on a typed number"),
        pytest.param(["1:0 目标", "1:0 任务", "二、保障"], ("duplicate", "二、", 3), id="typed on an automatic number"),
        pytest.param(["1:0 目标", "1:0 任务", "四、保障"], ("gap", "四、", 3), id="typed after a gap"),
        pytest.param(["3:0 登记造册", "1. 核对名单"], ("duplicate", "1.", 2), id="the same number twice"),
        pytest.param(
            ["1:0 目标", "1:1 近期", "1:1 远期", "（二）任务"], ("duplicate", "（二）", 4), id="on the second level"
        ),
        pytest.param(
            ["4:0 本办法所称单位，是指机关。", "第二条　办公室负责。", "第四条　自印发之日起施行。"],
            ("gap", "第四条", 3),
            id="articles",
        ),
        pytest.param(["6:0 概述", "6:1 目的", "1.3 范围"], ("gap", "1.3", 3), id="decimal"),
        pytest.param(
            ["3:0 登记造册，公示三天", "3:0 核对", "13:0 张榜", "13:0 上报"], ("begun-anew", "张榜", 3), id="begun anew"
        ),
        pytest.param(
            ["3:0 登记", "3:0 核对", "13:0 张榜，公示三天"], ("begun-anew", "张榜", 3), id="begun anew at the end"
        ),
        pytest.param(
            ["6:0 概述", "1.1 目的", "1.3 范围"], ("gap", "1.3", 3), id="typed decimals below an automatic one"
        ),
        pytest.param(["11:0 概述", "11:0 方法", "11:0 三、结论"], ("twice", "三、", 3), id="another form behind it"),
        pytest.param(
            ["4:0 第一条 为加强管理，依照本办法第二条制定。", "4:0 适用于机关。"],
            ("twice", "第一条", 1),
            id="an article that cites",
        ),
        pytest.param(["1:0 一、目标", "1:0 任务"], ("twice", "一、", 1), id="typed behind automatic"),
        pytest.param(
            ["8:0 目标", "8:0 任务", "8:0 保障"], ("mark", "目标", 1), id="mark of a label, once for the list"
        ),
    ],
)
def test_a_fault_is_found_and_points_at_text(lines: list[str], found: tuple[str, str, int]) -> None:
    assert [f for f in said(ps(*lines)) if f[0] != "by-hand"] == [found]


def test_typed_numbers_among_automatic_ones_are_named_once_a_series() -> None:
    assert ("by-hand", "目标", 1) in said(ps("1:0 目标", "二、任务", "三、保障", "四、监督"))
    assert said(ps("1:0 目标", "1:0 任务", "三、保障")) == [("by-hand", "三、", 3)]
    assert [d.message for d in diagnostics(ps("1:0 目标", "1:0 任务", "三、保障"))] == [
        "“三、”是手打的，同级其余自动编号"
    ]


RIGHT = {
    "two lists, each led in": ["步骤如下：", "3:0 登记", "3:0 核对", "材料如下：", "13:0 申请表", "13:0 身份证"],
    "lists below headings": ["1:0 目标", "13:0 建站", "13:0 铺管", "1:0 任务", "23:0 选址", "23:0 施工"],
    "lists below typed headings": ["一、目标", "3:0 建站", "3:0 铺管", "二、任务", "13:0 选址", "13:0 施工"],
    "a list of the same form inside": ["2:0 目的", "2:0 涉众", "3:0 员工", "3:0 经理", "2:0 范围"],
    "one inside typed numbers": ["1. 目的", "2. 涉众", "3:0 员工", "3:0 经理", "3. 范围"],
    "typed ones inside the last": ["2:0 目的", "2:0 范围", "1. 员工", "2. 经理"],
    "typed ones inside": ["2:0 目的", "2:0 涉众", "1. 员工", "2. 经理", "2:0 范围"],
    "levels": ["6:0 概述", "6:1 目的", "6:1 范围", "6:2 机关", "6:2 学校", "6:0 职责", "6:1 分工", "6:2 机关"],
    "two outlines of decimals": ["6:0 概述", "6:1 目的", "附录", "2:0 说明", "2:1 来源", "2:1 单位"],
    "text between": ["3:0 登记", "3:0 核对", "以上工作由民政办牵头，6月底前完成。", "13:0 张榜", "13:0 上报"],
    "articles and items": [
        "4:0 奖励下列人员：",
        "4:1 成绩突出的；",
        "4:1 有发明的。",
        "4:0 处分下列人员：",
        "4:1 违纪的。",
    ],
    "an item on the line of its article": ["4:0 一、申请人年满18岁；", "二、有固定住所。", "4:0 施行。"],
    "bullets": ["5:0 登记", "5:0 核对", "5:0 1.5倍"],
    "look-alikes of numbers": ["3:0 2024年建站3个", "3:0 3.5万户通气", "3:0 5G基站到村", "3:0 1、2号楼完工"],
    "typed numbers below": ["1:0 目标", "1.建站", "2.铺管", "1:0 任务", "1.选址", "2.施工"],
    "a list goes on after text": [
        "3:0 登记",
        "由村委会负责登记，每户一表。",
        "3:0 核对",
        "由民政办核对名单。",
        "3:0 张榜",
    ],
    "empty items": ["3:0 登记", "3:0 ", "3:0 张榜"],
    "typed decimals below automatic chapters": [
        *("6:0 概述", "1.1 目的", "1.2 范围", "6:0 职责", "2.1 分工", "2.2 监督", "6:0 附则"),
    ],
    "two levels of one form": [
        *("9:0 目标", "9:1 建站", "9:1 铺管", "9:0 任务", "9:1 选址", "9:1 施工", "9:0 保障", "9:1 经费", "9:1 人员"),
    ],
    "typed articles below automatic chapters": [
        *(
            "10:0 总则",
            "第一条　为加强管理，制定本办法。",
            "第二条　适用于机关。",
            "10:0 附则",
            "第三条　自印发之日起施行。",
        ),
    ],
    "letters": [
        "3:0 甲方提供下列材料：",
        "2:2 合同；",
        "2:2 发票。",
        "3:0 乙方提供下列材料：",
        "12:2 样品；",
        "12:2 说明。",
    ],
    "roman numbers": ["11:0 概述", "11:0 方法", "11:1 取样", "11:1 测量", "11:0 结论"],
    "an outline behind a list of contents": [
        "6:0 概述",
        "6:0 职责",
        "目录到此为止，以下是正文。",
        "16:0 概述",
        "16:0 职责",
    ],
    "a list that an author begins late": ["14:0 采样，不少于三份", "14:0 送检"],
    "an annex": ["3:0 登记", "3:0 核对", "附件1", "13:0 申请表", "13:0 身份证"],
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_is_left_alone(name: str) -> None:
    assert said(ps(*RIGHT[name])) == []


def test_rows_of_tables_may_be_numbered() -> None:
    rows = [[p("", num="3"), name, p("", num="13") if at else "数"] for at, name in enumerate(("甲", "乙", "丙"))]
    assert said(p("名单如下：") + tbl(*rows)) == []


def test_a_list_that_runs_through_cells_has_no_gap() -> None:
    assert said(p("登记", num="3") + tbl([p("核对", num="3"), p("抽查", num="3")]) + p("张榜", num="3")) == []


def test_headings_by_style_and_lists_between_are_left_alone() -> None:
    heading = styles(style("h1", "heading 1", ppr='<w:outlineLvl w:val="0"/>'))
    body = p("总体要求", style="h1") + ps("3:0 登记", "3:0 核对")
    body += p("保障措施", style="h1") + ps("13:0 经费", "13:0 人员")
    assert said(body, styles=heading) == []


@pytest.mark.parametrize("name", TRICKY)
def test_no_rule_breaks_on_what_is_hard_to_number(name: str) -> None:
    before = len(linter().failures)
    result = linter().lint_bytes(TRICKY[name].data, "a.docx")
    assert linter().failures[before:] == []
    assert result.document is not None


def test_a_typed_number_behind_an_automatic_one_can_be_taken_out_and_labels_cannot() -> None:
    found = diagnostics(ps("1:0 一、 目标", "1:0 任务"))
    assert [[(e.offset, e.old, e.new) for e in d.fix.edits] for d in found if d.fix] == [[(0, "一、 ", "")]]
    gaps = diagnostics(ps("1:0 目标", "二、任务", "1:0 保障"))
    assert [d.fix for d in gaps] == [None] * len(gaps)


def test_declared_counts_lead_ins_and_references_see_automatic_numbers() -> None:
    three = ps("采取以下三项措施：", "3:0 登记", "3:0 核对")
    assert [d.data["declared"] for d in diagnostics(three, "numbering/declared")] == [3]
    assert said(ps("采取以下两项措施：", "3:0 登记", "3:0 核对")) == []
    listed = ps("附件：", "3:0 申请表", "3:0 身份证复印件", "按要求填写，见附件2。")
    assert not [d for d in linter().lint_bytes(docx(listed, numbering=LISTS), "a.docx").diagnostics if "附件" in d.text]

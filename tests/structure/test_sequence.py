"""Series of numbers: what breaks one, and what is a legitimate break."""

from __future__ import annotations

import pytest
from drafting import document


def faults(text: str, format: str = "txt") -> list[tuple[str, str, str]]:
    """Return (kind, number found, number expected) of each fault."""
    return [(f.kind, f.item.token.label, f.expected) for d in document(text, format).drafts for f in d.numbering.faults]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("一、甲\n二、乙\n四、丁\n五、戊", [("gap", "四、", "三、")]),
        ("一、甲\n二、乙\n二、丙\n四、丁", [("duplicate", "二、", "三、")]),
        ("一、甲\n二、乙\n五、丙\n四、丁\n五、戊", [("order", "五、", "三、")]),
        ("一、甲\n2、乙\n三、丙", [("mixed", "2、", "二、")]),
        ("说明文字。\n二、乙\n三、丙", [("first", "二、", "一、")]),
        ("一、甲\n(一)子\n(三)丑\n二、乙", [("gap", "(三)", "(二)")]),
        ("(一)子。办好。\n(二)丑。办好。\n(一)寅。办好。\n(二)卯。办好。", [("restart", "(一)", "(三)")]),
        ("第一条 甲\n第二条 乙\n第二条 丙\n第四条 丁", [("duplicate", "第二条", "第三条")]),
        ("1. 甲\n2、乙\n3. 丙\n4. 丁", [("mixed", "2、", "2.")]),
        ("(一)甲\n二、乙\n(三)丙", [("mixed", "二、", "(二)")]),
        ("第999条 甲\n第1000条 乙\n第1002条 丙", [("gap", "第一千零二条", "第一千零一条")]),
        ("2.1 修柜子。\n2.2 修桌子。\n2.2 修椅子。", [("duplicate", "2.2", "2.3")]),
        ("第一条 甲\n第三条 乙\n第二条 丙\n第四条 丁", [("gap", "第三条", "第二条"), ("order", "第二条", "第四条")]),
    ],
)
def test_a_break_is_reported_once(lines: str, expected: list[tuple[str, str, str]]) -> None:
    assert faults(lines) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "一、甲\n(一)子\n(二)丑\n二、乙\n(一)子\n(二)丑",
        "主要问题是：1、甲；\n2、乙；\n3、丙。",
        "一、甲。二、乙。\n三、丙。",
        "第一章 总则\n第一条 甲\n第二条 乙\n第二章 职责\n第三条 丙",
        "一、总则\n第一条 甲\n第二条 乙\n二、职责\n第三条 丙",
        "第一条 有下列情形的:\n(一)子;\n(二)丑。\n前款所称情形包括:\n(一)寅;\n(二)卯。",
        "1.甲\n2.乙\n附件1\n1.子\n2.丑",
        "1.将第十条修改为:“有下列情形的:\n1.子\n2.丑\n9.寅”\n2.删除第九条。",
        "第七条 甲\n第八条 乙",
        "第十二条第二款规定的时限为十日。\n第十条规定的除外。",
        "三、四线城市增长较快。",
        "0.5毫米钢板\n0.8毫米钢板\n0.8毫米铝板",
        "192.168.1.1 网关\n192.168.1.5 打印机",
        "一、管辖\n1.甲\n2.乙\n二、立案\n3.丙\n三、回避\n4.丁",
    ],
)
def test_a_legitimate_break_is_silent(lines: str) -> None:
    assert faults(lines) == []


def test_markdown_numbers_of_lists_are_the_parsers_business() -> None:
    assert faults("1. 甲\n1. 乙\n1. 丙\n\n文字。\n\n3. 丁\n", "md") == []


def test_headings_of_markdown_are_judged_at_their_level() -> None:
    text = "# 手册\n\n## 1 准备\n\n### 1.1 工具\n\n### 1.3 材料\n\n## 2 安装\n\n## 4 维护\n"
    assert faults(text, "md") == [("gap", "1.3", "1.2"), ("gap", "4", "3")]


def test_headings_that_begin_with_a_measure_character_are_counted() -> None:
    text = "# 系统\n\n## 2 设计\n\n### 2.1 元数据\n\n### 2.2 多租户\n\n### 2.3 中间件\n\n### 2.4 度量\n\n### 2.5 部署\n"
    assert faults(text, "md") == []


def test_bare_versions_are_no_series() -> None:
    assert faults("# 更新\n\n### 3.4\n\n修复。\n\n### 3.2\n\n修复。\n", "md") == []


def test_an_unnumbered_heading_begins_a_new_context() -> None:
    assert faults("# 手册\n\n## 甲\n\n1）子\n\n2）丑\n\n## 乙\n\n1）子\n\n2）丑\n", "md") == []


def test_bullets_that_cite_articles_or_versions_are_no_items() -> None:
    assert faults("- 第22条（资格）\n- 第26条（方式）\n- 1.7.4 修复\n- 1.7.2 新增\n", "md") == []


def test_a_long_series_is_silent() -> None:
    lines = "\n".join(f"{n}.办好第{n}件事" for n in range(1, 1000)) + "\n"
    assert faults(lines) == []

"""Several drafts in one file: found where one begins, and not where only a heading stands."""

from itertools import pairwise

import pytest
from drafting import document

BODY = "全年开放302天，接待读者1.9万人次，借出图书2.7万册次，举办读书会12期，到场420人。" * 4
SECTIONS = f"一、主要工作\n{BODY}\n二、存在的问题\n{BODY}\n三、下一步打算\n{BODY}\n"
OPENING = f"今年以来，我馆服务读者。{BODY}现将工作情况报告如下。\n"
SHORT = "关于调整午休时间的通知\n\n各科室：\n\n3月6日起午休改为12时至13时30分。\n\n"


def titles(text: str, format: str = "txt") -> list[str | None]:
    return [draft.title_text for draft in document(text, format).drafts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"图书室工作总结\n{SECTIONS}图书室工作总结\n{SECTIONS}", ["图书室工作总结"] * 2),
        (f"图书室工作总结\n{SECTIONS}档案室管理制度\n{SECTIONS}", ["图书室工作总结", "档案室管理制度"]),
        (f"篇一：\n图书室总结\n{SECTIONS}篇二：\n档案室总结\n{SECTIONS}", [None, "档案室总结"]),
        (f"工作总结\n{SECTIONS}工作总结 篇2\n{SECTIONS}", ["工作总结", None]),
        (
            f"关于印发方案的通知\n{BODY}\n2021年3月5日\n附件1\n安全生产方案\n{SECTIONS}",
            ["关于印发方案的通知", "安全生产方案"],
        ),
        (
            f"关于印发方案的通知\n{BODY}\n2021年3月5日\n安全生产工作方案\n{SECTIONS}",
            ["关于印发方案的通知", "安全生产工作方案"],
        ),
        (f"图书室工作总结\n{SECTIONS}{OPENING}{SECTIONS}", ["图书室工作总结", None]),
        (f"{SHORT}办公室\n2023年3月1日\n{SHORT}", ["关于调整午休时间的通知"] * 2),
        (f"{SHORT}关于更换门锁的函\n\n市档案馆：\n\n门锁坏了。\n", ["关于调整午休时间的通知", "关于更换门锁的函"]),
        (
            f"范文一：{SHORT}范文二：值班心得\n数字要核对两遍。\n",
            ["范文一：关于调整午休时间的通知", "范文二：值班心得"],
        ),
    ],
)
def test_split(text: str, expected: list[str | None]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"图书室汇报\n一、主要工作\n{BODY}\n下一步工作计划\n{BODY}\n二、打算\n{BODY}\n",
        f"图书室汇报\n{BODY}\n2022年工作总结\n{BODY}\n2023年工作计划\n{BODY}\n",
        f"制度汇编说明\n一、说明\n{BODY}\n值班管理制度\n{BODY}\n二、其他\n{BODY}\n",
        f"关于开会的通知\n{BODY}\n附件：1.会议议程\n2.参会回执\n市档案馆\n2021年3月5日\n",
        f"图书室工作总结\n{OPENING}{SECTIONS}",
        f"{SHORT}值班安排\n3月6日张三，3月7日李四。\n",
        f"民法讲义\n{BODY}\n第一篇 总则\n第一章 通则\n{BODY}\n第二篇 物权\n{BODY}\n",
    ],
)
def test_no_split(text: str) -> None:
    assert len(titles(text)) == 1


def test_markdown_splits_at_titles_of_first_rank() -> None:
    text = f"# 图书室工作总结\n\n## 主要工作\n\n{BODY}\n\n# 档案室工作总结\n\n## 主要工作\n\n{BODY}\n"
    assert titles(text, "md") == ["图书室工作总结", "档案室工作总结"]
    assert titles(f"# 手册\n\n{BODY}\n\n# 工作计划\n\n{BODY}\n", "md") == ["手册"]
    assert titles(f"# {SHORT}# {SHORT}", "md") == ["关于调整午休时间的通知"] * 2


def test_drafts_cover_all_blocks_in_order() -> None:
    doc = document(f"当前位置：首页\n\n图书室工作总结\n{SECTIONS}图书室工作总结\n{SECTIONS}\n返回顶部\n")
    ranges = [(d.first, d.last) for d in doc.drafts]
    assert ranges[0][0] == 0
    assert ranges[-1][1] == len(doc.blocks)
    assert all(a[1] == b[0] for a, b in pairwise(ranges))


@pytest.mark.parametrize("text", ["", "\n\n", "一", "篇一\n篇二\n篇三\n", "附件1\n附件2\n"])
def test_always_one_draft(text: str) -> None:
    assert len(document(text).drafts) >= 1

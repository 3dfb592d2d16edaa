"""What the words of a plain text show: title, headings, roles, page frame."""

import pytest
from drafting import document

from stylelint.text.document import BlockKind, Document

LONG = "全年开放302天，接待读者1.9万人次，借出图书2.7万册次，举办读书会12期，到场420人。"


def of_kind(doc: Document, kind: BlockKind) -> list[str]:
    return [doc.block_text(b) for b in doc.blocks if b.kind is kind]


def with_role(doc: Document, role: str) -> list[str]:
    return [doc.block_text(b) for b in doc.blocks if b.role == role]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"图书室工作总结\n{LONG}\n", "图书室工作总结"),
        (f"2023年政府工作报告\n{LONG}\n", "2023年政府工作报告"),
        (f"X政办〔2021〕3号\n\n关于放假的通知\n\n{LONG}\n", "关于放假的通知"),
        (f"市人民政府办公室\n关于印发安全生产方案的通知\n\n{LONG}\n", "市人民政府办公室关于印发安全生产方案的通知"),
        (f"附件1\n\n安全生产工作方案\n\n{LONG}\n", "安全生产工作方案"),
        (f"区委办：\n{LONG}\n", None),
        (f"一、工作情况\n{LONG}\n", None),
        (f"2021年3月5日\n{LONG}\n", None),
        (f"{LONG}\n{LONG}\n", None),
        ("只有一行", None),
        ("", None),
    ],
)
def test_title_of_plain_text(text: str, title: str | None) -> None:
    assert document(text).drafts[0].title_text == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# 雨量站\n\n读雨量。\n", "雨量站"),
        ("## 3.1 安装\n\n### 3.1.1 下载\n\n下载它。\n", "3.1 安装"),
        ("# 一、背景\n\n背景。\n\n# 二、目标\n\n目标。\n", None),
        ("### 流程\n\n启动。\n\n### 格式\n\n见表。\n", None),
    ],
)
def test_title_of_markdown(text: str, title: str | None) -> None:
    assert document(text, "md").drafts[0].title_text == title


def test_headings_by_number_form() -> None:
    doc = document(f"图书室工作总结\n一、主要工作\n（一）借阅\n{LONG}\n（二）活动\n{LONG}\n二、存在的问题。\n{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == ["一、主要工作", "（一）借阅", "（二）活动", "二、存在的问题。"]
    assert [b.level for b in doc.blocks if b.kind is BlockKind.HEADING] == [1, 2, 2, 1]


def test_sentences_in_a_row_are_items() -> None:
    doc = document("活动安排\n1、利用升旗仪式讲一次安全。\n2、悬挂标语十条。\n3、各班开一次班会。\n")
    assert of_kind(doc, BlockKind.HEADING) == []
    assert len(of_kind(doc, BlockKind.ITEM)) == 3


def test_numbered_lines_over_text_are_headings() -> None:
    doc = document(f"阵地建设\n1.巩固有形阵地。\n{LONG}\n2.拓展网上阵地。\n{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == ["1.巩固有形阵地。", "2.拓展网上阵地。"]


def test_run_in_headings_stay_paragraphs() -> None:
    doc = document(f"图书室工作总结\n（一）做好借阅。{LONG}\n（二）办好活动。{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == []


def test_heading_by_wording_and_by_shape() -> None:
    doc = document(f"图书室工作总结\n{LONG}\n下半年工作思路。\n{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == ["下半年工作思路。"]
    doc = document(f"读书的事\n{LONG}\n书从哪里来\n{LONG}\n谁在读\n{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == ["书从哪里来", "谁在读"]
    doc = document(f"读书的事\n{LONG}\n书从哪里来\n{LONG}\n")
    assert of_kind(doc, BlockKind.HEADING) == []


def test_roles() -> None:
    doc = document(f"关于放假的通知\n\n各科室、各直属单位：\n\n{LONG}\n\n市档案馆\n2021年3月5日\n")
    assert with_role(doc, "addressee") == ["各科室、各直属单位："]
    assert with_role(doc, "signoff") == ["市档案馆"]
    assert with_role(doc, "date") == ["2021年3月5日"]


@pytest.mark.parametrize("line", ["会议内容：", "现将有关事项通知如下：", "附件：", "一、议题："])
def test_other_lines_with_a_colon_are_no_addressee(line: str) -> None:
    assert with_role(document(f"关于开会的通知\n\n{line}\n{LONG}\n"), "addressee") == []


def test_dates_inside_the_text_are_no_date_line() -> None:
    lines = "".join(f"2021年{m}月\n{LONG}\n" for m in range(1, 9))
    assert with_role(document("大事记要\n" + lines), "date") == []


FRAME_TOP = (
    "当前位置：首页 > 总结\n图书室工作总结（实用3篇）\n时间：2024-03-02 作者：佚名\n以下是小编为大家整理的范文。\n"
)
FRAME_END = "展开阅读全文\n相关推荐\n图书室工作计划\n版权所有 粤ICP备00000000号\n"


def test_page_frame_and_its_neighbours() -> None:
    doc = document(f"{FRAME_TOP}\n图书室工作总结\n\n{LONG}\n\n{FRAME_END}")
    assert of_kind(doc, BlockKind.FRAME) == [*FRAME_TOP.splitlines(), *FRAME_END.splitlines()]
    assert doc.drafts[0].title_text == "图书室工作总结"
    assert len(doc.drafts) == 1


def test_only_title_is_spared() -> None:
    doc = document(f"当前位置：首页 > 总结\n图书室工作总结\n时间：2024-03-02 作者：佚名\n{LONG}\n")
    assert doc.drafts[0].title_text == "图书室工作总结"


@pytest.mark.parametrize(
    "text",
    [
        f"网站建设方案\n一、页脚\n一、页脚写明ICP备案号。\n{LONG}\n",
        f"宣传方案\n{LONG}\n回复\n{LONG}\n收藏\n{LONG}\n",
        f"宣传工作总结\n{LONG}引导群众关注公众号，{LONG}当前位置：首页，{LONG}{LONG}{LONG}\n",
    ],
)
def test_no_page_frame(text: str) -> None:
    assert of_kind(document(text), BlockKind.FRAME) == []


def test_copyright_of_a_readme_is_no_frame() -> None:
    text = "# 雨量站\n\n读雨量。\n\n## 许可证\n\nCopyright 2020 All Rights Reserved\n"
    assert of_kind(document(text, "md"), BlockKind.FRAME) == []

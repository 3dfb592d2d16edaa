"""The filler rules on whole drafts: what they must find, and where they must keep silent."""

from __future__ import annotations

import pytest

from stylelint import Linter

REPORT = """后勤处2024年上半年工作总结

今年以来，后勤处高度重视食堂管理，不断提高服务水平，取得了一定成绩。

一、主要工作

食堂定期检查留样，发现问题及时处理。为师生就餐提供有力保障，得到师生一致好评。

二、存在问题

个别员工主动性不强，卫生检查还不够细致，窗口服务有待加强。由于时间紧、任务重，台账没有建全。

三、下一步打算

要狠抓落实，形成工作合力，适时更换餐具，推动食堂工作再上新台阶。
"""

PLAIN_REPORT = """后勤处2024年上半年工作总结

上半年，食堂供餐118天，日均就餐2100人次，比去年同期增加130人次。

一、主要工作

每周一检查留样，共检查24次，发现3次标签未写时间，当天补写，由厨师长张敏负责复核。4月更换冷藏柜2台。

二、存在问题

3号窗口午间排队平均14分钟，超过8分钟的规定。原因是该窗口只有1名员工。

三、下一步打算

9月1日前为3号窗口增加1人，10月底前排队时间降到8分钟以内。
"""

REGULATION = """学校食堂管理办法

第一条 为了加强食堂管理，保障师生饮食安全，根据《食品安全法》，制定本办法。

第二条 本办法适用于学校各食堂。

第三条 食堂应当定期检查留样，发现问题及时报告有关部门，并按照规定处理。

第四条 后勤处应当建立健全检查制度，必要时可以适当增加检查次数。

第五条 本办法自2024年9月1日起施行。
"""

README = """# mealcard

读取饭卡流水并生成月报的命令行工具。

## 安装

```bash
pip install mealcard
```

## 使用

先定位流水文件，再运行 `mealcard report`。程序逐行读取，遇到坏行会跳过并计数。

- 支持 CSV 和 JSON 两种输入。
- 连接失败时重试三次，每次间隔 5 秒。
"""


def rules(text: str, path: str = "a.txt") -> set[str]:
    return {d.rule.partition("/")[2] for d in Linter(select=["filler"]).lint_text(text, path)}


def test_a_vague_report_is_told_row_by_row() -> None:
    assert {
        "attention", "endless", "some-success", "periodic", "promptly", "foundation", "acclaim",
        "some-people", "blame", "not-enough", "hedge", "cause-hidden", "grasp", "joint-force",
        "when-fit", "new-level",
    } <= rules(REPORT)  # fmt: skip


@pytest.mark.parametrize(("text", "path"), [(PLAIN_REPORT, "a.txt"), (REGULATION, "a.txt"), (README, "README.md")])
def test_plain_prose_is_left_alone(text: str, path: str) -> None:
    assert rules(text, path) == set()


def test_quotations_titles_and_terms_are_left_alone() -> None:
    text = "会上传达了《关于进一步加强值班工作的通知》，“高度重视”一词出现在标语里。标语的内容要改。"
    assert rules(text) == set()


def test_traditional_and_half_width_text_is_judged_alike() -> None:
    linter = Linter(select=["filler/hedge"])
    for text in ("窗口服務水平，有待加強。", "窗口服务水平,有待加强。"):
        (found,) = linter.lint_text(text)
        assert (found.offset, found.end_offset) == (7, 11)


def test_filler_is_never_graver_than_info_but_by_density() -> None:
    pack = Linter().pack
    graver = {r.id for r in pack.rules if r.family == "filler" and r.fields.level != "info"}
    assert graver == {"filler/density"}

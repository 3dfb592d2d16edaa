"""Parts of drafts: what is missing, and where the rules must be silent."""

import pytest
from drafting import document, found, linter

BASE = (
    "图书室2023年度工作总结\n\n一、主要工作\n\n完成图书编目2300册，修补图书410册，剔除旧书900册。举办读书会12期，"
    "每期平均到场35人，其中周末8期、晚间4期。为养老院送书上门6次，送去大字版图书180册。招募志愿者26名，全年服务780小时，"
    "人均30小时，主要做图书上架和少儿区引导。全年开放302天，接待读者1.9万人次，借出图书2.7万册次，读者人均借书1.4册，"
    "外借以文学和少儿类为主，两类合计占借出量的六成。全年购入图书1800册，读者荐购占三成，订阅报刊86种，报刊区日均接待64人。"
    "十月起周末闭馆时间由五点推迟到八点，晚间日均增加读者41人，志愿者轮班值守，当月收到表扬留言9条。与三所小学合办阅读课，每周两节，共76节，听课学生2100人次。\n\n"
)
PROBLEMS = "二、存在的问题\n\n检索机只有2台，周末排队最长20分钟；少儿区座位32个，假期常常坐满。\n\n"
PLAN = "三、下一步打算\n\n增加检索机1台，少儿区加座8个，6月底前完成。\n"


def missing(text: str, format: str = "txt") -> list[str]:
    diagnostics = linter("sections/missing").lint_text(text, "draft." + format)
    return [d.data["part"] for d in diagnostics]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (BASE + PROBLEMS + PLAN, []),
        (BASE + PLAN, ["problems"]),
        (BASE + PROBLEMS, ["plan"]),
        (BASE, ["problems", "plan"]),
        (BASE + "二、存在的问题及下一步打算\n\n检索机只有2台，6月底前加1台。\n", []),
        (BASE + "二、存在的問題和下一階段工作打算\n\n檢索機只有2臺。\n", []),
        (BASE + "检索机还不够用。下一步加1台。\n", []),
        (BASE + "二、2024年检索机购置\n\n购置1台。不足之处是座位少。\n", []),
    ],
)
def test_missing_parts(text: str, parts: list[str]) -> None:
    assert missing(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        BASE[:200],
        BASE.replace("总结", "总结（模板）", 1),
        BASE.replace("总结", "总结提纲", 1),
        BASE.replace("图书室2023年度工作总结", "图书室的一年", 1),
        BASE.replace("图书室2023年度工作总结", "如何写图书室年度工作总结", 1),
        "附件1\n\n" + BASE,
        "# 图书室2023年度工作总结\n\n| 项目 | 内容 |\n|---|---|\n" + f"| 一 | {BASE[30:].replace(chr(10), '')} |\n" * 3,
    ],
)
def test_silent(text: str) -> None:
    assert missing(text, "md" if text.startswith("#") else "txt") == []


def test_finding_names_part_and_wordings() -> None:
    (finding,) = linter("sections/missing").lint_text(BASE + PLAN, "draft.txt")
    assert finding.text == "图书室2023年度工作总结"
    assert finding.data["part"] == "problems"
    assert "存在的问题" in finding.data["accepts"]
    assert "存在的问题" in finding.message
    assert "问题与不足" in finding.help


def test_two_parts_under_one_title_have_fingerprints_of_their_own() -> None:
    findings = linter("sections/missing").lint_text(BASE, "draft.txt")
    assert len({f.fingerprint for f in findings}) == 2
    (left,) = linter("sections/missing").lint_text(BASE + PROBLEMS, "draft.txt")
    assert left.fingerprint == next(f.fingerprint for f in findings if f.data["part"] == "plan")


def test_draft_without_title_is_marked_at_its_first_words() -> None:
    text = "今年以来，我馆服务读者。现将全年工作总结如下：\n\n" + BASE.split("\n\n", 1)[1]
    assert {t for _, t in found(text, "sections/missing")} == {"今年以来，我馆服务读者。现将全年工作总结"}


def test_report_read_out_needs_no_headings() -> None:
    text = (
        "政府工作报告\n各位代表：\n现在，我向大会报告工作，请予审议。\n"
        + "一、过去一年工作回顾\n"
        + BASE.split("\n\n")[2]
    )
    text += "\n我们也清醒地看到，管网还不够完善。\n二、2024年主要任务\n修好管网。\n三、加强自身建设\n减少会议。\n"
    assert found(text, "sections") == []


def test_notice_and_its_plan_share_their_parts() -> None:
    plan = "检查工作方案\n\n工作目标：零火灾。\n\n" + BASE.split("\n\n", 1)[1]
    notice = (
        "关于开展检查的通知\n\n各科室：\n\n为防火，现通知如下。" + "必须严格对照标准。" * 20 + "\n\n2021年3月5日\n\n"
    )
    assert missing(plan) == ["safeguards"]
    assert missing(notice + plan) == []


def test_empty_heading() -> None:
    text = "# 手册\n\n## 安装\n\n装好。\n\n## 使用\n\n运行。\n\n## 许可证\n"
    assert found(text, "sections/empty", format="md") == [("sections/empty", "许可证")]
    assert found(text + "\n![图](a.png)\n", "sections/empty", format="md") == []
    assert found("# 手册\n\n## 安装\n\n## 使用\n\n## 许可证\n", "sections/empty", format="md") == []


def test_every_accepted_wording_satisfies_its_part() -> None:
    from stylelint.structure.parts import by_heading
    from stylelint.structure.wanted import wanted

    lexicon = document("").lexicon
    for name, part in lexicon.parts.items():
        for wording in part.accepts if part.titled else ():
            draft = document(f"# 某某\n\n## {wording}\n\n见下文。\n", "md").drafts[0]
            assert by_heading(draft, wanted(lexicon, name)) is not None, (name, wording)

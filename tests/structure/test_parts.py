"""Parts: what is a heading and what only a sentence, which wordings satisfy a part, and which only look like it."""

from __future__ import annotations

import pytest
from drafting import document, pack

from stylelint.structure.heads import heads
from stylelint.structure.lexicon import PartNeed
from stylelint.structure.parts import by_heading, by_sentence, by_topics, sections_of
from stylelint.structure.wanted import wanted

LEXICON = pack().lexicon


def named(text: str, format: str = "txt") -> list[str]:
    """Return the headings of a draft that may stand for a part."""
    return [head.text for head in heads(document("某某方案\n\n" + text, format).drafts[0]) if head.names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. 先撤人，后断电。\n", []),
        ("（一）发现险情的，立即报告；\n", []),
        ("启动设备分为以下三步：\n", []),
        ("现将有关事项通知如下：\n", []),
        ("五月八日，队伍到场：\n", []),
        ("先撤人，后断电。\n", []),
        ("（一）先撤人，后断电。由值班长下令。\n", ["先撤人,后断电"]),
        ("（一）加强值守。每班两人。\n", ["加强值守"]),
        ("二、主要做法：\n", ["主要做法"]),
        ("会议时间：五月八日\n", ["会议时间"]),
        ("组织机构\n设指挥部。\n", ["组织机构"]),
        ("（三）值班表贴在门口、大厅、车间和食堂的每一个出入口旁边，交接班的人都要签字，漏签的当月扣分\n", []),
    ],
)
def test_what_names_a_part(text: str, names: list[str]) -> None:
    assert named(text) == names


def satisfied(part: str, heading: str) -> bool:
    draft = document(f"# 某某\n\n## {heading}\n\n见下文。\n", "md").drafts[0]
    return by_heading(draft, wanted(LEXICON, part)) is not None


HEADINGS = {
    "overview": "队伍基本情况 辖区情况 学情分析 机构人员情况",
    "work": "完成的主要工作 一年来的工作 工作业绩 采取的措施 应对情况",
    "problems": "缺点和不足 需要解决的问题 有待改进之处 检查指出的问题 主要短板 面临的困难 制约因素",
    "plan": "下一年打算 2024年工作考虑 努力方向 改进措施 新学期设想 接下来怎么做 后续计划",
    "advice": "几点建议 对策措施 破解之策",
    "steps": "逐月安排 行事历 时间节点 分阶段推进",
    "safeguards": "经费来源 监督考核 工作要求 保障机制 支持政策",
    "deadline": "整改时限 完成时间 公示期",
    "usage": "怎么用 用法示例",
    "alternatives": "其他做法 为什么不用队列",
    "decisions": "决议 行动项 会议结论",
    "warning": "接警与报告 信息报送",
    "recovery": "善后 调查总结",
}
LOOKALIKES = {
    "problems": "着力解决突出问题 化解停车难问题 补齐民生短板 降低缺陷 常见问题 排查风险隐患",
    "plan": "周密安排 创新工作思路 计划完成情况 编制工作计划 2023年工作回顾",
    "advice": "主要措施 主要做法",
    "safeguards": "组织领导 总体要求 就业保障 加强组织领导 保障供水",
    "effective-date": "附则",
    "deadline": "时间 会议时间",
    "time": "报名时间 反馈时间",
    "participants": "主持人 记录人员",
    "measures": "今后的防范 长效机制",
    "results": "测试范围 测试环境",
}


@pytest.mark.parametrize(("part", "heading"), [(p, h) for p, hs in HEADINGS.items() for h in hs.split(" ")])
def test_heading_satisfies(part: str, heading: str) -> None:
    assert satisfied(part, heading)


@pytest.mark.parametrize(("part", "heading"), [(p, h) for p, hs in LOOKALIKES.items() for h in hs.split(" ")])
def test_heading_only_looks_like_it(part: str, heading: str) -> None:
    assert not satisfied(part, heading)


@pytest.mark.parametrize(
    ("part", "sentence", "shown"),
    [
        ("overview", "2023年，我馆有在编职工14人，馆舍2600平方米。", True),
        ("overview", "全园现有幼儿310名。", True),
        ("overview", "本公司下设四个车间。", True),
        ("overview", "我们走访了4户。", False),
        ("participants", "主持：周敏", False),
        ("participants", "出席：周敏、何川", True),
        ("participants", "请各站站长到会。", True),
        ("time", "请于5月10日前报送名单。", False),
        ("time", "请于5月10日下午5点前报送名单。", False),
        ("time", "定于5月10日召开。", True),
        ("time", "时间：下周三", True),
        ("effective-date", "附则由办公室解释。", False),
        ("effective-date", "本制度2024年9月1日起执行。", True),
        ("effective-date", "自印发之日起施行。", True),
        ("advice", "管网巡查还需加强，人手要进一步充实。", False),
        ("advice", "一要加大补贴，二要规范收费。", True),
        ("advice", "建议每季度公布一次检测结果。", True),
        ("advice", "应尽快修订价格目录。", True),
        ("agenda", "经研究，会议改在周三。", False),
        ("agenda", "会上讨论下半年检修计划。", True),
        ("request-items", "当否，请审批。", False),
        ("request-items", "拟购置水泵2台。", True),
        ("answer", "现批复如下：", False),
        ("deadline", "3月12日贵局对我校检查。", False),
        ("deadline", "3月15日前整改到位。", True),
        ("organisation", "费用由学校垫付，查明后由责任人承担。", True),
        ("organisation", "本预案由办公室负责解释。", False),
        ("safeguards", "各站加强组织领导。", False),
        ("problems", "针对检查中存在的突出问题，逐户整治。", False),
        ("problems", "解决了长期存在的主要问题。", False),
        ("problems", "库房存在的主要问题是受潮。", True),
        ("problems", "发音做得不够准。", True),
        ("plan", "为下一步扩建打下了基础。", False),
        ("plan", "会上研究下一步工作。", False),
        ("plan", "下一步，更换水泵。", True),
        ("work", "全年巡诊48次。", True),
        ("work", "一年里，上了六百多节课。", True),
        ("facts", "经街道研究，予以表扬。", False),
        ("decision", "主要是个别人员重视不够。", False),
        ("decision", "各站要逐台检查一遍。", True),
        ("safeguards", "所需费用从专项经费中列支。", True),
    ],
)
def test_cue(part: str, sentence: str, shown: bool) -> None:
    draft = document("某某\n\n" + sentence + "\n").drafts[0]
    assert (by_sentence(draft, wanted(LEXICON, part)) is not None) is shown


def test_what_is_done_is_not_told_under_the_heading_of_a_plan() -> None:
    draft = document("某某总结\n\n一、下一步打算\n\n（一）开展了测试2次。\n\n（二）举办了培训3次。\n").drafts[0]
    want, plan = wanted(LEXICON, "work"), wanted(LEXICON, "plan")
    assert by_topics(draft, [plan]) is None
    assert by_sentence(draft, want) is not None
    assert by_sentence(draft, want, sections_of(draft, [plan])) is None


def test_sections_lie_in_order_and_apart() -> None:
    text = "# 某某\n\n## 问题\n\n### 主要问题\n\n缺水。\n\n## 做法\n\n修渠。\n\n## 不足\n\n缺钱。\n"
    document_ = document(text, "md")
    spans = sections_of(document_.drafts[0], [wanted(LEXICON, "problems")])
    assert [document_.text[s.start : s.start + 2] for s in spans] == ["问题", "不足"]
    assert "修渠" not in "".join(document_.text[s.start : s.end] for s in spans)


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("# tide\n\n查询港口潮汐时刻的小工具。\n\n## 安装\n\n见下。\n", True),
        ("# tide\n\n## 安装\n\n需要 Python 3.10 以上版本。\n", False),
    ],
)
def test_description_stands_above_the_first_heading(text: str, described: bool) -> None:
    draft = document(text, "md").drafts[0]
    assert (by_sentence(draft, wanted(LEXICON, "description")) is not None) is described


def test_headings_that_a_genre_adds_stand_above_what_the_part_excludes() -> None:
    need = PartNeed("problems", headings=["关于.{2,20}问题"])
    assert wanted(LEXICON, "problems", need).is_named_by("关于账目不清的问题")
    assert not wanted(LEXICON, "problems").is_named_by("关于账目不清的问题")

"""What counts as evidence beside a claim, and what only looks like it."""

from __future__ import annotations

import random
import re

import pytest

from stylelint.structure.evidence import _PATTERNS, find_evidence


def found(text: str) -> set[str]:
    return set(find_evidence(text, 0, len(text)).within(0, len(text)))


@pytest.mark.parametrize(
    "text",
    [
        "召开专题会4次",
        "培训40余人",
        "新增3万余户",
        "走访五家企业",
        "配备十二台设备",
        "走访两个村",
        "响应时间低于200ms",
        "延迟 30 s 以内",
        "在5个工作日内答复",
        "3日内上报",
        "完成18/20项",
        "投入1.2亿元",
        "召开会议\u00d7次",
        "发布信息xx余条",
    ],
)
def test_a_count_with_its_unit_is_a_number(text: str) -> None:
    assert "number" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "增强四个意识",
        "做到两个维护",
        "从三个方面入手",
        "第一时间处置",
        "第三方机构",
        "编写一个方案",
        "发稿几十篇",
        "发稿十多篇",
        "五一期间",
        "五位一体总体布局",
        "八项规定精神",
        "建党百年",
        "按第3项办理",
        "版本2.0",
        "20__年以来",
    ],
)
def test_ordinals_vague_counts_and_set_phrases_are_no_number(text: str) -> None:
    assert "number" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "2021年3月",
        "20_年3月5日",
        "3月底前完成",
        "三月中旬",
        "二〇二一年底完成",
        "自2021年起实行",
        "每月检查",
        "每季度末通报",
        "每两周一次",
        "每 90 天轮换",
        "年底前完成",
        "上半年",
        "14:30开会",
        "2021-03-05",
    ],
)
def test_dates_limits_and_intervals(text: str) -> None:
    assert "date" in found(text)


@pytest.mark.parametrize(
    "text", ["2021年度工作", "2021年以来", "2021年,完成了任务", "定期检查", "年年增长", "日常管理", "每个人都要参加"]
)
def test_vague_times_are_no_date(text: str) -> None:
    assert "date" not in found(text)


@pytest.mark.parametrize("text", ["按照《某某办法》办理", "某发〔2021〕3号", "印发12号文", "符合GB/T 9704"])
def test_documents(text: str) -> None:
    assert found(text) == {"document"}


def test_percent() -> None:
    assert "percent" in found("办结率98%")
    assert "percent" in found("提高3个百分点")
    assert "percent" in found("达到百分之九十")
    assert found("百分百落实") == set()


@pytest.mark.parametrize(
    "text",
    [
        "报市财政局备案",
        "由张三科长带队",
        "王小明同志主持",
        "办公室主任汇总",
        "由网络中心负责",
        "报信息科汇总",
    ],
)
def test_names(text: str) -> None:
    assert "name" in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "有关部门协调",
        "由专人负责",
        "由相关部门负责",
        "做好信息处理",
        "加强安全部署",
        "顾全大局",
        "生产部门配合",
        "行政处罚",
        "教育科学规划",
    ],
)
def test_common_words_are_no_names(text: str) -> None:
    assert "name" not in found(text)


def test_only_the_range_is_read() -> None:
    text = "召开会议3次。高度重视此项工作。"
    assert find_evidence(text, text.index("高"), len(text)).within(text.index("高"), len(text)) == frozenset()


PIECES = [
    *"0123456789一二三四五六七八九十百千万亿两几第余多个xX*×○〇零年月季度期周日上下底末前到至于自从按每逐:.-/%",
    *" \n《》〔〕",
    *"王李某局处科部组长村队由牵头负责",
    *[
        "2021",
        "20xx",
        "人次",
        "小时",
        "MB/s",
        "kWh",
        "GB/T",
        "ISO",
        "RFC",
        "JGJ",
        "IEC",
        "DB",
        "百分之",
        "百分点",
        "百分",
    ],
    *[
        "财政",
        "交通运输",
        "办公室",
        "主任",
        "同志",
        "分管",
        "党支部",
        "社区",
        "班组",
        "车间",
        "承办",
        "号文",
        "季度",
        "半年",
    ],
]


@pytest.mark.parametrize("kind", list(_PATTERNS))
def test_trying_only_where_a_match_may_begin_misses_none(kind: str) -> None:
    first, _, whole = _PATTERNS[kind]
    plain, chance = re.compile(whole), random.Random(kind)
    begins: set[str] = set()
    for _ in range(3_000):
        text = "".join(chance.choices(PIECES, k=12))
        wanted = [m.span() for m in plain.finditer(text)]
        evidence = find_evidence(text, 0, len(text))
        low, high = sorted(chance.choices(range(len(text) + 1), k=2))
        assert evidence.has([kind], low, high) == any(low <= a and b <= high for a, b in wanted), text[low:high]
        assert evidence.has([kind], 0, len(text)) == bool(wanted)
        evidence._find(kind)
        assert list(zip(*evidence._found[kind], strict=True)) == wanted, text
        begins.update(text[start] for start, _ in wanted)
    assert len(begins) > 4
    assert re.fullmatch(f"[{first}]+", "".join(begins))

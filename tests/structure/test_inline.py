"""Series inside paragraphs: 一是…二是…三是…."""

from __future__ import annotations

import pytest
from drafting import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一是甲；三是丙；四是丁。", [("numbering/inline-gap", "三是")]),
        ("一是甲；三是乙；三是丙。", [("numbering/inline-gap", "三是")]),
        ("一要甲。\n二要乙。\n四要丁。", [("numbering/inline-gap", "四要")]),
        ("工作有进展。二是抓检查；三是抓通报。", [("numbering/inline-first", "二是")]),
    ],
)
def test_a_hole_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, "numbering/inline-*") == expected


@pytest.mark.parametrize(
    "text",
    [
        "一是甲；二是乙；三是丙。",
        "一是甲。\n补充说明若干。\n二是乙。\n三是丙。",
        "一要甲。二是乙。三是丙。",
        "唯一是亮点，统一是关键，万一是真的。",
        "首先甲，其次乙，三是丙。",
        "两被告一是甲，另有情况。二是乙。",
        "星期二是例会日。",
        "十来个人参加了会议，十来天后开工。",
        "四则消息。\n四则运算。",
    ],
)
def test_a_whole_series_is_silent(text: str) -> None:
    assert found(text, "numbering/inline-*") == []

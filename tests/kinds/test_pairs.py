"""Marks without their other half: the cheap test hides none, and time stays linear."""

from __future__ import annotations

import time

import pytest
from drafting import document
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint.structure.halves import Half, Pair, halves


def left(text: str) -> list[Pair]:
    return [pair for draft in document(text).drafts for pair in halves(draft)]


def marks(text: str) -> list[str]:
    return [one.mark + (other.mark if other else "") for one, other in left(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("落实“河长制，按月巡河。", ["“"]),
        ("依据《渔业法》》制定。", ["》"]),
        ("文号〔2022]8号有误。", ["〔]"]),
        ("落实“河长制“要求。", ["““"]),
        ("落实”河长制”要求。", ["””"]),
        ("见附件\uff08名单。", ["\uff08"]),
        ("他说：“一。\n\n“二。”", []),
        ("他说：“一。\n二。”", []),
        ("条件：1)成年；2)健康。", []),
        ("区间[0,1)内递增。", []),
        ("两半宽窄\uff08不同)也是一对。", []),
        ("读不出的\ufffd好声音”。", []),
        ("左引号是“‘”。", []),
    ],
)
def test_what_is_left_over(text: str, expected: list[str]) -> None:
    assert marks(text) == expected


def test_a_quotation_does_not_run_on_for_ever() -> None:
    near, far = "\n".join(["一句话。"] * 30), "\n".join(["一句话。"] * 60)
    assert marks(f"他说：“一。\n{near}\n二。”\n又说：“三。") == ["“"]
    assert marks(f"他说：“一。\n{far}\n二。”\n又说：“三。") == ["“", "”", "“"]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(["甲", "，", "“甲”", "《乙》", "\uff08丙\uff09", "(丁)", "「戊」", "\n"]), max_size=30))
def test_whole_pairs_leave_nothing(parts: list[str]) -> None:
    assert left("".join(parts)) == []


@pytest.mark.parametrize("mark", ["\uff08", "“", "》", "(", "“《"])
def test_time_is_linear(mark: str) -> None:
    started = time.perf_counter()
    assert left(f"甲{mark}" * 20_000 + "乙")
    assert time.perf_counter() - started < 5


def test_the_other_half_keeps_the_width() -> None:
    assert [Half(0, mark, 0).other for mark in "(\uff08)\uff09「”]"] == [*")\uff09(\uff08」“["]

"""Number forms: what begins a line as a number, and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint.structure.numbers import FORMS, chinese, number_at, write_chinese
from stylelint.text.fold import fold


@pytest.mark.parametrize(
    ("line", "form", "value"),
    [
        ("一、总则", "cn-dun", 1),
        ("十二、附则", "cn-dun", 12),
        ("一、一般规定", "cn-dun", 1),
        ("二.工作目标", "cn-dun", 2),
        ("\uff08三\uff09整改", "cn-paren", 3),
        ("㈣整改", "cn-paren", 4),
        ("3.整改", "ar-dot", 3),
        ("3\uff0e整改", "ar-dot", 3),
        ("3、整改", "ar-dun", 3),
        ("\uff082\uff09整改", "ar-paren", 2),
        ("⑵整改", "ar-paren", 2),
        ("2)整改", "ar-half", 2),
        ("③整改", "circled", 3),
        ("第一百零二条　目的", "article", 102),
        ("第  十七  條 目的", "article", 17),
        ("第3章 总则", "chapter", 3),
        ("2.1 概述", "decimal", 1),
        ("2.1总则", "decimal", 1),
        ("壹、緣起", "banker", 1),
        ("乙、方案", "stem", 2),
        ("b)方案", "letter", 2),
    ],
)
def test_a_number_is_read(line: str, form: str, value: int) -> None:
    token = number_at(fold(line), 0, len(line))
    assert token is not None
    assert (token.form.name, token.value) == (form, value)


@pytest.mark.parametrize(
    "line",
    [
        "一年来，全镇",
        "三、四线城市",
        "一、二等奖共5名",
        "1、2月份",
        "2、3号楼",
        "1.5倍",
        "3.14",
        "2021.3.5",
        "2.0版发布",
        "3.5 以前的用法",
        "第九条之一 另行规定",
        "第一责任人",
        "15名干部",
        "5G建设",
        "一、主要工作\t1",
        "第二章 职责\u2026\u20263",
        "",
    ],
)
def test_what_only_looks_like_a_number_is_none(line: str) -> None:
    token = number_at(fold(line), 0, len(line))
    assert token is None or (token.form.name == "decimal" and line == "3.14")


def test_a_wrong_mark_after_the_number_is_kept() -> None:
    token = number_at("(一)、整改", 0, 6)
    assert token is not None
    assert (token.slip, token.label) == ("、", "(一)")


def test_a_decimal_knows_its_parents() -> None:
    token = number_at("3.2.11 接口", 0, 9)
    assert token is not None
    assert (token.parents, token.value, token.label) == ((3, 2), 11, "3.2.11")


@given(st.integers(min_value=1, max_value=999))
def test_chinese_numerals_read_back(value: int) -> None:
    assert chinese(write_chinese(value)) == value


@given(st.integers(min_value=1, max_value=10), st.sampled_from(sorted(FORMS)))
def test_every_form_reads_what_it_writes(value: int, name: str) -> None:
    form = FORMS[name]
    if name in ("bare", "decimal", "banker") or (form.system in ("letter", "upper") and value > 8):
        return  # written for messages only, or not read at the start of a line
    line = form.write(value) + "整改到位"
    token = number_at(line, 0, len(line))
    assert token is not None
    assert (token.form.name, token.value) == (name, value)

"""Kinds sums, shares and growth: what is added up, and what rounding, overlap or another base explains."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint import Linter
from stylelint.kinds import OptionError, sums
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon
from stylelint.structure.quantities import quantity, shown


def found(text: str, rule: str) -> list[str]:
    return [d.text for d in Linter(select=f"numbers/{rule}").lint_text(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("有学校46所，其中小学52所。", ["52所"]),
        ("有学校46所，其中学生5200人。", []),  # of another unit
        ("投入1.2亿元，其中教具1.3万元。", []),
        ("投入1.2万元，其中教具1.3亿元。", ["1.3亿元"]),
        ("有学校46所，比上年增加3所，其中小学12所。", []),  # a difference is no total
        ("有学校46所，其中平均每县52所。", []),
    ],
)
def test_a_part_greater_than_its_total(text: str, expected: list[str]) -> None:
    assert found(text, "part-exceeds") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("共收36件：甲类18件、乙类17件。", ["36件"]),
        ("共收36件：甲类18件、乙类18件。", []),
        ("共收36件：甲类18件，其余另行通报。", []),  # not all of the list is understood
        ("有46所，其中小学32所、中学16所。", ["46所"]),
        ("有46人，其中男性32人、女性16人。", ["46人"]),
        ("有46人，其中女性32人、党员26人。", []),  # who may be both
        ("投2.3万元，其中甲1.15万元、乙1.16万元。", []),  # rounded
    ],
)
def test_parts_that_do_not_come_to_the_total(text: str, expected: list[str]) -> None:
    assert found(text, "parts-sum") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由80人增加到100人，增长20%。", ["20%"]),
        ("由80人增加到100人，增长25%。", []),
        ("由80人增加到100人，年均增长12%。", []),
        ("由80人增加到100人，比上年增长12%。", []),  # the base is another
        ("从2020年的80人增加到2021年的100人，比2020年增长12%。", ["12%"]),
        ("由1.1万人减少到0.9万人，下降18%。", []),
        ("由50%提高到60%，提高10个百分点。", []),
        ("由50%提高到60%，提高20%。", []),
    ],
)
def test_growth(text: str, expected: list[str]) -> None:
    assert found(text, "growth") == expected


def test_opposites_are_pairs() -> None:
    said = Localized("{text}", "{text}")
    rule = Rule("a/b", RuleFields("sums", "info", said, said, said, [], [], []), None, Path("a.yaml"))
    with pytest.raises(OptionError):
        sums.build(rule, sums.Options("sum", ["共计"], ["人"], [], [], [["男"]]), Lexicon())


def test_numbers_are_shown_as_people_write_them() -> None:
    assert [shown(value) for value in (36, 2.31, 12000, 130000000, 123456)] == [
        "36",
        "2.31",
        "1.2万",
        "1.3亿",
        "123456",
    ]
    assert quantity("1,250.5", "万", "元", 0, 8).value == 12505000

"""Kind drift: forms are counted over a draft, and the rarer one is told once."""

from __future__ import annotations

from stylelint import Linter
from stylelint.diagnostic import Diagnostic

YEARS = "numbers/year-drift"


def found(text: str, rule: str = YEARS) -> list[Diagnostic]:
    return Linter(select=rule).lint_text(text)


def test_the_rarer_form_is_told_once_with_the_others_as_related_places() -> None:
    one, *others = found(
        "2020\u5e74\u30012021\u5e74\u30012022\u5e74\u3002\n\n\u4e8c\u3007\u4e8c\u4e00\u5e74\u548c\u4e8c\u3007\u4e8c\u4e8c\u5e74\u3002"
    )
    assert not others
    assert one.text == "\u4e8c\u3007\u4e8c\u4e00\u5e74" and len(one.related) == 1
    assert "2020\u5e74" in one.message


def test_the_usual_form_alone_is_no_drift_nor_is_the_rare_one() -> None:
    assert found("2020\u5e74\u30012021\u5e74\u3002") == []
    assert found("\u4e8c\u3007\u4e8c\u4e00\u5e74\u3001\u4e8c\u3007\u4e8c\u4e8c\u5e74\u3002") == []


def test_the_date_under_a_letter_does_not_count() -> None:
    body = "2021\u5e74\u65b0\u5efa3\u5904\uff0c2022\u5e74\u65b0\u5efa4\u5904\u3002\n\n\u5e02\u6c34\u5229\u5c40\n"
    assert found(body + "\u4e8c\u3007\u4e8c\u4e09\u5e74\u4e00\u6708\u4e94\u65e5") == []


def test_of_two_drafts_in_one_file_each_is_judged_by_itself() -> None:
    body = "2021\u5e74\u548c\u4e8c\u3007\u4e8c\u4e8c\u5e74\u30012023\u5e74\u3002"
    body += "\u5404\u79d1\u5ba4\u8981\u62a5\u9001\u3002" * 40
    heads = ["\u5173\u4e8e\u68c0\u67e5\u7684\u901a\u77e5", "\u5173\u4e8e\u57f9\u8bad\u7684\u901a\u77e5"]
    letter = "{}\n\n\u5404\u79d1\u5ba4\uff1a\n\n{}\n\n\u529e\u516c\u5ba4\n2023\u5e741\u67085\u65e5\n\n"
    assert len(found("".join(letter.format(head, body) for head in heads))) == 2

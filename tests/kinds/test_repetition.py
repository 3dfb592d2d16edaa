"""The kinds of the family repetition where samples of rules cannot reach."""

from __future__ import annotations

import time

import pytest

from stylelint import Linter
from stylelint.diagnostic import Diagnostic, Level
from stylelint.kinds import OptionError, stutter
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon

A = "社区开展消防安全检查，共排查沿街商铺三十二家，发现隐患十一处。\n"
B = "对能够当场整改的隐患，由网格员督促商户立即整改，并拍照留存备查。\n"
C = "对不能当场整改的隐患，填写整改通知单，由社区和派出所共同跟踪。\n"
OTHER = "".join(f"第{n}网格的居民代表在会上提出意见，由社区在{n}日内答复，并在公示栏公布。\n" for n in range(2, 40))


def found(text: str, select: str = "repetition", format: str = "txt") -> list[Diagnostic]:
    return Linter(select=select).lint_text(text, f"a.{format}", format)


def test_a_body_twice_is_told_once_across_drafts() -> None:
    body = "关于开展消防检查的通知\n各社区：\n" + A + B + C + OTHER + "现将有关事项通知如下。\n2024年3月1日\n"
    (only,) = found(body + "\n" + body)
    assert (only.rule, only.level, only.data["line"]) == ("repetition/block", Level.ERROR, 1)
    assert only.related[0].line == 1


def test_a_stretch_in_a_long_draft_is_a_warning_with_all_copies() -> None:
    (only,) = found(A + B + C + OTHER + A + B + C + "完。\n" + A + B + C)
    assert (only.rule, only.level, len(only.related)) == ("repetition/block", Level.WARNING, 2)


def test_a_sentence_said_again_is_graver_right_behind_itself() -> None:
    said = "全年共受理群众来信六十二件。"
    levels = [d.level for text in (said + said, said + "其他事项略。" + said) for d in found(text)]
    assert levels == [Level.WARNING, Level.INFO]


@pytest.mark.parametrize("count", [1, 3])
def test_a_sentence_said_once_or_often_is_no_finding(count: int) -> None:
    assert found("全年共受理群众来信六十二件。其他事项略。" * count) == []


def test_a_word_three_times_is_one_finding() -> None:
    assert [d.text for d in found("请报送工作工作工作安排。")] == ["工作工作工作"]


@pytest.mark.parametrize("text", ["有关工\n\n作工作的安排", "```\n工作工作\n```"])
def test_not_across_paragraphs_nor_in_code(text: str) -> None:
    assert found(text, format="md") == []


def test_time_is_linear_in_what_is_said_again() -> None:
    def taken(count: int) -> float:
        text = "".join(
            f"第{n % 50}组的居民代表提出意见，由社区在十五日内书面答复提出意见的人，{n}。\n" for n in range(count)
        )
        start = time.process_time()
        found(text)
        return time.process_time() - start

    taken(50)
    assert taken(4000) < 40 * max(taken(400), 0.02)


@pytest.mark.parametrize("phrases", [[], ["二字"]])
def test_stutter_wants_phrases_with_an_inside(phrases: list[str]) -> None:
    said = Localized("", "")
    fields = RuleFields("stutter", "error", said, said, said, [], [], [])
    with pytest.raises(OptionError):
        stutter.build(Rule("a/b", fields, None, None), stutter.Options(phrases), Lexicon())  # type: ignore[arg-type]

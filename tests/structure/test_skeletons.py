"""Skeletons: the genres for which the headings may speak hold those for which they do."""

import random

import pytest
from drafting import document, pack

from stylelint.structure.lexicon import Genre, Lexicon
from stylelint.structure.sieve import Lines
from stylelint.structure.skeletons import Skeletons, headings, satisfied, skeletons

LEXICON = pack().lexicon
TITLES = "背景 目标 总体设计 接口 数据库 风险 测试 摘要 关键词 引言 参考文献 结论 方法 会议时间 主持人 议定事项".split()


@pytest.mark.parametrize("seed", range(40))
def test_no_genre_is_passed_over(seed: int) -> None:
    chosen = random.Random(seed).sample(TITLES, 7)
    draft = document("# 某某\n\n" + "\n\n".join(f"## {title}\n\n见下文。" for title in chosen), "md").drafts[0]
    known = skeletons(LEXICON)
    enough = {key for key in known.free if satisfied(draft, key) >= known.least(key)}
    assert enough <= set(known.likely(headings(draft)))


def test_few_headings_speak_for_no_genre() -> None:
    assert list(skeletons(LEXICON).likely(Lines(["背景", "目标", "接口", "风险"]))) == []
    assert list(skeletons(LEXICON).likely(Lines(["背景", "目标", "接口", "风险", "部署"]))) == ["technical-design"]


def test_a_heading_may_be_asked_for_as_a_whole() -> None:
    genre = Genre("周报", "weekly", "official", [], [], structure=[r"\A进展", r"计划\z", "问题"])
    known = Skeletons(Lexicon(genres={"weekly": genre}))
    assert list(known.likely(Lines(["问题", "本周进展", "下周计划"]))) == ["weekly"]

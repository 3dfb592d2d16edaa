"""The kinds that compare a draft with itself: spellings, marks, scripts, names."""

from pathlib import Path
from typing import Any

import pytest

from stylelint.check import Engine
from stylelint.kinds import (
    OptionError,
    abbreviations,
    heading_drift,
    issuer,
    quote_drift,
    scripts,
    self_names,
    variants,
)
from stylelint.readers import markdown, plain
from stylelint.rulepack.load import builtin_root, load_pack
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.rulepack.pack import Pack
from stylelint.structure.lexicon import Lexicon
from stylelint.structure.shape import shape
from stylelint.text.document import Document
from stylelint.text.source import Source
from stylelint.view import View

UNITS = {"局": ["局"], "镇": ["镇人民政府"], "校": ["学校"], "院": ["学院"]}


def built(kind: Any, options: object) -> tuple[Rule, Any]:
    said = Localized("{text}", "{text}")
    rule = Rule("a/b", RuleFields("any", "info", said, said, said, [], [], []), options, Path("a.yaml"))
    return rule, kind.build(rule, options, Lexicon())


def told(kind: Any, options: object, text: str, reader: Any = plain) -> list[tuple[str, int]]:
    """What is reported, with the number of related places."""
    document: Document = reader.read(Source("a", text), Lexicon())
    shape(document)
    _, check = built(kind, options)
    return [(document.text[f.start : f.end], len(f.related)) for f in check.survey(View(document, document.drafts[0]))]


def test_the_rarer_form_is_reported_once() -> None:
    options = variants.Options([["其他", "其它"]])
    assert told(variants, options, "其他事项。其他人。其它。其它。其他。") == [("其它", 1)]
    assert told(variants, options, "其它事项。其它人。其他。") == [("其他", 0)]
    assert told(variants, options, "其他。其它。") == []  # too few to be a habit


def test_a_form_in_a_title_or_in_a_longer_word_does_not_count() -> None:
    options = variants.Options([["登录", "登陆"]], not_in=["台风登陆"])
    assert told(variants, options, "登录后台风登陆。登录。见《登陆须知》。") == []
    assert told(variants, options, "登录。登录。登陆后填报。") == [("登陆", 0)]


def test_a_latin_form_counts_only_as_a_word_of_its_own() -> None:
    options = variants.Options([["GitHub", "Github"]], least=2)
    assert told(variants, options, "GitHub 与 Github.com、my-Github、Githubs。") == []
    assert told(variants, options, "GitHub 与 Github。") == [("Github", 0)]


def test_code_does_not_count() -> None:
    options = variants.Options([["其他", "其它"]], least=2)
    assert told(variants, options, "其他\n\n```\n其它\n```\n", markdown) == []


@pytest.mark.parametrize("groups", [[], [["其他"]], [["其他", "其他"]], [["其他", ""]]])
def test_a_group_needs_two_forms(groups: list[list[str]]) -> None:
    with pytest.raises(OptionError):
        built(variants, variants.Options(groups))


def test_quotes_are_compared_outermost_and_around_chinese_only() -> None:
    options = quote_drift.Options(["\u201c\u201d", "「」"])
    assert told(quote_drift, options, "\u201c甲\u201d和\u201c乙\u201d，「丙」") == [("「丙」", 0)]
    assert told(quote_drift, options, "「甲」和「乙」，\u201cDocker\u201d") == []
    assert told(quote_drift, options, "\u201c甲\u201d和\u201c请读完这些「丙」再说话吧\u201d") == []
    assert told(quote_drift, options, "\u201c甲\u201d和\u201c乙\u201d，「没有另一半") == []


def test_self_names_drift() -> None:
    options = self_names.Options(UNITS, together=[["校", "院"]], not_after=["局部"])
    assert told(self_names, options, "我局已查。我局已改。我镇将再查。") == [("我镇", 0)]
    assert told(self_names, options, "我局已查。我镇已改。") == []  # both are meant
    assert told(self_names, options, "我校和我校、我院。") == []
    assert told(self_names, options, "我镇已查，我镇已改，我局部调整，自我校准。") == []


def test_a_self_name_against_the_signature() -> None:
    options = self_names.Options(UNITS, check="signature")
    text = "关于防汛的报告\n\n市防汛办：\n\n我局已查，我局已改。\n\n青石{}\n\n2023年5月6日\n"
    assert told(self_names, options, text.format("镇人民政府")) == [("我局", 1)]
    assert told(self_names, options, text.format("水利局")) == []
    assert told(self_names, options, text.format("张某某")) == []


def test_a_survey_with_literals_is_asked_only_of_drafts_that_hold_one() -> None:
    asked: list[str] = []

    class Asked:
        literals = ("其它",)

        def survey(self, view: View) -> Any:
            asked.append(view.text)
            return iter(())

    rule, _ = built(variants, variants.Options([["其他", "其它"]]))
    engine = Engine(Pack([rule], [Asked()], Lexicon()), frozenset({"a/b"}))
    for text in ("其他。", "其它。"):
        engine.check(plain.read(Source("a", text), Lexicon()), "zh")
    assert asked == ["其它。"]


SCRIPTS = scripts.Options("這為個們時國會學", least=3, different=2, many=6)


def test_the_rarer_script_is_reported_once() -> None:
    text = "这个时候各科室都要学习，国会问题另说。這時學習。"
    assert told(scripts, SCRIPTS, text) == [("這時學習", 0)]
    assert told(scripts, SCRIPTS, "这个时候各科室都要学习。") == []
    assert told(scripts, SCRIPTS, "这个时候都要读《這時學習》。") == []
    assert told(scripts, SCRIPTS, "这个时候都要请範先生、這先生来。") == []


def test_characters_of_both_scripts_do_not_count() -> None:
    assert told(scripts, SCRIPTS, "這個時候大家學習國語，台后里余干谷斗。") == []


def test_headings_with_and_without_a_stop() -> None:
    text = "# 操作手册\n\n## 安装\n\n先装。\n\n## 配置。\n\n再配。\n\n## 启动\n\n启动。\n"
    assert told(heading_drift, heading_drift.Options(), text, markdown) == [("。", 0)]
    assert told(heading_drift, heading_drift.Options(least=4), text, markdown) == []
    assert told(heading_drift, heading_drift.Options(), text.replace("配置。", "配置？"), markdown) == []


@pytest.mark.parametrize(
    ("check", "text", "found"),
    [
        ("twice", "甲（以下简称“乙”）。乙。甲（以下简称“乙”）。", [("乙", 1)]),
        ("twice", "甲（以下简称“乙”）。丙（以下简称“丁”）。", []),
        ("unused", "甲（以下简称“乙”和“丙”）。乙。", [("丙", 0)]),
        ("unused", "甲（以下统称丙方）。丙方。", []),
        ("early", "由乙方办。" + "甲。" * 40 + "丁（以下简称“乙方”）。", [("乙方", 1)]),
        ("early", "张乙方办。《乙方》。" + "甲。" * 40 + "丁（以下简称“乙方”）。", []),
    ],
)
def test_abbreviations(check: Any, text: str, found: list[tuple[str, int]]) -> None:
    options = abbreviations.Options(check, after="由，。")
    assert told(abbreviations, options, text) == found


def test_a_signature_that_may_stand_for_the_unit_of_the_title() -> None:
    options = issuer.Options(["局", "委", "委员会"], general=["我"])
    text = "{}关于防汛的报告\n\n市防汛办：\n\n已经查过。\n\n{}\n\n2023年5月6日\n"
    read = load_pack(builtin_root()).lexicon
    for unit, signer, found in [
        ("县水利局", "青石县统计局", 1),
        ("县水利局", "青石县水利局", 0),
        ("县发改委", "青石县发展和改革委员会", 0),
        ("我局", "青石县统计局", 0),
        ("县水利局", "张三丰", 0),
    ]:
        document = plain.read(Source("a", text.format(unit, signer)), read)
        shape(document)
        _, check = built(issuer, options)
        assert len(list(check.survey(View(document, document.drafts[0])))) == found, (unit, signer)

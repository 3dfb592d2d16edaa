"""The kind `marks`, on hand-made drafts: what a run stands for, and its look-alikes."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint.kinds import Finding, OptionError, _runs
from stylelint.kinds.marks import Marks, Meaning, Options, build
from stylelint.readers import plain
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon
from stylelint.text.source import Source
from stylelint.text.span import Span
from stylelint.view import View

LEXICON = Lexicon(words={"units": ["个", "次", "人", "年", "月", "日", "%", "亿元"], "places": ["县", "局", "公司"]})
X = "xX×"
NAMES: list[Meaning] = ["number", "name", "phrase"]


def check(
    marks: str,
    take: list[Meaning] = NAMES,
    *,
    level: str = "error",
    bare: int = 2,
    shortest: int = 1,
) -> Marks:
    text = Localized("", "")
    fields = RuleFields("marks", level, text, text, text, [], [], [])  # type: ignore[arg-type]
    options = Options(
        marks,
        take,
        ["{units}"],
        ["{places}"],
        ["次方"],
        bare,
        shortest,
        ["=", "设x"],
    )
    return build(Rule("placeholder/test", fields, options, Path("test.yaml")), options, LEXICON)


def run(text: str, checker: Marks) -> list[Finding]:
    document = plain.read(Source("a.txt", text), LEXICON)
    view = View(document, document.drafts[0])
    found: list[Finding] = []
    for block in document.blocks:
        places = [i for i in range(block.start, block.end) if view.text[i] in checker.literals]
        places = [i for i in places if checker.likely(view.text, i)]
        found.extend(checker.at(view, block, [Span(i, i + 1) for i in places]))
    return found


def hits(text: str, checker: Marks) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.data["meaning"]) for f in run(text, checker)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由xx县牵头", [("xx", "name")]),
        ("共召开会议x次", [("x", "number")]),
        ("满意率达xx%", [("xx", "number")]),
        ("弘扬XX精神", [("XX", "phrase")]),
        ("开展“xx”行动", [("xx", "phrase")]),
        ("×月×日，×局", [("×", "number"), ("×", "number"), ("×", "name")]),
        ("投资X.X亿元", [("X.X", "number")]),
        ("共 XX 人参加", [("XX", "number")]),
        ("鄉鎮xx個", [("xx", "number")]),
        ("共ＸＸ个", [("ＸＸ", "number")]),
        ("编号：XX-2026-01", [("XX", "name")]),
        ("第x次会议", [("x", "number")]),
        ("XX、XX、XX等单位", [("XX", "phrase"), ("XX", "phrase")]),
        ("尊敬的XX：", [("XX", "phrase")]),
        ("1xx人参加", [("xx", "number")]),
    ],
)
def test_letters_that_stand_for_something(text: str, expected: list[tuple[str, str]]) -> None:
    assert hits(text, check(X)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "尺寸3×4米",
        "每排5x个",
        "24小时×365天",
        "工资=天数×个数",
        "沿x轴平移",
        "X射线机",
        "求x的3次方",
        "尺码XXL和XML",
        "系统为x86和Mac OS X公司版",
        "使用xxd命令",
        "访问xx.example.com",
        "设x人参加",
        "x次方",
        "xx",
    ],
)
def test_letters_that_do_not(text: str) -> None:
    assert hits(text, check(X)) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20xx年", "20xx"),
        ("202X年", "202X"),
        ("发〔20__〕3号", "20__"),
        ("20_—20_年", "20_"),
        ("二○○×年", "二○○×"),
        ("20-年上半年", "20-"),
        ("20……年", "20……"),
        ("20○○年", "20○○"),
        ("20XX全国会议", ""),
        ("2019—2020年", ""),
        ("20-30年", ""),
        ("20×20米", ""),
        ("二○○四年", ""),
        ("1.20xx", ""),
    ],
)
def test_years(text: str, expected: str) -> None:
    found = hits(text, check("xX×_○*.…-", ["year"]))
    assert found[:1] == ([(expected, "year")] if expected else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("会上，_强调抓落实", ["_"]),
        ("中共__社区", ["__"]),
        ("围绕学_，", ["_"]),
        ("《____》", ["____"]),
        ("中国**xapp上线", ["**x"]),
        ("变量 max_len 和 __init__", []),
        ("第1_页.docx_第1页", []),
        ("____________", []),
        ("补充说明 **", []),
    ],
)
def test_underscores_and_asterisks(text: str, expected: list[str]) -> None:
    assert [t for t, _ in hits(text, check("_*", bare=1))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由○○局牵头", ["○○"]),
        ("覆盖□个村", ["□"]),
        ("二○二四年", []),
        ("第一〇五次", []),
        ("○ 重点工作", []),
        ("□是 □否", []),
        ("△ABC全等", []),
    ],
)
def test_shapes(text: str, expected: list[str]) -> None:
    assert [t for t, _ in hits(text, check("○〇□△"))] == expected


def test_question_marks_need_a_word_before_them() -> None:
    checker = check("?", bare=0, shortest=2)
    assert hits("共办理？？人", checker) == [("？？", "number")]
    assert hits("......??人们说", checker) == []
    assert hits("为什么??我不懂", checker) == []


def test_phone_masks_are_left_alone() -> None:
    assert hits("电话138****1234，证号3201**********12", check("*")) == []


def test_one_mark_is_a_warning_and_more_an_error() -> None:
    assert [f.level for f in run("共x个，在xx县", check(X))] == ["warning", None]


def test_masked_drafts_are_told_softly() -> None:
    text = "原告李某诉X公司。\n李某与XX县签约。"
    assert [f.level for f in run(text, check(X))] == ["info", "info"]


def test_a_year_left_out_among_full_years_is_no_mask() -> None:
    text = "2019年李某入职。\n20xx年离职。"
    assert [f.level for f in run(text, check(X, ["year"]))] == [None]


def test_blanks_of_a_form_are_left_to_its_own_rule() -> None:
    assert hits("姓名：____　电话：____", check("_", bare=1)) == []


def test_an_info_rule_is_silent_in_masked_drafts() -> None:
    checker = check("某", level="info")
    assert hits("某某局开展培训", checker) == [("某某", "name")]
    assert hits("原告李某诉某某公司", checker) == []


def test_literal_pairs_of_markdown_are_markup() -> None:
    from stylelint.readers import read

    def found(text: str) -> int:
        document = read(Source("a.md", text), "md", LEXICON)
        view = View(document, document.drafts[0])
        checker = check("*")
        return sum(
            len(list(checker.at(view, b, [Span(i, i + 1) for i in range(b.start, b.end) if view.text[i] == "*"])))
            for b in document.blocks
        )

    assert found("这里说的**“重点”**是指项目") == 0
    assert found("到**县调研") == 1


@pytest.mark.parametrize(("key", "options"), [("units", Options("x", units=["{none}"])), ("marks", Options(" "))])
def test_bad_options_are_named(key: str, options: Options) -> None:
    text = Localized("", "")
    rule = Rule("a/b", RuleFields("marks", "error", text, text, text, [], [], []), options, Path("a.yaml"))
    with pytest.raises(OptionError) as raised:
        build(rule, options, LEXICON)
    assert raised.value.keys == (key,)


@pytest.mark.parametrize("unit", ["x", "x个", "_ ", "县_", "*a", "x.x", "○二"])
def test_time_is_linear(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    checker = check("xX×_*○")
    started = time.perf_counter()
    run(text, checker)
    assert time.perf_counter() - started < 5


@settings(max_examples=300, deadline=None)
@given(st.text("xXnN×*_○某0123二九年月个县人市 -.,a甲乙第Z", max_size=24), st.sampled_from([1, 2, 3]), st.booleans())
def test_the_quick_test_leaves_out_no_run_that_stands_for_something(text: str, shortest: int, year: bool) -> None:
    take: list[Meaning] = ["year"] if year else ["number", "name", "phrase"]
    checker = check("xXnN×*_○", take, shortest=shortest)
    slow = found(text, checker, likely=False)
    assert found(text, checker, likely=True) == slow


def found(text: str, checker: Marks, likely: bool) -> list[tuple[int, int, object]]:
    """What is found with the quick tests, or without them."""
    with pytest.MonkeyPatch.context() as patch:
        if not likely:
            patch.setattr(_runs, "_before_latin", lambda *_: False)
            patch.setattr(Marks, "likely", lambda *_: True)
        return [(f.start, f.end, f.data) for f in run(text, checker)]

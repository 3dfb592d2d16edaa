"""Renumbering an item: what cites it goes along, and where that cannot be told the fix is to be looked at."""

from __future__ import annotations

import pytest

from stylelint import Linter
from stylelint.diagnostic import Diagnostic
from stylelint.text.edit import Safety, apply

OWN = Linter(select="numbering")
ACT = "夏令时管理办法\n\n第一条 目的是省电。\n第二条 范围是全市。\n第七条 时间由市里定。\n第四条 {}\n"
LIST = "一、目标\n（一）省电\n（二）省钱\n（六）省时\n（四）{}\n"
RULES = (
    "第一条 有以下情形：\n（一）甲；\n（二）乙。\n第二条 有以下情形：\n（一）丙；\n（五）丁；\n（三）戊。\n第三条 {}\n"
)


def fixable(text: str, path: str = "a.txt") -> Diagnostic:
    (found,) = [d for d in OWN.lint_text(text, path) if d.fix]
    return found


def moves(text: str, said: str, path: str = "a.txt") -> tuple[Safety, str]:
    """How safe the fix is, and what it makes of a sentence."""
    whole = text.format(said)
    found = fixable(whole, path)
    assert found.fix is not None
    after = apply(whole, found.fix.edits)
    head, tail = text.split("{}")
    assert after.endswith(tail)
    return found.fix.safety, after[len(head) :].removesuffix(tail)


@pytest.mark.parametrize(
    ("text", "said", "after"),
    [
        (ACT, "依照本办法第七条执行。", "依照本办法第三条执行。"),
        (ACT, "时间见第七条第二款、第四条。", "时间见第三条第二款、第四条。"),
        (ACT, "违反本办法第二条、第七条和第四条的，通报。", "违反本办法第二条、第三条和第四条的，通报。"),
        (ACT, "时间见第7条。", "时间见第3条。"),
        (ACT, "违反本办法第二、七条的，通报。", "违反本办法第二、三条的，通报。"),
        (ACT, "依照本办法第七条和《电力法》第七条执行。", "依照本办法第三条和《电力法》第七条执行。"),
        (LIST, "做法见（六）。", "做法见（三）。"),
        (LIST, "上述第（六）项由电力局办。", "上述第（三）项由电力局办。"),
        (LIST, "按照（一）和（六）项办。", "按照（一）和（三）项办。"),
        (RULES, "依照第二条第（五）项办理。", "依照第二条第（二）项办理。"),
    ],
)
def test_what_cites_an_item_goes_along(text: str, said: str, after: str) -> None:
    assert moves(text, said) == (Safety.SAFE, after)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACT, "由市里负责。"),
        (ACT, "依照本办法第二条、第四条执行。"),
        (ACT, "依照本办法第三条执行。"),  # as if the number were right
        (ACT, "依照本办法第一条至第二条执行。"),
        (ACT, "依照《电力法》第七条执行。"),
        (ACT, "依照《电力法》（2018年修正）第二章第六条、第七条第一款执行。"),
        (ACT, "见本办法第七条之一。"),
        (ACT, "七月七日起办，第七章、第七款不算。"),
        (LIST, "依次为：（五）甲；（六）乙。"),  # a list within a sentence
        (RULES, "依照第一条第（五）项办理。"),  # of another article
    ],
)
def test_what_means_something_else_stays_and_the_fix_is_safe(text: str, said: str) -> None:
    assert moves(text, said) == (Safety.SAFE, said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ACT, "民法典第七条另有规定。"),
        (ACT, "依照基本法第七条执行。"),
        (ACT, "该办法第七条另有规定。"),
        (ACT, "《电力法》第二条，第七条另有规定。"),
        (ACT, "《电力法》另有规定的，依照第七条执行。"),
        (ACT, "他说“依照本办法第七条执行”。"),
        (ACT, "将本办法第七条修改为：时间由县里定。"),
        (ACT, "依照本办法第五条至第八条执行。"),
        (ACT, "依照本办法第二条至第七条执行。"),
        (ACT, "依照《夏令时管理办法》第七条执行。"),
        (ACT, "听取意见第七条。"),
        (ACT, "依照本办法第〇七条执行。"),
        (ACT, "依照本办法第七条执行。\n第五条 略。\n第六条 略。\n第七条 略。"),  # two have the number
        (ACT, "依照本办法第三条执行。\n第三条 略。"),
        (LIST, "与（六）不同。"),
        (LIST, "第六项由电力局办。"),
        (LIST, "做法见（六）。\n二、步骤\n（六）检查"),
        (RULES, "依照前款第（五）项办理。"),
    ],
)
def test_where_it_cannot_be_told_the_fix_is_to_be_looked_at_and_moves_nothing(text: str, said: str) -> None:
    assert moves(text, said) == (Safety.UNSAFE, said)


def test_of_two_with_one_number_it_is_not_told_which_is_meant() -> None:
    text = "第一条 甲。\n第二条 乙。\n第二条 丙。\n第四条 依照本办法第{}条办。\n"
    assert moves(text, "二") == (Safety.UNSAFE, "二")
    assert moves(text, "三") == (Safety.SAFE, "三")
    assert moves(text, "四") == (Safety.SAFE, "四")


def test_what_is_no_plain_text_in_the_source_cannot_go_along() -> None:
    text = ACT.replace("\n", "\n\n")
    assert moves(text, "依照本办法**第七条**执行。", "a.md") == (Safety.SAFE, "依照本办法**第三条**执行。")
    assert moves(text, "依照本办法第&#x4e03;条执行。", "a.md") == (Safety.UNSAFE, "依照本办法第&#x4e03;条执行。")


def test_the_text_before_goes_along_too_and_the_fix_says_so() -> None:
    text = ACT.replace("目的是省电", "时间见第七条").format("时间见第七条。")
    found = fixable(text)
    assert found.fix is not None
    assert found.fix.title == "改为“第三条”，引用它的 2 处一起改"
    assert apply(text, found.fix.edits) == text.replace("第七条", "第三条")
    assert [d for d in OWN.lint_text(apply(text, found.fix.edits)) if d.fix] == []


@pytest.mark.parametrize(("said", "safety"), [("步骤5", Safety.UNSAFE), ("附件5", Safety.UNSAFE), ("5个", Safety.SAFE)])
def test_bare_numbers_are_cited_with_a_noun(said: str, safety: Safety) -> None:
    assert moves("1.点名\n2.发言\n5.表决\n4.{}\n", f"报送{said}。") == (safety, f"报送{said}。")


LETTER = "关于报送名单的通知\n\n各科室：\n{}\n\n附件：1.甲表\n2.乙表\n7.丙表\n4.丁表\n"


@pytest.mark.parametrize(
    ("said", "safety", "after"),
    [
        ("名单见附件7、附件4。", Safety.SAFE, "名单见附件3、附件4。"),
        ("名单见《关于报名的通知》附件7。", Safety.SAFE, "名单见《关于报名的通知》附件7。"),
        ("名单见附件2和附件7。", Safety.SAFE, "名单见附件2和附件3。"),
        ("名单见《关于报名的通知》附件2、附件7。", Safety.SAFE, "名单见《关于报名的通知》附件2、附件7。"),
        ("名单见附件3。", Safety.SAFE, "名单见附件3。"),
        ("名单见附件17。", Safety.SAFE, "名单见附件17。"),
        ("请填写去年的附件7。", Safety.UNSAFE, "请填写去年的附件7。"),
        ("名单见附件2至附件7。", Safety.UNSAFE, "名单见附件2至附件7。"),
    ],
)
def test_annexes_go_along(said: str, safety: Safety, after: str) -> None:
    found = fixable(LETTER.format(said))
    assert found.fix is not None
    assert found.fix.safety is safety
    assert apply(LETTER.format(said), found.fix.edits) == LETTER.format(after).replace("7.丙", "3.丙")


def test_the_line_above_an_annex_goes_along() -> None:
    text = LETTER.format("名单见附件7。") + "\n附件7\n\n丙表\n"
    found = fixable(text)
    assert found.fix is not None
    assert found.fix.safety is Safety.SAFE
    assert apply(text, found.fix.edits) == text.replace("附件7", "附件3").replace("7.丙", "3.丙")


def test_signs_are_cited_as_they_are() -> None:
    assert moves("① 点名\n② 发言\n⑤ 表决\n④ {}\n", "归档见⑤。") == (Safety.UNSAFE, "归档见⑤。")


def test_chapters_go_along() -> None:
    text = "第一章 总则\n略。\n第二章 分工\n略。\n第五章 时间\n略。\n第四章 附则\n{}\n"
    assert moves(text, "时间见第五章。") == (Safety.SAFE, "时间见第三章。")
    assert moves(text, "见第五章第二节。") == (Safety.SAFE, "见第三章第二节。")
    assert moves(text, "他的第五章另定。") == (Safety.UNSAFE, "他的第五章另定。")

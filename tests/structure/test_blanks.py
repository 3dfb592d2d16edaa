"""Blanks that others will fill in, and masked drafts."""

import random
import time

import pytest

from stylelint.readers import plain
from stylelint.structure.blanks import Blanks, _fields, blanks
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import BlockKind
from stylelint.text.source import Source


def of(text: str, *, title: bool = False) -> Blanks:
    document = plain.read(Source("a.txt", text), Lexicon())
    if title:
        document.blocks[0].kind = BlockKind.TITLE
        document.drafts[0].title = document.blocks[0]
    return blanks(document.drafts[0])


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("姓名：____　电话：____", ["____", "____"]),
        ("甲方（盖章）：______", ["______"]),
        ("负责人签字______", ["______"]),
        ("填报日期：____年__月__日", ["____", "年__月__日"]),
        ("　　年　月　日", ["年　月　日"]),
        ("是否同意：□是 □否", ["□", "□"]),
        ("性别：□男□女", ["□", "□"]),
        ("合同编号：第　　号", ["第　　号"]),
    ],
)
def test_fields(text: str, fields: list[str]) -> None:
    assert [text[f.start : f.end] for f in of(text).fields] == fields


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，__社区召开会议_次。",
        "会议于20__年__月__日召开，共有__人参加。",
        "□ 重点工作",
        "第四十二条　年度考核",
        "出生年月日",
        "情况如下：__个方面",
    ],
)
def test_no_fields(text: str) -> None:
    assert of(text).fields == []


def test_all_blanks_of_a_template_are_fields() -> None:
    assert len(of("劳动合同\n甲方向乙方支付___元，期限__年。", title=True).fields) == 2
    assert of("年度总结\n共发放补贴___元，惠及__户。", title=True).fields == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("原告李某诉称，合同无效。", True),
        ("被告人王某某犯盗窃罪。", True),
        ("李某与张某签订合同。", True),
        ("某些同志认识不足，对方某项指标偏低。", False),
        ("某某局开展培训。", False),
        ("由李明负责。", False),
        ("法院认为，某科技公司应付款。", False),
    ],
)
def test_masked(text: str, masked: bool) -> None:
    assert of(text).masked is masked


def test_parties_of_a_case() -> None:
    assert of("法院认为，某科技公司应付款。").parties
    assert not of("某科技公司完成改造。").parties


@pytest.mark.parametrize("unit", ["姓名:", "年 月 ", "□", "_", "李某", "( "])
def test_time_is_linear(unit: str) -> None:
    started = time.perf_counter()
    of(unit * (200_000 // len(unit)))
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("seed", range(80))
def test_no_block_with_a_labelled_blank_is_passed_over(seed: int) -> None:
    chosen = random.Random(seed)
    pieces = [
        "姓名",
        ":",
        "：",
        " ",
        "  ",
        "\t",
        "_",
        "__",
        "年",
        "月",
        "日",
        "第",
        "号",
        "(",
        ")",
        "□",
        "☐",
        "是",
        "\n",
    ]
    document = plain.read(Source("a.txt", "".join(chosen.choice(pieces) for _ in range(120))), Lexicon())
    filled = [block for block in document.blocks if block.end > block.start]
    every = {span for block in filled for span in _fields(document.folded, block)}
    draft = document.drafts[0]
    found = blanks(draft)
    assert not every - set(found._labelled)
    assert len(draft.document.drafts) > 1 or set(found._labelled) == every

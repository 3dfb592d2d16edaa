"""Protected spans, on hand-made drafts."""

import random
import time
from typing import get_args

import pytest

from stylelint.readers import plain
from stylelint.rulepack.model import SpanName
from stylelint.structure.addresses import _ADDRESS, addresses
from stylelint.structure.lexicon import Lexicon
from stylelint.structure.pairs import BOOK_MARKS, QUOTES, _nested, pairs
from stylelint.structure.spans import _SAMPLE, _labels, protect
from stylelint.text.source import Source

NAMES = get_args(SpanName)


def spans(text: str, name: str) -> list[str]:
    document = plain.read(Source("a.txt", text), Lexicon())
    return [text[s.start : s.end] for s in protect(document).of(name)]


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("推进“一岗双责”落实", "term", ["“一岗双责”"]),
        ("推进「一崗雙責」落實", "term", ["「一崗雙責」"]),
        ("会议指出“要把各项任务落到实处”。", "quotation", ["“要把各项任务落到实处”"]),
        ("根据《关于修改〈工会法〉的决定》", "book-title", ["《关于修改〈工会法〉的决定》"]),
        ('他说"先做再说"就走', "term", ['"先做再说"']),
        ("见 https://a.cn/x_y 。", "address", ["https://a.cn/x_y"]),
        ("发到 lin_hai@mail.cn 即可", "address", ["lin_hai@mail.cn"]),
        ("放在 /etc/my_app/conf 下", "address", ["/etc/my_app/conf"]),
        ("附件是年度总结_终稿.docx,请查收", "address", ["附件是年度总结_终稿.docx"]),
        ("标题写法,例如“关于××的通知”。", "example", ["“关于××的通知”"]),
        ("机构名称应当为“××事务所”。", "example", ["“××事务所”"]),
        ("做得还不够?要问大家。为什么?", "question", ["做得还不够?", "为什么?"]),
        ("封面加盖“××专用”字样。", "example", ["“××专用”"]),
        ("错误:今年开展xx次培训。正确的写法不同。", "example", ["今年开展xx次培训"]),
    ],
)
def test_found(text: str, name: str, expected: list[str]) -> None:
    assert spans(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("前半句“没有收尾的引号", "term"),
        ("只有收尾”的引号", "term"),
        ("第一段“引号\n跨了段落”不算", "term"),
        ("今年新增“××好人”3名", "example"),
        ("负责人是张三,电话 3 个", "address"),
        ("修正:本月完成3项", "example"),
    ],
)
def test_not_found(text: str, name: str) -> None:
    assert spans(text, name) == []


def test_an_unclosed_quote_does_not_hide_a_closed_one() -> None:
    assert spans("“开头没收尾,后面“有收尾”的。", "term") == ["“有收尾”"]


def test_covers_only_whole_ranges() -> None:
    protected = protect(plain.read(Source("a.txt", "用“一岗双责”推"), Lexicon()))
    assert protected.covers("term", 2, 6)
    assert not protected.covers("term", 5, 8)
    assert not protected.covers("quotation", 2, 6)


@pytest.mark.parametrize("unit", ["“", "“a", "《〈", "a.docx", "示例:", "/a", '"', "a_"])
def test_time_is_linear(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    started = time.perf_counter()
    protected = protect(plain.read(Source("a.txt", text), Lexicon()))
    assert not any(protected.covers(name, 0, len(text) + 1) for name in NAMES)
    assert time.perf_counter() - started < 3


@pytest.mark.parametrize("seed", range(80))
def test_pairs_are_those_that_one_mark_after_the_other_gives(seed: int) -> None:
    chosen = random.Random(seed)
    pieces = (
        ["“", "”", '"', "《", "》", "字", "字", "句。", "\n"]
        if seed % 2
        else ["“字”", '"字"', "《字》", "“字\n字”", "字"]
    )
    document = plain.read(Source("a.txt", "".join(chosen.choice(pieces) for _ in range(40))), Lexicon())
    for marks in (*QUOTES, *BOOK_MARKS):
        assert sorted(pairs(document, marks)) == sorted(_nested(document, marks))


@pytest.mark.parametrize("seed", range(80))
def test_addresses_are_found_around_their_signs(seed: int) -> None:
    chosen = random.Random(seed)
    pieces = [
        "https:",
        "//",
        "/",
        "\\",
        "WWW.",
        "a.cn",
        "@",
        "b",
        "C:",
        ".",
        "..",
        "~",
        " ",
        "字",
        "报告.docx",
        ",",
        "-9",
        "\n",
    ]
    text = "".join(chosen.choice(pieces) for _ in range(60))
    expected = [match.span() for match in _ADDRESS.finditer(text)]
    assert [tuple(span) for span in addresses(text)][: len(expected)] == expected


@pytest.mark.parametrize("seed", range(80))
def test_labels_are_found_from_their_colons(seed: int) -> None:
    chosen = random.Random(seed)
    pieces = ["错", "误", "示", "例", "正", "确", "格式", "一", "十", "1", "２", "²", ":", ":", "字"]
    text = "".join(chosen.choice(pieces) for _ in range(60))
    assert [m.span() for m in _labels(text)] == [m.span() for m in _SAMPLE.finditer(text)]

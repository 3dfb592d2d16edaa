"""Comments to stylelint are collected while a draft is read."""

from __future__ import annotations

import pytest

from stylelint.readers import read
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import Comment, Slip
from stylelint.text.source import Source


def comments(text: str, format: str) -> list[Comment]:
    return read(Source("a", text), format, Lexicon()).comments


@pytest.mark.parametrize(
    ("format", "text", "marked", "alone"),
    [
        ("md", "甲\n\n  <!-- stylelint: a -->\t\n\n乙", "<!-- stylelint: a -->", True),
        ("md", "甲<!--stylelint: a-->乙", "<!--stylelint: a-->", False),
        ("md", "- <!-- stylelint: a -->", "<!-- stylelint: a -->", False),
        ("md", "> 甲 <!--\n> stylelint: a -->\n", "<!--\n> stylelint: a -->", False),
        ("md", "<!--\r\nstylelint: a\r\n-->\r\n甲", "<!--\r\nstylelint: a\r\n-->", True),
        ("md", "<div>\n<!-- stylelint: a -->\n</div>", "<!-- stylelint: a -->", True),
        ("md", "|甲|\n|-|\n|乙 <!-- stylelint: a -->|\n", "<!-- stylelint: a -->", False),
        ("md", "# 甲 <!-- stylelint: a -->", "<!-- stylelint: a -->", False),
        ("md", '[甲]: /x\n[//]: # "stylelint: a"\r\n[乙]: /y\n正文', '[//]: # "stylelint: a"', True),
        ("md", "> [//]: <> (stylelint: a)  \n> 正文", "[//]: <> (stylelint: a)", False),
        ("txt", "甲\r\n\u3000<!-- stylelint: a --> \r\n乙", "<!-- stylelint: a -->", True),
        ("txt", "[//]:  #  (stylelint: a)", "[//]:  #  (stylelint: a)", True),
        ("txt", '[//]: # "stylelint: a"', '[//]: # "stylelint: a"', True),
        ("txt", "[//]: # 'stylelint: a'", "[//]: # 'stylelint: a'", True),
    ],
)
def test_text_range_and_company(format: str, text: str, marked: str, alone: bool) -> None:
    start = text.index(marked)
    assert comments(text, format) == [Comment("stylelint: a", start, start + len(marked), alone)]


@pytest.mark.parametrize(
    ("format", "text"),
    [
        ("md", "<!-- other -->\n\n[//]: # (other)\n"),
        ("md", "![<!-- stylelint: a -->](x.png)"),
        ("md", "<script>\n<!-- stylelint: a -->\n</script>"),
        ("txt", "<!-- stylelint-disable -->"),
        ("txt", "甲 <!-- other -->"),
        ("txt", "甲 <!-- stylelint is a linter"),
        ("md", "```\n<!-- stylelint: a\n[//]: # (stylelint: a\n```"),
        ("md", "甲 `<!-- stylelint: a` 乙"),
        ("md", "    [//]: # (stylelint: a"),
    ],
)
def test_what_is_none(format: str, text: str) -> None:
    assert comments(text, format) == []


@pytest.mark.parametrize(
    ("format", "text", "marked", "slip"),
    [
        ("md", "甲\n\n<!-- stylelint: a\n\n乙\n", "<!-- stylelint: a", Slip.OPEN_HTML),
        ("md", "甲 <!-- stylelint: a\n乙\n", "<!-- stylelint: a", Slip.OPEN_HTML),
        ("md", "> - <!-- stylelint: a\n\n乙\n", "<!-- stylelint: a", Slip.OPEN_HTML),
        ("md", "正文\n[//]: # (stylelint: a)", "[//]: # (stylelint: a)", Slip.IN_TEXT),
        ("md", "[//]: # (stylelint: a (b)", "[//]: # (stylelint: a (b)", Slip.OPEN_LINK),
        ("md", "[//]: # (stylelint: a\n\n乙", "[//]: # (stylelint: a", Slip.OPEN_LINK),
        ("txt", "<!-- stylelint: a \n-->\n", "<!-- stylelint: a", Slip.OPEN_HTML),
        ("txt", "甲 <!-- stylelint: a -->", "<!-- stylelint: a -->", Slip.IN_TEXT),
        ("txt", "<!-- stylelint: a --> 乙", "<!-- stylelint: a -->", Slip.IN_TEXT),
        ("txt", "甲 [//]: # (stylelint: a)", "[//]: # (stylelint: a)", Slip.IN_TEXT),
        ("txt", "[//]: # (stylelint: a", "[//]: # (stylelint: a", Slip.OPEN_LINK),
        ("txt", "[//]: # stylelint: a", "[//]: # stylelint: a", Slip.OPEN_LINK),
    ],
)
def test_what_was_meant_as_one_is_kept_with_what_is_wrong(format: str, text: str, marked: str, slip: Slip) -> None:
    start = text.index(marked)
    (found,) = comments(text, format)
    assert (found.start, found.end, found.slip) == (start, start + len(marked), slip)


def test_they_come_in_the_order_of_the_source() -> None:
    text = "甲<!-- stylelint: 1 -->\n\n[//]: # (stylelint: 2)\n\n- <!-- stylelint: 3 -->\n\n  - 乙\n\n"
    text += "[//]: # (stylelint: 4)\n"
    assert [c.text[-1] for c in comments(text, "md")] == list("1234")


def test_plain_text_reads_as_if_the_lines_were_not_there() -> None:
    lines = [
        "甲\n",
        "[//]: # (stylelint: a)\r\n",
        " 乙\r",
        "<!-- stylelint: b -->\r\n",
        "\r\n",
        "丙",
        "\n<!-- stylelint: c -->",
    ]
    with_, without = "".join(lines), "".join(line for line in lines if "stylelint" not in line) + "\n"
    document, bare = (read(Source("a", t), "txt", Lexicon()) for t in (with_, without))
    assert document.text == bare.text
    assert [(b.kind, b.start, b.end) for b in document.blocks] == [(b.kind, b.start, b.end) for b in bare.blocks]
    for block in document.blocks:
        span = document.to_source(block.start, block.end)
        assert with_[span.start : span.end] == document.block_text(block)
        assert block.source.start <= span.start <= span.end <= block.source.end
    assert document.is_verbatim(document.text.index("乙"), document.text.index("乙") + 1)


def test_a_block_after_a_hard_line_break_goes_on() -> None:
    text = "甲  \n乙\n\n丙<br>丁\n\n- 戊\\\n  己\n\n<br>庚\n\n<p>辛<br>壬</p><p>癸</p>\n"
    document = read(Source("a", text), "md", Lexicon())
    assert [document.block_text(b) for b in document.blocks if b.goes_on] == list("乙丁己壬")

"""What holds for the map of any Markdown, however broken."""

from __future__ import annotations

import re

import md_cases as cases
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint.readers._markdown import inline
from stylelint.text.document import BlockKind, Document

PIECES = (
    "中文", "县", "。", "“", "，", "a", "B c", " ", "  ", "\t", "\u3000", "\n", "\n\n", "\r\n", "\r",
    "*", "**", "_", "__", "`", "``", "~~", "[", "]", "(", ")", "[a]", "[a]: b\n", "![", "](x)",
    "<", ">", "<b>", "</b>", "<div>", "</div>", "<br>", "<!--", "-->", "<td>", "<code>", "</code>",
    "<pre>", "&amp;", "&nbsp;", "&", "\\", "|", "|-|-|\n", "- ", "1. ", "2) ", "# ", "## ", "> ",
    "    ", "===", "---", "***", "```\n", "~~~\n", "$", "$$", "{{", "}}", "{/*", "*/}", ":::",
    "[^1]", "[^1]: ", "[!TIP]", "{#id}", "1、", "（一）", "第一条", "https://a.cn/b", "www.a.cn",
    "x@y.cn", "\ufffc", "\U00020000", "[ ] ",
)  # fmt: skip
DRAFTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
FREE = st.text(alphabet="中。a *_`[]()<>!#-+=|\\&~$:{}/\n\r\t1.", max_size=60)


def check(document: Document) -> None:
    source, text = document.source.text, document.text
    check_segments(document)
    at = -1
    for block in document.blocks:
        assert at < block.start <= block.end
        at = block.end
        assert 0 <= block.source.start <= block.source.end <= len(source)
        assert document.block_text(block) == document.block_text(block).strip()
        assert "\n" not in document.block_text(block)
        assert "\r" not in document.block_text(block)
        for offset in range(block.start, block.end):
            span = document.to_source(offset, offset + 1)
            assert block.source.start <= span.start < span.end <= block.source.end
            if document.is_verbatim(offset, offset + 1):
                assert source[span.start : span.end] == text[offset]
        whole = document.to_source(block.start, block.end)
        assert block.source.start <= whole.start <= whole.end <= block.source.end
        if block.kind in (BlockKind.CODE, BlockKind.FRONT_MATTER):
            assert block.start == block.end


def check_segments(document: Document) -> None:
    source, text = document.source.text, document.text
    at, place = 0, 0
    for segment in document.segments:
        assert at <= segment.start <= segment.end
        assert set(text[at : segment.start]) <= {"\n"}
        at = segment.end
        if segment.end > segment.start:
            assert place <= segment.source_start < segment.source_end
            place = segment.source_end
        if segment.verbatim:
            assert source[segment.source_start : segment.source_end] == text[segment.start : segment.end]
    assert set(text[at:]) <= {"\n"}


@settings(max_examples=400, deadline=None)
@given(DRAFTS)
def test_every_offset_maps_into_its_block(text: str) -> None:
    check(cases.read_text(text))


@settings(max_examples=300, deadline=None)
@given(FREE)
def test_every_offset_maps_into_its_block_in_any_text(text: str) -> None:
    check(cases.read_text(text))


def shown(text: str) -> list[tuple[object, ...]]:
    document = cases.read_text(text)
    return [(b.kind, b.level, b.label, b.group, b.goes_on, document.block_text(b)) for b in document.blocks]


@settings(max_examples=300, deadline=None)
@given(DRAFTS)
def test_how_lines_end_makes_no_difference(text: str) -> None:
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    assert shown(unix) == shown(unix.replace("\n", "\r\n")) == shown(unix.replace("\n", "\r"))


@pytest.mark.parametrize("fence", ["```", "~~~~", "  ```"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fence_ends_with_what_it_began_with_or_the_text(fence: str, end: str) -> None:
    mark = fence.strip()
    lines = ["甲", fence + "py", "# 码", mark[1:], "", "    " + mark, "   " + mark + mark[0] + " ", "# 乙", ""]
    assert [s[-1] for s in shown(end.join(lines))] == ["甲", "", "乙"]
    assert [s[-1] for s in shown(end.join(lines[:6]))] == ["甲", ""]


@pytest.mark.parametrize(
    ("text", "prose"),
    [
        ("[甲](b`c) 乙*丙*`丁", "甲 乙丙`丁"),  # what looks like code begins within the address of the link
        ("\\``甲`` 乙`", "`\ufffc"),
        ("\\**甲* 乙", "*甲 乙"),
        ("**甲**乙*丙*丁**戊*", "甲乙丙丁**戊*"),
        ("http://a.cn/b 与 `c`、www.a.cn", "\ufffc 与 \ufffc、\ufffc"),
        ("xhttp://a.cn 与 xwww.a.cn", "xhttp://a.cn 与 xwww.a.cn"),
    ],
)
def test_markup_that_begins_in_other_markup(text: str, prose: str) -> None:
    assert [said[-1] for said in shown(text)] == [prose]


def test_the_cases_hold_it_too() -> None:
    for folder in cases.cases("md"):
        check(cases.read_text((folder / "input.md").read_bytes().decode()))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="中文县局年，。、（）“”一二１ab", min_size=1, max_size=40))
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    document = cases.read_text(text)
    assert document.text == text + "\n"
    assert document.to_source(0, len(text)) == (0, len(text))


STRONG = ("**", "**", "*", "***", "_", "甲", "乙a", " ", "：", "（", "）", "。", "\\", "[", "](u)", "`", "<b>", "，")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(STRONG), min_size=3, max_size=12).map("".join))
def test_strong_emphasis_in_one_token_is_what_its_delimiters_come_to(text: str) -> None:
    found = inline.Inline(set(), set()).scan(text, {})
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(inline, "_TOKEN", re.compile(inline._TOKENS))
        assert inline.Inline(set(), set()).scan(text, {}) == found

"""What holds for the map of any Markdown, however broken."""

from __future__ import annotations

import md_cases as cases
from hypothesis import given, settings
from hypothesis import strategies as st

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


def test_the_cases_hold_it_too() -> None:
    for folder in cases.cases("md"):
        check(cases.read_text((folder / "input.md").read_bytes().decode()))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="中文县局年，。、（）“”一二１ab", min_size=1, max_size=40))
def test_text_without_markup_stays_as_it_is(text: str) -> None:
    document = cases.read_text(text)
    assert document.text == text + "\n"
    assert document.to_source(0, len(text)) == (0, len(text))

"""Plain text: what a block is of a line, said twice, and comments to stylelint that leave no trace."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint.readers import plain
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import Document
from stylelint.text.source import Source

PIECES = ("中文。", "a", " ", "\t", "\u3000", "\u00a0", "\x0b", "\x1f", "\u2028", "\n", "\r", "\r\n", "[//", "<!--")
COMMENTS = ("<!-- stylelint: off -->", "[//]: # (stylelint: off)", "<!-- stylelint: off", "<!-- 别的 -->")
TEXTS = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


def read(text: str) -> Document:
    return plain.read(Source("a.txt", text), Lexicon())


def expected(text: str) -> list[tuple[int, int, tuple[int, int]]]:
    """Start and end of each block and its line, found the slow way."""
    said = []
    for match in re.finditer(r"([^\r\n]*)(\r\n|\r|\n|\Z)", text):
        if match.end() > match.start() or not text:
            line, first = match[1], match.start()
            start = first + len(line) - len(line.lstrip(" \t\u3000\u00a0"))
            said.append((start, max(start, first + len(line.rstrip())), (first, match.end(1))))
    return said


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_every_line_is_a_block_without_spaces_around_it(text: str) -> None:
    document = read(text)
    assert [(b.start, b.end, tuple(b.source)) for b in document.blocks] == expected(text)
    assert document.text == text
    assert document.to_source(0, len(text)) == (0, len(text))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(("甲", " 乙 ", "", *COMMENTS)), min_size=1, max_size=8), st.sampled_from(("\n", "\r\n"))
)
def test_lines_that_are_comments_to_stylelint_leave_no_trace(lines: list[str], end: str) -> None:
    text = "".join(line + end for line in lines)
    kept = "".join(line + end for line in lines if line not in COMMENTS[:2])
    document, without = read(text), read(kept) if kept else None
    assert document.text == kept
    assert [(b.start, b.end) for b in document.blocks] == [
        (b.start, b.end) for b in (without.blocks if without else [])
    ]
    for block in document.blocks:
        assert text[slice(*block.source)].strip() == document.block_text(block)
        place = document.to_source(block.start, block.end)
        assert text[slice(*place)] == document.block_text(block)

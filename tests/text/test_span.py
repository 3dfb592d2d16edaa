"""Lines and columns: from 1, in code points; LF, CR and CRLF end a line and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint.text.span import LineIndex, Span

texts = st.text(alphabet="ab中\U00020000\u3000\u2028\x0c\x85\r\n", max_size=40)


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [
        ("", 0, (1, 1)),
        ("abc", 3, (1, 4)),
        ("a\nb", 2, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\r\nb", 2, (1, 3)),
        ("a\n\rb", 3, (3, 1)),
        ("a\u2028\x0c\x0b\x85b", 5, (1, 6)),
        ("\U00020000\U0001f600x", 2, (1, 3)),
        ("中文\n", 3, (2, 1)),
    ],
)
def test_the_place_of_an_offset(text: str, offset: int, place: tuple[int, int]) -> None:
    assert LineIndex(text).position(offset) == place
    assert LineIndex(text).line(offset) == place[0]


@given(texts)
def test_lines_are_those_of_universal_newlines(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert len(LineIndex(text).starts) == plain.count("\n") + 1


@given(texts, st.data())
def test_place_and_offset_are_one_to_one(text: str, data: st.DataObject) -> None:
    index = LineIndex(text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = index.position(offset)
    assert index.starts[line - 1] + column - 1 == offset
    assert column >= 1


@pytest.mark.parametrize(
    ("a", "b", "shared"),
    [((0, 2), (1, 3), True), ((0, 2), (2, 3), False), ((1, 4), (2, 3), True), ((2, 2), (1, 3), True)],
)
def test_ranges_overlap_by_a_code_point(a: tuple[int, int], b: tuple[int, int], shared: bool) -> None:
    assert Span(*a).overlaps(Span(*b)) is shared
    assert Span(*b).overlaps(Span(*a)) is shared

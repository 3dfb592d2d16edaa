"""What the kind `alike` compares, and what it leaves alone."""

from __future__ import annotations

from stylelint.kinds.alike import _follows
from stylelint.text.span import Span


def test_sentences_far_apart_are_not_compared_by_what_lies_between() -> None:
    first, gap, second = "\u7532\u4e59\u4e19\u4e01", "\u3002" + " " * 100, "\u5b50\u4e11\u5bc5\u536f"
    text = first + gap + second
    assert not _follows(text, Span(0, 4), Span(105, 109))
    assert _follows(first + "\u3002" + second, Span(0, 4), Span(5, 9))

"""Sentences and clauses of folded text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint.text.fold import fold
from stylelint.text.sentences import Marks, clause_at, sentence_at, sentences

TEXT = fold("一查台账\uff0c二查现场\uff1b三查整改。好\uff01\n全年4.5次\uff0c共8项")


def pieces(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text))]


@pytest.mark.parametrize(
    ("word", "sentence", "clause"),
    [
        ("台账", "一查台账,二查现场", "一查台账"),
        ("现场", "一查台账,二查现场", "二查现场"),
        ("整改", "三查整改", "三查整改"),
        ("4", "全年4.5次,共8项", "全年4.5次"),
        ("8", "全年4.5次,共8项", "共8项"),
    ],
)
def test_around_a_word(word: str, sentence: str, clause: str) -> None:
    at = TEXT.index(word)
    a, b = sentence_at(TEXT, at, at + len(word))
    assert TEXT[a:b] == sentence
    a, b = clause_at(TEXT, at, at + len(word))
    assert TEXT[a:b] == clause


def test_limits_hold() -> None:
    assert sentence_at(TEXT, 2, 4, 1, 7) == (1, 7)


def test_a_text_without_marks_is_taken_in_part() -> None:
    text = "工" * 10_000
    a, b = sentence_at(text, 5000, 5001)
    assert 0 < a < 5000 < b < 10_000


@given(st.text(alphabet="甲乙,:;。!?\n", max_size=40), st.integers(1, 6), st.data())
def test_marks_found_once_give_the_same(text: str, longest: int, data: st.DataObject) -> None:
    low, start, end, high = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 4)))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("stylelint.text.sentences._LONGEST", longest)
        marks = Marks(text, low, high)
        assert marks.sentence(start, end) == sentence_at(text, start, end, low, high)
        assert marks.clause(start, end) == clause_at(text, start, end, low, high)


def test_a_list_of_all() -> None:
    assert pieces(TEXT) == ["一查台账,二查现场;", "三查整改。", "好!", "全年4.5次,共8项"]


def test_closing_quotes_belong_to_their_sentence() -> None:
    assert pieces("他说\uff1a\u201c开会。\u201d散会。") == ["他说\uff1a\u201c开会。\u201d", "散会。"]


@given(st.text(alphabet="甲乙 ,;。!?\n\u201d)", max_size=60))
def test_sentences_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    spans = sentences(text, 0, len(text))
    assert all(a < b for a, b in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    kept = "".join(text[a:b] for a, b in spans)
    assert kept.replace("\n", "").replace(" ", "") == text.replace("\n", "").replace(" ", "")

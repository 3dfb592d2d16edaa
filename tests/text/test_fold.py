"""Folding maps one character to one, so that every offset holds."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylelint.text.fold import _foldable, _Folder, _swap, _table, fold, fold_all

FOLDABLE = _foldable()


def test_no_character_changes_the_length() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert len(fold(every)) == len(every)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("\uff08\uff11\uff09\uff0c\uff1a\uff1b\uff01\uff1f\uff05\uff5e", "(1),:;!?%~"),
        ("ＡｂＺ", "AbZ"),
        ("\u3000\u00a0", "  "),
        ("\u300c\u300d\u300e\u300f", "\u201c\u201d\u2018\u2019"),
        ("機關辦理採購", "机关办理采购"),
        ("、。《》\u201c\u201d〔〕——", "、。《》\u201c\u201d〔〕——"),
        ("①", "①"),
    ],
)
def test_width_and_script_are_folded_and_nothing_else(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_every_full_width_ascii_is_folded() -> None:
    for code in range(0xFF01, 0xFF5F):
        assert fold(chr(code)) == unicodedata.normalize("NFKC", chr(code))


def test_half_a_pair_becomes_what_every_engine_takes() -> None:
    assert fold("a\ud800b") == "a\ufffdb"


@given(st.text(alphabet="中文國機薴苧\uff0c\u3000\u300cａ\ud800\udfff\U00020000b1"))
def test_searching_folds_as_the_table_does(text: str) -> None:
    assert _swap(text, FOLDABLE) == text.translate(_table())


def test_many_different_characters_are_folded_as_the_table_does() -> None:
    every = "".join(map(chr, range(sys.maxunicode + 1)))
    assert _swap(every, FOLDABLE) == every.translate(_table())


def test_how_much_was_folded_before_makes_no_difference() -> None:
    folder = _Folder()
    assert {folder.fold("機關\uff0c" * 9_000) for _ in range(4)} == {"机关," * 9_000}


@pytest.mark.parametrize("texts", [[], [""], ["", ""], ["a"], ["(一)", "（臺）"], ["１\n2", "３"], ["x\n"], ["\n", ""]])
def test_many_texts_are_folded_as_each_by_itself(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]

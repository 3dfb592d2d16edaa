"""Folding maps one character to one, so that every offset holds."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from stylelint.text.fold import fold


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

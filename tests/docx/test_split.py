"""Runs are split at offsets: the range becomes whole runs, text and properties stay, offsets stay valid."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from stylelint.readers._docx.model import BODY, Paragraph, Piece
from stylelint.writers.docx import marks
from stylelint.writers.docx.names import RPR, SPACE, W_SPACE, P, R, T, W
from stylelint.writers.docx.runs import split, touched, unit

BOLD = "<w:r w:rsidR='00A1'><w:rPr><w:b/></w:rPr><w:t>甲乙丙</w:t><w:tab/><w:t xml:space='preserve'> 丁</w:t></w:r>"
BASE = "<w:rubyBase><w:r><w:t>拼音</w:t></w:r></w:rubyBase>"
RUBY = f"<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt>{BASE}</w:ruby></w:r>"


def paragraph(inner: str) -> Paragraph:
    """A paragraph of its runs, read as plainly as can be: text, tabs, nothing of deletions and ruby's pinyin."""
    names = f'xmlns:w="{W_SPACE}"'
    element = etree.fromstring(f"<w:p {names}>{inner}</w:p>")
    pieces, at = [], 0
    for node in element.iter(T, f"{W}tab"):
        if any(up.tag == f"{W}rt" for up in node.iterancestors()):
            continue
        size = len(node.text) if node.tag == T else 1
        pieces.append(Piece(at, at + size, node))
        at += size
    return Paragraph(element, "word/document.xml", BODY, 0, at, pieces)


def shown(elements: Any) -> str:
    """The text of runs, as the pieces above have it."""
    found = []
    for element in elements:
        for node in element.iter(T, f"{W}tab"):
            if not any(up.tag == f"{W}rt" for up in node.iterancestors()):
                found.append(node.text if node.tag == T else "\t")
    return "".join(found)


def test_a_range_inside_a_run_becomes_a_run_with_its_properties() -> None:
    read = paragraph(BOLD)
    (run,) = split(read, 1, 2)
    assert shown([run]) == "乙"
    assert run.get(f"{W}rsidR") == "00A1"
    assert run.find(RPR)[0].tag == f"{W}b"
    assert [shown([r]) for r in read.element.iter(R)] == ["甲", "乙", "丙\t 丁"]


def test_what_is_no_text_goes_with_its_side() -> None:
    read = paragraph(BOLD)
    assert shown(split(read, 3, 4)) == "\t"
    assert [shown([r]) for r in read.element.iter(R)] == ["甲乙丙", "\t", " 丁"]


def test_blanks_at_a_cut_are_kept() -> None:
    read = paragraph("<w:r><w:t>甲 乙</w:t></w:r>")
    split(read, 0, 2)
    assert [node.get(SPACE) for node in read.element.iter(T)] == ["preserve", None]


def test_runs_in_links_and_revisions_stay_there() -> None:
    read = paragraph("<w:hyperlink><w:r><w:t>甲乙</w:t></w:r></w:hyperlink><w:ins><w:r><w:t>丙丁</w:t></w:r></w:ins>")
    runs = split(read, 1, 3)
    assert [shown([run]) for run in runs] == ["乙", "丙"]
    assert [run.getparent().tag for run in runs] == [f"{W}hyperlink", f"{W}ins"]


@pytest.mark.parametrize("whole", [RUBY, "<w:fldSimple w:instr='X'><w:r><w:t>拼音</w:t></w:r></w:fldSimple>"])
def test_what_cannot_be_split_is_given_whole(whole: str) -> None:
    read = paragraph(f"<w:r><w:t>甲乙</w:t></w:r>{whole}")
    units = split(read, 1, 3)
    assert [shown([found]) for found in units] == ["乙", "拼音"]
    assert len(read.element) == 3


def test_controls_are_units_where_word_makes_their_content() -> None:
    bound = paragraph(
        "<w:sdt><w:sdtPr><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>今日</w:t></w:r></w:sdtContent></w:sdt>"
    )
    free = paragraph("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>今日</w:t></w:r></w:sdtContent></w:sdt>")
    assert unit(bound.pieces[0].node).tag == f"{W}sdt"
    assert unit(free.pieces[0].node).tag == R


WHOLE = paragraph(BOLD + RUBY + BOLD).end


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, WHOLE), st.integers(0, WHOLE)).map(sorted), max_size=6))
def test_any_splits_keep_text_order_and_offsets(ranges: list[list[int]]) -> None:
    read = paragraph(BOLD + RUBY + BOLD)
    text = shown([read.element])
    for start, end in ranges:
        units = split(read, start, end)
        assert text[start:end] in shown(units)
        assert len(shown(units)) <= end - start + 2  # ruby goes whole
    assert shown([read.element]) == text
    assert [piece.start for piece in read.pieces[1:]] == [piece.end for piece in read.pieces[:-1]]
    for piece in touched(read, 0, read.end):
        part = "\t" if piece.node.tag != T else piece.node.text[piece.at : piece.at + piece.end - piece.start]
        assert part == text[piece.start : piece.end]
    assert all(child.tag in (P, R) for child in read.element)


def test_the_end_of_a_field_is_looked_for_no_further_than_needed() -> None:
    class Run:
        def iterchildren(self, tag: str) -> Iterator[object]:
            return iter(())

        def itersiblings(self, tag: str) -> Iterator[object]:
            raise AssertionError("a run without a field asks for no others")
            yield

    run = Run()
    assert marks._field_end(run) is run

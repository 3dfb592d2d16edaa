"""Cheap tests that prove "nothing here": they may let too much through, never too little."""

from __future__ import annotations

import random
from itertools import chain

import pytest
from drafting import document

from stylelint.structure import borders, inline
from stylelint.structure.introduce import quoted_blocks
from stylelint.structure.lines import lines
from stylelint.structure.numbers import number_at
from stylelint.text.document import Document

_LETTERS = "第一二三四是要、,。:“”(1.) 月条章a附①\n\n"


def _random_documents(count: int) -> list[Document]:
    rng = random.Random(7)
    return [document("".join(rng.choices(_LETTERS, k=80)), "txt") for _ in range(count)]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return _random_documents(150)


def test_no_number_is_lost(documents: list[Document]) -> None:
    for doc in documents:
        expected = {
            index: token
            for index, block in enumerate(doc.blocks)
            if block.end > block.start and (token := number_at(doc.folded, block.start, block.end))
        }
        assert doc.starts.numbers == expected
    assert any(doc.starts.numbers for doc in documents)


def test_blocks_that_begin_with_a_word(documents: list[Document]) -> None:
    for doc in documents:
        expected = [i for i, b in enumerate(doc.blocks) if doc.folded.startswith("第一", b.start) and b.end > b.start]
        assert doc.starts.of("第一", 0, len(doc.blocks)) == expected


def test_blocks_that_hold_a_word(documents: list[Document]) -> None:
    for doc in documents:
        for draft in doc.drafts:
            expected = [
                i
                for i in range(draft.first, draft.last)
                if any(word in doc.folded[doc.blocks[i].start : doc.blocks[i].end] for word in ("一是", "要"))
            ]
            assert draft.holding("一是", "要") == expected


def test_no_mark_of_a_series_is_lost(documents: list[Document]) -> None:
    for doc in documents:
        every = set(chain.from_iterable(inline.marks(doc, block, i) for i, block in enumerate(doc.blocks)))
        likely = {i for draft in doc.drafts for i in inline.likely(draft)}
        assert {mark.block for mark in every} <= likely
    assert any(inline.likely(draft) for doc in documents for draft in doc.drafts)


def test_a_quotation_over_several_blocks_is_found_among_whole_ones() -> None:
    doc = document("“甲”和“乙”\n他说:“丙\n丁\n戊”\n“己”", "txt")
    assert [quoted_blocks(draft) for draft in doc.drafts] == [{2: 1, 3: 1}]


def test_no_date_is_lost() -> None:
    rng = random.Random(3)
    texts = ["2025年" + "".join(rng.choices("月日十) 3x到", k=rng.randint(2, 6))) for _ in range(2000)]
    doc = document("\n".join(texts), "txt")
    dates = {line.text for line in lines(doc) if borders.DATE_LINE.search(line.text)}
    assert {line.text for line in lines(doc) if borders.is_date(line)} == dates
    assert len(dates) > 3


@pytest.mark.parametrize(
    "marker",
    ["附件1", "附表:", "附件2:管理办法", "篇一", "【范文三】", "例文2:某某", "年度总结范文一", "第二篇", "第三篇:总结"],
)
def test_a_line_that_opens_another_draft_passes_the_cheap_test(marker: str) -> None:
    assert borders.may_mark(marker)

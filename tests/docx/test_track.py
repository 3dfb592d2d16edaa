"""Tracked changes: accepted they are the new text, rejected the old one, and nothing else is touched."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from docx.build import dele, docx, field, ins, note_mark, notes, p, r, sdt, tbl, text_box
from docx.writing import DATE, opened, parts
from stylelint.text.edit import Edit, apply
from stylelint.writers.docx.names import W
from stylelint.writers.docx.track import AUTHOR, Stamp, trackable, tracked, trimmed

RSID = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINK = '<w:hyperlink r:id="x">{}</w:hyperlink>'


def changed(data: bytes, *swaps: tuple[str, str], date: str = DATE) -> bytes:
    """Replace texts of a document, each where it first stands; all must be trackable."""
    document, word = opened(data)
    edits = []
    for old, new in swaps:
        at = document.text.index(old)
        edits.append(Edit(at, at + len(old), old, new))
    assert all(trackable(word, edit) for edit in edits)
    after = tracked(word, edits, Stamp(date))
    assert opened(after)[0].text == apply(document.text, edits)
    return after


def body(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(parts(data)[name])


def settled(root: Any, gone: str, kept: str) -> Any:
    """The tree with our changes of one kind taken out and those of the other made plain."""
    root = deepcopy(root)
    for mark in [m for m in root.iter(f"{W}{gone}", f"{W}{kept}") if m.get(f"{W}author") == AUTHOR]:
        if mark.tag == f"{W}{kept}":
            for run in list(mark):
                mark.addprevious(run)
                for text in run.iter(f"{W}delText"):
                    text.tag = f"{W}t"
        mark.getparent().remove(mark)
    return root


def runs(root: Any) -> list[tuple[str, str, str]]:
    """What a tree shows, character by character: what holds it, how it looks, and the text."""
    found = []
    for run in root.iter(f"{W}r"):
        above = "/".join(etree.QName(up).localname for up in run.iterancestors())
        look = run.find(f"{W}rPr")
        shown = "" if look is None else etree.tostring(look).decode().replace(RSID, "")
        for node in run:
            if node.tag != f"{W}rPr":
                found += [(above, shown, char) for char in (node.text or etree.QName(node).localname)]
    return found


BODIES = {
    "within a run": p("会上作了布署，要看"),
    "across runs": p("", r("作了布"), r("署", "<w:b/>"), r("，")),
    "in a table": tbl(["甲", "作了布署"], ["乙", p("布署")]),
    "in a link": p("见", LINK.format(r("布署")), r("。")),
    "into a link": p("布", LINK.format(r("署一览")), r("。")),
    "in a content control": p("", sdt(r("布") + r("署"))),
    "beside a field": p("", r("布署"), field("REF x", r("署布")), r("后")),
    "beside revisions": p("", ins(r("新")), r("布署"), dele("旧"), r("完")),
    "before a break": p("", r("布署", content="<w:br/><w:t>下</w:t>")),
    "in a note": p("甲", note_mark("footnote", 1)),
}


@pytest.mark.parametrize("content", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("new", ["部署", "部署好了", "布", "署", "布，署", "", "安排", "署布"])
def test_rejected_all_is_as_it_was_and_accepted_as_wanted(content: str, new: str) -> None:
    named = {"footnotes": notes("footnote", p("作了布署。"))} if "footnote" in content else {}
    data = docx(content, **named)
    before, after = opened(data)[0], changed(data, ("布署", new))
    name = "word/footnotes.xml" if named else "word/document.xml"
    assert runs(settled(body(after, name), "ins", "del")) == runs(body(data, name))
    accepted = settled(body(after, name), "del", "ins")
    assert not [m for m in accepted.iter(f"{W}ins", f"{W}del") if m.get(f"{W}author") == AUTHOR]
    same = {part: content for part, content in parts(data).items() if part != name}
    assert {part: content for part, content in parts(after).items() if part != name} == same
    assert opened(after)[0].text == before.text.replace("布署", new, 1)


def test_text_that_is_put_in_looks_like_the_text_before_it() -> None:
    properties = '<w:b/><w:rPrChange w:id="3" w:author="张三"><w:rPr/></w:rPrChange>'
    added = body(changed(docx(p("", r("布", properties), r("署"))), ("布署", "布，署"))).find(f".//{W}ins/{W}r/{W}rPr")
    assert [child.tag for child in added] == [f"{W}b"]


def test_only_what_differs_is_marked() -> None:
    assert trimmed(Edit(3, 6, "进—步", "进一步")) == Edit(4, 5, "—", "一")
    assert trimmed(Edit(0, 2, "甲甲", "甲")) == Edit(0, 1, "甲", "")
    assert trimmed(Edit(0, 1, "甲", "甲甲")) == Edit(0, 0, "", "甲")
    root = body(changed(docx(p("作了进—步安排")), ("进—步", "进一步")))
    assert [t.text for t in root.iter(f"{W}delText")] == ["—"]
    assert [t.text for mark in root.iter(f"{W}ins") for t in mark.iter(f"{W}t")] == ["一"]


def test_marks_have_author_date_and_numbers_of_their_own() -> None:
    data = changed(docx(p("", ins(r("新")), r("布署关健"))), ("布", "部"), ("健", "键"))
    marks = list(body(data).iter(f"{W}ins", f"{W}del"))
    assert len({mark.get(f"{W}id") for mark in marks}) == len(marks) == 5
    ours = [mark for mark in marks if mark.get(f"{W}author") == AUTHOR]
    assert {mark.get(f"{W}date") for mark in ours} == {DATE}
    assert len(ours) == 4


def test_the_same_date_gives_the_same_bytes() -> None:
    data = docx(p("作了布署"))
    assert changed(data, ("布署", "部署")) == changed(data, ("布署", "部署"))
    assert changed(data, ("布署", "部署")) != changed(data, ("布署", "部署"), date="2025-01-01T00:00:00Z")


FLOATING = "<w:r><w:t>布署</w:t><w:drawing><wp:anchor/></w:drawing></w:r>"
LOCKED = '<w:sdt><w:sdtPr><w:lock w:val="contentLocked"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
BOUND = "<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "content",
    [
        p("", field("REF x", r("布署"))),
        p("", ins(r("布署"))),
        p("", r("布"), ins(r("署"))),
        p("", r("布"), field("REF x", r("署"))),
        p("甲", text_box(p("布署"))),
        p("", FLOATING),
        p("", LOCKED.format(r("布署"))),
        p("", BOUND.format(r("布署"))),
    ],
)  # fmt: skip
def test_what_is_not_the_authors_plain_text_is_left(content: str) -> None:
    document, word = opened(docx(content))
    at = document.text.index("布署")
    assert not trackable(word, Edit(at, at + 2, "布署", "安排"))


def test_an_edit_across_paragraphs_or_with_breaks_is_left() -> None:
    _, word = opened(docx(p("甲乙") + p("丙丁")))
    assert not trackable(word, Edit(1, 4, "乙\n丙", "戊"))
    assert not trackable(word, Edit(0, 1, "甲", "一\n二"))
    assert not trackable(word, Edit(0, 1, "甲", "一\t二"))


def test_nothing_is_put_between_fields_and_others_revisions() -> None:
    document, word = opened(docx(p("", ins(r("甲")), field("REF x", r("乙")))))
    assert document.text.startswith("甲乙")
    assert not trackable(word, Edit(1, 1, "", "，"))


PIECES = st.lists(st.sampled_from(["甲", "乙丙", " ", "<b>丁", "<i>戊己", "\t"]), min_size=1, max_size=6)


@given(PIECES, st.data())
def test_any_edits_can_be_rejected_and_accepted(pieces: list[str], data: st.DataObject) -> None:
    made = [r(x[3:], f"<w:{x[1]}/>") if x[0] == "<" else r(content="<w:tab/>") if x == "\t" else r(x) for x in pieces]
    package = docx(p("", *made))
    document, word = opened(package)
    length = len(document.text) - 1
    cuts = sorted(data.draw(st.lists(st.integers(0, length), min_size=2, max_size=6, unique=length >= 5)))
    ranges = list(zip(cuts[::2], cuts[1::2], strict=False))
    edits = [Edit(a, b, document.text[a:b], data.draw(st.sampled_from(["", "庚", "甲庚", "乙 "]))) for a, b in ranges]
    apart = [e for i, e in enumerate(edits) if i == 0 or edits[i - 1].end_offset < e.offset]
    apart = [e for e in apart if e.old != e.new and trackable(word, e)]
    after = tracked(word, apart, Stamp(DATE))
    assert opened(after)[0].text == apply(document.text, apart)
    assert runs(settled(body(after), "ins", "del")) == runs(body(package))

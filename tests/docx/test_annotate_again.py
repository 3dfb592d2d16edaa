"""A second run replaces what the first wrote and leaves what anybody else has put to it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import etree

from docx.build import comment, commented, docx, p, pack, r, root
from docx.writing import DATE, annotated, comments, finding, opened, parts, text
from stylelint.terms import Terms
from stylelint.writers.docx.annotate import Annotated, Ask, BrokenCommentsError, annotate, remove
from stylelint.writers.docx.names import W14_SPACE, W15_SPACE, W
from stylelint.writers.docx.seal import untouched

DRAFT = p("甲处有问题。") + p("乙处有问题。") + p("丙处", commented(3, r("有问题")))
THEIRS = root("comments", comment(3, "请核实"))
CID, CEX = "http://schemas.microsoft.com/office/word/2016/wordml/cid", "urn:cex"
_TYPES = {
    "commentsExtended": "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
    "commentsIds": "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds",
    "commentsExtensible": "http://schemas.microsoft.com/office/2018/08/relationships/commentsExtensible",
    "people": "http://schemas.microsoft.com/office/2011/relationships/people",
}


def first(*words: str) -> bytes:
    """A draft of ours and of others, with comments at some words."""
    data = annotated(docx(DRAFT, comments=THEIRS), *words).data
    assert data is not None
    return data


def again(data: bytes, *words: str) -> Annotated:
    return annotated(data, *words, date="2027-02-03T00:00:00Z")


def prints(data: bytes) -> list[str]:
    return [c.lines[-1] for c in comments(data) if c.author == "stylelint"]


def saved(data: bytes, **change: str) -> bytes:
    """What Word makes of it: ids for the paragraphs of comments and the parts that name them.

    `done` and `reply` are the words of comments of ours that somebody has settled or answered.
    """
    held: dict[str, str | bytes] = dict(parts(data))
    tree = etree.fromstring(held["word/comments.xml"])
    extended, ids, extensible = [], [], []
    for number, one in enumerate(tree):
        last = list(one.iter(f"{W}p"))[-1]
        last.set(f"{{{W14_SPACE}}}paraId", f"{number:08X}")
        done = int(change.get("done", "\0") in "".join(one.itertext()))
        extended.append(f'<w15:commentEx w15:paraId="{number:08X}" w15:done="{done}"/>')
        ids.append(f'<w16cid:commentId w16cid:paraId="{number:08X}" w16cid:durableId="{number + 100:08X}"/>')
        extensible.append(f'<x:commentExtensible x:durableId="{number + 100:08X}" x:dateUtc="2026-01-01T00:00:00Z"/>')
        if change.get("reply", "\0") in "".join(one.itertext()):
            answer = etree.fromstring(root("comments", comment(90, "这样写是对的", "王五")).encode())[0]
            answer[0].set(f"{{{W14_SPACE}}}paraId", "000000FF")
            tree.append(answer)
            extended.append(f'<w15:commentEx w15:paraId="000000FF" w15:paraIdParent="{number:08X}" w15:done="0"/>')
            main = str(held["word/document.xml"], "utf-8")  # type: ignore[arg-type]
            held["word/document.xml"] = main.replace("</w:p>", f"{commented(90, '')}</w:p>", 1)
            break
    names = f'xmlns:w15="{W15_SPACE}" xmlns:w16cid="{CID}" xmlns:x="{CEX}"'
    person = '<w15:person w15:author="stylelint"/><w15:person w15:author="李四"/>'
    held |= {
        "word/comments.xml": etree.tostring(tree),
        "word/commentsExtended.xml": f"<w15:commentsEx {names}>{''.join(extended)}</w15:commentsEx>",
        "word/commentsIds.xml": f"<w16cid:commentsIds {names}>{''.join(ids)}</w16cid:commentsIds>",
        "word/commentsExtensible.xml": f"<x:commentsExtensible {names}>{''.join(extensible)}</x:commentsExtensible>",
        "word/people.xml": f"<w15:people {names}>{person}</w15:people>",
    }
    links = str(held["word/_rels/document.xml.rels"], "utf-8")  # type: ignore[arg-type]
    more = "".join(f'<Relationship Id="x{k}" Type="{v}" Target="{k}.xml"/>' for k, v in _TYPES.items())
    held["word/_rels/document.xml.rels"] = links.replace("</Relationships>", f"{more}</Relationships>")
    return pack(held)


def companions(data: bytes) -> dict[str, list[str]]:
    """What the parts beside the comments hold: the values of their first attributes."""
    held = parts(data)
    return {
        name: [one.attrib.values()[0] for one in etree.fromstring(held[f"word/{name}.xml"])]
        for name in _TYPES
        if f"word/{name}.xml" in held
    }


def test_the_comments_of_before_are_replaced_and_changes_counted() -> None:
    result = again(first("甲处", "乙处"), "乙处", "丙处")
    assert [(c.author, c.covers) for c in comments(result.data or b"")] == [
        ("李四", "有问题"),
        ("stylelint", "乙处"),
        ("stylelint", "丙处"),
    ]
    assert (result.before, result.mended, result.added, result.stayed) == (2, 1, 1, 0)
    assert text(result.data or b"") == text(docx(DRAFT, comments=THEIRS))


def test_a_finding_stays_the_same_where_its_paragraph_moves() -> None:
    data = first("乙处")
    held = parts(data)
    moved = held["word/document.xml"].replace(b"<w:body>", f"<w:body>{p('新的一段')}".encode())
    result = again(pack({**held, "word/document.xml": moved}), "乙处")
    assert (result.mended, result.added) == (0, 0)


def test_a_rule_that_did_not_run_mended_nothing() -> None:
    document, origin = opened(first("甲处", "乙处"))
    ask = Ask(Terms(False), DATE, ran=lambda rule: rule != "filler/vague")
    assert annotate(origin, [finding(document, "乙处")], ask).mended == 0


def test_where_not_all_had_room_nothing_is_said_of_new_ones() -> None:
    data = annotated(docx(DRAFT, comments=THEIRS), "甲处", "乙处", most=1).data or b""
    result = again(data, "甲处", "乙处")
    assert (result.before, result.mended, result.added) == (2, 0, None)
    assert [c.covers for c in comments(result.data or b"")] == ["有问题", "甲处", "乙处"]


def test_the_parts_beside_the_comments_lose_ours_and_keep_theirs() -> None:
    result = again(saved(first("甲处", "乙处")), "乙处")
    assert companions(result.data or b"") == {
        "commentsExtended": ["00000000"],
        "commentsIds": ["00000000"],
        "commentsExtensible": ["00000064"],
        "people": ["stylelint", "李四"],
    }


@pytest.mark.parametrize("change", [{"reply": "甲处"}, {"done": "甲处"}])
def test_what_somebody_has_answered_or_settled_stays_and_gets_no_second_comment(change: dict[str, str]) -> None:
    data = saved(first("甲处", "乙处"), **change)
    result = again(data, "甲处", "乙处")
    assert (result.stayed, result.mended, result.added, result.comments) == (1, 0, 0, 2)
    assert [c.covers for c in comments(result.data or b"") if c.author == "stylelint"] == ["甲处", "乙处"]
    assert len(set(prints(result.data or b""))) == 2
    assert [c.author for c in comments(result.data or b"")].count("王五") == ("reply" in change)
    kept = [values for values in companions(data)["commentsExtended"] if values != "00000002"]
    assert companions(result.data or b"")["commentsExtended"] == kept


def test_what_somebody_has_written_into_stays() -> None:
    held = parts(first("甲处", "乙处"))
    edited = held["word/comments.xml"].replace("“甲处”太空".encode(), "“甲处”不算太空".encode())
    result = again(pack({**held, "word/comments.xml": edited}), "甲处", "乙处")
    assert result.stayed == 1
    assert sum("不算太空" in c.lines[0] for c in comments(result.data or b"")) == 1
    assert len(comments(result.data or b"")) == 3


def test_remove_takes_ours_out_and_leaves_theirs() -> None:
    _, origin = opened(saved(first("甲处", "乙处")))
    result = remove(origin)
    assert (result.before, result.stayed) == (2, 0)
    assert [c.author for c in comments(result.data or b"")] == ["李四"]
    assert companions(result.data or b"")["people"] == ["李四"]
    assert text(result.data or b"") == text(docx(DRAFT, comments=THEIRS))


def test_remove_leaves_no_part_behind_where_all_were_ours() -> None:
    old = docx(p("甲处有问题。"))
    _, origin = opened(saved(annotated(old, "甲处").data or b""))
    new = parts(remove(origin).data or b"")
    assert not [name for name in new if "comments" in name]
    assert b"comments" not in new["word/_rels/document.xml.rels"] + new["[Content_Types].xml"]
    _, origin = opened(annotated(old, "甲处").data or b"")
    assert list(parts(remove(origin).data or b"")) == list(parts(old))


def test_remove_finds_nothing_in_a_document_without_ours() -> None:
    _, origin = opened(docx(DRAFT, comments=THEIRS))
    assert remove(origin).data is None


def test_nothing_left_to_say_takes_the_old_comments_out() -> None:
    result = again(first("甲处"))
    assert [c.author for c in comments(result.data or b"")] == ["李四"]
    assert (result.mended, result.comments) == (1, 0)


@pytest.mark.parametrize("change", [annotate, remove])
def test_comments_that_cannot_be_read_are_not_added_to(change: Callable[..., Annotated]) -> None:
    document, origin = opened(docx(p("甲处有问题。"), comments=root("comments", "")))
    origin.package.trees.pop("word/comments.xml", None)
    origin.package.archive.read = lambda name: b"<broken"  # type: ignore[method-assign]
    given = ([finding(document, "甲处")], Ask(Terms(False), DATE)) if change is annotate else ()
    with pytest.raises(BrokenCommentsError):
        change(origin, *given)


def test_the_seal_fits_until_somebody_saves() -> None:
    data = first("甲处")
    assert untouched(data)
    assert untouched(again(data, "乙处").data or b"")
    assert not untouched(docx(DRAFT))
    assert not untouched(b"PK no zip")
    held = parts(data)
    assert untouched(pack(held))  # the same content
    typed = held["word/document.xml"].replace("乙处".encode(), "乙一处".encode())
    assert not untouched(pack({**held, "word/document.xml": typed}))
    reply = held["word/comments.xml"].replace("写具体".encode(), "不用写".encode())
    assert not untouched(pack({**held, "word/comments.xml": reply}))
    assert not untouched(pack({**held, "word/people.xml": "<people/>"}))

"""Damaged documents are read or refused, whatever is wrong with them."""

from __future__ import annotations

import contextlib
import random
import re

import pytest

from docx.build import (
    abstract,
    commented,
    dele,
    docx,
    field,
    ins,
    lvl,
    note_mark,
    notes,
    num,
    numbering,
    p,
    pack,
    parts_of,
    r,
    root,
    sdt,
    style,
    styles,
    tbl,
    text_box,
)
from stylelint.readers import load
from stylelint.readers._docx.model import Word
from stylelint.settings import ReadLimits
from stylelint.structure.lexicon import Lexicon
from stylelint.text.source import UnreadableError

BODY = (
    p("标题", style="1")
    + p("一", commented(1, r("二")), ins(r("三")) + dele("四"), field("REF a", r("五")), num="1")
    + tbl(["甲", p("乙") + tbl(["丙"])], ["丁", sdt(p("戊"))])
    + p("注", note_mark("footnote", 1), text_box(p("框")), mark='<w:del w:id="3"/>')
    + p("末", f"<w:r><w:ruby><w:rubyBase>{r('汉')}</w:rubyBase></w:ruby><w:br/><w:sym w:char='F0FC'/></w:r>")
)
PARTS = parts_of(
    BODY,
    styles=styles(style("1", "heading 1", based_on="2"), style("2")),
    numbering=numbering(abstract(1, lvl(0, "%1、")), num(1, 1)),
    footnotes=notes("footnote", p("脚注")),
    comments=root("comments", ""),
)
ELEMENT = re.compile(r"<(/?)(w:\w+|mc:\w+)([^<>]*?)(/?)>")
VALUE = re.compile(r'(?<==")[^"]*(?=")')
VALUES = ("", "-1", "99999999999999999999", "x", "0", "begin", "end", "separate", "1", "bullet")


def changed(part: str, chance: random.Random) -> str:
    """Change a part in one place: take a tag out, double it, rename an element everywhere, put in another value."""
    tag = chance.choice(list(ELEMENT.finditer(part)))
    kind = chance.randrange(5)
    if kind == 0:
        return part[: tag.start()] + part[tag.end() :]
    if kind == 1:
        at = chance.choice(list(ELEMENT.finditer(part))).start()
        return part[:at] + (tag[0] if tag[4] else f"<{tag[2]}/>") + part[at:]
    if kind == 2:
        other = chance.choice(list(ELEMENT.finditer(part)))[2]
        return re.sub(rf"(?<=[</]){tag[2]}(?=[\s/>])", other, part)
    if kind == 3:
        value = chance.choice(list(VALUE.finditer(part)))
        return part[: value.start()] + chance.choice(VALUES) + part[value.end() :]
    whole = re.compile(rf"<{tag[2]}[\s>].*?</{tag[2]}>", re.DOTALL).search(part)
    return part if whole is None else part[: tag.start()] + whole[0] + part[tag.start() :]


def check(data: bytes) -> None:
    """Read a document; what it says of itself holds together."""
    document = load("a.docx", data, "docx", Lexicon(), ReadLimits())
    assert isinstance(document.origin, Word)
    assert document.places is not None
    assert len(document.places) == len(document.blocks)
    for paragraph in document.origin.paragraphs:
        at = paragraph.start
        for piece in paragraph.pieces:
            assert piece.start == at
            at = piece.end
            if piece.editable:
                shown = piece.node.text[piece.at : piece.at + piece.end - piece.start]
                assert shown == document.text[piece.start : piece.end]
        assert at == paragraph.end


@pytest.mark.parametrize("seed", range(8))
def test_documents_with_damaged_parts(seed: int) -> None:
    chance = random.Random(seed)
    read = 0
    for _ in range(40):
        parts: dict[str, str | bytes] = {**PARTS}
        for _ in range(chance.randrange(1, 6)):
            name = chance.choice(["word/document.xml"] * 6 + [n for n in PARTS if n.startswith("word/")])
            part = parts[name]
            if isinstance(part, str) and ELEMENT.search(part):
                parts[name] = changed(part, chance)
        try:
            check(pack(parts))
            read += 1
        except UnreadableError:
            pass
    assert read > 3


@pytest.mark.parametrize("seed", range(4))
def test_damaged_zips(seed: int) -> None:
    chance, whole = random.Random(seed), docx(BODY)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 5)):
            at = chance.randrange(len(data)) if chance.random() < 0.4 else len(data) - chance.randrange(1, 600)
            data[at : at + chance.randrange(3)] = chance.randbytes(chance.randrange(3))
        with contextlib.suppress(UnreadableError):
            check(bytes(data))

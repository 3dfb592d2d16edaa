"""What tests of writing share: documents read, findings made up, comments and what they cover read back."""

from __future__ import annotations

import io
import zipfile
from typing import Any, NamedTuple

from lxml import etree

from stylelint.diagnostic import Diagnostic, Level, fingerprint
from stylelint.readers import load
from stylelint.readers._docx.model import Word
from stylelint.settings import ReadLimits
from stylelint.structure.lexicon import Lexicon
from stylelint.terms import Terms
from stylelint.text.document import Document
from stylelint.writers.docx.annotate import Annotated, Ask, annotate
from stylelint.writers.docx.names import W

DATE = "2026-01-31T09:30:00Z"


def opened(data: bytes) -> tuple[Document, Word]:
    """Read a document."""
    document = load("a.docx", data, "docx", Lexicon(), ReadLimits())
    assert isinstance(document.origin, Word)
    return document, document.origin


def finding(document: Document, words: str, rule: str = "filler/vague", ordinal: int = 1) -> Diagnostic:
    """Make up a finding on words of a document."""
    start = document.text.index(words)
    return found(document, start, start + len(words), rule, ordinal)


def found(document: Document, start: int, end: int, rule: str = "filler/vague", ordinal: int = 1) -> Diagnostic:
    """Make up a finding on a range."""
    words, place = document.text[start:end], (document.places or [])[document.block_index(start)]
    print = fingerprint(rule, words, "", "", ordinal)
    told = {"place": place.zh}
    at = (start, end, 1, 1, 1, 1)
    return Diagnostic("a.docx", rule, Level.WARNING, f"“{words}”太空", "写具体", *at, words, told, print)


def annotated(data: bytes, *words: str, most: int = 1000, date: str = DATE) -> Annotated:
    """Put comments at words of a document."""
    document, origin = opened(data)
    findings = sorted((finding(document, w) for w in words), key=lambda d: d.offset)
    return annotate(origin, findings, Ask(Terms(False), date, most))


class Comment(NamedTuple):
    """A comment as it is read back: who wrote it, what it says, and the words that it covers."""

    author: str
    lines: list[str]
    covers: str


def parts(data: bytes) -> dict[str, bytes]:
    """The content of each part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def comments(data: bytes) -> list[Comment]:
    """The comments of a document; each must have its marks in the body, in the right order, and exactly once."""
    held = parts(data)
    if "word/comments.xml" not in held:
        return []
    body = etree.fromstring(held["word/document.xml"])
    told = []
    for comment in etree.fromstring(held["word/comments.xml"]):
        lines = ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in comment.iter(f"{W}p")]
        covers = covered(body, comment.get(f"{W}id"))
        told.append(Comment(comment.get(f"{W}author"), lines, covers))
    return told


def covered(body: Any, number: str) -> str:
    """The words between the marks of a comment."""
    marks, shown = [], []
    for node in body.iter():
        kind = etree.QName(node).localname
        if kind in ("commentRangeStart", "commentRangeEnd", "commentReference") and node.get(f"{W}id") == number:
            marks.append(kind)
        elif marks == ["commentRangeStart"] and kind in ("t", "tab"):
            shown.append(node.text or "" if kind == "t" else "\t")
    assert marks == ["commentRangeStart", "commentRangeEnd", "commentReference"]
    return "".join(shown)


def text(data: bytes) -> tuple[str, list[tuple[str | None, int | None]]]:
    """All text of a document as it is read, and its labels."""
    document, _ = opened(data)
    return document.text, [(block.label, block.level) for block in document.blocks]

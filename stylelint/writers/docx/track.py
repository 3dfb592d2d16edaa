"""Edits of a Word document as tracked changes, each of which its author accepts or rejects in Word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import NamedTuple

from lxml import etree

from ...readers._docx.model import TEXTBOX, Element, Paragraph, Piece, Word
from ...text.edit import Edit
from .names import ID, INS, RPR, SDT, SDT_PR, SPACE, W_SPACE, R, T, W
from .package import repack, serialize
from .runs import cut, split, touched, unit

AUTHOR = "stylelint"
_DEL, _GONE, _CHANGED = f"{W}del", f"{W}delText", f"{W}rPrChange"
_REVISIONS = frozenset(W + x for x in "ins del moveFrom moveTo rPrChange pPrChange numberingChange".split())
# What a run may hold that is deleted or split: anything else, such as a picture that floats, would go along unseen.
_PLAIN = frozenset(
    W + x
    for x in "rPr t tab ptab br cr sym noBreakHyphen softHyphen lastRenderedPageBreak "
    "footnoteReference endnoteReference".split()
)
_LOCKS = frozenset(("contentLocked", "sdtContentLocked"))
_NAMES = {"w": W_SPACE}


class Stamp(NamedTuple):
    """Who changes, and when, as Word writes it: local time, with a Z behind."""

    date: str
    author: str = AUTHOR


def trackable(word: Word, edit: Edit) -> bool:
    """Tell whether an edit can be made: within one paragraph, in runs of plain text that nothing locks."""
    edit = trimmed(edit)
    paragraph = word.paragraph_at(edit.offset)
    if edit.end_offset > paragraph.end or paragraph.story == TEXTBOX or not edit.new.isprintable():
        return False  # a text box stands in the file twice, for new programs and for old ones
    if edit.offset == edit.end_offset:
        return _beside(paragraph, edit.offset) is not None
    pieces = list(touched(paragraph, edit.offset, edit.end_offset))
    return bool(pieces) and all(map(_is_free, pieces))


def tracked(word: Word, edits: Iterable[Edit], stamp: Stamp) -> bytes:
    """Return the package with edits as tracked changes; parts without any are copied byte for byte.

    Args:
        word: as it was read; its trees and pieces are changed.
        edits: of `Document.text`; trackable, and apart from each other.
        stamp: for each change.

    Raises:
        BadZipFile: the package is damaged.
    """
    changed: dict[str, Iterator[int]] = {}
    for edit in sorted(map(trimmed, edits), key=lambda edit: -edit.offset):
        paragraph = word.paragraph_at(edit.offset)
        if paragraph.part not in changed:
            changed[paragraph.part] = _numbers(word.package.trees[paragraph.part])
        _change(paragraph, edit, stamp, changed[paragraph.part])
    return repack(word.package.data, {name: serialize(word.package.trees[name]) for name in changed})


def trimmed(edit: Edit) -> Edit:
    """Return an edit without what stays the same at its ends, so that this keeps its runs."""
    start, end, old, new = edit.offset, edit.end_offset, edit.old, edit.new
    while old and new and old[-1] == new[-1]:
        end, old, new = end - 1, old[:-1], new[:-1]
    while old and new and old[0] == new[0]:
        start, old, new = start + 1, old[1:], new[1:]
    return Edit(start, end, old, new)


def _is_free(piece: Piece) -> bool:
    """Tell whether a piece is text in a plain run, which may be split and deleted."""
    run = unit(piece.node)
    if not piece.editable or piece.node.tag != T or run.tag != R or any(child.tag not in _PLAIN for child in run):
        return False
    return not any(map(_is_locked, run.iterancestors(SDT)))


def _is_locked(control: Element) -> bool:
    lock = control.find(f"{SDT_PR}/{W}lock")
    return lock is not None and lock.get(f"{W}val") in _LOCKS


def _beside(paragraph: Paragraph, offset: int) -> tuple[Piece, bool] | None:
    """Return the piece at which text is put in, and whether behind it; None where none is free."""
    before = next((p for p in paragraph.pieces if p.end == offset or p.start < offset < p.end), None)
    if before is not None and _is_free(before):
        return before, True
    after = next((p for p in paragraph.pieces if p.start == offset), None)
    return (after, False) if after is not None and _is_free(after) else None


def _change(paragraph: Paragraph, edit: Edit, stamp: Stamp, numbers: Iterator[int]) -> None:
    """Mark a range as deleted and put text in behind it."""
    if edit.offset == edit.end_offset:
        run, behind = _place(paragraph, edit.offset)
        added = _added(run, edit.new, stamp, numbers)
        run.addnext(added) if behind else run.addprevious(added)
        return
    runs = split(paragraph, edit.offset, edit.end_offset)
    last = runs[-1]
    for run in runs:
        mark = _revision(_DEL, stamp, numbers)
        run.addprevious(mark)
        mark.tail, run.tail = run.tail, None
        mark.append(run)
        for text in run.iterchildren(T):
            text.tag = _GONE
            text.set(SPACE, "preserve")
    if edit.new:
        last.getparent().addnext(_added(runs[0], edit.new, stamp, numbers))


def _place(paragraph: Paragraph, offset: int) -> tuple[Element, bool]:
    """Split runs at an offset; return the run beside which text is put in, and whether behind it."""
    cut(paragraph, offset)
    found = _beside(paragraph, offset)
    assert found is not None, "trackable"
    piece, behind = found
    return unit(piece.node), behind


def _added(like: Element, text: str, stamp: Stamp, numbers: Iterator[int]) -> Element:
    """Make an insertion of text that looks as a run does."""
    mark = _revision(INS, stamp, numbers)
    run = etree.SubElement(mark, R)
    properties = like.find(RPR)
    if properties is not None:
        copied = deepcopy(properties)
        copied.tail = None
        for change in copied.findall(_CHANGED):
            copied.remove(change)
        run.append(copied)
    shown = etree.SubElement(run, T)
    shown.text = text
    shown.set(SPACE, "preserve")
    return mark


def _revision(tag: str, stamp: Stamp, numbers: Iterator[int]) -> Element:
    about = {ID: str(next(numbers)), f"{W}author": stamp.author, f"{W}date": stamp.date}
    return etree.Element(tag, about, nsmap=_NAMES)


def _numbers(root: Element) -> Iterator[int]:
    """Yield numbers that no revision in a part has."""
    taken = {element.get(ID) for element in root.iter(*_REVISIONS)}
    number = 1
    while True:
        if str(number) not in taken:
            yield number
        number += 1

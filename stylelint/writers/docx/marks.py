"""Marks of comments in the text: where a comment on a range begins and ends, and where its number stands."""

from __future__ import annotations

from itertools import chain

from lxml import etree

from ...readers._docx.model import BODY, Element, Paragraph, Word
from .names import ID, INS, MOVE_TO, PPR, RPR, W_SPACE, P, R, W
from .runs import split, unit

START, END, REFERENCE = f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference"
MARKS = (START, END, REFERENCE)
_BOX, _FIELD, _FIELD_KIND = f"{W}txbxContent", f"{W}fldChar", f"{W}fldCharType"
_SHOWN = 20  # characters that a comment on a place without length covers
_NAMES = {"w": W_SPACE}


def put(word: Word, start: int, end: int, number: int) -> bool:
    """Put the marks of a comment round a range.

    Args:
        word: its trees and pieces are changed.
        start, end: offsets in `Document.text`; of a place without length the words behind it are taken.
        number: id of the comment.

    Returns:
        False where the document has no paragraph in its body, so that no comment can stand in it.
    """
    covered = _covered(word, start, end)
    if covered is None:
        return False
    begin, close = (_mark(tag, number) for tag in (START, END))
    reference = etree.Element(R, nsmap=_NAMES)
    reference.append(_mark(REFERENCE, number))
    first, last = covered
    if first.tag == P:
        first.insert(1 if len(first) and first[0].tag == PPR else 0, begin)
        first.extend([close, reference])
    else:
        _outside(first, -1).addprevious(begin)
        behind = _outside(last, 1)
        behind.addnext(reference)
        behind.addnext(close)
    return True


def is_away(word: Word, offset: int) -> bool:
    """Tell whether a comment on a place cannot stand there, since Word allows none in notes, text boxes and headers."""
    return bool(word.paragraphs) and word.paragraph_at(offset).story != BODY


def take_out(root: Element, numbers: frozenset[str]) -> None:
    """Take the marks of some comments out of a part."""
    for mark in [mark for mark in root.iter(*MARKS) if mark.get(ID) in numbers]:
        run = mark.getparent()
        if mark.tag == REFERENCE and run.tag == R and all(child is mark or child.tag == RPR for child in run):
            _remove(run)
        else:
            _remove(mark)


def _remove(element: Element) -> None:
    """Remove an element; what blanks stand behind it stay."""
    before, above = element.getprevious(), element.getparent()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        above.text = (above.text or "") + element.tail
    above.remove(element)


def _mark(tag: str, number: int) -> Element:
    return etree.Element(tag, {ID: str(number)}, nsmap=_NAMES)


def _covered(word: Word, start: int, end: int) -> tuple[Element, Element] | None:
    """Return the first and the last unit of a range, or a paragraph (twice) that is to be covered as a whole."""
    if not word.paragraphs:
        return None
    paragraph = word.paragraph_at(start)
    if paragraph.story != BODY:
        return _elsewhere(word, paragraph)
    wide = [p for p in word.within(start, end) if p.story == BODY and p.end > start] if end > start else []
    container = wide[0].element.getparent() if wide else None  # a range from one cell into another is not shown
    inside = [p for p in wide if p.element.getparent() is container] or [paragraph]
    last = next((units[-1] for p in reversed(inside) if (units := split(p, *_clipped(p, start, end)))), None)
    first = next((units[0] for p in inside if (units := split(p, *_clipped(p, start, end)))), None)
    return (paragraph.element, paragraph.element) if first is None or last is None else (first, _field_end(last))


def _field_end(run: Element) -> Element:
    """Return the run that ends the field which a run begins, such as a box to tick; else the run itself."""
    depth = 0
    for one in chain((run,), run.itersiblings(R)):
        for mark in one.iterchildren(_FIELD):
            depth += {"begin": 1, "end": -1}.get(mark.get(_FIELD_KIND), 0)
        if depth <= 0:
            return one
    return run


def _clipped(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """Return what a range has of a paragraph; where that is nothing, some words beside the place."""
    start, end = max(start, paragraph.start), min(end, paragraph.end)
    if start < end:
        return start, end
    start = min(start, paragraph.end)
    if start < paragraph.end:
        return start, min(start + _SHOWN, paragraph.end)
    return max(paragraph.start, start - _SHOWN), start


def _elsewhere(word: Word, paragraph: Paragraph) -> tuple[Element, Element] | None:
    """Return where Word allows a comment on what is in a note, a text box, a header: where the body shows it."""
    root = word.package.trees[word.package.main]
    anchor = paragraph.anchor
    if anchor is None or anchor.getroottree().getroot() is not root:
        anchor = next(root.iter(P), None)
    while anchor is not None and (box := next(anchor.iterancestors(_BOX), None)) is not None:
        anchor = box
    if anchor is None:
        return None
    found = anchor if anchor.tag == P else unit(anchor)
    return found, found


def _outside(element: Element, side: int) -> Element:
    """Climb out of a revision at whose edge an element stands, so that a mark there is not part of it."""
    while (above := element.getparent()).tag in (INS, MOVE_TO):
        beside = element.getprevious() if side < 0 else element.getnext()
        if beside is not None:
            break
        element = above
    return element

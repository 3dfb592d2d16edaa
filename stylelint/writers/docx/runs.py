"""Runs: which element of a paragraph shows a piece of text, and how runs are split at an offset."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from ...readers._docx.model import Element, Paragraph, Piece
from .names import INS, MOVE_TO, RPR, SDT, SDT_PR, SPACE, W14, W15, P, R, T, W

# What holds runs and is no unit itself: marks may stand in it, between its runs.
_OPEN = frozenset(
    [INS, MOVE_TO, SDT, *(W + name for name in ("hyperlink", "sdtContent", "smartTag", "customXml", "dir", "bdo"))]
)
# Controls of which Word makes the content anew, from a list or from data, so that marks inside would be lost.
_BOUND = frozenset(
    [f"{W14}checkbox", f"{W15}dataBinding"]
    + [W + x for x in "text dropDownList comboBox date dataBinding showingPlcHdr picture citation equation".split()]
)

_TRIMMED = " \t\r\n"


def unit(node: Element) -> Element:
    """Return what a mark can stand beside for the element of a piece: its run, or what holds that as a whole.

    Ruby, a simple field, a formula and a content control whose content Word makes are units.
    """
    found = node
    for above in node.iterancestors():
        if above.tag == P:
            break
        if above.tag not in _OPEN or (above.tag == SDT and _bound(above)):
            found = above
    return found


def _bound(control: Element) -> bool:
    properties = control.find(SDT_PR)
    return properties is not None and any(child.tag in _BOUND for child in properties)


def split(paragraph: Paragraph, start: int, end: int) -> list[Element]:
    """Split runs so that a range of a paragraph is whole runs, and return these, in order.

    Args:
        paragraph: its pieces are told of the new elements, so that its offsets stay valid.
        start, end: offsets in `Document.text`.

    Returns:
        The units (see `unit`; of editable text always a `w:r`) that show the range. One that cannot be split, such
        as a field, is there as a whole.
    """
    cut(paragraph, end)  # what is behind goes into a new run: from the right that is the shorter part
    cut(paragraph, start)
    return list(dict.fromkeys(unit(piece.node) for piece in touched(paragraph, start, end)))


def touched(paragraph: Paragraph, start: int, end: int) -> Iterator[Piece]:
    """Yield the pieces of which a range has something."""
    for piece in paragraph.pieces[max(0, _index(paragraph, start)) :]:
        if piece.start >= end:
            return
        if piece.end > start:
            yield piece


def cut(paragraph: Paragraph, offset: int) -> None:
    """Make a run end at an offset, where one goes on there that can be split; pieces are told of the new elements."""
    at = _index(paragraph, offset)
    if at < 0 or offset >= paragraph.pieces[at].end:
        return
    piece = paragraph.pieces[at]
    run, child = unit(piece.node), _child(piece.node)
    if run.tag != R or child is None or child.getparent() is not run:
        return
    inside = 0
    if child.tag == T and not len(child) and piece.at + offset > piece.start:
        inside = piece.at - _trimmed(paragraph, at) + offset - piece.start
    if inside:
        child = _halved(paragraph, at, inside)
    elif offset > piece.start or not _shows_before(paragraph, at, run):
        return
    _part(run, child)


def _index(paragraph: Paragraph, offset: int) -> int:
    """Return the index of the last piece that starts at or before an offset; -1 where there is none."""
    return bisect_right(paragraph.pieces, offset, key=_start) - 1


def _start(piece: Piece) -> int:
    return piece.start


def _child(node: Element) -> Element | None:
    """Return what stands directly in a run and shows a piece; None for what is in no run."""
    while node is not None and (above := node.getparent()) is not None and above.tag != R:
        node = above
    return node if node is not None and node.getparent() is not None else None


def _shows_before(paragraph: Paragraph, at: int, run: Element) -> bool:
    """Tell whether the piece before is of the same run."""
    return at > 0 and unit(paragraph.pieces[at - 1].node) is run


def _halved(paragraph: Paragraph, at: int, inside: int) -> Element:
    """Put the text of a `w:t` from a place on into a new one behind it, and give that to its pieces."""
    pieces = paragraph.pieces
    node = pieces[at].node
    tail = etree.Element(T, nsmap={"w": W[1:-1]})
    node.text, tail.text = node.text[:inside], node.text[inside:]
    for half in (node, tail):
        if half.text != half.text.strip():
            half.set(SPACE, "preserve")
    node.addnext(tail)
    start, end, _, begin, editable = pieces[at]
    if begin < inside:
        middle = start + inside - begin
        pieces[at : at + 1] = [Piece(start, middle, node, begin, editable), Piece(middle, end, tail, 0, editable)]
    for i in range(at, len(pieces)):
        if pieces[i].node is node and pieces[i].at >= inside:
            pieces[i] = pieces[i]._replace(node=tail, at=pieces[i].at - inside)
        elif pieces[i].node is not node and pieces[i].node is not tail:
            break
    return tail


def _trimmed(paragraph: Paragraph, at: int) -> int:
    """Drop the blanks at the edges of a `w:t` that Word does not show. Returns how many stood before the text."""
    node = paragraph.pieces[at].node
    if node.get(SPACE) == "preserve":
        return 0
    text = node.text.lstrip(_TRIMMED)
    dropped = len(node.text) - len(text)
    node.text = text.rstrip(_TRIMMED)
    for i, piece in enumerate(paragraph.pieces):
        if dropped and piece.node is node:
            paragraph.pieces[i] = piece._replace(at=piece.at - dropped)
    return dropped


def _part(run: Element, child: Element) -> None:
    """Move a child of a run, and what is behind it, into a new run of the same properties."""
    new = etree.Element(R, dict(run.attrib), nsmap={"w": W[1:-1]})
    properties = run.find(RPR)
    if properties is not None:
        new.append(deepcopy(properties))
    for moved in [child, *child.itersiblings()]:
        new.append(moved)
    run.addnext(new)

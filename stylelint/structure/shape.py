"""Find in the words what markup does not say: page frame, title, headings, addressee, signature, date."""

from __future__ import annotations

from itertools import zip_longest

from ..text.document import BlockKind, Document
from ..text.span import Span
from . import borders, frame
from .headings import mark_headings
from .lines import Line, lines
from .roles import mark_roles
from .starts import holding
from .titles import TitleBook, strip, title_book

_NEAR_TOP = 12
_FEW = 3  # lines above the first heading


def shape(document: Document) -> None:
    """Refine the kinds and roles of the blocks in place."""
    found = lines(document)
    frame.mark(found, document.lexicon, markup=document.marked_up)
    book = title_book(document.lexicon)
    headings = [line for line in found if line.block.kind is BlockKind.HEADING]
    if document.places is not None and (_has_title(found) or _title_above(found, headings, book)):
        pass  # a word processor has a style for titles, or the title has none and stands above the headings
    elif headings:
        _titles_of_markup(found, headings, book, sole=document.places is not None)
    else:
        whole = Span(0, len(document.folded))
        borders.mark_titles(found, book, set(holding(document, whole, (borders.FORMAL,))))
    for draft in parted(found):
        mark_roles(draft)
        if BlockKind.HEADING not in [line.block.kind for line in draft]:
            mark_headings(draft, document.lexicon)


def parted(found: list[Line]) -> list[list[Line]]:
    """Part the lines where drafts begin."""
    blocks = [line.block for line in found]
    able = [at for at, b in enumerate(blocks) if at and (b.role is not None or b.kind is BlockKind.TITLE)]
    begins = [0, *(at for at in able if borders.starts_draft(blocks[at], blocks[at - 1]))]
    return [found[begin:end] for begin, end in zip_longest(begins, begins[1:])]


def _has_title(found: list[Line]) -> bool:
    return any(line.block.kind is BlockKind.TITLE for line in found)


def _title_above(found: list[Line], headings: list[Line], book: TitleBook) -> bool:
    """Mark the line above the first of several headings that is the title: one that names a genre, or the only one."""
    first = headings[0].index if headings else 0
    above = [line for line in found if line.index < first and not line.is_frame][:_NEAR_TOP]
    able = [line for line in above if borders.titleish(line)]
    named = [line for line in able if book.match(strip(line.text))]
    chosen = named[:1] or (able if len(able) == 1 and len(above) <= _FEW else [])
    for line in chosen:
        line.block.kind = BlockKind.TITLE
    return bool(chosen)


def _titles_of_markup(found: list[Line], headings: list[Line], book: TitleBook, *, sole: bool) -> None:
    """Take the first heading as title if it is the only one of its rank, and later ones that name a genre.

    Unless `sole`, the first of several of the first rank is one too: that is how people write Markdown.
    """
    first = headings[0]
    rank = min(h.block.level or 1 for h in headings)
    peers = [h for h in headings if (h.block.level or 1) == rank]
    counted = first.token is not None and len(peers) > 1
    near = any(line is first for line in found[:_NEAR_TOP])
    able = len(peers) == 1 or (rank == 1 and (not sole or _names_genre(first, book)))
    if first is peers[0] and near and not counted and able:
        first.block.kind = BlockKind.TITLE
    if rank > 1:
        return
    body, rest = 0, {id(line) for line in peers[1:] if line.token is None}
    if not rest:
        return
    for line in found:
        if line.block.kind is BlockKind.TITLE:
            body = 0
        elif id(line) in rest and body >= _least(line) and _names_genre(line, book):
            line.block.kind, body = BlockKind.TITLE, 0
        else:
            body += line.length


def _least(line: Line) -> int:
    """Return how long the draft above must be, in characters; no heading inside a draft begins with 关于."""
    return borders.LEAST_CLOSED if "关于" in line.text else borders.LEAST_BODY


def _names_genre(line: Line, book: TitleBook) -> bool:
    title = strip(line.text)
    match = book.match(title)
    return match is not None and match.strong and not title.about and not borders.is_generic(title)

"""Find in the words what markup does not say: page frame, title, headings, addressee, signature, date."""

from __future__ import annotations

from ..text.document import BlockKind, Document
from . import borders, frame
from .headings import mark_headings
from .lines import Line, lines
from .roles import mark_roles
from .titles import TitleBook, strip, title_book

_NEAR_TOP = 12


def shape(document: Document) -> None:
    """Refine the kinds and roles of the blocks in place."""
    found = lines(document)
    marked_up = document.format != "txt"
    frame.mark(found, document.lexicon, markup=marked_up)
    book = title_book(document.lexicon)
    headings = [line for line in found if line.block.kind is BlockKind.HEADING]
    if headings:
        _titles_of_markup(found, headings, book)
    else:
        borders.mark_titles(found, book)
    for draft in parted(found):
        mark_roles(draft)
        if sum(line.block.kind is BlockKind.HEADING for line in draft) == 0:
            mark_headings(draft, document.lexicon)


def parted(found: list[Line]) -> list[list[Line]]:
    """Part the lines where drafts begin."""
    parts: list[list[Line]] = [[]]
    for at, line in enumerate(found):
        if at and borders.starts_draft(line.block, found[at - 1].block):
            parts.append([])
        parts[-1].append(line)
    return parts


def _titles_of_markup(found: list[Line], headings: list[Line], book: TitleBook) -> None:
    """Take the first heading as title if it is the only one of its rank, and later ones that name a genre."""
    first = headings[0]
    rank = min(h.block.level or 1 for h in headings)
    peers = [h for h in headings if (h.block.level or 1) == rank]
    counted = first.token is not None and len(peers) > 1
    near = any(line is first for line in found[:_NEAR_TOP])
    if first is peers[0] and near and not counted and (len(peers) == 1 or rank == 1):
        first.block.kind = BlockKind.TITLE
    if rank > 1:
        return
    body, rest = 0, {id(line) for line in peers[1:] if line.token is None}
    for line in found:
        if line.block.kind is BlockKind.TITLE:
            body = 0
        elif id(line) in rest and body >= borders.LEAST_BODY and _names_genre(line, book):
            line.block.kind, body = BlockKind.TITLE, 0
        else:
            body += line.length


def _names_genre(line: Line, book: TitleBook) -> bool:
    title = strip(line.text)
    match = book.match(title)
    return match is not None and match.strong and not title.about and not borders.is_generic(title)

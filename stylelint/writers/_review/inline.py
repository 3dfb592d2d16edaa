"""The text of a block as HTML, its findings marked; where they overlap the marks nest, split where they must."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ...markup import text
from ...text.document import Block, Document
from .place import Hit

OBJECT = "\ufffc"  # what a reader puts for code, addresses, pictures and marks of notes
_PICTURE = re.compile(r"!\[(.*?)\]", re.DOTALL)
_LONG = 60  # characters from which a mark is only a line under the text


def content(document: Document, block: Block, hits: list[Hit]) -> str:
    """Return a block's text with a mark for each finding in it, and a numbered link to its note behind it."""
    return "".join(_pieces(document, block, hits))


def _pieces(document: Document, block: Block, hits: list[Hit]) -> Iterator[str]:
    spans = {hit.id: _within(hit, block) for hit in hits}
    cuts = sorted({block.start, block.end, *chain.from_iterable(spans.values())})
    opening: dict[int, list[Hit]] = {}
    for hit in sorted(hits, key=lambda hit: (spans[hit.id][0], -spans[hit.id][1], hit.id)):
        opening.setdefault(spans[hit.id][0], []).append(hit)
    marks: list[Hit] = []  # those that are open
    for cut, following in zip(cuts, [*cuts[1:], block.end], strict=True):
        yield from _closed(marks, cut, spans, block)
        yield from map(_mark, opening.get(cut, ()))
        marks += opening.get(cut, ())
        yield from _closed(marks, cut, spans, block)  # those of no length
        yield shown(document, cut, following)


def _within(hit: Hit, block: Block) -> tuple[int, int]:
    """Return what a block holds of a finding's range."""
    start, end = (max(block.start, min(at, block.end)) for at in (hit.start, hit.end))
    return start, end


def _closed(marks: list[Hit], cut: int, spans: dict[int, tuple[int, int]], block: Block) -> Iterator[str]:
    """Close the marks that end here; those opened inside them and not yet at their end are opened again."""
    ending = [hit for hit in marks if spans[hit.id][1] <= cut]
    if not ending:
        return
    first = marks.index(ending[0])
    again = [hit for hit in marks[first:] if spans[hit.id][1] > cut]
    yield "</mark>" * (len(marks) - first)
    yield from (_link(hit) for hit in ending if hit.start >= block.start)
    marks[first:] = again
    yield from map(_mark, again)


def _mark(hit: Hit) -> str:
    size = " point" if hit.end == hit.start else " long" if hit.end - hit.start > _LONG else ""
    return f'<mark class="{hit.style}{size}">'


def _link(hit: Hit) -> str:
    target = f'href="#n{hit.note}" aria-describedby="n{hit.note}"'
    return f'<a class="ref {hit.style}" id="f{hit.id}" {target}>{hit.note}</a>'


def shown(document: Document, start: int, end: int) -> str:
    """Return a range of the projection as HTML; for what it leaves out of a source of text the words of that."""
    found = document.text[start:end]
    if OBJECT not in found:
        return text(found)
    pieces = (_object(document, at) if char == OBJECT else text(char) for at, char in enumerate(found, start))
    return "".join(pieces)


def _object(document: Document, at: int) -> str:
    """Return what stands for something that is no prose: code and addresses as they are, a picture by its name."""
    if document.places is not None:  # the file is no text: its source has nothing else there
        return '<span class="object">\u25ab</span>'
    words = document.source.text[slice(*document.to_source(at, at + 1))]
    if words.startswith("`"):
        return f"<code>{text(words.strip('`'))}</code>"
    picture = _PICTURE.match(words)
    return f'<span class="object">{text(f"[{picture[1]}]" if picture else words.strip("<>"))}</span>'

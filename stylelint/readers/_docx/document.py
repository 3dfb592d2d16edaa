"""Make a Document of the paragraphs of a Word document."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from ...structure.lexicon import Lexicon
from ...text.document import Block, BlockKind, Document, Place, Segment
from ...text.source import Source
from ...text.span import Span
from .._office.symbols import OBJECT
from .._projection import is_cjk
from .model import BODY, Word
from .remarks import remarks
from .stories import Read, Stories
from .styles import Look

_SPACE = " \t\u3000\u00a0"
_LONGEST_HEADING = 80  # a longer paragraph is prose, whatever style it has
_ROLES = {
    "title": BlockKind.TITLE,
    "contents": BlockKind.FRAME,
    "code": BlockKind.CODE,
    "preformatted": BlockKind.CODE,
    "quote": BlockKind.QUOTE,
}
_Numbered = tuple[str | None, int | None, tuple[str, int] | None]  # label, number and series of a block
_UNNUMBERED: _Numbered = (None, None, None)
_place = partial(tuple.__new__, Place)


def document(path: str, stories: Stories, lexicon: Lexicon) -> Document:
    """Make the document; its source is the text of the paragraphs."""
    made = assembled(path, stories.found, "docx", lexicon)
    made.locked = stories.content.locked
    made.comments = remarks(stories, made)
    made.origin = Word(stories.package, [read.paragraph for read in stories.found])
    return made


def assembled(path: str, found: list[Read], format: str, lexicon: Lexicon) -> Document:
    """Make a document of paragraphs that were read from any format."""
    text = "".join([f"{read.text}\n" for read in found])
    blocks: list[Block] = []
    places: list[Place] = []
    for number, read in enumerate(found, 1):
        place = _place((number, *read.spot.paragraph(number), read.cell))
        for block in _blocks(read):
            blocks.append(block)
            places.append(place)
    if not blocks:
        blocks, places = [Block(BlockKind.PARAGRAPH, 0, 0, Span(0, 0))], [Place(1, "第 1 段", "paragraph 1")]
    made = Document(Source(path, text), text, blocks, [Segment(0, len(text), 0, len(text))], format, lexicon)
    made.places = places
    return made


def _blocks(read: Read) -> Iterable[Block]:
    """Yield the blocks of a paragraph: one, and one more for each line break inside."""
    kind, level = _kind(read)
    label = read.paragraph.label
    shown: _Numbered = _UNNUMBERED if label is None else (label.text or None, label.value, (label.list, label.level))
    story, group, start = read.paragraph.story, read.group, read.paragraph.start
    if "\n" not in read.text:
        yield _block(kind, read.text, start, level, *shown, story, group, False)
        return
    first = True
    for line in read.text.split("\n"):
        if line.strip() or first:
            told = shown if first else _UNNUMBERED
            yield _block(kind, line, start, level, *told, story, group, not first)
            first = False
        start += len(line) + 1


def _block(
    kind: BlockKind,
    line: str,
    at: int,
    level: int | None,
    label: str | None,
    number: int | None,
    series: tuple[str, int] | None,
    story: str,
    group: int,
    goes_on: bool,
) -> Block:
    """Make a block of a line; spaces around its text are left out, and marks of notes and pictures behind it."""
    body = line.lstrip(_SPACE)
    start = at + len(line) - len(body)
    shown = body.rstrip()
    if shown.endswith(OBJECT):
        shown = shown.rstrip(_SPACE + OBJECT) or shown
    end = start + len(shown)
    source = Span(at, at + len(line))
    return Block(kind, start, end, source, level, label, number, False, story, group, None, goes_on, series)


def _kind(read: Read) -> tuple[BlockKind, int | None]:
    """Return the kind of a paragraph and its level: of a heading from 1, of a bullet from 0."""
    look, label = read.look, read.paragraph.label
    if read.contents:
        return BlockKind.FRAME, None
    if read.cell is not None:
        return BlockKind.CELL, None
    if read.paragraph.story == BODY and look != _PLAIN:
        if look.role is not None and not (look.role == "preformatted" and _is_written(read.text)):
            return _ROLES[look.role], None
        if look.level is not None and read.text.strip() and not _is_prose(read.text):
            return BlockKind.HEADING, look.level
    if label is not None and label.value is None and label.format == "bullet":
        return BlockKind.ITEM, label.level
    return BlockKind.PARAGRAPH, None


def _is_written(text: str) -> bool:
    """Tell prose that was pasted from a page or a plain text file from code: at least half of it is Chinese."""
    shown = "".join(text.split())
    return 2 * sum(map(is_cjk, shown)) >= len(shown)


def _is_prose(text: str) -> bool:
    """Tell a paragraph from a heading whose style it has: it is long, or more than one sentence."""
    body = text.strip()
    return len(body) > _LONGEST_HEADING or body.count("。") > 1 or (len(body) > _LONGEST_HEADING // 2 and "。" in body)


_PLAIN = Look()

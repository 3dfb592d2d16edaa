"""The outline of a document as JSON and as a tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TextIO

from ..reporters import FileResult
from ..structure.drafts import Draft
from ..structure.outline import Item
from ..text.document import Block, BlockKind, Document

_SHOWN = 60
_OBJECT = "\ufffc"  # what a reader puts for code, addresses and pictures


def as_json(path: str, document: Document) -> str:
    """Return one JSON object: title and genre of the first draft, all drafts, every block in order."""
    drafts = [_draft(d) for d in document.drafts]
    first = drafts[0]
    whole = {
        "path": path,
        "title": first["title"],
        "genre": first["genre"],
        "confidence": first["confidence"],
        "drafts": drafts,
        "paragraphs": list(_paragraphs(document)),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def _shown(document: Document, start: int, end: int) -> str:
    """Return the text of a range, with the words of code spans where rules see only U+FFFC.

    In Word documents U+FFFC stays where it is the mark of a note; pictures are left out.
    """
    text = document.text[start:end]
    if _OBJECT not in text:
        return text.strip()
    is_note_mark = getattr(document.origin, "is_note_mark", None)
    if is_note_mark is not None:
        return "".join(c for i, c in enumerate(text, start) if c != _OBJECT or is_note_mark(i)).strip()
    source = document.source.text
    pieces = (
        source[slice(*document.to_source(start + i, start + i + 1))] if char == _OBJECT else char
        for i, char in enumerate(text)
    )
    return "".join(p.strip("`") if p.startswith("`") else "" if p.startswith("![") else p for p in pieces).strip()


def _title(draft: Draft) -> str | None:
    return None if draft.title is None else _shown(draft.document, draft.title.start, draft.title.end)


def _draft(draft: Draft) -> dict[str, Any]:
    guess = draft.genre
    at = draft.document.to_source(*draft.span)
    return {
        "title": _title(draft),
        "genre": guess.name,
        "confidence": round(guess.confidence, 2),
        "why": guess.why[0],
        "offset": at.start,
        "end_offset": at.end,
        "line": draft.document.source.lines.line(at.start),
    }


def _paragraphs(document: Document) -> Iterator[dict[str, Any]]:
    items = {i.index: i for d in document.drafts for i in d.items}
    whole = document.places is not None  # a line break parts no paragraph of a word processor
    blocks, index = document.blocks, 0
    while index < len(blocks):
        first = last = index
        index += 1
        while whole and index < len(blocks) and blocks[index].goes_on:
            last, index = index, index + 1
        end = blocks[last].source.end if whole else blocks[last].end  # with the marks of notes behind the text
        yield _paragraph(document, blocks[first], end, items.get(first))


def _paragraph(document: Document, block: Block, end: int, item: Item | None) -> dict[str, Any]:
    at = document.to_source(block.start, block.end).start if block.end > block.start else block.source.start
    automatic = block.label is not None
    return {
        "kind": block.kind.value,
        "label": block.label,
        "number": block.number if automatic else item.token.value if item else None,
        "form": item.token.form.name if item else _form(block),
        "level": _level(block, item),
        "text": _shown(document, block.start, end),
        "offset": at,
        "line": document.source.lines.line(at),
        "story": block.story,
    }


def _form(block: Block) -> str | None:
    """Return the form of a number that the markup makes."""
    if block.label is None or block.number is None:
        return None
    return "ar-half" if block.label.endswith(")") else "ar-dot"


def _level(block: Block, item: Item | None) -> int | None:
    """Return the list or outline level from 0: a heading of level 1 is 0."""
    if block.series is not None:
        return block.series[1]
    if block.level is not None:
        return block.level - 1 if block.kind in (BlockKind.HEADING, BlockKind.TITLE) else block.level
    if item is None:
        return None
    decimal = item.token.form.name == "decimal"
    return len(item.token.parents) if decimal else max(item.token.form.level - 1, 0)


def as_tree(result: FileResult, lang: str, out: TextIO) -> None:
    """Write title, genre and why, then headings and items indented by level, each with its faults."""
    document = result.document
    assert document is not None
    faults: dict[int, list[str]] = {}
    for d in result.diagnostics:
        faults.setdefault(d.line, []).append(f"{d.rule} {d.message}")
    for number, draft in enumerate(document.drafts, 1):
        _head(draft, number if len(document.drafts) > 1 else 0, lang, out)
        for line in _rows(draft, faults):
            out.write(line + "\n")


def _head(draft: Draft, number: int, lang: str, out: TextIO) -> None:
    guess, english = draft.genre, lang == "en"
    untitled = "(no title)" if english else "（无标题）"
    mark = f"{number}. " if number else ""
    out.write(f"{mark}{_title(draft) or untitled}\n")
    name = guess.name or ("no genre" if english else "文种不明")
    label = "genre" if english else "文种"
    out.write(f"  {label}: {name} ({guess.confidence:.2f}) — {guess.why[english]}\n")


def _rows(draft: Draft, faults: dict[int, list[str]]) -> Iterator[str]:
    document = draft.document
    items = {i.index: i for i in draft.items}
    for index in range(draft.first, draft.last):
        block = document.blocks[index]
        line = document.source.lines.line(document.to_source(block.start, block.end).start)
        if (
            index in items
            or block.ordered
            or block.number is not None
            or block.kind is BlockKind.HEADING
            or line in faults
        ):
            level = _level(block, items.get(index)) or 0
            text = _shown(document, block.start, block.end)
            shown = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
            at = document.places[index].paragraph if document.places else line
            yield f"{at:>5}  {'  ' * level}{block.label + ' ' if block.label else ''}{shown}"
            for fault in faults.pop(line, ()):
                yield f"{'':>5}  {'  ' * level}  ^ {fault}"

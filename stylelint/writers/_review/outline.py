"""The outline of a draft for the page: headings and numbered items with their faults."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...markup import attribute, text
from ...structure.drafts import Draft
from ...structure.outline import Item
from ...terms import Terms
from ...text.document import Block, BlockKind, Document
from .blocks import gap
from .place import Hit

_STRUCTURE = frozenset({"numbering", "sections"})  # families that speak of the outline
_SHOWN = 28
_DEEPEST = 5


def outline(document: Document, hits: Iterable[Hit], shown: Callable[[int], bool], terms: Terms) -> str:
    """Return the outline of each draft as a list of links; `shown` tells whether a block is on the page."""
    faults: dict[int, list[Hit]] = {}
    for hit in hits:
        if hit.diagnostic.family in _STRUCTURE:
            faults.setdefault(hit.block, []).append(hit)
    return "".join(_draft(draft, faults, shown, terms) for draft in document.drafts)


def _draft(draft: Draft, faults: dict[int, list[Hit]], shown: Callable[[int], bool], terms: Terms) -> str:
    title, genre = draft.title_text, draft.genre.name or terms.say("文种不明", "genre not known")
    words = _cut(title) if title else terms.say("（无标题）", "(no title)")
    top = range(draft.first, draft.last) if draft.title else ()
    of_title = [i for i in top if draft.document.blocks[i].kind is BlockKind.TITLE]
    told = "".join(_fault(hit, terms) for i in of_title for hit in faults.pop(i, ()))
    head = f'<p class="draft">{text(words)} <span class="genre">{text(genre)}</span></p>{told}'
    rows = "".join(_rows(draft, faults, shown, terms))
    return head + (f'<ol class="outline">{rows}</ol>' if rows else "")


def _rows(draft: Draft, faults: dict[int, list[Hit]], shown: Callable[[int], bool], terms: Terms) -> Iterator[str]:
    document = draft.document
    items = {item.index: item for item in draft.items}
    for index in range(draft.first, draft.last):
        block = document.blocks[index]
        wanted = index in items or block.ordered or block.kind is BlockKind.HEADING or block.label
        if index in faults or (wanted and shown(index)):
            level = min(_level(block, items.get(index)), _DEEPEST)
            label = f"{block.label}{gap(block.label)}" if block.label else ""
            words = _cut(label + document.block_text(block))
            told = "".join(_fault(hit, terms) for hit in faults.get(index, ()))
            yield f'<li class="d{level}"><a href="#b{index}">{text(words) or "…"}</a>{told}</li>\n'


def _fault(hit: Hit, terms: Terms) -> str:
    d = hit.diagnostic
    level = attribute(terms.level(d.level))
    return f'<a class="fault {hit.style}" href="#f{hit.id}"><b>{level}</b> {text(d.message)}</a>'


def _level(block: Block, item: Item | None) -> int:
    """Return the depth of a heading or item, from 0."""
    if block.level is not None:
        return max(block.level - 1, 0) if block.kind in (BlockKind.HEADING, BlockKind.TITLE) else block.level
    if item is None:
        return 0
    return len(item.token.parents) if item.token.form.name == "decimal" else max(item.token.form.level - 1, 0)


def _cut(words: str) -> str:
    flat = " ".join(words.replace("\ufffc", "").split())
    return flat if len(flat) <= _SHOWN else flat[:_SHOWN] + "…"

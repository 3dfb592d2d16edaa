"""Kind `lost-heading`: a paragraph above which a numbered heading seems to be lost, as it makes its section longer."""

from __future__ import annotations

from collections.abc import Iterator

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..structure.numbers import in_width
from ..structure.outline import Item
from ..text.document import Block, BlockKind
from ..view import View
from . import Finding

NAME = "lost-heading"

_FORMS = ("cn-dun", "cn-paren")
_LONGEST_HEADING = 40  # characters; a longer line runs on into its text
_LEAST = 40  # characters of a paragraph that may have had a heading of its own
_SHOWN = re.compile("[^,。;:、]{2,24}")
_OTHERS = {True: 2, False: 4}  # sections of one paragraph that make a habit: where a number is missing, at the end


@dataclass(frozen=True)
class Options:
    """Options of the kind; it has none."""

    __pydantic_config__ = STRICT


@dataclass(frozen=True)
class LostHeading:
    """Reports the second paragraph of a section, in a series whose other sections all have one."""

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding for each series of headings."""
        numbering = view.draft.numbering
        for name in _FORMS:
            if any(form.name == name for form in numbering.forms):
                yield from _lost(view, [i for i in numbering.items if i.token.form.name == name and not i.block.group])


def _lost(view: View, items: list[Item]) -> Iterator[Finding]:
    """Compare the sections of one series, each with a heading on a line of its own and paragraphs below."""
    if len(items) <= _OTHERS[True] or any(i.block.end - i.block.start > _LONGEST_HEADING for i in items):
        return
    ends = [item.index for item in items[1:]]
    bodies = [_body(view, item.index + 1, end) for item, end in zip(items, ends, strict=False)]
    bodies.append(_last_body(view, items[-1].index + 1))
    if any(body is None for body in bodies):
        return
    longer = [(item, body) for item, body in zip(items, bodies, strict=True) if body is not None and len(body) != 1]
    if len(longer) != 1 or len(longer[0][1]) != 2:
        return
    item, body = longer[0]
    inside = item is not items[-1]
    if len(items) <= _OTHERS[inside] or (inside and _next(items, item) != item.token.value + 2):
        return
    shown = _SHOWN.match(view.text, body[1].start, body[1].end)
    if shown is not None:
        yield Finding(shown.start(), shown.end(), {"expected": _label(view, item)})


def _next(items: list[Item], item: Item) -> int:
    return items[items.index(item) + 1].token.value


def _label(view: View, item: Item) -> str:
    """Write the number after that of `item`, in the width of that."""
    return in_width(item.token.form.write(item.token.value + 1), item.written(view.document))


def _body(view: View, first: int, last: int) -> list[Block] | None:
    """Return the paragraphs of a section; None where it holds anything else."""
    found = [block for block in view.document.blocks[first:last] if block.end > block.start]
    return found if all(map(_is_long, found)) else None


def _last_body(view: View, first: int) -> list[Block]:
    """Return the paragraphs of the last section; more than one only where something follows, as drafts have an end."""
    blocks = (block for block in view.document.blocks[first : view.draft.last] if block.end > block.start)
    found: list[Block] = []
    for block in blocks:
        if not _is_long(block):
            return found
        found.append(block)
    return found[:1]


def _is_long(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and block.end - block.start >= _LEAST


def build(rule: Rule, options: Options, lexicon: Lexicon) -> LostHeading:
    """Build the check."""
    return LostHeading()

"""Edits that put suppressions into a source: a comment above the block, or at the top of the file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..diagnostic import Diagnostic
from ..records import dataclass, field
from ..text.document import Block, BlockKind, Document
from ..text.edit import Edit

OWN = "suppression/"
_COMMENTED = ("md", "txt")
"""Formats in which a comment can be written."""
_ALONE = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.TITLE})
_AT_TOP = frozenset({BlockKind.FRONT_MATTER})


def can_be_added(document: Document) -> bool:
    """Tell whether comments can be written into a document."""
    return document.format in _COMMENTED


def additions(document: Document, diagnostics: Iterable[Diagnostic], reason: str) -> list[Edit]:
    """Return the edits that keep these findings off, ascending.

    A paragraph or heading gets `disable-next-block` on the line above it. Where
    a line more would change what the markup says (lists, tables, quotations), the
    words are named at the top of the file. Findings on suppressions are passed over.
    """
    wanted = _Wanted(document)
    for diagnostic in diagnostics:
        if not diagnostic.rule.startswith(OWN):
            wanted.add(diagnostic)
    return wanted.edits(" ".join(reason.split()).replace("--", "\u2014\u2014"))


@dataclass
class _Wanted:
    """What is to be written: rules by the offset of the line, and rules with words for the top of the file."""

    document: Document
    above: dict[int, list[str]] = field(default_factory=dict)
    on_top: list[str] = field(default_factory=list)

    def add(self, diagnostic: Diagnostic) -> None:
        block = self._block(diagnostic)
        place = None if block is None else self._line(block)
        if place is None:
            self._once(self.on_top, self._named(diagnostic))
        else:
            self._once(self.above.setdefault(place, []), diagnostic.rule)

    def _block(self, diagnostic: Diagnostic) -> Block | None:
        """Return the first block of the paragraph in which a finding begins; None where it begins in none."""
        blocks, at = self.document.blocks, diagnostic.offset
        index = max((i for i, b in enumerate(blocks) if b.source.start <= at), default=None)
        if index is None or at > blocks[index].source.end:
            return None
        while blocks[index].goes_on and index:
            index -= 1
        return blocks[index]

    def _line(self, block: Block) -> int | None:
        """Return the offset of the line above which a comment can stand; None where it cannot."""
        document = self.document
        starts = document.source.lines
        first = (
            document.to_source(block.start, block.start + 1).start if block.end > block.start else block.source.start
        )
        start = starts.starts[starts.line(first) - 1]
        if document.format == "txt":
            return start
        plain = block.kind in _ALONE and not block.group and block.story == "body"
        flush = not document.source.text[start:first].strip(" #")
        return start if plain and flush else None

    def _named(self, diagnostic: Diagnostic) -> str:
        word = " ".join(diagnostic.text.split())
        quoted = word and len(word) <= 30 and not set(word) & set('"\u201c\u201d\u300c\u300d<>')
        return f'{diagnostic.rule} "{word}"' if quoted else diagnostic.rule

    def _once(self, into: list[str], item: str) -> None:
        if item not in into:
            into.append(item)

    def edits(self, reason: str) -> list[Edit]:
        found = [self._edit(at, "disable-next-block", items, reason) for at, items in sorted(self.above.items())]
        if self.on_top:
            found.insert(0, self._edit(self._top(), "disable-file", self.on_top, reason, apart=True))
        return found

    def _edit(self, at: int, verb: str, items: Sequence[str], reason: str, *, apart: bool = False) -> Edit:
        text = self.document.source.text
        end = next((one for one in ("\r\n", "\n", "\r") if one in text), "\n")
        gap = end if apart and self.document.format == "md" else ""
        return Edit(at, at, "", f"<!-- stylelint: {verb} {', '.join(items)} -- {reason} -->{end}{gap}")

    def _top(self) -> int:
        """Return the offset of the line below the front matter, else of the first line."""
        blocks, source = self.document.blocks, self.document.source
        if not blocks or blocks[0].kind not in _AT_TOP:
            return 0
        line = source.lines.line(blocks[0].source.end)
        return source.lines.starts[line] if line < len(source.lines.starts) else len(source.text)

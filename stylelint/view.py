"""What a check may look at: one draft of a document, with everything that is worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from .structure.evidence import Evidence, find_evidence
from .text.document import Block, Document
from .text.sentences import clause_at, sentence_at
from .text.span import Span

if TYPE_CHECKING:
    from .structure.drafts import Draft
    from .structure.lexicon import Lexicon


@dataclass(frozen=True)
class View:
    """One draft, seen by the rules. Offsets are in `Document.text`.

    Attributes:
        document: the whole document.
        draft: the draft that is judged: its title, genre and outline.
        known: where words of the project's vocabulary stand in the document, ascending and disjoint.
    """

    document: Document
    draft: Draft
    known: Sequence[Span] = ()

    @property
    def lexicon(self) -> Lexicon:
        """Word lists, genres and parts of the pack."""
        return self.document.lexicon

    @property
    def text(self) -> str:
        """The folded projection of the whole document: search this."""
        return self.document.folded

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of this draft, empty ones and page frame included."""
        return self.document.blocks[self.draft.first : self.draft.last]

    @property
    def span(self) -> Span:
        """The range of the draft."""
        return self.draft.span

    def prose(self, *kinds: str) -> Iterator[Block]:
        """Yield the draft's blocks that hold text and are of one of the kinds (the values of BlockKind)."""
        for block in self.blocks:
            if block.kind.value in kinds and block.end > block.start:
                yield block

    def block_text(self, block: Block) -> str:
        """Return the folded text of a block."""
        return self.text[block.start : block.end]

    def sentence(self, start: int, end: int) -> Span:
        """Return the sentence around a range, kept inside the block."""
        block = self.document.block_at(start)
        return sentence_at(self.text, start, end, block.start, max(block.end, end))

    def evidence(self, start: int, end: int) -> frozenset[str]:
        """Return which kinds of evidence stand in a range of one block; each block is searched once."""
        block = self.document.block_at(start)
        found = self._evidence.get(block.start)
        if found is None:
            found = self._evidence[block.start] = find_evidence(self.text, block.start, max(block.end, end))
        return found.within(start, end)

    @cached_property
    def _evidence(self) -> dict[int, Evidence]:
        return {}

    def clause(self, start: int, end: int) -> Span:
        """Return the clause around a range, kept inside the block."""
        block = self.document.block_at(start)
        return clause_at(self.text, start, end, block.start, max(block.end, end))

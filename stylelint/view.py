"""What a check may look at: one draft of a document, with everything that is worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from .records import dataclass, field
from .structure.evidence import Evidence, find_evidence
from .text.document import Block, Document
from .text.sentences import Marks, clause_at, sentence_at
from .text.span import Span

if TYPE_CHECKING:
    from .structure.drafts import Draft
    from .structure.lexicon import Lexicon

_SAMPLE = 2000  # characters of a draft that show its script


@dataclass(frozen=True)
class View:
    """One draft, seen by the rules. Offsets are in `Document.text`.

    Attributes:
        document: the whole document.
        draft: the draft that is judged: its title, genre and outline.
        known: where words of the project's vocabulary stand in the document, ascending and disjoint.
        text: the folded projection of the whole document: search this.
    """

    document: Document
    draft: Draft
    known: Sequence[Span] = ()
    text: str = field(init=False, repr=False)
    _marks: dict[int, Marks] = field(init=False, repr=False, compare=False, default_factory=dict)
    _spans: dict[tuple[str, ...], tuple[list[int], list[int]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _evidence: dict[int, Evidence] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look the text up once: it is read for every hit."""
        object.__setattr__(self, "text", self.document.folded)

    @property
    def lexicon(self) -> Lexicon:
        """Word lists, genres and parts of the pack."""
        return self.document.lexicon

    @cached_property
    def blocks(self) -> list[Block]:
        """The blocks of this draft, empty ones and page frame included."""
        return self.document.blocks[self.draft.first : self.draft.last]

    @property
    def span(self) -> Span:
        """The range of the draft."""
        return self.draft.span

    @cached_property
    def traditional(self) -> bool:
        """Whether the draft is written in Traditional characters: of its beginning, one character in twenty is one."""
        low, high = self.span.start, min(self.span.end, self.span.start + _SAMPLE)
        written, folded = self.document.text[low:high], self.text[low:high]
        # Full-width marks are folded too, but lie beyond the Chinese characters.
        differ = sum(a != b and "\u3400" <= a <= "\u9fff" for a, b in zip(written, folded, strict=True))
        return differ * 20 > high - low

    @cached_property
    def parts(self) -> list[str]:
        """The draft's text parted at each full stop and at the end of each block; together they are as long as it."""
        return self.text[slice(*self.span)].replace("\n", "。").split("。")

    def prose(self, *kinds: str) -> Iterator[Block]:
        """Yield the draft's blocks that hold text and are of one of the kinds (the values of BlockKind)."""
        for block in self.blocks:
            if block.kind in kinds and block.end > block.start:
                yield block

    def block_text(self, block: Block) -> str:
        """Return the folded text of a block."""
        return self.text[block.start : block.end]

    def sentence(self, start: int, end: int, block: Block | None = None) -> Span:
        """Return the sentence around a range, kept inside the block; `block` is the one that holds `start`."""
        block = block or self.document.block_at(start)
        if end > block.end:
            return sentence_at(self.text, start, end, block.start, end)
        marks = self._marks.get(block.start) or self._marks_of(block)
        return marks.sentence(start, end)

    def clause(self, start: int, end: int, block: Block | None = None) -> Span:
        """Return the clause around a range, kept inside the block; `block` is the one that holds `start`."""
        block = block or self.document.block_at(start)
        if end > block.end:
            return clause_at(self.text, start, end, block.start, end)
        marks = self._marks.get(block.start) or self._marks_of(block)
        return marks.clause(start, end)

    def evidence(self, start: int, end: int, block: Block | None = None) -> Evidence:
        """Return the evidence in the block that holds `start`; each block is searched once."""
        block = block or self.document.block_at(start)
        found = self._evidence.get(block.start)
        if found is None:
            found = self._evidence[block.start] = find_evidence(self.text, block.start, max(block.end, end))
        return found

    def protected(self, names: tuple[str, ...], start: int, end: int) -> bool:
        """Tell whether a protected span of one of these names holds the whole range."""
        starts, reach = self._spans.get(names) or self._spans_of(names)
        at = bisect_right(starts, start) - 1
        return at >= 0 and end <= reach[at]

    def _spans_of(self, names: tuple[str, ...]) -> tuple[list[int], list[int]]:
        """Return where spans of these names start, and how far those reach that start there or before."""
        protected = self.document.protected
        found = sorted(span for name in names for span in protected.of(name))
        made = self._spans[names] = [s.start for s in found], list(accumulate((s.end for s in found), max))
        return made

    def _marks_of(self, block: Block) -> Marks:
        found = self._marks[block.start] = Marks(self.text, block.start, block.end)
        return found

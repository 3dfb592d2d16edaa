"""Kind `length`: sentences, paragraphs and runs of clauses that are too long to follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from .. import quickre as re
from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.span import Span
from ..view import View
from . import Finding

NAME = "length"
PUBLIC = frozenset({"length", "most"})

_SHOWN = 40  # characters of a paragraph that the finding marks
_STOP = re.compile("[。!?;\n]")
_TITLE = re.compile("《[^《》\n]{1,80}》|〈[^〈〉\n]{1,80}〉")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z+.-]{1,10}://[!-~]+|www\.[!-~]+")
_TITLE_COUNTS = 4  # characters, however long a title is
_WORD = re.compile("[A-Za-z][A-Za-z'\u2019-]*")
_OWN = re.compile("目的|标的|的确|有的放矢|的士|众矢之的|一语中的|似的")  # in which 的 joins nothing
_CLAUSE = re.compile(r"[^,\u3002;:!?\u3001()《》“”‘’\n…—/|]+")
_LISTED = re.compile(r"(?:[^\u3001]*\u3001){4}|(?:[^|]*\|){2}|(?:\D*\d+\.\D){3}|(?:[^)]*\)){4}")  # a list may be long

# Where the measured character stands once more than is allowed, with nothing between that parts the text.
_DENSE = {
    "commas": r",(?:[^,\u3002!?;\n]*,){{{}}}",
    "of": r"的(?:[^的,\u3002;:!?\u3001()\n]*的){{{}}}",
}
_ITEMS = re.compile(r"\|[^|\n]*\||(?:\d{1,3}\.\D[^.\n]*){5}")  # a table or a list that was run together


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["sentence", "commas", "paragraph", "of"]
    """What is measured: characters of a sentence, its commas, characters of a paragraph, or 的 in one clause."""
    most: int
    """The largest measure that is not reported; characters are counted with titles in 《》 as 4 and addresses as 0."""
    technical: int = 0
    """The same for technical drafts; 0: as for others."""


@dataclass(frozen=True)
class Length:
    """Measures the blocks of a draft that are long enough; a sentence ends at 。!?; so that lists are no sentences."""

    options: Options
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield one finding for each place that is too long."""
        options = self.options
        most = options.technical if options.technical and view.draft.genre.profile == "technical" else options.most
        for block in self._likely(view, most):
            if block.kind in self.scopes:
                for span, measure in self._measured(view, block, most):
                    yield Finding(span.start, span.end, {"length": measure, "most": most})

    def _likely(self, view: View, most: int) -> list[Block]:
        """Return the blocks that may hold something to report, without a look at every sentence."""
        dense = _DENSE.get(self.options.check)
        if self.options.check == "sentence" and max(map(len, view.parts)) <= most:
            return []
        if dense is None:
            return [block for block in view.blocks if block.end - block.start > most]
        places = re.finditer(dense.format(most), view.text[slice(*view.span)])
        blocks = (view.document.block_at(view.span.start + match.start()) for match in places)
        return list({block.start: block for block in blocks}.values())

    def _measured(self, view: View, block: Block, most: int) -> Iterator[tuple[Span, int]]:
        """Yield the places in a block that measure more than `most`."""
        text = view.text
        if self.options.check == "paragraph":
            length = _length(text[block.start : block.end])
            if length > most and _ITEMS.search(text, block.start, block.end) is None:
                yield Span(block.start, min(block.end, block.start + _SHOWN)), length
        elif self.options.check == "of":
            yield from _chains(text, block, most)
        else:
            measure = _length if self.options.check == "sentence" else _commas
            for span in _sentences(text, block, most):
                if (found := measure(text[span.start : span.end])) > most:
                    yield span, found


def _sentences(text: str, block: Block, most: int) -> Iterator[Span]:
    """Yield the sentences of more than `most` characters, without those that are lists."""
    start = block.start
    while start < block.end:
        stop = _STOP.search(text, start, block.end)
        end = stop.start() if stop else block.end
        if end - start > most and _LISTED.match(text, start, end) is None:
            yield Span(start + len(text[start:end]) - len(text[start:end].lstrip()), end)
        start = end + 1


def _chains(text: str, block: Block, most: int) -> Iterator[tuple[Span, int]]:
    for match in _CLAUSE.finditer(text, block.start, block.end):
        found = _OWN.sub("", match[0]).count("的")
        if found > most:
            yield Span(*match.span()), found


def _length(text: str) -> int:
    """Count characters: a title as 4, a Latin word as 1, addresses and spaces not at all; 0 for a text in Latin."""
    text, words = _WORD.subn("a", _ADDRESS.sub("", _TITLE.sub("书" * _TITLE_COUNTS, text)))
    length = len(text) - text.count(" ") - text.count("\n")
    return length if length > 2 * words else 0


def _commas(text: str) -> int:
    """Count the commas of a sentence; none where it is a list of short items."""
    found = text.count(",")
    return found if len(text) > 5 * found and _length(text) else 0


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Length:
    """Build the check."""
    return Length(options, frozenset(rule.fields.scopes))

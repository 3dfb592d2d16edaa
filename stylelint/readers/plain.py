"""Plain text: a line is a block, and the projection is the text itself."""

from __future__ import annotations

import re

from ..structure.lexicon import Lexicon
from ..text.document import Block, BlockKind, Document, Segment
from ..text.source import Source
from ..text.span import Span

NAME = "txt"
SUFFIXES = (".txt", ".text")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_SPACE = " \t\u3000\u00a0"


def read(source: Source, lexicon: Lexicon) -> Document:
    """Read plain text; every line is a block, empty ones too, indents outside the block."""
    text = source.text
    blocks = []
    for match in _LINE.finditer(text):
        if match.end() == match.start() and match.start() > 0:
            break  # the empty match after the last line end
        line = match.group().rstrip("\r\n")
        start = match.start() + len(line) - len(line.lstrip(_SPACE))
        end = max(start, match.start() + len(line.rstrip()))
        blocks.append(Block(BlockKind.PARAGRAPH, start, end, Span(match.start(), match.start() + len(line))))
    segments = [Segment(0, len(text), 0, len(text))] if text else []
    return Document(source, text, blocks, segments, NAME, lexicon)

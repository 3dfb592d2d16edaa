"""Markdown: CommonMark with tables, footnotes and front matter, and the habits of common site generators."""

from __future__ import annotations

from .. import quickre as re
from ..structure.lexicon import Lexicon
from ..text.document import BlockKind, Document
from ..text.source import Source

NAME = "md"
SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = re.compile(
    r"---[ \t]*(?:\r\n?|\n)(?=(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n?|\n))*(?:[\w\"'. -]+:|-(?:--)?[ \t\r\n]|[{\[.]))"
    r"(?:[^\r\n]*(?:\r\n?|\n))*?(?:---|\.\.\.)[ \t]*(?=[\r\n]|\Z)(?:\r\n?|\n)?"
    r"|\+\+\+[ \t]*(?:\r\n?|\n)(?:[^\r\n]*(?:\r\n?|\n))*?\+\+\+[ \t]*(?=[\r\n]|\Z)(?:\r\n?|\n)?"
)


def read(source: Source, lexicon: Lexicon) -> Document:
    """Read Markdown. Code, front matter, addresses, tags and comments are left out of the projection.

    A code block and front matter are blocks of no length. In a sentence, what
    takes a place there but is no prose (a code span, an address, a picture, a
    formula) is one U+FFFC. A hard line break begins a new block. Comments in HTML
    and definitions of the link `//` are kept where they speak to stylelint.
    """
    from ._markdown.blocks import parse  # a run over plain text imports none of it
    from ._markdown.model import Leaf
    from ._markdown.project import Writer
    from ._projection import Projection

    out = Projection(source)
    front = _FRONT_MATTER.match(source.text)
    state = parse(source.text, front.end() if front else 0)
    writer = Writer(state, out)
    if front:
        end = len(front[0].rstrip("\r\n"))
        writer.write(Leaf(BlockKind.FRONT_MATTER, 0, end))
    for title, start, close in state.comments:
        out.comment(title, start, close)
    for leaf in state.leaves:
        writer.write(leaf)
    return out.document(NAME, lexicon)

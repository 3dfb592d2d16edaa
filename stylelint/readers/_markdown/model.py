"""What the block pass hands to the inline pass, and its own state."""

from __future__ import annotations

from typing import ClassVar

from ... import quickre as re
from ...records import dataclass, field
from ...text.document import BlockKind

Range = tuple[int, int]
Edit = tuple[int, int, str]
"""A range of a leaf's content that is not shown as it stands, and what stands for it."""

SOFT = "\n"
"""As the text of an edit: a line end inside a sentence."""
HARD = "\r"
"""As the text of an edit: what follows is a block of its own."""


@dataclass(slots=True)
class Leaf:
    """A block with text of its own.

    Attributes:
        kind: what it becomes in the Document.
        first, last: its source range, markup included.
        lines: source ranges of its content, one a line, without the marks of its containers.
        level, label, number, ordered, story, group: as in Block.
        html: the content is an HTML block.
        quoted: it stands in a quotation.
    """

    kind: BlockKind
    first: int
    last: int
    lines: list[Range] = field(default_factory=list)
    level: int | None = None
    label: str | None = None
    number: int | None = None
    ordered: bool = False
    group: int = 0
    story: str = "body"
    html: bool = False
    quoted: bool = False


class Finder:
    """Finds closing marks in a text; that there is none is remembered, so that many openings stay cheap.

    Offsets must be asked for in ascending order for each mark.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._gone: set[str] = set()

    def find(self, mark: str, at: int) -> int:
        """Return where a mark stands at or after `at`, or -1."""
        if mark in self._gone:
            return -1
        found = self.text.find(mark, at)
        if found < 0:
            self._gone.add(mark)
        return found

    def find_end_tag(self, name: str, at: int) -> int:
        """Return the end of the next closing tag of a name, or -1."""
        if name in self._gone:
            return -1
        found = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self.text, at)
        if not found:
            self._gone.add(name)
            return -1
        return found.end()


class Sign:
    """Base of what takes one of a few values, which are its annotations.

    They are compared once or more for each line, and the members of an Enum take ten times as long to look up.
    """

    def __init_subclass__(cls) -> None:
        """Make the values."""
        for name in cls.__annotations__:
            setattr(cls, name, cls())


class Box(Sign):
    """Containers."""

    ROOT: ClassVar[Box]
    QUOTE: ClassVar[Box]
    ITEM: ClassVar[Box]
    NOTE: ClassVar[Box]


@dataclass(slots=True)
class ListState:
    """The list that is the last child of a frame: its mark, and the number that comes next."""

    mark: str
    next: int


@dataclass(slots=True)
class Frame:
    """An open container.

    Attributes:
        box: which one.
        indent: columns that belong to an item or a footnote.
        group, story: what its leaves inherit.
        quoted: its paragraphs are a quotation.
        depth: how many items are open around, this one included, up to the next quotation.
        list: the list that may go on in it.
        item: the item's leaf as long as it has no first paragraph.
        empty: it holds nothing yet.
    """

    box: Box
    indent: int = 0
    group: int = 0
    story: str = "body"
    quoted: bool = False
    depth: int = 0
    list: ListState | None = None
    item: Leaf | None = None
    empty: bool = True


class Mode(Sign):
    """What the open leaf is, which decides how it takes the next line."""

    NONE: ClassVar[Mode]
    PARAGRAPH: ClassVar[Mode]
    TABLE: ClassVar[Mode]
    INDENTED: ClassVar[Mode]
    UNTIL: ClassVar[Mode]  # until a closing mark: fences, HTML, formulas, comments
    HTML: ClassVar[Mode]  # until a blank line

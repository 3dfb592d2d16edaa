"""Drawing one annotated line of a draft. Data in, rich texts out; nothing is read or printed here."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from rich.text import Text

from ..records import dataclass
from ._cells import cells, wrap
from ._visible import visible

ELLIPSIS = "…"
GUTTER = "blue"
# Where a window may begin or end without tearing a clause apart.
_CLAUSE_MARKS = frozenset("。！？；，：、,;!? \u3000")


@dataclass(frozen=True, slots=True)
class Canvas:
    """What a drawing has to fit: cells a line, cells of quotes and dashes, digits of the line numbers."""

    width: int = 100
    ambiguous: int = 1
    digits: int = 3

    def cells(self, text: str) -> int:
        """Return the cells that a text takes up here."""
        return cells(text, self.ambiguous)

    @property
    def gutter(self) -> str:
        """Spaces as wide as a line number."""
        return " " * self.digits


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of a draft, or what is near the range in it that a diagnostic speaks of.

    Attributes:
        line: its number, from 1.
        text: its text without the line end.
        start, end: the range, 0-based code points of `text`; empty marks one place.
        before, after: whether the line has more text than `text` on that side.
    """

    line: int
    text: str
    start: int
    end: int
    before: bool = False
    after: bool = False


def snippet(mark: Mark, canvas: Canvas, style: str) -> list[Text]:
    """Draw the line, or a window around the range, with its number and carets below the range."""
    shown = list(mark.text) if mark.text.isprintable() else [visible(char) for char in mark.text]
    known = {piece: canvas.cells(piece) for piece in set(shown)}  # few are different
    low, high = window(mark, [known[piece] for piece in shown], canvas)
    start, end = max(mark.start, low), min(mark.end, high)
    before = "".join(shown[low:start])
    if mark.before or low > _indent(mark):
        before = ELLIPSIS + before
    marked = "".join(shown[start:end])
    after = "".join(shown[end:high])
    if mark.after or high < len(mark.text.rstrip()):
        after += ELLIPSIS
    line = _ruled(f"{mark.line:>{canvas.digits}}")
    line.append(before)
    line.append(marked, f"{style} underline")
    line.append(after)
    carets = _ruled(canvas.gutter)
    carets.append(" " * canvas.cells(before))
    carets.append("^" * max(canvas.cells(marked), 1), style)
    return [line, carets]


def window(mark: Mark, widths: Sequence[int], canvas: Canvas) -> tuple[int, int]:
    """Choose the part of a line to show: all of it if it fits, else clauses around the range.

    `widths` holds the cells of each character. Returns a range of the line's characters.
    """
    first, last = _indent(mark), max(len(mark.text.rstrip()), mark.end)
    sums = [0, *accumulate(widths)]
    budget = max(canvas.width - canvas.digits - len(" | "), 8)
    if sums[last] - sums[first] <= budget and not mark.before and not mark.after:
        return first, last
    room = budget - 2 * canvas.cells(ELLIPSIS) - (sums[mark.end] - sums[mark.start])
    if room <= 0:
        return _head(mark, sums, budget - 2 * canvas.cells(ELLIPSIS))
    behind = sums[last] - sums[mark.end]
    low = _left(mark, sums, first, max(room // 2, room - behind))
    return low, _right(mark, sums, last, room - (sums[mark.start] - sums[low]))


def note(label: str, text: str, canvas: Canvas, label_style: str = "bold") -> list[Text]:
    """Draw a note below a snippet: `= label: text`, wrapped with a hanging indent."""
    lead = f"{canvas.gutter} = "
    styled = Text.assemble((f"{label}: ", label_style), text)
    return paragraph(styled, lead, " " * len(lead), canvas, GUTTER)


def listed(number: str, text: Text, canvas: Canvas) -> list[Text]:
    """Draw a text beside a line number, further lines under the same rule."""
    return paragraph(text, f"{number:>{canvas.digits}} | ", f"{canvas.gutter} | ", canvas, GUTTER)


def paragraph(text: Text, lead: str, hang: str, canvas: Canvas, lead_style: str = "") -> list[Text]:
    """Wrap a styled text to the canvas; `lead` stands before its first line, `hang` before the others."""
    ranges = wrap(text.plain, canvas.width - canvas.cells(lead), canvas.width - canvas.cells(hang), canvas.ambiguous)
    lines = []
    for index, (start, end) in enumerate(ranges):
        lines.append(Text.assemble((hang if index else lead, lead_style), text[start:end]))
    return lines


def _ruled(number: str) -> Text:
    return Text.assemble((f"{number} | ", GUTTER))


def _indent(mark: Mark) -> int:
    """Return how many spaces at the start of the line need not be shown."""
    return min(len(mark.text) - len(mark.text.lstrip()), mark.start)


def _head(mark: Mark, sums: Sequence[int], room: int) -> tuple[int, int]:
    """Show the beginning of a range that is wider than the window."""
    high = mark.start + 1
    while high < mark.end and sums[high + 1] - sums[mark.start] <= room:
        high += 1
    return mark.start, high


def _left(mark: Mark, sums: Sequence[int], first: int, room: int) -> int:
    low = mark.start
    while low > first and sums[mark.start] - sums[low - 1] <= room:
        low -= 1
    if low == first:
        return low
    clauses = (i for i in range(low, mark.start + 1) if mark.text[i - 1] in _CLAUSE_MARKS)
    return next(clauses, low)


def _right(mark: Mark, sums: Sequence[int], last: int, room: int) -> int:
    high = mark.end
    while high < last and sums[high + 1] - sums[mark.end] <= room:
        high += 1
    if high == last:
        return high
    clauses = (i for i in range(high, mark.end, -1) if mark.text[i - 1] in _CLAUSE_MARKS)
    return next(clauses, high)

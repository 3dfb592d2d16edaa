"""Plain tables: columns stand below each other in a terminal, Chinese or not."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ._cells import cells

GAP = "  "


def table(rows: Sequence[Sequence[str]], right: Collection[int] = ()) -> list[str]:
    """Return the rows as lines with columns of equal width; the columns whose indexes are in `right` end flush."""
    if not rows:
        return []
    widths = [max(map(cells, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        padded = []
        for index, (text, width) in enumerate(zip(row, widths, strict=True)):
            blank = " " * (width - cells(text))
            padded.append(blank + text if index in right else text + blank)
        lines.append(GAP.join(padded).rstrip())
    return lines

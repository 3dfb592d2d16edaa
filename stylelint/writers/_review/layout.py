"""How the blocks of a draft make the rows of the page: a paragraph with its line breaks, or a table, each."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TypeAlias

from ...records import dataclass, field
from ...text.document import BlockKind, Document

Cell: TypeAlias = "tuple[int, int, int]"
"""Table, row and column, as in `Place.cell`."""

_MARKUP = (BlockKind.CODE, BlockKind.FRONT_MATTER)


@dataclass(slots=True)
class Table:
    """A table: by row and column the blocks in a cell, by index, and the tables in it."""

    id: int
    rows: dict[int, dict[int, list[int | Table]]] = field(default_factory=dict)

    def put(self, cell: Cell, what: int | Table) -> None:
        """Put a block or a table at the end of a cell."""
        self.rows.setdefault(cell[1], {}).setdefault(cell[2], []).append(what)


@dataclass(slots=True)
class Row:
    """A row of the page: indexes of its blocks, and of a table where its cells are."""

    blocks: list[int]
    cells: list[Cell] | None = None

    @property
    def tables(self) -> list[Table]:
        """The tables that the cells make, inner ones in their cells."""
        return list(_tables(self.blocks, self.cells or []))


def rows(document: Document, wanted: Collection[int]) -> list[Row]:
    """Return the rows of a draft. Blocks that show nothing are left out, but for those in `wanted`."""
    found: list[Row] = []
    cell_of = _cells(document)
    for index, block in enumerate(document.blocks):
        cell = cell_of(index)
        last = found[-1] if found else None
        if cell is not None:
            if last is None or last.cells is None:
                found.append(last := Row([], []))
            last.blocks.append(index)
            assert last.cells is not None
            last.cells.append(cell)
        elif block.goes_on and last is not None and last.cells is None and last.blocks[-1] == index - 1:
            last.blocks.append(index)
        elif block.end > block.start or block.kind in _MARKUP or block.label or index in wanted:
            found.append(Row([index]))
    return found


def _cells(document: Document) -> Callable[[int], Cell | None]:
    """Return what tells the cell of a block, None for what is in no table."""
    places, blocks = document.places, document.blocks
    if places is not None:
        known = places
        return lambda index: (
            known[index].cell
            or (
                (0, index, 1) if blocks[index].kind is BlockKind.CELL else None  # who reads it names no cells
            )
        )
    return lambda index: _by_bars(document, index) if blocks[index].kind is BlockKind.CELL else None


def _by_bars(document: Document, index: int) -> Cell:
    """Return the cell of a table whose rows are lines of text: bars part its columns."""
    block, source = document.blocks[index], document.source
    line = source.lines.line(block.source.start)
    before = source.text[source.lines.starts[line - 1] : block.source.start]
    return 0, line, before.count("|") - before.count("\\|")


def _tables(blocks: list[int], cells: list[Cell]) -> Iterator[Table]:
    last = {cell[0]: at for at, cell in enumerate(cells)}
    open_: list[Table] = []
    for at, (index, cell) in enumerate(zip(blocks, cells, strict=True)):
        while open_ and open_[-1].id != cell[0] and last[open_[-1].id] < at:
            open_.pop()
        if not open_ or open_[-1].id != cell[0]:
            table = Table(cell[0])
            if open_:  # what follows a table in a cell, in the same cell, is yet to come
                open_[-1].put(next(c for c in cells[at:] if c[0] == open_[-1].id), table)
            else:
                yield table
            open_.append(table)
        open_[-1].put(cell, index)

"""What is wrong with a number, and how the number that should stand there is written."""

from __future__ import annotations

from ..records import dataclass
from .numbers import Form
from .outline import Item

Key = tuple[str, tuple[int, ...]]
"""What the items of one series share."""
Series = tuple[str, int]
"""What counts automatic numbers: a list, and the level in it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A number that does not follow.

    Attributes:
        kind: gap, duplicate, order, first, restart, mixed; with automatic numbers also relisted and handmade.
        item: the item at fault.
        expected: the number that should stand there, as the series writes it.
        missing: the numbers left out, for gap and first.
        previous: the item before it in the series, None for first.
    """

    kind: str
    item: Item
    expected: str
    missing: tuple[str, ...] = ()
    previous: Item | None = None


def key_of(item: Item) -> Key:
    """Return what items of one series share: the form, and the numbers before the last of a decimal one."""
    name = item.token.form.name
    return "ar-dot" if name == "bare" else name, item.token.parents  # `1 Method` and `2. Results` are of one series


def first_fault(item: Item) -> Fault:
    """Return the fault of an item with which a series begins late."""
    form, value = item.token.form, item.token.value
    return Fault("first", item, write(form, 1, item), tuple(write(form, n, item) for n in range(1, value)))


def write(form: Form, value: int, item: Item | None = None) -> str:
    """Write a number in a form; that of a decimal one with the parents of `item`."""
    if item is not None and form.name == "decimal":
        return ".".join(map(str, (*item.token.parents, value)))
    return form.write(value)

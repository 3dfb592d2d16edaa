"""What is made late is made once, when it is asked for, and is then like anything else."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from stylelint.late import LateDict, LateFields, LateList, late
from stylelint.records import dataclass, replace


@dataclass(frozen=True)
class Pair(LateFields):
    left: str
    right: str


def test_fields_are_made_when_they_are_asked_for() -> None:
    asked = []

    def make(name: str) -> dict[str, Any]:
        asked.append(name)
        return {"right": "b"} if name == "right" else {}

    pair = late(Pair, {"left": "a"}, make)
    assert pair.left == "a"
    assert asked == []
    assert [pair.right, pair.right] == ["b", "b"]
    assert asked == ["right"]
    with pytest.raises(AttributeError):
        pair.middle  # type: ignore[attr-defined]  # noqa: B018 - it is the look that counts


def test_a_late_record_is_equal_to_an_early_one() -> None:
    def made() -> Pair:
        return late(Pair, {"left": "a"}, lambda name: {"right": "b"} if name == "right" else {})

    assert made() == Pair("a", "b")
    assert replace(made(), left="c") == Pair("c", "b")
    assert copy.copy(made()) == Pair("a", "b")


def test_what_is_no_field_of_an_early_record_is_no_attribute() -> None:
    assert not hasattr(Pair("a", "b"), "middle")


def test_a_late_list_makes_each_thing_once() -> None:
    made: list[int] = []

    def square(at: int) -> int:
        made.append(at)
        return at * at

    squares = LateList(4, square)
    assert (len(squares), squares[2], squares[-1], squares[2]) == (4, 4, 9, 4)
    assert made == [2, 3]
    assert list(squares) == [0, 1, 4, 9]
    assert squares[1:3] == [1, 4]
    assert sorted(made) == [0, 1, 2, 3]
    for at in (4, -5):
        with pytest.raises(IndexError):
            squares[at]


def test_a_late_mapping_makes_what_is_asked_for() -> None:
    lengths = LateDict({"a": b"12", "b": b""}, len)
    assert (list(lengths), len(lengths), "b" in lengths, "c" in lengths) == (["a", "b"], 2, True, False)
    assert dict(lengths) == {"a": 2, "b": 0}

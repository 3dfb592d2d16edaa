"""Records are dataclasses in all that the code of this project asks of them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from functools import cached_property
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter, ValidationError

from stylelint import records
from stylelint.records import dataclass, field, replace

MADE: list[int] = []


@dataclass(frozen=True)
class Frozen:
    """A frozen one."""

    a: int
    b: str = "b"
    c: list[int] = field(default_factory=lambda: [1])
    d: int = field(default=4, compare=False, repr=False)
    shared: ClassVar[int] = 9

    @cached_property
    def once(self) -> int:
        MADE.append(self.a)
        return self.a


@dataclass(frozen=True, slots=True)
class Slotted:
    a: int
    b: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Below(Slotted):
    c: int = 3


@dataclass
class Open:
    a: int = 1
    c: list[int] = field(default_factory=list)


@dataclass(slots=True)
class OpenSlotted:
    a: int
    b: int = 2


@dataclass(frozen=True, eq=False)
class Itself:
    a: int = 1


@dataclass
class Checked:
    a: int

    def __post_init__(self) -> None:
        self.a += 1


@dataclass(frozen=True)
class WorkedOut:
    a: int
    twice: int = field(init=False, repr=False)
    seen: list[int] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.a)


def test_fields_that_are_worked_out() -> None:
    for _ in range(2 * records._FEW):
        worked_out()


def worked_out() -> None:
    one = WorkedOut(2)
    assert (one.twice, one.seen, repr(one)) == (4, [], "WorkedOut(a=2, seen=[])")
    assert replace(one, a=3).twice == 6
    assert [f.init for f in dataclasses.fields(WorkedOut)] == [True, False, False]
    with pytest.raises(TypeError):
        WorkedOut(1, twice=3)  # type: ignore[call-arg]


def test_values_and_defaults() -> None:
    for _ in range(2 * records._FEW):  # by both ways to make them
        values_and_defaults()


def values_and_defaults() -> None:
    one = Frozen(1)
    assert (one.a, one.b, one.c, one.d, one.shared) == (1, "b", [1], 4, 9)
    assert Frozen(1, "x", c=[]).c == []
    assert Frozen(1).c is not one.c
    assert (Slotted(1), Below(1, c=5).c, OpenSlotted(b=3, a=1).b) == (Slotted(1, ()), 5, 3)
    assert Checked(1).a == 2


@pytest.mark.parametrize(
    ("args", "named"),
    [((), {}), ((), {"a": 1, "z": 1}), ((), {"b": "x"}), ((1,), {"a": 1}), ((1, "b", [], 4, 5), {})],
)
def test_wrong_arguments_are_refused(args: tuple[Any, ...], named: dict[str, Any]) -> None:
    @dataclass(frozen=True)
    class Fresh:
        a: int
        b: str = "b"
        c: list[int] = field(default_factory=list)
        d: int = 4

    for _ in range(2):
        with pytest.raises(TypeError, match="__init__"):
            Fresh(*args, **named)


@pytest.mark.parametrize("one", [Frozen(1), Slotted(1), Below(1)])
def test_frozen_ones_stay_as_they_are(one: Any) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        one.a = 2
    with pytest.raises(dataclasses.FrozenInstanceError):
        del one.a
    assert one.a == 1


def test_open_ones_may_change() -> None:
    one, two = Open(), OpenSlotted(1)
    one.a, two.a = 5, 5
    assert (one.a, two.a) == (5, 5)
    with pytest.raises(AttributeError):
        two.z = 1  # type: ignore[attr-defined]


def test_equality_and_hash() -> None:
    assert Slotted(1) == Slotted(1) != Slotted(2)
    assert Slotted(1) != Below(1)
    assert hash(Slotted(1, (2,))) == hash(Slotted(1, (2,)))
    assert Frozen(1, d=1) == Frozen(1, d=2)
    assert Itself() != Itself()
    assert len({Itself(), Itself()}) == 2
    with pytest.raises(TypeError):
        hash(Open())


def test_repr_is_that_of_a_dataclass() -> None:
    assert repr(Frozen(1)) == "Frozen(a=1, b='b', c=[1])"
    assert repr(Below(1)) == "Below(a=1, b=(), c=3)"


def test_replace() -> None:
    one = Frozen(1, d=7)
    assert (replace(one, b="z").b, replace(one, b="z").d, one.b) == ("z", 7, "b")
    assert replace(Below(1), a=2) == Below(2)
    assert replace(Theirs(1), a=2) == Theirs(2)


@dataclasses.dataclass
class Theirs:
    a: int


@pytest.mark.parametrize("one", [Frozen(1), Slotted(1), Below(1), Open(), OpenSlotted(1)])
def test_copies_and_pickles(one: Any) -> None:
    assert copy.deepcopy(one) == one
    assert pickle.loads(pickle.dumps(one)) == one


def test_a_cached_property_is_worked_out_once() -> None:
    MADE.clear()
    one = Frozen(7)
    assert (one.once, one.once, MADE) == (7, 7, [7])


def test_the_library_knows_them() -> None:
    assert dataclasses.is_dataclass(Frozen)
    assert [f.name for f in dataclasses.fields(Below)] == ["a", "b", "c"]
    assert dataclasses.asdict(Below(1, (2,))) == {"a": 1, "b": (2,), "c": 3}
    assert dataclasses.replace(Frozen(1), b="x") == Frozen(1, "x")


def test_pydantic_checks_them() -> None:
    assert TypeAdapter(Frozen).validate_python({"a": "3"}) == Frozen(3)
    assert TypeAdapter(Below).validate_python({"a": 3, "c": "4"}) == Below(3, c=4)
    with pytest.raises(ValidationError):
        TypeAdapter(Frozen).validate_python({"b": "x"})


def test_they_match_by_position() -> None:
    match Slotted(1, (2,)):
        case Slotted(a, b):
            assert (a, b) == (1, (2,))


def test_the_library_is_not_asked_to_make_them() -> None:
    assert records.dataclass is not dataclasses.dataclass

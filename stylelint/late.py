"""Things that are made when they are first asked for, so that a run pays for no more than it uses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, overload

T = TypeVar("T")


class LateFields:
    """A base of records, for those of which some fields are made late."""

    if not TYPE_CHECKING:  # a checker would take any attribute for one of them

        def __getattr__(self, name: str) -> Any:
            make = self.__dict__.get("_make")
            found = {} if make is None else make(name)
            if name not in found:
                raise AttributeError(name)
            self.__dict__.update(found)
            return found[name]


def late(cls: type[T], given: Mapping[str, Any], make: Callable[[str], Mapping[str, Any]]) -> T:
    """Return a record of a class that has LateFields, with the fields in `given`.

    `make` returns the field of a name, perhaps with others that are made together with it; nothing for what is none.
    """
    record: Any = cls.__new__(cls)
    record.__dict__.update(given, _make=make)
    return record  # type: ignore[no-any-return]


class LateList(Sequence[T]):
    """A list of `count` things, of which `make` makes each by its place."""

    def __init__(self, count: int, make: Callable[[int], T]) -> None:
        self._made: dict[int, T] = {}
        self._count = count
        self._make = make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[index] for index in range(*at.indices(self._count))]
        index = at + self._count if at < 0 else at
        if index not in self._made:
            if not 0 <= index < self._count:
                raise IndexError(at)
            self._made[index] = self._make(index)
        return self._made[index]


class LateDict(Mapping[str, T]):
    """A mapping of which `make` makes each value from what is kept in its place."""

    def __init__(self, kept: Mapping[str, Any], make: Callable[[Any], T]) -> None:
        self._kept = kept
        self._make = make

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[str]:
        return iter(self._kept)

    def __contains__(self, name: object) -> bool:
        return name in self._kept

    def __getitem__(self, name: str) -> T:
        return self._make(self._kept[name])


__all__ = ["LateDict", "LateFields", "LateList", "late"]

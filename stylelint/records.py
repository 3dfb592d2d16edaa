"""Dataclasses that cost next to nothing to define.

Those of the standard library write and compile six functions for each class
when it is defined: half a millisecond for each of a hundred classes, in every
run. Here a class shares its functions with all others, and only its `__init__`
is compiled: when more than a few instances are made. To a type checker, to pydantic
and to `fields`, `asdict` and `replace` of the library they are dataclasses
like any other.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn

__all__ = ["dataclass", "defaults", "field", "names", "replace"]

_FEW = 12  # instances of a class for which its `__init__` is not worth compiling
_MISSING: Any = object()
_KNOWN = ("__dataclass_fields__", "__dataclass_params__")


class _Field:
    """What `field` says of one field."""

    __slots__ = ("compare", "default", "factory", "init", "repr")

    def __init__(
        self,
        default: Any = _MISSING,
        factory: Any = _MISSING,
        init: bool = True,
        repr: bool = True,
        compare: bool = True,
    ) -> None:
        self.default = default
        self.factory = factory
        self.init = init
        self.repr = repr
        self.compare = compare


def _field(
    *,
    default: Any = _MISSING,
    default_factory: Any = _MISSING,
    init: bool = True,
    repr: bool = True,
    compare: bool = True,
) -> Any:
    return _Field(default, default_factory, init, repr, compare)


class _AsKnown:
    """An attribute by which the standard library and pydantic know a dataclass; made when it is asked for."""

    def __init__(self, cls: type, name: str, frozen: bool) -> None:
        self._cls = cls
        self._name = name
        self._frozen = frozen

    def __get__(self, instance: object, owner: type) -> Any:
        import dataclasses

        cls: Any = self._cls
        body: dict[str, Any] = {"__annotations__": cls.__record_types__, "__module__": cls.__module__}
        for name, one in cls.__record_fields__.items():
            known: dict[str, Any] = {"init": one.init, "repr": one.repr, "compare": one.compare}
            known |= {} if one.default is _MISSING else {"default": one.default}
            known |= {} if one.factory is _MISSING else {"default_factory": one.factory}
            body[name] = dataclasses.field(**known)
        shadow: Any = dataclasses.dataclass(init=False, repr=False, eq=False, frozen=self._frozen)(
            type(cls.__name__, (), body)
        )
        for attribute in _KNOWN:
            setattr(cls, attribute, getattr(shadow, attribute))
        return getattr(cls, self._name)


def _dataclass(cls: type | None = None, /, *, frozen: bool = False, eq: bool = True, slots: bool = False) -> Any:
    def made(cls: type) -> type:
        return _made(cls, frozen, eq, slots)

    return made if cls is None else made(cls)


def _made(cls: Any, frozen: bool, eq: bool, slots: bool) -> type:
    own = {name: said for name, said in cls.__annotations__.items() if not str(said).startswith("ClassVar")}
    given = {name: _given(cls.__dict__.get(name, _MISSING)) for name in own}
    above: Any = next((base for base in cls.__mro__[1:] if "__record_fields__" in base.__dict__), None)
    if slots:
        cls = _slotted(cls, own)
    else:
        for name, one in given.items():
            if one.default is not _MISSING:
                setattr(cls, name, one.default)
            elif one.factory is not _MISSING:
                delattr(cls, name)
    cls.__record_fields__ = {**(above.__record_fields__ if above else {}), **given}
    cls.__record_types__ = {**(above.__record_types__ if above else {}), **own}
    for name in _KNOWN:
        setattr(cls, name, _AsKnown(cls, name, frozen))
    setattr(cls, "__match_args__", tuple(cls.__record_fields__))  # noqa: B010 - mypy knows of no such attribute
    shared: dict[str, Any] = {"__init__": _late_init(cls, frozen, slots), "__repr__": _repr}
    if eq:
        cls.__record_key__ = staticmethod(_key([n for n, one in cls.__record_fields__.items() if one.compare]))
        shared |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        shared |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    if frozen and slots:
        shared |= {"__getstate__": _state, "__setstate__": _set_state}
    for name, function in shared.items():
        if name not in cls.__dict__ or (name == "__hash__" and cls.__dict__[name] is None):
            setattr(cls, name, function)
    return cls  # type: ignore[no-any-return]


def _given(value: Any) -> _Field:
    return value if isinstance(value, _Field) else _Field(value)


def _slotted(cls: Any, own: dict[str, Any]) -> Any:
    """Return the class anew, with slots for its fields."""
    held = {slot for base in cls.__mro__[1:] for slot in base.__dict__.get("__slots__", ())}
    body = {k: v for k, v in cls.__dict__.items() if k not in own and k not in ("__dict__", "__weakref__")}
    body["__slots__"] = tuple(name for name in own if name not in held)
    made = type(cls)(cls.__name__, cls.__bases__, body)
    made.__qualname__ = cls.__qualname__
    return made


def _late_init(cls: Any, frozen: bool, slots: bool) -> Callable[..., None]:
    """Return an `__init__` that puts a quicker one, compiled, in its place when it has been called often or wrongly."""
    left = _FEW

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - tracebacks show the name
        nonlocal left
        left -= 1
        values = _bound(cls.__record_fields__, args, kwargs) if left >= 0 else None
        if values is None:
            if cls.__init__ is __init__:
                cls.__init__ = _init(cls, frozen, slots)
            cls.__init__(self, *args, **kwargs)
            return
        for name, value in values.items():
            object.__setattr__(self, name, value)
        if hasattr(cls, "__post_init__"):
            self.__post_init__()

    return __init__


def _bound(fields: dict[str, _Field], args: tuple[Any, ...], kwargs: dict[str, Any]) -> dict[str, Any] | None:
    """Return the values of all fields; None where the arguments are not those of the class."""
    names = [name for name, one in fields.items() if one.init]
    values = {**dict(zip(names, args, strict=False)), **kwargs}
    if len(values) != len(args) + len(kwargs) or not kwargs.keys() <= set(names):
        return None
    for name, one in fields.items():
        if name not in values and one.factory is not _MISSING:
            values[name] = one.factory()
        elif name not in values and one.init:
            if one.default is _MISSING:
                return None
            values[name] = one.default
    return values


def _init(cls: Any, frozen: bool, slots: bool) -> Any:
    """Compile the `__init__` of a class from its fields.

    To set fifteen fields of a frozen object by `object.__setattr__` takes ten times as long as to set those of an
    open one: so, where there is nothing but slots, it is of an open class until its fields are set.
    """
    opened = frozen and slots and cls.__bases__ == (object,)
    names: dict[str, Any] = {"_missing": _MISSING, "_set": object.__setattr__}
    head, body = ["self"], []
    for name, one in cls.__record_fields__.items():
        value = name
        if not one.init and one.factory is _MISSING:
            continue  # its default is in the class, or __post_init__ sets it
        if not one.init:
            names[f"_f_{name}"] = one.factory
            value = f"_f_{name}()"
        elif one.factory is not _MISSING:
            names[f"_f_{name}"] = one.factory
            value = f"_f_{name}() if {name} is _missing else {name}"
            head.append(f"{name}=_missing")
        elif one.default is not _MISSING:
            names[f"_d_{name}"] = one.default
            head.append(f"{name}=_d_{name}")
        else:
            head.append(name)
        body.append(f"_set(self, {name!r}, {value})" if frozen and not opened else f"self.{name} = {value}")
    if opened:
        names |= {"_cls": cls, "_open": type("_Open", (), {"__slots__": cls.__slots__})}
        body = ["_set(self, '__class__', _open)", *body, "self.__class__ = _cls"]
    if hasattr(cls, "__post_init__"):
        body.append("self.__post_init__()")
    exec(f"def __init__({', '.join(head)}):\n  " + "\n  ".join(body or ["pass"]), names)
    made = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    return made


def _key(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda _: ()


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    key = self.__record_key__
    return key(self) == key(other)


def _hash(self: Any) -> int:
    return hash(self.__record_key__(self))


def _repr(self: Any) -> str:
    fields = self.__record_fields__.items()
    shown = ", ".join(f"{name}={getattr(self, name)!r}" for name, one in fields if one.repr)
    return f"{self.__class__.__qualname__}({shown})"


def _refuse_to_set(self: Any, name: str, value: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, name) for name in self.__record_fields__]


def _set_state(self: Any, state: list[Any]) -> None:
    for name, value in zip(self.__record_fields__, state, strict=True):
        object.__setattr__(self, name, value)


def _replace(record: Any, /, **changes: Any) -> Any:
    if not hasattr(record, "__record_fields__"):  # of another package
        import dataclasses

        return dataclasses.replace(record, **changes)
    for name, one in record.__record_fields__.items():
        if one.init and name not in changes:
            changes[name] = getattr(record, name)
    return record.__class__(**changes)


def names(record: Any) -> tuple[str, ...]:
    """Return the names of the fields of a record, or of a class of records."""
    return tuple(record.__record_fields__)


def defaults(record: Any) -> dict[str, Any]:
    """Return the values that the fields of a record, or of a class of records, have where none is given."""
    found = record.__record_fields__.items()
    made = {name: one.factory() for name, one in found if one.factory is not _MISSING}
    return {**{name: one.default for name, one in found if one.default is not _MISSING}, **made}


if TYPE_CHECKING:
    from dataclasses import dataclass, field, replace
else:
    dataclass, field, replace = _dataclass, _field, _replace

"""Check plain data against a dataclass; every error in Chinese and English, with its place."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from .errors import PackError, did_you_mean
from .marked import Keys, Marked

T = TypeVar("T")

_TYPES = {
    "string_type": ("应为文本", "must be text"),
    "list_type": ("应为列表", "must be a list"),
    "dict_type": ("应为键值对", "must be a mapping"),
    "dataclass_type": ("应为键值对", "must be a mapping"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "string_too_short": ("不能为空", "must not be empty"),
    "greater_than_equal": ("不能为负数", "must not be negative"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_from_float": ("应为整数", "must be a whole number"),
    "float_type": ("应为数", "must be a number"),
    "float_parsing": ("应为数", "must be a number"),
}
_UNKNOWN = ("unexpected_keyword_argument", "extra_forbidden")
_SHOWN = 40


@lru_cache(maxsize=128)
def adapter(model: Any) -> TypeAdapter[Any]:
    """Return pydantic's adapter of a dataclass, made once."""
    return TypeAdapter(model)


def names(model: Any) -> frozenset[str]:
    """Return the keys of a dataclass as they are written in YAML."""
    return frozenset(written(model, f.name) for f in fields(model))


def written(model: Any, name: str) -> str:
    """Return how a field of a dataclass is written in YAML."""
    hyphened = getattr(model, "__pydantic_config__", {}).get("alias_generator")
    return hyphened(name) if hyphened else "class" if name == "class_" else name


def check(marked: Marked, data: Any, model: type[T], at: Keys = (), beside: Iterable[str] = ()) -> T | list[PackError]:
    """Validate `data` (the value at path `at`) as `model`, or return the errors.

    `beside` names keys that may stand beside those of the model, for "did you mean".
    """
    try:
        value: T = adapter(cast(Hashable, model)).validate_python(data)
        return value
    except ValidationError as error:
        found = _of_deepest([(_path(marked, e, at), e) for e in error.errors(include_url=False)])
        return [_error(marked, at, keys, e, model, beside) for keys, e in found]


def _path(marked: Marked, details: ErrorDetails, at: Keys) -> Keys:
    """Return where in the file an error stands, without the names of union members that pydantic puts between."""
    keys: Keys = ()
    loc = details["loc"]
    for index, part in enumerate(loc):
        name = "class" if part == "class_" else part
        missing = details["type"] == "missing" and index == len(loc) - 1
        if missing or (*at, *keys, name) in marked.places:
            keys = (*keys, name)
    return keys


def _of_deepest(errors: list[tuple[Keys, ErrorDetails]]) -> Iterator[tuple[Keys, ErrorDetails]]:
    """Keep one error a place, and of a union the errors of the member that was meant: those inside it."""
    inner = {keys[:length] for keys, _ in errors for length in range(len(keys))}
    seen: set[Keys] = set()
    for keys, details in sorted(errors, key=lambda e: e[1]["type"] != "literal_error"):  # choices say most
        if keys not in seen and keys not in inner:
            seen.add(keys)
            yield keys, details


def _error(marked: Marked, at: Keys, keys: Keys, details: ErrorDetails, model: Any, beside: Iterable[str]) -> PackError:
    kind, place, name = details["type"], (*at, *keys), _named((*at, *keys))
    if kind == "missing":
        return marked.error(place[:-1], f"缺少字段 {name}", f"the key {name} is missing")
    if kind in _UNKNOWN:
        known = {*_keys_at(model, keys[:-1]), *(beside if len(keys) == 1 else ())}
        zh = f"未知字段 {name}{did_you_mean(name, known, 'zh')}"
        return marked.error(place, zh, f"unknown key {name}{did_you_mean(name, known, 'en')}")
    if kind == "literal_error":
        return marked.error(place, *_no_choice(name, details))
    zh, en = _TYPES.get(kind, (f"不合要求（{details['msg']}）", details["msg"]))
    if kind == "string_type" and isinstance(details["input"], (bool, int, float)):
        zh, en = f"{zh}，请加引号", f"{en}: put it in quotes"
    return marked.error(place, f"{name} {zh}", f"{name} {en}")


def _no_choice(name: str, details: ErrorDetails) -> tuple[str, str]:
    expected = str(details.get("ctx", {}).get("expected", ""))
    choices = [c.strip(" '") for c in expected.replace(" or ", ", ").split(",")]
    given = details["input"]
    value = str(given)[:_SHOWN] if isinstance(given, (str, int, float)) else "…"
    zh = f"{name} 不能是 {value}，可用：{'、'.join(choices)}{did_you_mean(value, choices, 'zh')}"
    return zh, f"{name} cannot be {value}; it is one of {', '.join(choices)}{did_you_mean(value, choices, 'en')}"


def _named(keys: Keys) -> str:
    """Return the last key as people say it: `phrases[2]`, counted from 1."""
    if not keys:
        return "YAML"
    last = keys[-1]
    return f"{_named(keys[:-1])}[{last + 1}]" if isinstance(last, int) else last


def _keys_at(model: Any, keys: Keys) -> frozenset[str]:
    """Return the keys that the dataclass found along `keys` from `model` may have."""
    hints = [model]
    for key in keys:
        hints = [inner for hint in hints for inner in _inside(hint, key)]
    return frozenset[str]().union(*(names(hint) for hint in hints if is_dataclass(hint)))


def _inside(hint: Any, key: str | int) -> Iterator[Any]:
    """Yield the types, members of a union one by one, that stand at a key of a dataclass, a mapping or a list."""
    inner: Any = None
    if is_dataclass(hint) and isinstance(key, str):
        inner = get_type_hints(hint).get(key.replace("-", "_"))
    elif get_origin(hint) in (dict, list):
        inner = get_args(hint)[-1]
    yield from get_args(inner) if get_origin(inner) in (Union, UnionType) else [inner]

"""Check plain data against a dataclass; every error in Chinese and English, with its place."""

from __future__ import annotations

from collections.abc import Hashable
from functools import lru_cache
from typing import Any, TypeVar, cast

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
    "int_type": ("应为整数", "must be a whole number"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "float_type": ("应为数", "must be a number"),
    "float_parsing": ("应为数", "must be a number"),
}


@lru_cache(maxsize=128)
def adapter(model: Any) -> TypeAdapter[Any]:
    """Return pydantic's adapter of a dataclass, made once."""
    return TypeAdapter(model)


def check(marked: Marked, data: Any, model: type[T], known: frozenset[str], at: Keys = ()) -> T | list[PackError]:
    """Validate `data` (the value at path `at`) as `model`, or return the errors. `known` serves "did you mean"."""
    try:
        value: T = adapter(cast(Hashable, model)).validate_python(data)
        return value
    except ValidationError as error:
        return [_error(marked, details, known, at) for details in _distinct(error.errors())]


def _distinct(details: list[ErrorDetails]) -> list[ErrorDetails]:
    """Keep one error a place: a union reports one for each of its members."""
    seen: dict[tuple[Any, ...], ErrorDetails] = {}
    for detail in details:
        path = tuple(part for part in detail["loc"] if not (isinstance(part, str) and part[:1].isupper()))
        path = tuple(part for part in path if part != "str")
        seen.setdefault(path, {**detail, "loc": path})
    return list(seen.values())


def _error(marked: Marked, details: ErrorDetails, known: frozenset[str], at: Keys) -> PackError:
    keys: Keys = tuple("class" if part == "class_" else part for part in details["loc"])
    name = str(keys[-1]) if keys else "-"
    kind = details["type"]
    if kind == "missing":
        return marked.error((*at, *keys[:-1]), f"缺少字段 {name}", f"the key {name} is missing")
    if kind in ("unexpected_keyword_argument", "extra_forbidden"):
        zh = f"未知字段 {name}{did_you_mean(name, known, 'zh')}"
        en = f"unknown key {name}{did_you_mean(name, known, 'en')}"
        return marked.error((*at, *keys), zh, en)
    if kind == "literal_error":
        choices = str(details.get("ctx", {}).get("expected", "")).replace(" or ", ", ")
        value = str(details.get("input"))
        words = frozenset(c.strip(" '") for c in choices.split(","))
        zh = f"{name} 不能是 {value}，可用：{choices}{did_you_mean(value, words, 'zh')}"
        en = f"{name} cannot be {value}; it is one of {choices}{did_you_mean(value, words, 'en')}"
        return marked.error((*at, *keys), zh, en)
    said_zh, said_en = _TYPES.get(kind, (f"不合要求（{details['msg']}）", details["msg"]))
    return marked.error((*at, *keys), f"{name} {said_zh}", f"{name}: {said_en}")

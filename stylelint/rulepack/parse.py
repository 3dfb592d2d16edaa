"""YAML with the place of every key and value, so that errors can point.

Rule files need text, numbers, true and false, lists and mappings, and nothing
else of YAML. So the parser's events are built into plain data here: dates,
`yes` and sexagesimal numbers stay text, and aliases, tags and deep nesting,
by which a small file could grow without end, are errors.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from .. import quickre as re
from ..reasons import reason
from .errors import PackError
from .marked import Keys, Marked, Place
from .syntax import said_in_chinese

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEEPEST = 20
_NUMBER = re.compile(r"[-+]?(?:0|[1-9]\d*)(\.\d+)?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


def parse(path: Path, empty: Any = None) -> tuple[Marked | None, list[PackError]]:
    """Read a YAML file. What is wrong with it as YAML comes back as PackErrors; without data it cannot be used.

    `empty` is the data of a file without any; None makes such a file an error.
    """
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return None, [PackError(path, line, 1, f"不是 UTF-8 文本（第 {error.start} 字节）", f"not UTF-8: {error}")]
    except OSError as error:
        zh, en = reason(error)
        return None, [PackError(path, 1, 1, f"读不了：{zh}", f"cannot be read: {en}")]
    return parse_text(path, text, empty)


def parse_text(path: Path, text: str, empty: Any = None) -> tuple[Marked | None, list[PackError]]:
    """Read YAML that is at hand; errors name `path`."""
    return _Builder(path, empty).build(text)


class _Stop(Exception):
    """Building cannot go on; the error is noted."""


class _Builder:
    """Builds the data of one file from the parser's events."""

    def __init__(self, path: Path, empty: Any) -> None:
        self.path = path
        self.empty = empty
        self.places: dict[Keys, Place] = {}
        self.errors: list[PackError] = []
        self.events: Iterator[Any] = iter(())

    def build(self, text: str) -> tuple[Marked | None, list[PackError]]:
        try:
            self.events = yaml.parse(text, Loader)
            data = self._document()
        except _Stop:
            return None, self.errors
        except yaml.YAMLError as error:
            return None, [*self.errors, _syntax_error(self.path, error, text)]
        return Marked(self.path, data, self.places), self.errors

    def _document(self) -> Any:
        next(self.events)  # the stream's start
        if isinstance(next(self.events), yaml.StreamEndEvent):
            if self.empty is not None:
                return self.empty
            self.errors.append(PackError(self.path, 1, 1, "文件是空的", "the file is empty"))
            raise _Stop
        data = self._value(next(self.events), ())
        data = self.empty if data is None else data
        next(self.events)  # the document's end
        more = next(self.events)
        if not isinstance(more, yaml.StreamEndEvent):
            self._note(more, "一个文件只能有一份 YAML，去掉 ---", "one YAML document a file: take the --- away")
        return data

    def _value(self, event: Any, keys: Keys) -> Any:
        self.places.setdefault(keys, _place(event))
        if len(keys) > _DEEPEST:
            self._note(event, f"嵌套超过 {_DEEPEST} 层", f"nested more than {_DEEPEST} levels deep")
            raise _Stop
        if isinstance(event, yaml.AliasEvent):
            self._note(event, f"不支持别名 *{event.anchor}，请把内容写全", f"no aliases: write *{event.anchor} out")
            raise _Stop
        if event.tag not in (None, "!", "tag:yaml.org,2002:str"):
            self._note(event, f"不支持标签 {event.tag}", f"the tag {event.tag} is not supported")
        if isinstance(event, yaml.ScalarEvent):
            return _scalar(event)
        return self._list(keys) if isinstance(event, yaml.SequenceStartEvent) else self._mapping(keys)

    def _list(self, keys: Keys) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            values.append(self._value(event, (*keys, len(values))))
        return values

    def _mapping(self, keys: Keys) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self._note(event, "字段名应为文本", "a key must be text")
                raise _Stop
            name = event.value
            if name in values:
                self._note(event, f"字段 {name} 写了两次", f"the key {name} stands twice")
            inner = (*keys, name)
            self.places[inner] = _place(event)
            values[name] = self._value(next(self.events), inner)
        return values

    def _note(self, event: Any, zh: str, en: str) -> None:
        self.errors.append(PackError(self.path, *_place(event), zh, en))


def _place(event: Any) -> Place:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _scalar(event: Any) -> Any:
    """Return the value of a scalar: plain ones may be numbers, true, false or null, all others are text."""
    value: str = event.value
    if event.style or event.tag:
        return value
    if value in _WORDS:
        return _WORDS[value]
    number = _NUMBER.fullmatch(value)
    if number is None or len(value) > 15:
        return value
    return float(value) if number.group(1) else int(value)


def _syntax_error(path: Path, error: yaml.YAMLError, text: str) -> PackError:
    if isinstance(error, yaml.reader.ReaderError):
        before = text[: error.position].split("\n")
        place, problem = (len(before), len(before[-1]) + 1), f"control character U+{ord(text[error.position]):04X}"
    else:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    said = said_in_chinese(problem, text.split("\n")[place[0] - 1 : place[0]])
    return PackError(path, *place, f"YAML 语法错误：{said}", f"YAML syntax: {problem}")

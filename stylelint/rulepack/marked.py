"""YAML with the place of every key and value, so that errors can point."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .errors import PackError

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Place = tuple[int, int]
Keys = tuple[str | int, ...]


@dataclass
class Marked:
    """Plain data of a YAML file and the line and column of each path in it."""

    path: Path
    data: Any
    places: Mapping[Keys, Place] = field(default_factory=dict)

    def error(self, keys: Keys, zh: str, en: str) -> PackError:
        """Make an error at the deepest known place on the path `keys`."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        line, column = self.places.get(keys, (1, 1))
        return PackError(self.path, line, column, zh, en)


def parse(path: Path) -> tuple[Marked | None, list[PackError]]:
    """Read a YAML file; syntax errors and doubled keys come back as PackErrors."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return None, [PackError(path, 1, 1, f"不是 UTF-8 文本（第 {error.start} 字节）", f"not UTF-8: {error}")]
    except OSError as error:
        return None, [PackError(path, 1, 1, f"读不了：{error.strerror}", f"cannot be read: {error.strerror}")]
    loader = Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, [PackError(path, 1, 1, "文件是空的", "the file is empty")]
        places: dict[Keys, Place] = {}
        errors: list[PackError] = []
        _walk(path, node, (), places, errors)
        return Marked(path, loader.construct_document(node), places), errors
    except yaml.YAMLError as error:
        return None, [_syntax_error(path, error)]
    except RecursionError:
        return None, [PackError(path, 1, 1, "嵌套太深", "nested too deeply")]
    finally:
        loader.dispose()


def _syntax_error(path: Path, error: yaml.YAMLError) -> PackError:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    problem = getattr(error, "problem", None) or str(error)
    return PackError(path, line, column, f"YAML 语法错误：{problem}", f"YAML syntax: {problem}")


def _walk(path: Path, node: Any, keys: Keys, places: dict[Keys, Place], errors: list[PackError]) -> None:
    places.setdefault(keys, (node.start_mark.line + 1, node.start_mark.column + 1))
    if isinstance(node, yaml.MappingNode):
        seen = set()
        for key, value in node.value:
            name = str(key.value)
            place = (key.start_mark.line + 1, key.start_mark.column + 1)
            if name in seen:
                errors.append(PackError(path, *place, f"字段 {name} 写了两次", f"the key {name} stands twice"))
            seen.add(name)
            places[(*keys, name)] = place
            _walk(path, value, (*keys, name), places, errors)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(path, value, (*keys, index), places, errors)

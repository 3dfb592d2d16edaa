"""`[tool.stylelint]` of a pyproject.toml as marked data: tomllib gives no positions, so they are read off the lines."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

from ..rulepack.errors import PackError
from ..rulepack.marked import Keys, Marked, Place

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

_TABLE = re.compile(r"\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"(\s*)([A-Za-z0-9_.\"'-]+)\s*=")
_PREFIX = ("tool", "stylelint")


def parse(path: Path) -> tuple[Marked | None, list[PackError]]:
    """Read the table; (None, []) where the file has none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        whole = tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        return None, [PackError(path, 1, 1, f"读不了：{error}", f"cannot be read: {error}")]
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(at[1]), int(at[2])) if at else (1, 1)
        return None, [PackError(path, line, column, f"TOML 语法错误：{error}", f"TOML syntax: {error}")]
    data: Any = whole.get("tool", {}).get("stylelint")
    if data is None:
        return None, []
    return Marked(path, data, _places(text)), []


def _places(text: str) -> dict[Keys, Place]:
    """Return the line and column of each key below the table, as far as lines tell."""
    places: dict[Keys, Place] = {}
    table: tuple[str, ...] = ()
    for number, line in enumerate(text.splitlines(), 1):
        head = _TABLE.match(line)
        key = _KEY.match(line)
        if head and not key:
            table = tuple(part.strip("\"' ") for part in head[1].split("."))
            if table[:2] == _PREFIX:
                places.setdefault(table[2:], (number, 1))
        elif key and table[:2] == _PREFIX:
            name = tuple(part.strip("\"'") for part in key[2].split("."))
            places.setdefault((*table[2:], *name), (number, len(key[1]) + 1))
    return places

"""`[tool.stylelint]` of a pyproject.toml as marked data: tomllib gives no positions, so they are read off the lines."""

from __future__ import annotations

import sys
from collections import Counter
from functools import lru_cache
from pathlib import Path
from typing import Any

from .. import quickre as re
from ..rulepack.errors import PackError
from ..rulepack.marked import Keys, Marked, Place

if sys.version_info >= (3, 11):
    import tomllib
else:  # pragma: no cover
    import tomli as tomllib

_PART = re.compile(r"""\"[^"]*\"|'[^']*'|[^.\s]+""")
_TABLE = re.compile(r"\s*(\[{1,2})\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"""(\s*)((?:"[^"]*"|'[^']*'|[A-Za-z0-9_.-])+)\s*=""")
_PREFIX = ("tool", "stylelint")
_HEADER = re.compile(r"""^\s*\[{1,2}\s*["']?tool["']?\s*\.\s*["']?stylelint["']?\s*(?:[.\]]|$)""", re.MULTILINE)


@lru_cache(maxsize=64)
def holds(text: str) -> bool:
    """Tell whether the text of a pyproject.toml holds our table, however it is spelt.

    What cannot be parsed does where a line looks like our header: so its error comes to light.
    """
    if "stylelint" not in text:
        return False
    try:
        return _table(tomllib.loads(text)) is not None
    except (ValueError, RecursionError):
        return _HEADER.search(text) is not None


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
    except (ValueError, RecursionError) as error:  # numbers or nesting beyond what Python takes
        return None, [PackError(path, 1, 1, f"TOML 读不了：{error}", f"TOML cannot be read: {error}")]
    data = _table(whole)
    if data is None:
        return None, []
    places = _places(text)
    _fill(places, data, ())
    return Marked(path, data, places), []


def _table(whole: dict[str, Any]) -> Any:
    """Return what stands at tool.stylelint, of whatever type; None where nothing does."""
    tool = whole.get("tool")
    return tool.get("stylelint") if isinstance(tool, dict) else None


def _places(text: str) -> dict[Keys, Place]:
    """Return the line and column of each key below the table, as far as lines tell."""
    places: dict[Keys, Place] = {}
    table: Keys = ()
    count: Counter[Keys] = Counter()
    for number, line in enumerate(text.splitlines(), 1):
        head = _TABLE.match(line)
        key = _KEY.match(line)
        if head and not key:
            table = _parts(head[2])
            if head[1] == "[[":
                count[table] += 1
                table = (*table, count[table] - 1)
            elif len(table) > 3 and count[table[:3]]:  # a table inside the last item of an array
                table = (*table[:3], count[table[:3]] - 1, *table[3:])
            if table[:2] == _PREFIX:
                for length in range(len(table) - 1):
                    places.setdefault(table[2 : 2 + length], (number, 1))
        elif key and (whole := (*table, *_parts(key[2])))[:2] == _PREFIX:
            name = whole[2:]
            for length in range(max(len(table) - 1, 0), len(name) + 1):
                places.setdefault(name[:length], (number, len(key[1]) + 1))
    return places


def _fill(places: dict[Keys, Place], data: Any, keys: Keys) -> None:
    """Give all that is written inside a value the place of the value."""
    places.setdefault(keys, places.get(keys[:-1], (1, 1)))
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        _fill(places, value, (*keys, key))


def _parts(dotted: str) -> Keys:
    """Return the parts of a dotted key; a quoted part may hold dots."""
    return tuple(part.strip("\"' ") for part in _PART.findall(dotted))

"""Configuration files that were checked before, kept as plain data: neither YAML nor pydantic is imported for them.

What is kept goes by the content of the file, and by that of the module that
says what it may hold; whether the names in it exist is asked anew in every run.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from pathlib import Path
from typing import Any

from .. import __version__, cachefile
from ..records import defaults, names
from ..rulepack.marked import Marked
from . import model
from .model import Config, Ignore, Override, PackRef, RuleSetting

_RECORDS = {record.__name__: record for record in (Config, Ignore, Override, PackRef, RuleSetting)}


def read(path: Path, shown: Path, content: bytes) -> tuple[Config, Marked] | None:
    """Return what an earlier run made of a file with this content; None where none did."""
    found = cachefile.read(_file(path), _key(path, content))
    if found is None:
        return None
    try:
        config, data, places = json.loads(found)
        marked = Marked(shown, _restored(data), {tuple(keys): (line, column) for keys, line, column in places})
        return _restored(config), marked
    except (ValueError, TypeError, KeyError):
        return None


def keep(path: Path, content: bytes, config: Config, marked: Marked) -> None:
    """Keep a configuration without errors, where it holds nothing but plain data."""
    try:
        said = _plain(config)
        places = [(keys, *place) for keys, place in marked.places.items()]
        whole = json.dumps((said, _plain(marked.data), places))
        if _restored(json.loads(whole)[0]) == config:
            cachefile.write(_file(path), _key(path, content), whole.encode())
    except (TypeError, ValueError):  # dates of TOML
        return


def _file(path: Path) -> Path:
    return cachefile.folder() / f"config-{zlib.crc32(os.fsencode(path)):08x}.json"


def _key(path: Path, content: bytes) -> bytes:
    code = [(stat.st_size, stat.st_mtime_ns) for stat in (Path(__file__).stat(), Path(model.__file__).stat())]
    return f"{__version__} {sys.version} {code} {path}\n".encode("utf-8", "surrogateescape") + content


def _plain(value: Any) -> Any:
    """Return a value as JSON holds it: records, mappings and lists in a list behind a word that says which."""
    if type(value).__name__ in _RECORDS:
        usual = defaults(value)
        given = {name: said for name in names(value) if (said := getattr(value, name)) != usual.get(name, _plain)}
        return [type(value).__name__, {name: _plain(said) for name, said in given.items()}]
    if isinstance(value, dict):
        return ["", {key: _plain(one) for key, one in value.items()}]
    if isinstance(value, list):
        return ["", [_plain(one) for one in value]]
    if value is not None and not isinstance(value, (str, int, float)):
        raise TypeError
    return value


def _restored(said: Any) -> Any:
    if not isinstance(said, list):
        return said
    name, inner = said
    if isinstance(inner, list):
        return [_restored(one) for one in inner]
    values = {key: _restored(one) for key, one in inner.items()}
    return _RECORDS[name](**values) if name else values

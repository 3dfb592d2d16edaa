"""`re`, with patterns that are compiled once a machine instead of once a run.

Some two hundred patterns are wanted in every run, and to compile them takes
longer than to check a draft. What compiling comes to is a list of numbers, by
which `re` itself makes the pattern; these lists are kept in a file. `re` looks
through such a list before it uses it, and whatever it does not take, or another
version of Python wrote, is compiled as ever.

Use it as `from .. import quickre as re`.
"""

from __future__ import annotations

import marshal
import re as _re
import sys
from importlib import import_module
from pathlib import Path
from re import *  # noqa: F403 - it stands in for `re`
from typing import TYPE_CHECKING, Any

from . import __version__, cachefile

if TYPE_CHECKING:
    from re import Match, Pattern  # noqa: F401 - not in what the stubs of 3.10 export

_MOST = 3000  # patterns in the file; some hundred are usual


class Store:
    """The patterns of a file: what `re` made of each, those that this run used, those that it had to compile."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.kept: dict[str, bytes] = {}
        self.used: set[str] = set()
        self.fresh: dict[str, tuple[str, int]] = {}

    def read(self) -> None:
        """Read the file, if there is one."""
        data = cachefile.read(self.path, _key())
        try:
            found = marshal.loads(data or b"")
        except (ValueError, TypeError, EOFError):
            return
        self.kept = found if isinstance(found, dict) else {}

    def write(self) -> None:
        """Add to the file what was compiled, if anything was; where there is too much, what was not used goes."""
        made = {name: _lists(*one) for name, one in self.fresh.items()}
        added = {name: marshal.dumps(lists) for name, lists in made.items() if lists is not None}
        self.fresh.clear()
        if len(self.kept) + len(added) > _MOST:
            self.kept = {name: data for name, data in self.kept.items() if name in self.used}
        self.kept.update(added)
        if added and len(self.kept) <= _MOST:
            cachefile.write(self.path, _key(), marshal.dumps(self.kept))

    def compile(self, pattern: str, flags: int) -> Pattern[str]:
        """Return a pattern as it was kept, else compile it and note it."""
        name = f"{flags} {pattern}"
        if name in self.kept:
            try:
                made = _made(pattern, *marshal.loads(self.kept[name]))
            except Exception:  # whatever `re` has against it
                del self.kept[name]
            else:
                self.used.add(name)
                return made
        self.fresh[name] = (pattern, flags)
        return _re.compile(pattern, flags)


_store: Store | None = None


def load() -> None:
    """Read the patterns that earlier runs kept, and note from now on what `save` is to add to them."""
    global _store  # noqa: PLW0603 - `compile` is called at import, from everywhere
    if sys.implementation.name == "cpython" and _store is None:
        _store = Store(cachefile.folder() / f"patterns-{sys.version_info[0]}.{sys.version_info[1]}.data")
        _store.read()


def save() -> None:
    """Keep what was compiled anew since `load`; nothing is said where that cannot be done."""
    if _store is not None:
        _store.write()


def _key() -> bytes:
    return f"patterns {__version__} {sys.version}".encode()


def _compile(pattern: str | Pattern[str], flags: int = 0) -> Pattern[str]:
    """Return what `re.compile` does."""
    if _store is None or not isinstance(pattern, str):
        return _re.compile(pattern, flags)
    return _store.compile(pattern, int(flags))


def _made(
    pattern: str, flags: int, code: list[int], groups: int, index: dict[str, int], names: list[Any]
) -> Pattern[str]:
    made: Pattern[str] = import_module("_sre").compile(pattern, flags, code, groups, index, tuple(names))
    return made


def _lists(pattern: str, flags: int) -> list[Any] | None:
    """Return what a pattern is compiled to, as `_made` takes it; None where this Python does it in another way."""
    try:
        old = sys.version_info < (3, 11)
        parser: Any = import_module("sre_parse" if old else "re._parser")
        compiler: Any = import_module("sre_compile" if old else "re._compiler")
        parsed = parser.parse(pattern, flags)
        state = parsed.state
        names: list[str | None] = [None] * state.groups
        for name, number in state.groupdict.items():
            names[number] = name
        code = list(map(int, compiler._code(parsed, flags)))
        lists = [int(flags | state.flags), code, state.groups - 1, dict(state.groupdict), names]
        return lists if _made(pattern, *lists) == _re.compile(pattern, flags) else None
    except Exception:  # these are the inner parts of `re`, and may change
        return None


if not TYPE_CHECKING:
    compile = _compile

"""Packs that were loaded before, kept as plain data: no YAML is read, nothing checked, no pattern taken apart again.

A file holds what linting needs of the built-in pack and perhaps others: rules
with their options, words, parts, genres, and what `literals` and `regex` have
found out of the patterns. It is used only while nothing has changed that it was
made of: this package, the files of the built-in pack (by size and time), the
content of the other packs. What only people read of a rule is not in it.
"""

from __future__ import annotations

import json
import os
import sys
import time
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .. import __version__, cachefile, literals, regex
from ..records import defaults, names
from ..structure.lexicon import Genre, Lexicon, Part, PartNeed
from .model import LATE, Guards, Localized, Rule, RuleFields
from .pack import Pack
from .sources import Located, builtin_root

_SETTLED = 2  # seconds after which a change of a file surely has another time than the one before
_CODE = (".", "kinds", "rulepack", "structure", "text")  # where the code is that decides on what is kept
_MOST = 20_000  # patterns of which something is known
_PLAIN = (str, int, float, bool, type(None))


class _Unfit(Exception):
    """A pack that cannot be kept."""


class _File:
    """A file that was read or written in this run, and what it then knew of patterns."""

    def __init__(self, path: Path, key: bytes, data: dict[str, Any]) -> None:
        self.path = path
        self.key = key
        self.data = data
        self.known = len(literals.known())


_open: dict[Path, _File] = {}


def read(located: Sequence[Located]) -> Pack | None:
    """Return the built-in pack with the `located` ones as an earlier run kept it; None where none did."""
    path, key = _path(located), _key(located)
    found = cachefile.read(path, key)
    if found is None:
        return None
    try:
        data = json.loads(found)
        literals.remember({pattern: None if said is None else tuple(said) for pattern, said, _ in data["known"]})
        regex.trust([*data["checked"], *(pattern for pattern, _, checked in data["known"] if checked)])
        pack = _pack(data)
    except Exception:  # written by a version that was like this one, and was not
        return None
    _open[path] = _File(path, key, data)
    return pack


def keep(pack: Pack, located: Sequence[Located]) -> None:
    """Keep a pack for later runs, unless its files have just changed or another package has a kind in it."""
    path, key = _path(located), _key(located)
    try:
        data = _data(pack)
        if _newest() > time.time() - _SETTLED or not _same(pack, _pack(json.loads(json.dumps(data)))):
            return
    except _Unfit:
        return
    _open[path] = _File(path, key, data)
    _write(_open[path])


def save() -> None:
    """Add what was found out of patterns since the packs were read or kept."""
    for file in _open.values():
        if file.known < len(literals.known()) <= _MOST:
            _write(file)


def _write(file: _File) -> None:
    known, checked = literals.known(), regex.checked()
    file.data["known"] = [(pattern, said, pattern in checked) for pattern, said in known.items()]
    file.data["checked"] = sorted(checked - known.keys())
    file.known = len(known)
    text = json.dumps(file.data, separators=(",", ":"), ensure_ascii=False)  # half as long, and read twice as fast
    cachefile.write(file.path, file.key, text.encode("utf-8", "surrogatepass"))


def _path(located: Sequence[Located]) -> Path:
    roots = "\0".join(map(str, (Path(__file__), builtin_root(), *(one.root for one in located))))
    return cachefile.folder() / f"packs-{zlib.crc32(os.fsencode(roots)):08x}.json"


def _key(located: Sequence[Located]) -> bytes:
    """Return what a file is made of: versions, the files of this package and of the built-in pack, other packs."""
    parts = [
        __version__,
        sys.version,
        str(builtin_root()),
        *(f"{path} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}" for path, stat in _files()),
    ]
    parts += [f"{one.root} {one.name} {one.sha256}" for one in located]
    return "\n".join(parts).encode("utf-8", "surrogateescape")


def _newest() -> float:
    return max(max(stat.st_mtime, stat.st_ctime) for _, stat in _files())


def _files() -> Iterator[tuple[str, os.stat_result]]:
    """Yield each file that decides on what is kept."""
    root, package = builtin_root(), Path(__file__).parent.parent
    folders = [str(root), *(entry.path for entry in os.scandir(root) if entry.is_dir())]
    for folder in (*sorted(folders), *(str(package / name) for name in _CODE)):
        for entry in sorted(os.scandir(folder), key=lambda e: e.name):
            if entry.name.endswith((".yaml", ".yml", ".py")):
                yield entry.path, entry.stat()


def _data(pack: Pack) -> dict[str, Any]:
    """Return a pack as plain data. Raises _Unfit where that cannot be."""
    return {
        "members": [[str(one.root), one.name, one.sha256] for one in pack.members],
        "rules": [
            [
                r.id,
                str(r.path),
                r.pack,
                _set(r.fields, LATE),
                _set(r.options),
                list(map(regex.known, _lists(r.options))),
            ]
            for r in map(_own, pack.rules)
        ],
        "words": {name: [words, regex.alternation(words)] for name, words in pack.lexicon.words.items()},
        "parts": {id: _set(part) for id, part in pack.lexicon.parts.items()},
        "genres": {id: _set(genre) for id, genre in pack.lexicon.genres.items()},
        "files": {id: str(path) for id, path in pack.genre_files.items()},
    }


def _lists(options: Any) -> list[list[str]]:
    """Return the word lists that options may put into patterns by name, in order."""
    sets = [value for name in names(options) if isinstance(value := getattr(options, name), dict)]
    return [words for named in sets for words in named.values() if isinstance(words, list)]


def _own(rule: Rule) -> Rule:
    """Return a rule of a kind of ours; those of other packages may hold anything."""
    from ..kinds import kinds

    if not kinds()[rule.fields.kind].__name__.startswith("stylelint.kinds."):
        raise _Unfit
    return rule


def _set(record: Any, without: Sequence[str] = ()) -> dict[str, Any]:
    """Return as plain data the fields of a record that are not as they are by default."""
    usual = defaults(record)
    kept = [name for name in names(record) if name not in without]
    given = {name: value for name in kept if (value := getattr(record, name)) != usual.get(name, _Unfit)}
    return {name: _as_plain(value) for name, value in given.items()}


def _as_plain(value: Any) -> Any:
    if isinstance(value, (Localized, Guards, PartNeed)):
        return _set(value)
    if type(value) is list:
        return [_as_plain(one) for one in value]
    if type(value) is dict and all(type(key) is str for key in value):
        return {key: _as_plain(one) for key, one in value.items()}
    if type(value) not in _PLAIN:
        raise _Unfit
    return value


def _pack(data: dict[str, Any]) -> Pack:
    from ..kinds import kinds

    for words, alternation in data["words"].values():
        regex.remember(words, alternation)
    lexicon = Lexicon(
        {name: words for name, (words, _) in data["words"].items()},
        {id: Part(**said) for id, said in data["parts"].items()},
        {id: Genre(**{**s, "parts": [PartNeed(**need) for need in s["parts"]]}) for id, s in data["genres"].items()},
    )
    modules, rules, checks = kinds(), [], []
    for id, path, pack, fields, said, alternations in data["rules"]:
        module = modules[fields["kind"]]
        options = module.Options(**said)
        for words, made in zip(_lists(options), alternations, strict=True):
            if made is not None:
                regex.remember(words, made)
        file = Path(path)
        rule = Rule(id, _fields(fields, file), options, file, pack)
        rules.append(rule)
        checks.append(module.build(rule, options, lexicon))
    members = tuple(Located(Path(root), name, sha256) for root, name, sha256 in data["members"])
    return Pack(rules, checks, lexicon, members, {id: Path(path) for id, path in data["files"].items()})


def _fields(said: dict[str, Any], path: Path) -> RuleFields:
    """Return fields that read from the file what was not kept."""
    made = RuleFields.__new__(RuleFields)
    made.__dict__.update(defaults(RuleFields), **said)
    for name in ("message", "help"):
        made.__dict__[name] = Localized(**said[name])
    made.__dict__["unless"] = Guards(**said.get("unless", {}))
    made.__dict__["_path"] = path
    return made


def _same(pack: Pack, again: Pack) -> bool:
    """Tell whether a pack that was kept is the one that was loaded."""

    def facts(pack: Pack) -> list[Any]:
        rules = [(r.id, r.path, r.pack, r.options, _set(r.fields, LATE)) for r in pack.rules]
        return [rules, pack.lexicon, pack.members, pack.genre_files]

    return facts(pack) == facts(again)

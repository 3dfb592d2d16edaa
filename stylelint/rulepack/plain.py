"""Packs as plain data, and back: what is large, and wanted for few rules of a run, is bytes that are read on demand."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from .. import regex
from ..automaton import Table
from ..late import LateList, late
from ..records import defaults, names
from ..structure.lexicon import Genre, Lexicon, Part, PartNeed
from .index import Group, Index
from .model import LATE, Guards, Localized, Rule, RuleFields
from .pack import Pack
from .sources import Located

_TEXTS = ("message", "help", "unless")  # what only a finding needs of the fields of a rule
_PLAIN = (str, int, float, bool, type(None))


class UnfitError(Exception):
    """A pack that cannot be plain data: another package has a kind in it."""


def plain(pack: Pack) -> dict[str, Any]:
    """Return a pack as what `marshal` takes. Raises UnfitError where that cannot be."""
    return {
        "members": [[str(one.root), one.name, one.sha256] for one in pack.members],
        "rules": [(r.id, str(r.path), r.pack, record(r.fields, LATE), _options(r)) for r in map(_own, pack.rules)],
        "words": {name: [words, regex.alternation(words)] for name, words in pack.lexicon.words.items()},
        "parts": {id: record(part) for id, part in pack.lexicon.parts.items()},
        "genres": {id: record(genre) for id, genre in pack.lexicon.genres.items()},
        "files": {id: str(path) for id, path in pack.genre_files.items()},
        "index": _index(pack.index),
    }


def packed(data: Mapping[str, Any]) -> Pack:
    """Return the pack that `plain` was given. Checks are built when they are first asked for."""
    for words, alternation in data["words"].values():
        regex.remember(words, alternation)
    lexicon = Lexicon(
        {name: words for name, (words, _) in data["words"].items()},
        {id: Part(**said) for id, said in data["parts"].items()},
        {id: Genre(**{**s, "parts": [PartNeed(**need) for need in s["parts"]]}) for id, s in data["genres"].items()},
    )
    usual = defaults(RuleFields)
    rules = [_rule(usual, *row) for row in data["rules"]]
    checks = LateList(len(rules), lambda at: _module(rules[at]).build(rules[at], rules[at].options, lexicon))
    members = tuple(Located(Path(root), name, sha256) for root, name, sha256 in data["members"])
    files = {id: Path(path) for id, path in data["files"].items()}
    return Pack(rules, checks, lexicon, members, files, _as_index(*data["index"]))


def record(one: Any, without: Sequence[str] = ()) -> dict[str, Any]:
    """Return as plain data the fields of a record that are not as they are by default. Raises UnfitError."""
    usual = defaults(one)
    kept = [name for name in names(one) if name not in without]
    given = {name: value for name in kept if (value := getattr(one, name)) != usual.get(name, UnfitError)}
    return {name: _as_plain(value) for name, value in given.items()}


def _as_plain(value: Any) -> Any:
    if isinstance(value, (Localized, Guards, PartNeed)):
        return record(value)
    if type(value) is list:
        return [_as_plain(one) for one in value]
    if type(value) is dict and all(type(key) is str for key in value):
        return {key: _as_plain(one) for key, one in value.items()}
    if type(value) not in _PLAIN:
        raise UnfitError
    return value


def _module(rule: Rule) -> Any:
    from ..kinds import kinds

    return kinds()[rule.fields.kind]


def _own(rule: Rule) -> Rule:
    """Return a rule of a kind of ours; those of other packages may hold anything."""
    if not _module(rule).__name__.startswith("stylelint.kinds."):
        raise UnfitError
    return rule


def _options(rule: Rule) -> bytes:
    """Return the options of a rule, and the alternations of the word lists in them."""
    return marshal.dumps((record(rule.options), list(map(regex.known, _lists(rule.options)))))


def _lists(options: Any) -> list[list[str]]:
    """Return the word lists that options may put into patterns by name, in order."""
    sets = [value for name in names(options) if isinstance(value := getattr(options, name), dict)]
    return [words for named in sets for words in named.values() if isinstance(words, list)]


def _rule(usual: Mapping[str, Any], id: str, path: str, pack: str, said: dict[str, Any], options: bytes) -> Rule:
    given = {**usual, **said}
    texts = {name: given.pop(name) for name in _TEXTS if name in said}
    fields = late(RuleFields, given, partial(_late_field, texts, path))
    return late(Rule, {"id": id, "fields": fields, "pack": pack}, partial(_late_part, fields, path, options))


def _late_field(texts: Mapping[str, Any], path: str, name: str) -> dict[str, Any]:
    """Make what findings need of the fields of a rule, and what only people read of it."""
    if name in LATE:
        from .texts import texts as read

        return read(Path(path))
    if name not in texts:
        return {}
    return {name: Guards(**texts[name]) if name == "unless" else Localized(**texts[name])}


def _late_part(fields: RuleFields, path: str, data: bytes, name: str) -> dict[str, Any]:
    """Make the path of a rule, or its options."""
    if name == "path":
        return {name: Path(path)}
    if name != "options":
        return {}
    from ..kinds import kinds

    said, alternations = marshal.loads(data)
    options = kinds()[fields.kind].Options(**said)
    for words, made in zip(_lists(options), alternations, strict=True):
        if made is not None:
            regex.remember(words, made)
    return {"options": options}


def _index(index: Index) -> tuple[Any, ...]:
    groups = [(group.patterns, group.owners, tuple(group.table), group.loose) for group in index.groups]
    return index.always, index.among, tuple(index.literals), index.likely, groups


def _as_index(always: list[int], among: list[int], literals: Any, likely: list[int], groups: Iterable[Any]) -> Index:
    made = [Group(patterns, owners, Table(*table), loose) for patterns, owners, table, loose in groups]
    return Index(always, among, Table(*literals), likely, made)

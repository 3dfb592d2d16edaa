"""A baseline: the findings that a project begins with, so that only new ones are reported.

The file is JSON with a line an entry, by path (relative to its folder) and in
order, so that its changes can be read and merged. It holds no text of the
drafts: an entry has the rule, the finding's fingerprint and a hash of its words.
A finding is known by its fingerprint; where the words beside it changed, an entry
of the same rule and the same words that no other finding needs will do.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from .diagnostic import Diagnostic
from .hashes import blake2b
from .paths import absolute
from .reasons import reason
from .records import dataclass
from .rulepack.errors import PackError, PackErrors

VERSION = 1


class Entry(NamedTuple):
    """A finding that is known: its rule, its fingerprint, a hash of its words ("" where they are not to be told)."""

    rule: str
    fingerprint: str
    words: str


class Matched(NamedTuple):
    """Findings that are new, those that are known, and the entries that none of them is."""

    new: list[Diagnostic]
    known: list[Diagnostic]
    stale: list[Entry]


@dataclass(frozen=True)
class Baseline:
    """The entries of a baseline file by path, in the order of the file."""

    path: Path
    files: Mapping[str, Sequence[Entry]]

    def name(self, shown: str) -> str:
        """Return what a draft goes by in the file."""
        return named(self.path, absolute(Path(shown)))

    def match(self, shown: str, diagnostics: Iterable[Diagnostic]) -> Matched:
        """Part the findings of a draft by whether they are known; of equal ones as many are as there are entries."""
        entries, found = self.files.get(self.name(shown), ()), list(diagnostics)
        if not entries:
            return Matched(found, [], [])
        known, stale = match(entries, [entry(d) for d in found])
        return Matched(
            [d for index, d in enumerate(found) if index not in known],
            [d for index, d in enumerate(found) if index in known],
            stale,
        )

    def missing(self) -> list[str]:
        """Return the drafts that have entries and are not there."""
        return [name for name in self.files if not (self.path.parent / name).exists()]


def named(path: Path, draft: Path) -> str:
    """Return what an absolute path goes by in the baseline at `path`."""
    try:
        return Path(os.path.relpath(draft, absolute(path).parent)).as_posix()
    except ValueError:  # another drive
        return draft.as_posix()


def entry(diagnostic: Diagnostic) -> Entry:
    """Return the entry that knows a finding."""
    return Entry(diagnostic.rule, diagnostic.fingerprint, words(diagnostic.text))


def words(text: str) -> str:
    """Return a short hash of the words of a finding, which does not change with its line breaks."""
    plain = "".join(text.split())
    return blake2b(plain.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest() if plain else ""


def match(entries: Sequence[Entry], found: Sequence[Entry]) -> tuple[set[int], list[Entry]]:
    """Tell which findings (by index, each as an entry) are known, and which entries none of them is.

    Fingerprints decide first, then rule and words.
    """
    left, known = list(entries), set[int]()
    for key in (_exactly, _by_words):
        places: dict[object, list[Entry]] = {}
        for one in reversed(left):
            places.setdefault(key(one), []).append(one)
        taken: set[int] = set()
        for index, own in enumerate(found):
            if index not in known and key(own) is not None and (able := places.get(key(own))):
                known.add(index)
                taken.add(id(able.pop()))
        left = [one for one in left if id(one) not in taken]
    return known, left


def _exactly(one: Entry) -> object:
    return one.rule, one.fingerprint


def _by_words(one: Entry) -> object:
    return (one.rule, one.words) if one.words else None


def load(path: Path) -> Baseline:
    """Read a baseline. Raises PackErrors where it is not there or is none."""
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise _error(
            path,
            1,
            "找不到这个基线：先运行 stylelint baseline write",
            "no such baseline: write it with stylelint baseline write",
        ) from None
    except OSError as error:
        zh, en = reason(error)
        raise _error(path, 1, f"基线读不了：{zh}", f"the baseline cannot be read: {en}") from None
    except UnicodeDecodeError as error:
        raise _error(path, 1, f"基线读不了：{error}", f"the baseline cannot be read: {error}") from None
    try:
        whole = json.loads(text)
        files = {name: [Entry(*map(str, one)) for one in entries] for name, entries in whole["files"].items()}
        if whole["version"] != VERSION:
            raise ValueError(f"version {whole['version']}")
    except json.JSONDecodeError as error:
        zh = "不是基线文件：JSON 有错（合并留下冲突的，先解决，再运行 stylelint baseline prune）"
        en = "is no baseline: its JSON is wrong (resolve what a merge left, then run stylelint baseline prune)"
        raise _error(path, error.lineno, zh, en) from None
    except (TypeError, KeyError, ValueError, AttributeError):
        cure = "重新运行 stylelint baseline write", "write it anew with stylelint baseline write"
        raise _error(
            path, 1, f"不是这一版的基线文件：{cure[0]}", f"is no baseline of this version: {cure[1]}"
        ) from None
    return Baseline(path, files)


def _error(path: Path, line: int, zh: str, en: str) -> PackErrors:
    return PackErrors([PackError(path, line, 1, zh, en)])


def dumped(files: Mapping[str, Iterable[Entry]]) -> bytes:
    """Return the bytes of a baseline file."""
    blocks = []
    for name in sorted(files):
        rows = ",\n".join("   " + json.dumps(one, ensure_ascii=False) for one in files[name])
        if rows:
            blocks.append(f"  {json.dumps(name, ensure_ascii=False)}: [\n{rows}\n  ]")
    body = ",\n".join(blocks)
    return f'{{\n "version": {VERSION},\n "files": {{\n{body}\n }}\n}}\n'.encode("utf-8", "surrogatepass")

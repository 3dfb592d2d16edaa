"""Load what of a pack is no rule: word lists, parts and genres."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from ..records import dataclass, field
from ..regex import PatternError, compile_linear, expand
from ..structure.lexicon import Genre, Lexicon, Part, WordList
from .errors import PackError, did_you_mean
from .marked import Keys, Marked
from .parse import parse
from .sources import yaml_files
from .validate import check

T = TypeVar("T")
_PARTS = "parts"
_PATTERNS = ("titles", "weak_titles", "not_titles", "openings", "structure")


@dataclass(frozen=True)
class Entry(Generic[T]):
    """A part, genre or word list and where it stands."""

    value: T
    marked: Marked
    keys: Keys = ()


@dataclass(frozen=True)
class Vocabulary:
    """What of one pack is no rule, by name."""

    words: Mapping[str, Entry[WordList]] = field(default_factory=dict)
    parts: Mapping[str, Entry[Part]] = field(default_factory=dict)
    genres: Mapping[str, Entry[Genre]] = field(default_factory=dict)

    @property
    def lexicon(self) -> Lexicon:
        """The same without places."""
        return Lexicon(
            {name: entry.value.words for name, entry in self.words.items()},
            {name: entry.value for name, entry in self.parts.items()},
            {name: entry.value for name, entry in self.genres.items()},
        )


def load_vocabulary(root: Path, errors: list[PackError]) -> Vocabulary:
    """Load the word lists, parts and genres below `root`; what is wrong with them is added to `errors`.

    Whether the parts and genres that they name exist is for `wrong_names` to say, when all packs are there.
    """
    words = {marked.path.stem: Entry(value, marked) for marked, value in _load_all(root / "words", WordList, errors)}
    loaded = _load_all(root / "genres", Genre, errors)
    for marked, genre in loaded:
        errors.extend(_wrong_patterns(marked, genre))
    genres = {marked.path.stem: Entry(genre, marked) for marked, genre in loaded}
    return Vocabulary(words, _load_parts(root / "genres", errors), genres)


def _load_all(folder: Path, model: type[T], errors: list[PackError]) -> list[tuple[Marked, T]]:
    loaded = []
    for path in yaml_files(folder):
        if model is Genre and path.stem == _PARTS:
            continue
        marked, found = parse(path)
        errors.extend(found)
        if marked is None:
            continue
        value = check(marked, marked.data, model)
        if isinstance(value, list):
            errors.extend(value)
        else:
            loaded.append((marked, value))
    return loaded


def _load_parts(folder: Path, errors: list[PackError]) -> dict[str, Entry[Part]]:
    parts: dict[str, Entry[Part]] = {}
    for path in yaml_files(folder):
        marked, found = parse(path) if path.stem == _PARTS else (None, [])
        errors.extend(found)
        if marked is None:
            continue
        if not isinstance(marked.data, dict):
            errors.append(marked.error((), "部分表应为键值对", "the table of parts must be a mapping"))
            continue
        for name, value in marked.data.items():
            part = check(marked, value, Part, (name,))
            if isinstance(part, list):
                errors.extend(part)
                continue
            parts[name] = Entry(part, marked, (name,))
            for key in ("headings", "not_headings", "cues"):
                errors.extend(_bad_patterns(marked, (name, key), getattr(part, key)))
    return parts


def wrong_names(entry: Entry[Genre], lexicon: Lexicon) -> Iterator[PackError]:
    """Yield an error for each part or genre that a genre names and nothing has."""
    marked, genre = entry.marked, entry.value
    for index, need in enumerate(genre.parts):
        for name in need.part.split("|"):
            if name not in lexicon.parts:
                yield _unknown(marked, ("parts", index, "part"), "部分", "part", name, lexicon.parts)
    for index, name in enumerate(genre.akin):
        if name not in lexicon.genres:
            yield _unknown(marked, ("akin", index), "文种", "genre", name, lexicon.genres)


def _unknown(marked: Marked, keys: Keys, zh: str, en: str, name: str, known: Any) -> PackError:
    said = f"没有{zh} {name}{did_you_mean(name, known, 'zh')}"
    return marked.error(keys, said, f"there is no {en} {name}{did_you_mean(name, known, 'en')}")


def _wrong_patterns(marked: Marked, genre: Genre) -> Iterator[PackError]:
    for key in _PATTERNS:
        yield from _bad_patterns(marked, (key,), getattr(genre, key))
    for index, need in enumerate(genre.parts):
        for key in ("when", "headings", "cues"):
            yield from _bad_patterns(marked, ("parts", index, key), getattr(need, key))


def _bad_patterns(marked: Marked, keys: Keys, patterns: list[str]) -> Iterator[PackError]:
    for index, pattern in enumerate(patterns):
        try:
            compile_linear(expand(pattern, {}))
        except PatternError as error:
            yield marked.error((*keys, index), f"{pattern}：{error.zh}", f"{pattern}: {error.en}")

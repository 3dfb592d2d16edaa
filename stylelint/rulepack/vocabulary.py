"""Load what of a pack is no rule: word lists, parts and genres."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from ..regex import PatternError, compile_linear, expand
from ..structure.lexicon import Genre, Lexicon, Part, WordList
from .errors import PackError, did_you_mean
from .marked import Keys, Marked, parse
from .validate import check

T = TypeVar("T")
_PARTS = "parts"
_PATTERNS = ("titles", "weak_titles", "not_titles", "openings", "structure")


def load_lexicon(root: Path, errors: list[PackError]) -> Lexicon:
    """Load the word lists, parts and genres below `root`; what is wrong with them is added to `errors`."""
    words = {marked.path.stem: value.words for marked, value in _load_all(root / "words", WordList, errors)}
    parts = _load_parts(root / "genres", errors)
    loaded = _load_all(root / "genres", Genre, errors)
    lexicon = Lexicon(words, parts, {marked.path.stem: genre for marked, genre in loaded})
    for marked, genre in loaded:
        errors.extend(_wrong_names(marked, genre, lexicon))
        errors.extend(_wrong_patterns(marked, genre))
    return lexicon


def yaml_files(folder: Path) -> list[Path]:
    """Return the YAML files directly in a folder, in order."""
    return sorted(p for p in folder.glob("*.y*ml") if p.suffix in (".yaml", ".yml"))


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


def _load_parts(folder: Path, errors: list[PackError]) -> dict[str, Part]:
    parts: dict[str, Part] = {}
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
            parts[name] = part
            for key in ("headings", "not_headings", "cues"):
                errors.extend(_bad_patterns(marked, (name, key), getattr(part, key)))
    return parts


def _wrong_names(marked: Marked, genre: Genre, lexicon: Lexicon) -> Iterator[PackError]:
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

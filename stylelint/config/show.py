"""The settings that hold for a file, each with the place where it was set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from ..records import dataclass
from ..settings import Origin
from .model import Config, Override, ReadLimit, RuleSetting, Scoped, hyphened
from .project import Piece, Project

DEFAULTS: dict[str, Any] = {
    "stage": None,
    "lang": "zh",
    "respect_gitignore": True,
    "force_exclude": False,
    "output_format": "auto",
    "fail_on": "warning",
    "require_reason": False,
    "excerpts": True,
}
_APART = frozenset({"extend", "packs", "overrides", "ignores", "rules", "vocabulary", "extend_exclude"})


@dataclass(frozen=True)
class Place:
    """Where something was set: a file and a line of it, and whether in an override; or no file."""

    kind: str
    """file, command-line or default."""
    file: Path | None = None
    line: int | None = None
    override: tuple[str, ...] = ()
    """Globs of the override that sets it."""


@dataclass(frozen=True)
class Shown:
    """A value and its place."""

    key: str
    value: Any
    place: Place


def plain(project: Project, path: Path | None) -> Iterator[Shown]:
    """Yield each key that has one value; `path` is absolute, None for the folder as such."""
    pieces = project.pieces(path)
    for name in (f.name for f in fields(Config) if f.name not in _APART):
        shown = Shown(hyphened(name), DEFAULTS.get(name), Place("default"))
        for piece in pieces:
            value = getattr(piece.values, name, None)
            if isinstance(value, ReadLimit):  # each of them is set by itself
                value = {**(shown.value or {}), **_short(value)}
            if value is not None:
                shown = Shown(hyphened(name), value, place_of(piece, hyphened(name)))
        yield shown


def added(project: Project, path: Path | None) -> Iterator[Shown]:
    """Yield what adds up: the entries of packs, vocabulary, extend-exclude and ignores, in order."""
    for name in ("packs", "vocabulary", "extend_exclude", "ignores"):
        for piece in project.pieces(path):
            values = getattr(piece.values, name, None) or ()
            for index, value in enumerate([values] if isinstance(values, str) else values):
                written = value if isinstance(value, str) else _short(value)
                yield Shown(hyphened(name), written, place_of(piece, hyphened(name), index))
    if path is None:
        for layer in project.layers:
            for index, override in enumerate(layer.config.overrides or ()):
                place = place_of(Piece(layer, override, ("overrides", index)))
                yield Shown("overrides", _set(override), place)


def rules(project: Project, path: Path | None) -> Iterator[Shown]:
    """Yield what is said of rules, in the order in which it is gone over."""
    for piece in project.pieces(path):
        for selector, setting in (piece.values.rules or {}).items():
            value: Any = setting
            if isinstance(setting, bool):
                value = "on" if setting else "off"
            elif isinstance(setting, RuleSetting):
                value = _short(setting)
            yield Shown(selector, value, place_of(piece, "rules", selector))


def place_of(piece: Piece, *keys: str | int) -> Place:
    """Return where a piece sets a key."""
    origin = piece.origin(*keys)
    if origin is None:
        return Place("command-line")
    files = piece.values.files if isinstance(piece.values, Override) else ()
    return Place("file", origin.marked.path, _line(origin), (files,) if isinstance(files, str) else tuple(files))


def _line(origin: Origin) -> int:
    return origin.marked.error(origin.keys, "", "").line


def _short(value: Any) -> dict[str, Any]:
    """Return what a dataclass sets, as it is written in the file."""
    return {hyphened(k): v for k, v in asdict(value).items() if v not in (None, "", [], {})}


def _set(values: Scoped) -> list[str]:
    return [hyphened(f.name) for f in fields(values) if f.name != "files" and getattr(values, f.name) is not None]

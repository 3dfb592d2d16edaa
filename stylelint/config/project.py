"""The configuration that holds in a folder: layers merged, overrides by path, what is left out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ..records import dataclass, field, names
from ..settings import IgnoreEntry, Origin, PackSource, ReadLimits, RuleChange, Settings, Switch
from ..vocabulary import DEFAULT_NAME
from .load import Layer
from .model import Config, Ignore, ReadLimit, RuleSetting, Scoped

T = TypeVar("T")
BASELINE = "stylelint-baseline.json"


@dataclass(frozen=True)
class Given:
    """What the command line adds to the configuration: a layer above all others.

    Attributes:
        config: its options under the names of the configuration; paths are relative to the working directory.
        only: rules that run whatever else is set.
    """

    config: Config = field(default_factory=Config)
    only: tuple[str, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A part of the configuration that holds for a file: a layer, or an override of one."""

    layer: Layer | None
    values: Scoped
    keys: tuple[str | int, ...] = ()

    def origin(self, *keys: str | int) -> Origin | None:
        """Return where a value of the piece is set; None on the command line."""
        return None if self.layer is None else Origin(self.layer.marked, (*self.keys, *keys))

    def path(self, name: str) -> Path:
        """Return a path of the piece, which is relative to its file; `\\` parts folders like `/`."""
        base = Path.cwd() if self.layer is None else self.layer.base
        return base / name.replace("\\", "/")


class Globs:
    """Patterns as in .gitignore, below a folder; those that name no folder (`*.bak`, `old/`) hold elsewhere too.

    So a configuration that is inherited, or that of the user, can leave files out by their names.
    """

    def __init__(self, base: Path, patterns: Iterable[str]) -> None:
        self.base = base
        lines = [p.replace("\\", "/") for p in patterns]
        import pathspec

        self._spec = pathspec.GitIgnoreSpec.from_lines(lines)
        self._anywhere = pathspec.GitIgnoreSpec.from_lines(p for p in lines if "/" not in p.rstrip("/"))

    def match(self, path: Path, is_dir: bool = False) -> bool:
        """Tell whether an absolute path is meant."""
        spec, base = self._spec, self.base
        if not path.is_relative_to(base):
            spec, base = self._anywhere, Path.cwd()
        below = path.relative_to(base).as_posix() if path.is_relative_to(base) else path.name
        return spec.match_file(matchable(below + "/" if is_dir else below))

    def reached(self, path: Path, is_dir: bool = False) -> bool:
        """Tell whether an absolute path, or a folder on the way to it, is meant: a walk would not come to it."""
        base = self.base if path.is_relative_to(self.base) else Path.cwd()
        above = (p for p in path.parents if p != base and p.is_relative_to(base))
        return self.match(path, is_dir) or any(self.match(folder, True) for folder in above)


class Project:
    """The merged configuration of a folder.

    Args:
        layers: configuration files, those that are inherited from first; none where there is no file.
        given: the command line.
    """

    def __init__(self, layers: list[Layer], given: Given | None = None) -> None:
        self.layers = layers
        self.given = given or Given()
        self._settings: dict[object, Settings] = {}

    @property
    def path(self) -> Path | None:
        """The configuration file; None where there is none."""
        return self.layers[-1].path if self.layers else None

    def last(self, key: str) -> tuple[Any, Piece | None]:
        """Return the value of a key for the whole run and the piece that sets it; (None, None) where none does."""
        return _last(self._whole, key)

    def value(self, key: str, default: T) -> T:
        """Return the value of a key for the whole run."""
        value: T | None = self.last(key)[0]
        return default if value is None else value

    @cached_property
    def _files(self) -> list[Piece]:
        return [Piece(layer, layer.config) for layer in self.layers]

    @cached_property
    def _whole(self) -> list[Piece]:
        return [*self._files, Piece(None, self.given.config)]

    @cached_property
    def packs(self) -> tuple[PackSource, ...]:
        """The packs of all layers, in order."""
        found = []
        for piece in self._whole:
            assert isinstance(piece.values, Config)
            for index, ref in enumerate(piece.values.packs or ()):
                name, sha256 = (ref, None) if isinstance(ref, str) else (ref.path, ref.sha256)
                found.append(PackSource(piece.path(name), sha256, name, piece.origin("packs", index)))
        return tuple(dict.fromkeys(found))

    # --- Which files ---------------------------------------------------------------------------------------

    def excluded(self, path: Path, is_dir: bool = False) -> bool:
        """Tell whether an absolute path is left out, as vocabularies always are."""
        return path in self._vocabularies or any(globs.match(path, is_dir) for globs in self._exclude)

    def out_of_reach(self, path: Path, is_dir: bool = False) -> bool:
        """Tell whether a walk would not come to an absolute path, as it or a folder above it is left out."""
        return path in self._vocabularies or any(globs.reached(path, is_dir) for globs in self._exclude)

    def included(self, path: Path) -> bool | None:
        """Tell whether `include` names an absolute path; None where nothing is said of it."""
        return None if self._include is None else self._include.match(path)

    @cached_property
    def _include(self) -> Globs | None:
        value, piece = self.last("include")
        return None if piece is None else Globs(piece.path(""), listed(value))

    @cached_property
    def _exclude(self) -> list[Globs]:
        value, piece = self.last("exclude")
        found = [] if piece is None else [Globs(piece.path(""), listed(value))]
        more = ((p, getattr(p.values, "extend_exclude")) for p in self._whole)  # noqa: B009 - Config alone has it
        return [*found, *(Globs(p.path(""), listed(names)) for p, names in more if names)]

    # --- Settings of one file ------------------------------------------------------------------------------

    def pieces(self, path: Path | None) -> list[Piece]:
        """Return what holds for a file (an absolute path), the strongest last; for no file in particular: None."""
        overrides = [] if path is None else [p for p, globs in self._overrides if globs.match(path)]
        return [*self._files, *overrides, Piece(None, self.given.config)]

    def settings_for(self, path: Path | None) -> Settings:
        """Return the settings for a file; files with the same ones get the same object."""
        pieces = self.pieces(path)
        ignores = tuple(e for e, globs in self._ignores if globs is None or (path is not None and globs.match(path)))
        key = (tuple((*p.keys, id(p.layer)) for p in pieces), tuple(map(id, ignores)))
        if key not in self._settings:
            self._settings[key] = self._made(pieces, ignores)
        return self._settings[key]

    @cached_property
    def default_vocabulary(self) -> Path | None:
        """The vocabulary beside the configuration file, made or not, which counts where no file names one."""
        named = any(layer.config.vocabulary is not None for layer in self.layers)
        return None if named or self.path is None else self.path.parent / DEFAULT_NAME

    @property
    def default_baseline(self) -> Path:
        """The baseline beside the configuration file, else in the working directory, made or not."""
        return (Path.cwd() if self.path is None else self.path.parent) / BASELINE

    @cached_property
    def baseline(self) -> Path | None:
        """The baseline that is named, else the one beside the configuration file if it is there; None for none."""
        value, piece = self.last("baseline")
        if piece is not None and value:
            return piece.path(value)
        default = self.default_baseline
        return default if value is None and self.path is not None and default.exists() else None

    def _vocabulary(self, pieces: list[Piece]) -> Iterator[Path]:
        if self.default_vocabulary is not None and self.default_vocabulary.exists():
            yield self.default_vocabulary
        yield from (piece.path(name) for piece in pieces for name in listed(piece.values.vocabulary))

    @cached_property
    def _vocabularies(self) -> frozenset[Path]:
        """All vocabularies, those of overrides as well."""
        every = self._vocabulary([*self._whole, *(piece for piece, _ in self._overrides)])
        return frozenset(Path(os.path.abspath(path)) for path in every)  # noqa: PTH100 - Path.absolute keeps `..`

    def _made(self, pieces: list[Piece], ignores: tuple[IgnoreEntry, ...]) -> Settings:
        ignored = listed(_last(pieces[:-1], "ignore")[0])  # the command line adds to it
        return Settings(
            packs=self.packs,
            vocabulary=tuple(dict.fromkeys(self._vocabulary(pieces))),
            select=tuple(listed(_last(pieces, "select")[0])),
            ignore=(*ignored, *listed(pieces[-1].values.ignore)),
            only=self.given.only,
            narrowed=bool(self.given.only or pieces[-1].values.select or pieces[-1].values.ignore),
            changes=tuple(change for p in pieces for change in _changes(p)),
            ignores=ignores,
            baseline=self.baseline,
            limits=_limits(pieces),
            **{key: value for key in _PLAIN if (value := _last(pieces, key)[0]) is not None},
        )

    @property
    def own_ignores(self) -> list[IgnoreEntry]:
        """The ignored findings of the configuration file itself, without those of the files it inherits from."""
        return [e for e, _ in self._ignores if e.origin is not None and e.origin.marked is self.layers[-1].marked]

    @property
    def judges_all(self) -> bool:
        """Tell whether the command line leaves files, rules and how to judge to the configuration."""
        given = self.given.config
        keys = ("select", "ignore", "include", "exclude", "extend_exclude", "genre", "profile", "stage", "packs")
        return not self.given.only and not any(getattr(given, key) for key in keys)

    @cached_property
    def _overrides(self) -> list[tuple[Piece, Globs]]:
        return [
            (Piece(layer, override, ("overrides", index)), Globs(layer.base, listed(override.files)))
            for layer in self.layers
            for index, override in enumerate(layer.config.overrides or ())
        ]

    @cached_property
    def _ignores(self) -> list[tuple[IgnoreEntry, Globs | None]]:
        return [
            (_entry(layer, index, entry), Globs(layer.base, listed(entry.files)) if entry.files else None)
            for layer in self.layers
            for index, entry in enumerate(layer.config.ignores or ())
        ]


_PLAIN = ("genre", "profile", "stage", "lang", "encoding", "format", "require_reason", "excerpts")


_MB = 1_000_000


def matchable(name: str) -> str:
    """Return a path as patterns can be matched against it: bytes that are no UTF-8 become `?`."""
    return name.encode("utf-8", "replace").decode("utf-8")


def listed(value: str | list[str] | None) -> list[str]:
    """Return the list that a key holds, which may be one text."""
    return [] if value is None else [value] if isinstance(value, str) else value


def setting_of(value: Switch | RuleSetting | bool) -> RuleSetting:
    """Return the long form of what is set for a rule."""
    if isinstance(value, bool):
        return RuleSetting("on" if value else "off")
    return RuleSetting(value) if isinstance(value, str) else value


def exactness(selector: str) -> int:
    """Return how exactly a selector names a rule: all, then families, tags and packs, then globs, then ids."""
    if selector in ("all", "*"):
        return 0
    if "/" not in selector:
        return 1
    return 2 if any(c in selector for c in "*?[") else 3


def _last(pieces: list[Piece], key: str) -> tuple[Any, Piece | None]:
    for piece in reversed(pieces):
        value = getattr(piece.values, key, None)
        if value is not None:
            return value, piece
    return None, None


def _limits(pieces: list[Piece]) -> ReadLimits:
    """Return the limits that are set last, each by itself, in bytes where the file has MB."""
    given = [piece.values.limits for piece in pieces if piece.values.limits is not None]
    found: dict[str, int] = {}
    for name in names(ReadLimit) if given else ():
        value = next((v for limit in reversed(given) if (v := getattr(limit, name)) is not None), None)
        if value is not None:
            found[name] = value * _MB if name in ("file", "part", "total") else value
    return ReadLimits(**found)


def _changes(piece: Piece) -> Iterator[RuleChange]:
    """Yield what a piece sets for rules, the more exact selectors last."""
    rules = piece.values.rules or {}
    for selector in sorted(rules, key=exactness):
        setting = setting_of(rules[selector])
        origin = piece.origin("rules", selector)
        yield RuleChange(selector, setting.level, setting.options, setting.extend_options, setting.fix, origin)


def _entry(layer: Layer, index: int, entry: Ignore) -> IgnoreEntry:
    return IgnoreEntry(entry.rule, entry.text, entry.reason, Origin(layer.marked, ("ignores", index)))

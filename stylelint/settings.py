"""What a linter is told: everything that a configuration, the command line or a caller may set for one file.

Plain data, made by `config` or by a caller of the API, read by `api.Linter`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, TypeAlias

from .records import dataclass, field
from .rulepack.marked import Marked
from .rulepack.model import LevelName, Profile, SafetyName

Lang: TypeAlias = Literal["zh", "en"]
Stage: TypeAlias = Literal["draft", "final"]
Switch: TypeAlias = Literal["on", "off", "error", "warning", "info"]


@dataclass(frozen=True)
class Origin:
    """Where a value was set, so that an error can point there.

    Attributes:
        marked: the file with the places of its keys.
        keys: the path of the value in it.
    """

    marked: Marked
    keys: tuple[str | int, ...]


@dataclass(frozen=True)
class PackSource:
    """A rule pack to load beside the built-in one.

    Attributes:
        root: its folder.
        sha256: the hash that its files must have; None takes any.
        name: what it is called where it was asked for; that of an installed pack if `root` is no folder.
        origin: where the configuration names it.
    """

    root: Path
    sha256: str | None = None
    name: str | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class RuleChange:
    """What is set for the rules that a selector names.

    Attributes:
        selector: rule, family, pack, tag or glob.
        switch: on, off, or the level of their findings.
        options: options of the kind that take the place of those in the rule file.
        extend_options: the same, but lists and mappings are added to.
        fix: how safe their fixes are.
        origin: where it is set.
    """

    selector: str
    switch: Switch | None = None
    options: dict[str, Any] = field(default_factory=dict)
    extend_options: dict[str, Any] = field(default_factory=dict)
    fix: SafetyName | None = None
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class IgnoreEntry:
    """A finding that the configuration ignores in this file.

    Attributes:
        selector: rule, family, pack, tag or glob.
        text: only findings on this text.
        reason: why; may be empty.
        origin: where it is set.
    """

    selector: str
    text: str | None = None
    reason: str = ""
    origin: Origin | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class ReadLimits:
    """What a file that is a container of others (.docx, .odt) may hold at most; more is refused before it is read.

    Attributes:
        file: bytes of the file.
        entries: files in it.
        part: bytes of a part that is parsed.
        total: bytes of all parts that are read, unpacked.
        paragraphs: paragraphs of all its parts.
        depth: elements inside each other.
        seconds: how long LibreOffice may take to convert it, where it must.
    """

    file: int = 50_000_000
    entries: int = 5_000
    part: int = 32_000_000
    total: int = 256_000_000
    paragraphs: int = 50_000
    depth: int = 200
    seconds: int = 60


@dataclass(frozen=True)
class Settings:
    """Settings for one file.

    Attributes:
        packs: further packs, in order.
        vocabulary: files of words that no rule touches.
        select: only these rules; empty for those that are on by default.
        ignore: not these.
        only: these and no others, whatever else is set.
        changes: levels, switches and options; of two for one rule the more exact selector decides, then the later.
        genre: id or name of the genre to judge by; None lets the text tell.
        profile: the family of genres to judge by.
        stage: how far the draft is.
        lang: language of the messages.
        encoding: of the file; None finds it out.
        format: to read it in; None goes by the ending.
        ignores: findings to ignore.
        require_reason: a suppression must say why.
        excerpts: whether diagnostics may quote the draft.
        baseline: file of the findings that are known and not reported; None for none.
        limits: what a file that is a container may hold.
        narrowed: the command line chooses among the rules, so that some that are on do not run.
    """

    packs: tuple[PackSource, ...] = ()
    vocabulary: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    changes: tuple[RuleChange, ...] = ()
    genre: str | None = None
    profile: Profile | None = None
    stage: Stage | None = None
    lang: Lang = "zh"
    encoding: str | None = None
    format: str | None = None
    ignores: tuple[IgnoreEntry, ...] = ()
    require_reason: bool = False
    excerpts: bool = True
    narrowed: bool = False
    baseline: Path | None = None
    limits: ReadLimits = field(default_factory=ReadLimits)


__all__ = [
    "IgnoreEntry",
    "Lang",
    "LevelName",
    "Origin",
    "PackSource",
    "ReadLimits",
    "RuleChange",
    "SafetyName",
    "Settings",
    "Stage",
    "Switch",
]

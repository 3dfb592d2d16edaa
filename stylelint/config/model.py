"""What `stylelint.yaml` or `[tool.stylelint]` may hold. Keys are written with hyphens in the file."""

from __future__ import annotations

from typing import Annotated, Any, Literal, TypeAlias

from ..records import dataclass, field
from ..rulepack.model import STRICT, Profile, SafetyName
from ..settings import Lang, Stage, Switch


def hyphened(name: str) -> str:
    """Return a field as it is written in the file."""
    return name.replace("_", "-")


class _Bound:
    """Says to pydantic what a value must have at least; a run without configuration imports none of it."""

    def __init__(self, **bounds: int) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        return {**handler(source), **self._bounds}


Name: TypeAlias = Annotated[str, _Bound(min_length=1)]
HYPHENS = {**STRICT, "alias_generator": hyphened}


@dataclass(frozen=True)
class RuleSetting:
    """What is set for a rule, family, pack, tag or glob."""

    __pydantic_config__ = HYPHENS

    level: Switch | None = None
    """on, off, or the level that its findings have."""
    options: dict[str, Any] = field(default_factory=dict)
    """Options of the rule's kind that take the place of those in the rule file (one rule only)."""
    extend_options: dict[str, Any] = field(default_factory=dict)
    """The same, but lists and mappings are added to those in the rule file."""
    fix: SafetyName | None = None
    """How safe their fixes are: safe, unsafe, or display (never made); those of which there are several stay shown."""


RuleSettings: TypeAlias = dict[str, Switch | RuleSetting | bool]


@dataclass(frozen=True)
class PackRef:
    """A rule pack by path, pinned to its content."""

    __pydantic_config__ = HYPHENS

    path: Name
    """Folder of the pack, or the name of an installed one."""
    sha256: str | None = None
    """Hash of its files, as `stylelint rules --hash` prints it; another content is an error."""


@dataclass(frozen=True)
class Ignore:
    """Findings that are right to ignore, for formats without comments."""

    __pydantic_config__ = HYPHENS

    rule: str
    """Rule, family, pack, tag or glob."""
    files: str | list[str] = field(default_factory=list)
    """Globs; none: all files."""
    text: str | None = None
    """Only findings on this text."""
    reason: str = ""
    """Why."""


@dataclass(frozen=True)
class ReadLimit:
    """How large a Word document may be that is read; MB are of 1,000,000 bytes."""

    __pydantic_config__ = HYPHENS

    file: Annotated[int, _Bound(ge=1)] | None = None
    """MB of the file (default 50)."""
    entries: Annotated[int, _Bound(ge=1)] | None = None
    """Files in its package (default 5000)."""
    part: Annotated[int, _Bound(ge=1)] | None = None
    """MB of a part that is parsed, unpacked (default 32)."""
    total: Annotated[int, _Bound(ge=1)] | None = None
    """MB of all parts, unpacked (default 256)."""
    paragraphs: Annotated[int, _Bound(ge=1)] | None = None
    """Paragraphs (default 50000)."""
    depth: Annotated[int, _Bound(ge=10, le=250)] | None = None
    """Elements inside each other (default 200)."""
    seconds: Annotated[int, _Bound(ge=1)] | None = None
    """How long LibreOffice may take to convert a .doc, .wps or .rtf (default 60)."""


@dataclass(frozen=True)
class Scoped:
    """What may be set for all files or, in `overrides`, for some."""

    __pydantic_config__ = HYPHENS

    select: str | list[str] | None = None
    """Only these rules: ids, families, packs, tags, globs."""
    ignore: str | list[str] | None = None
    """Not these."""
    rules: RuleSettings | None = None
    """Rules on, off or at another level, by id, family, pack, tag or glob; the most exact name decides."""
    genre: str | None = None
    """Judge every draft as this genre (id or Chinese name)."""
    profile: Profile | None = None
    """Judge every draft by the habits of this family of genres."""
    stage: Stage | None = None
    """draft: placeholders and missing parts are info; final: they are errors."""
    vocabulary: Name | list[Name] | None = None
    """Files of words (one a line) that no rule touches and that segmentation knows."""
    lang: Lang | None = None
    """Language of the messages."""
    encoding: str | None = None
    """Encoding of the files; found out by default."""
    format: str | None = None
    """Read them in this format, whatever their names end in."""
    require_reason: bool | None = None
    """A suppression without a reason is a finding."""
    excerpts: bool | None = None
    """Show text of the drafts in reports (default true)."""
    limits: ReadLimit | None = None
    """How large a Word document may be; those that are not given stay as they are."""


@dataclass(frozen=True)
class Override(Scoped):
    """Settings for some files."""

    __pydantic_config__ = HYPHENS

    files: str | list[str] = field(default_factory=list)
    """Globs as in .gitignore, relative to the folder of the file that sets them."""


@dataclass(frozen=True)
class Config(Scoped):
    """A configuration file of stylelint."""

    __pydantic_config__ = HYPHENS

    extend: Name | list[Name] | None = None
    """Configuration files to inherit from, later ones win; paths are relative to this file."""
    packs: list[Name | PackRef] | None = None
    """Further rule packs: folders, or names of installed ones; inherited ones stay."""
    include: str | list[str] | None = None
    """Globs of the files to lint in folders; every ending that can be read by default."""
    exclude: str | list[str] | None = None
    """Globs of files and folders to leave out."""
    extend_exclude: str | list[str] | None = None
    """Further globs to leave out, beside an inherited `exclude`."""
    respect_gitignore: bool | None = None
    """Leave out what git ignores (default true)."""
    force_exclude: bool | None = None
    """Leave out excluded files even when they are named, as commit hooks do."""
    overrides: list[Override] | None = None
    """Settings for some files; later ones win, inherited ones come first."""
    ignores: list[Ignore] | None = None
    """Findings to ignore, each with a reason; inherited ones stay."""
    output_format: str | None = None
    """Output format (default auto)."""
    fail_on: Literal["error", "warning", "info", "never"] | None = None
    """Level from which a run fails (default warning)."""
    max_warnings: Annotated[int, _Bound(ge=0)] | None = None
    """A run fails with more warnings than this, whatever `fail-on` says."""
    baseline: Name | Literal[False] | None = None
    """File of the findings that are known and not reported; false: none (default stylelint-baseline.json here)."""
    jobs: Annotated[int, _Bound(ge=1)] | None = None
    """Processes that lint (default: as many as there are processors)."""
    cache: bool | None = None
    """Keep results, and take those of files that have not changed (default true)."""

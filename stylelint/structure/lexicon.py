"""Word lists, genres and parts: the data of a pack that is not a rule, used while structure is found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from ..rulepack.model import STRICT, Profile


@dataclass(frozen=True)
class WordList:
    """A file of rules/words: words that rules name as {name} in patterns."""

    __pydantic_config__ = STRICT

    about: str
    """What the words have in common."""
    words: list[str]
    """The words, in Simplified characters."""


@dataclass(frozen=True)
class Part:
    """A part that a draft may have (a row of genres/parts.yaml)."""

    __pydantic_config__ = STRICT

    zh: str
    """Chinese name."""
    en: str
    """English name."""
    headings: list[str] = field(default_factory=list)
    """Patterns that a heading satisfies, searched in the heading without its number."""
    cues: list[str] = field(default_factory=list)
    """Patterns in a sentence that show the part where it has no heading."""


@dataclass(frozen=True)
class PartNeed:
    """What a genre says of one part."""

    __pydantic_config__ = STRICT

    part: str
    """Id in parts.yaml; `a|b` where either will do."""
    need: Literal["required", "usual", "optional"] = "required"
    """required: missing is a warning; usual: info; optional: never reported."""
    headings: list[str] = field(default_factory=list)
    """Further heading patterns, for this genre only."""
    cues: list[str] = field(default_factory=list)
    """Further text cues, for this genre only."""


@dataclass(frozen=True)
class Genre:
    """A genre (文种)."""

    __pydantic_config__ = STRICT

    name: str
    """Chinese name, as shown to the user."""
    en: str
    """English name."""
    profile: Profile
    """The family of genres whose habits it follows."""
    parts: list[PartNeed]
    """Parts in their usual order."""
    sources: list[str]
    """Where the list of parts comes from."""
    titles: list[str] = field(default_factory=list)
    """Patterns for the end of a title (suffixes such as (试行) are stripped first)."""
    not_titles: list[str] = field(default_factory=list)
    """Patterns that show a title to be of another genre."""
    openings: list[str] = field(default_factory=list)
    """Patterns of opening or closing formulas in the text."""
    files: list[str] = field(default_factory=list)
    """Globs of file names that speak for the genre."""
    structure: list[str] = field(default_factory=list)
    """Headings of which most must be present for the genre to be seen without a title."""
    minimum: int = 300
    """Below so many characters no part is asked for."""
    good: list[str] = field(default_factory=list)
    """Titles that are of this genre."""
    bad: list[str] = field(default_factory=list)
    """Titles that are not."""


@dataclass(frozen=True)
class Lexicon:
    """All of a pack that is not a rule."""

    words: dict[str, list[str]] = field(default_factory=dict)
    parts: dict[str, Part] = field(default_factory=dict)
    genres: dict[str, Genre] = field(default_factory=dict)

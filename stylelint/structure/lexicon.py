"""Word lists, genres and parts: the data of a pack that is not a rule, used while structure is found."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeVar

from ..records import dataclass, field
from ..rulepack.model import STRICT, Profile

T = TypeVar("T")


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
    accepts: list[str] = field(default_factory=list)
    """Wordings of a heading that satisfy it, as shown to the user; each is also a pattern for headings."""
    headings: list[str] = field(default_factory=list)
    """Further patterns that a heading satisfies, searched in the heading without its number."""
    not_headings: list[str] = field(default_factory=list)
    """Patterns that show a heading to be of another part."""
    cues: list[str] = field(default_factory=list)
    """Patterns in the text that show the part where it has no heading."""
    not_cues: list[str] = field(default_factory=list)
    """Patterns in the clause of a cue that show it to speak of something else."""
    topics: bool = False
    """A row of headings that belong to no other part counts, e.g. what was done, topic by topic."""
    later_year: bool = False
    """A heading that names a year after that of the title counts."""
    titled: bool = True
    """The part usually has a heading; where only a sentence shows it, that is worth a remark."""
    top: bool = False
    """Its cues count only above the first heading."""


@dataclass(frozen=True)
class PartNeed:
    """What a genre says of one part."""

    __pydantic_config__ = STRICT

    part: str
    """Id in parts.yaml; `a|b` where either will do."""
    need: Literal["required", "usual", "optional"] = "required"
    """required: missing is a warning; usual: info; optional: never reported."""
    when: list[str] = field(default_factory=list)
    """The part is asked for only where the title has one of these patterns."""
    not_when: list[str] = field(default_factory=list)
    """The part is not asked for where the title has one of these patterns."""
    headings: list[str] = field(default_factory=list)
    """Further heading patterns, for this genre only; `not_headings` of the part says nothing of them."""
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
    """Patterns for the end of a title (suffixes such as (试行) are stripped first); the longest match wins."""
    weak_titles: list[str] = field(default_factory=list)
    """The same, but they need a second witness: a formula or the headings."""
    not_titles: list[str] = field(default_factory=list)
    """Patterns that show a title to be of another genre."""
    openings: list[str] = field(default_factory=list)
    """Patterns of opening or closing formulas, which speak for the genre by themselves."""
    akin: list[str] = field(default_factory=list)
    """Genres whose formulas are usual in this one too."""
    files: list[str] = field(default_factory=list)
    """Globs of file names that speak for the genre."""
    structure: list[str] = field(default_factory=list)
    """Headings of which three speak for the genre where the title does not."""
    ordered: bool = False
    """The order of the parts is fixed."""
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


def remembered(build: Callable[[Lexicon], T]) -> Callable[[Lexicon], T]:
    """Make `build` run once for each of the last few lexicons: for what is compiled from one."""
    kept: list[tuple[Lexicon, T]] = []

    def get(lexicon: Lexicon) -> T:
        for known, made in kept:
            if known is lexicon:
                return made
        made = build(lexicon)
        kept.append((lexicon, made))
        del kept[:-4]
        return made

    return get

"""The model of rule files. Plain dataclasses: pydantic checks them at load and is not needed after.

A pack is a folder:

    rules/<family>/<name>.yaml   one rule a file; its id is family/name
    rules/genres/<name>.yaml     one genre a file, genres/parts.yaml the table of parts
    rules/words/<name>.yaml      word lists that rules name as {name}
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, TypeAlias

from ..late import LateFields
from ..records import dataclass, field

LATE = ("why", "sources", "bad", "good")  # fields that linting never reads
STRICT = {"extra": "forbid", "use_attribute_docstrings": True}

LevelName: TypeAlias = Literal["error", "warning", "info"]
SafetyName: TypeAlias = Literal["safe", "unsafe", "display"]
Scope: TypeAlias = Literal["title", "heading", "paragraph", "list-item", "table-cell", "quote", "page-frame", "code"]
SpanName: TypeAlias = Literal["quotation", "term", "book-title", "address", "example", "open-list", "question"]
Evidence: TypeAlias = Literal["number", "date", "document", "name", "percent"]
Profile: TypeAlias = Literal["official", "regulation", "speech", "technical", "thesis", "everyday"]


@dataclass(frozen=True)
class Localized:
    """A text in Chinese and English; `{text}` and the finding's data keys are filled in."""

    __pydantic_config__ = STRICT

    zh: str
    """Chinese text."""
    en: str
    """English text."""

    def get(self, lang: str) -> str:
        """Return the text in `lang` ("zh" or "en")."""
        return self.en if lang == "en" else self.zh


@dataclass(frozen=True)
class Guards:
    """Where a hit is no fault. Every guard is checked on folded text."""

    __pydantic_config__ = STRICT

    within: list[str] = field(default_factory=list)
    """Longer words that hold the hit and are right, e.g. 一切实际 for 切实."""
    before: list[str] = field(default_factory=list)
    """Texts that excuse when they stand directly before the hit."""
    after: list[str] = field(default_factory=list)
    """Texts that excuse when they stand directly after the hit."""
    clause: list[str] = field(default_factory=list)
    """Texts that excuse when they stand anywhere in the same clause."""
    sentence: list[str] = field(default_factory=list)
    """Texts that excuse when they stand anywhere in the same sentence."""
    spans: list[SpanName] = field(default_factory=list)
    """Protected spans in which the rule is silent."""
    evidence: list[Evidence] = field(default_factory=list)
    """Facts in the same sentence, or the next, that excuse the hit."""
    traditional: bool = False
    """Excuse the hit where the draft is written in Traditional characters: what is wrong here may be right there."""
    reach: Literal["clause", "sentence", "next"] = "next"
    """How far evidence is looked for: the clause, the sentence, or also the next sentence."""


@dataclass(frozen=True)
class SampleOptions:
    """A sample that needs more than its text."""

    __pydantic_config__ = STRICT

    text: str
    """The draft; marked spans as in a plain sample."""
    format: Literal["txt", "md"] = "txt"
    """How it is read."""
    genre: str | None = None
    """The genre to judge it by, where its text does not tell."""
    fixed: str | None = None
    """Of a bad sample of a rule with `fix`: the text after all its fixes."""
    labels: list[str] = field(default_factory=list)
    """The automatic numbers of its lines, as a word processor shows them before the text; "" for a line without."""


Sample: TypeAlias = str | SampleOptions


@dataclass(frozen=True)
class RuleFields(LateFields):
    """What every rule file has; the options of its kind stand beside these keys."""

    __pydantic_config__ = STRICT

    kind: str
    """The kind of rule, a module of stylelint.kinds."""
    level: LevelName
    """error: cannot be intended; warning: most likely a fault; info: could be better."""
    message: Localized
    """What is wrong, in one short sentence."""
    help: Localized
    """What to write instead."""
    why: Localized
    """Why it matters, for `stylelint explain`."""
    sources: list[str]
    """Where the rule comes from: a standard and its clause, or the reason it was made."""
    bad: list[Sample]
    """Samples with the expected spans in ⟦ ⟧; the rule must report exactly these."""
    good: list[Sample]
    """Samples in which the rule must report nothing."""
    class_: Literal["H", "C", "D", "O"] = "H"
    """H report each hit, C under a condition, D by density, O opt-in (written `class`)."""
    default: bool = True
    """Whether the rule is on when nobody asks for it."""
    tags: list[str] = field(default_factory=list)
    """Words to select by."""
    scopes: list[Scope] = field(default_factory=lambda: ["title", "heading", "paragraph", "list-item", "table-cell"])
    """Kinds of block that the rule reads."""
    unless: Guards = field(default_factory=Guards)
    """Guards."""
    genres: list[str] = field(default_factory=list)
    """Only drafts that are surely of these genres: confidence 0.8 or more."""
    not_genres: list[str] = field(default_factory=list)
    """Never drafts that may well be of these genres: confidence 0.5 or more."""
    fix: SafetyName | None = None
    """Offer the fixes that the kind makes. safe: they cannot change the meaning; unsafe: a person should look at
    them; display: they are shown and never applied."""
    profiles: list[Profile] = field(default_factory=list)
    """Only drafts of these families of genres, by a genre of confidence 0.5 or more or by their make-up."""
    not_profiles: list[Profile] = field(default_factory=list)
    """Never drafts of these families of genres, known likewise."""


@dataclass(frozen=True)
class Rule(LateFields):
    """A loaded rule: its id, its fields, the options of its kind, its file and the name of its pack."""

    id: str
    fields: RuleFields
    options: object
    path: Path
    pack: str = "stylelint"

    @property
    def family(self) -> str:
        """The part of the id before the slash."""
        return self.id.partition("/")[0]

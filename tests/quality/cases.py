"""The own set of quality: short drafts of our own with what must, or must not, be reported in them.

A file of `cases/` is a list. A case has a `text`, its `sort` of text, and either

    rule: family/name     this rule reports exactly what stands in ⟦ ⟧
    silent: family        no rule of this family reports an error or a warning; "*" means all families
    silent: filler        the same, and no info either: filler is hardly anything else
    silent: family/name   this rule reports nothing at all

and may have `format` (txt, md), `genre` (an id) and `note`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from stylelint.api import Linter
from stylelint.diagnostic import Diagnostic, Level
from stylelint.rulepack.sample import unmark

FOLDER = Path(__file__).with_name("cases")
SORTS = ("official", "technical", "legal", "thesis", "traditional", "everyday")


@dataclass(frozen=True)
class Case:
    """One case, with the file and the number it has there (from 1)."""

    text: str
    sort: str
    place: str
    rule: str = ""
    silent: str = ""
    format: str = "txt"
    genre: str | None = None
    note: str = ""

    @property
    def family(self) -> str:
        """The family that it judges."""
        return (self.rule or self.silent).partition("/")[0]


@dataclass(frozen=True)
class Outcome:
    """What was expected and what was found, as texts with their offsets."""

    case: Case
    expected: list[str]
    found: list[str]

    @property
    def right(self) -> bool:
        """Whether the case came out."""
        return self.expected == self.found


@lru_cache(maxsize=1)
def cases() -> tuple[Case, ...]:
    """Read all cases."""
    return tuple(
        Case(place=f"{path.name}:{number}", **entry)
        for path in sorted(FOLDER.glob("*.yaml"))
        for number, entry in enumerate(yaml.safe_load(path.read_text(encoding="utf-8")) or (), 1)
    )


@lru_cache(maxsize=64)
def _linter(genre: str | None) -> Linter:
    return Linter(genre=genre)


def judge(case: Case) -> Outcome:
    """Lint a case with all default rules and compare."""
    text, spans = unmark(case.text)
    found = _linter(case.genre).lint_text(text, f"draft.{case.format}", case.format)
    expected = [f"{text[start:end]}@{start}" for start, end in spans] if case.rule else []
    return Outcome(case, expected, [_said(d, case) for d in found if _counts(d, case)])


def _counts(diagnostic: Diagnostic, case: Case) -> bool:
    if case.rule:
        return diagnostic.rule == case.rule
    family = diagnostic.rule.partition("/")[0]
    if case.silent == "filler" or "/" in case.silent:
        return case.silent in (family, diagnostic.rule)
    return diagnostic.level is not Level.INFO and case.silent in ("*", family)


def _said(diagnostic: Diagnostic, case: Case) -> str:
    said = f"{diagnostic.text}@{diagnostic.offset}"
    return said if case.rule else f"{diagnostic.rule}: {said}"

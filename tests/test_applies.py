"""How sure of a genre we must be before a rule counts on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from drafting import document, pack

from stylelint.check import applies
from stylelint.rulepack.model import Rule
from stylelint.structure.genre import Guess

RULE = pack().rules[0]


def rule(**fields: Any) -> Rule:
    bare: dict[str, Any] = {"genres": [], "not_genres": [], "profiles": [], "not_profiles": []}
    return replace(RULE, fields=replace(RULE.fields, **{**bare, **fields}))


@pytest.mark.parametrize(
    ("fields", "confidence", "judged"),
    [
        ({"genres": ["minutes"]}, 0.8, True),
        ({"genres": ["minutes"]}, 0.79, False),
        ({"genres": ["notice"]}, 0.95, False),
        ({"not_genres": ["minutes"]}, 0.5, False),
        ({"not_genres": ["minutes"]}, 0.49, True),
        ({"not_genres": ["notice"]}, 0.95, True),
        ({"profiles": ["official"]}, 0.5, True),
        ({"profiles": ["official"]}, 0.49, False),
        ({"profiles": ["speech"]}, 0.95, False),
        ({"not_profiles": ["official"]}, 0.5, False),
        ({"not_profiles": ["official"]}, 0.49, True),
        ({}, 0.3, True),
    ],
)
def test_confidence(fields: dict[str, list[str]], confidence: float, judged: bool) -> None:
    draft = document("某某纪要\n\n内容。\n").drafts[0]
    draft.__dict__["genre"] = Guess("minutes", "会议纪要", confidence, profile="official")
    assert applies(rule(**fields), draft) is judged


def test_family_known_by_make_up_alone() -> None:
    draft = document("某某\n\n" + "".join(f"第{n}条 内容。\n" for n in "一二三四五六")).drafts[0]
    assert (draft.genre.id, draft.genre.profile) == (None, "regulation")
    assert not applies(rule(not_profiles=["regulation"]), draft)
    assert applies(rule(profiles=["regulation"]), draft)
    assert not applies(rule(genres=["regulation"]), draft)

"""How grave a finding is: rule, stage and user, in that order."""

from __future__ import annotations

import pytest

from stylelint.diagnostic import Level
from stylelint.levels import UNFINISHED, Levels
from stylelint.rulepack.load import builtin_root, load_pack
from stylelint.rulepack.model import Rule

RULES = {rule.id: rule for rule in load_pack(builtin_root()).rules}
SLOT, MISSING, FILLER = RULES["placeholder/x-marks"], RULES["sections/missing"], RULES["filler/attention"]


@pytest.mark.parametrize(
    ("rule", "found", "stage", "own", "level"),
    [
        (SLOT, None, None, None, "error"),
        (SLOT, "info", None, None, "info"),
        (SLOT, None, "draft", None, "info"),
        (SLOT, None, "final", None, "error"),
        (SLOT, "info", "final", None, "info"),
        (MISSING, None, "final", None, "error"),
        (MISSING, None, "draft", None, "info"),
        (FILLER, None, "final", None, "info"),
        (FILLER, None, None, "error", "error"),
        (SLOT, None, "draft", "error", "error"),
        (SLOT, "info", None, "warning", "info"),
        (SLOT, "warning", None, "info", "info"),
        (FILLER, "warning", None, "info", "info"),
    ],
)
def test_the_user_then_the_stage_then_the_rule(
    rule: Rule, found: str | None, stage: str | None, own: str | None, level: str
) -> None:
    levels = Levels(stage, {rule.id: Level(own)} if own else {})  # type: ignore[arg-type]
    assert levels.of(rule, found) is Level(level)


def test_what_is_still_to_be_written_is_tagged() -> None:
    tagged = {rule.id for rule in RULES.values() if UNFINISHED in rule.fields.tags}
    assert {id for id in RULES if id.startswith("placeholder/")} <= tagged
    assert {"sections/missing", "sections/empty", "missing-text/empty-pair"} <= tagged
    assert not any(id.startswith(("filler/", "numbering/", "encoding/", "residue/")) for id in tagged)

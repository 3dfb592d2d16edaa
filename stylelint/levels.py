"""How grave a finding is and how safe its fix: by the rule, by the stage of the draft, by what the user set."""

from __future__ import annotations

from collections.abc import Mapping

from .diagnostic import Level
from .records import dataclass, field
from .rulepack.model import Rule
from .settings import Stage
from .text.edit import Safety

_LEVELS = {level.value: level for level in Level}
UNFINISHED = "unfinished"
"""Tag of the rules on what is still to be written: placeholders, empty slots, missing parts."""


@dataclass(frozen=True)
class Levels:
    """What decides levels beside the rule files.

    Attributes:
        stage: draft makes findings of unfinished text info, final makes them errors.
        own: levels that the user set, by rule id.
        fixes: how safe the user takes fixes to be, by rule id.
    """

    stage: Stage | None = None
    own: Mapping[str, Level] = field(default_factory=dict)
    fixes: Mapping[str, Safety] = field(default_factory=dict)

    def of(self, rule: Rule, found: str | None = None) -> Level:
        """Return the level of a finding; `found` is the level that its check gave it.

        A check lowers a level where a fault is less sure, so what the user or
        the stage asks for does not raise such a finding.
        """
        usual = _LEVELS[rule.fields.level]
        level = usual if found is None else _LEVELS[found]
        if self.stage is None and not self.own:
            return level
        wanted = self.own.get(rule.id) or self._staged(rule, level)
        if wanted is None:
            return level
        return wanted if level.rank >= usual.rank else min(wanted, level, key=lambda x: x.rank)

    def safety(self, rule: Rule) -> Safety | None:
        """Return how safe the fixes of a rule are; None where it offers none.

        What is one of several ways is only shown, whatever the user sets.
        """
        usual = None if rule.fields.fix is None else Safety(rule.fields.fix)
        return usual if usual in (None, Safety.DISPLAY) else self.fixes.get(rule.id, usual)

    def _staged(self, rule: Rule, level: Level) -> Level | None:
        if self.stage is None or UNFINISHED not in rule.fields.tags:
            return None
        if self.stage == "draft":
            return Level.INFO
        return Level.ERROR if level is not Level.INFO else None

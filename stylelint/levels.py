"""How grave a finding is: by its rule, by the stage of the draft, by what the user set; the last one speaks last."""

from __future__ import annotations

from collections.abc import Mapping

from .diagnostic import Level
from .records import dataclass, field
from .rulepack.model import Rule
from .settings import Stage

_LEVELS = {level.value: level for level in Level}
UNFINISHED = "unfinished"
"""Tag of the rules on what is still to be written: placeholders, empty slots, missing parts."""


@dataclass(frozen=True)
class Levels:
    """What decides levels beside the rule files.

    Attributes:
        stage: draft makes findings of unfinished text info, final makes them errors.
        own: levels that the user set, by rule id.
    """

    stage: Stage | None = None
    own: Mapping[str, Level] = field(default_factory=dict)

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

    def _staged(self, rule: Rule, level: Level) -> Level | None:
        if self.stage is None or UNFINISHED not in rule.fields.tags:
            return None
        if self.stage == "draft":
            return Level.INFO
        return Level.ERROR if level is not Level.INFO else None

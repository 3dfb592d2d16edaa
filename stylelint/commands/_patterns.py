"""What `rules --timing` prints: what the patterns of each rule cost before any draft, and which hold no fixed text."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import Any, NamedTuple

from ..literals import derived
from ..lookaround import check as check_windowed
from ..regex import compile_afresh
from ..reporters._table import table
from ..rulepack.load import Pack
from ..triggers import Trigger
from . import Context

_SHOWN = 100  # characters of a pattern


class Cost(NamedTuple):
    """A rule with the seconds that its patterns take to build, and all of its patterns and literals."""

    id: str
    seconds: float
    patterns: tuple[Trigger, ...]
    literals: int

    @property
    def loose(self) -> list[str]:
        """The patterns without any literal: these run on every block."""
        return [one.pattern for one in self.patterns if one.literals is None]


def costs(pack: Pack) -> list[Cost]:
    """Build the patterns of every rule anew and return what that took, the slowest first."""
    pairs = zip(pack.rules, pack.checks, strict=True)
    found = [_cost(rule.id, check) for rule, check in pairs if hasattr(check, "literals") or _patterns(check)]
    return sorted(found, key=lambda cost: (-cost.seconds, cost.id))


def _patterns(check: Any) -> tuple[Trigger, ...]:
    return (*getattr(check, "triggers", ()), *getattr(check, "tried", ()))


def _cost(id: str, check: Any) -> Cost:
    patterns = _patterns(check)
    begin = perf_counter()
    for one in patterns:
        if one.around:
            check_windowed(one.pattern)
        else:
            compile_afresh(one.pattern)
            derived(one.pattern)
    seconds = perf_counter() - begin
    texts = {text for one in patterns for text in one.literals or ()}
    return Cost(id, seconds, patterns, len(texts.union(getattr(check, "literals", ()))))


def patterns(pack: Pack, context: Context) -> Iterator[str]:
    """Yield the lines of a table of the rules, and of a list of the patterns that no literal anchors."""
    say, found = context.say, costs(pack)
    head = (say("规则", "rule"), say("毫秒", "ms"), say("正则", "patterns"), say("字面", "literals"))
    rows = [(c.id, f"{c.seconds * 1000:.1f}", str(len(c.patterns)), str(c.literals)) for c in found]
    yield from table([head, *rows], right=(1, 2, 3))
    yield ""
    loose = [(cost.id, pattern) for cost in sorted(found) for pattern in cost.loose]
    if not loose:
        yield say("每条正则都有固定文字。", "Every pattern holds fixed text.")
        return
    yield say("没有固定文字、每段都要试的正则：", "Patterns without fixed text, tried on every block:")
    for id, pattern in loose:
        yield f"  {id}  {pattern if len(pattern) <= _SHOWN else pattern[: _SHOWN - 1] + '…'}"

"""How often each rule hit, in place of the findings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..diagnostic import Diagnostic
from ..records import dataclass
from ..rulepack.model import Rule
from ._model import Report, ReportOptions
from ._table import table
from ._terms import Terms
from ._visible import flat

_NAME = re.compile(r"\{\w+\}")


@dataclass(slots=True)
class Count:
    """A rule, the gravest level of its findings, how many there are, and what it says in general."""

    rule: str
    level: str
    count: int
    message: str


def counts(run: Report, options: ReportOptions) -> list[Count]:
    """Count the findings by rule: the most frequent first, then by id."""
    gravest: dict[str, Diagnostic] = {}
    found: dict[str, int] = {}
    for d in run.diagnostics:
        found[d.rule] = found.get(d.rule, 0) + 1
        if d.rule not in gravest or d.level.rank > gravest[d.rule].level.rank:
            gravest[d.rule] = d
    rules = {**run.rules, **options.rules}
    made = [Count(id, d.level.value, found[id], _said(rules.get(id), d, options.lang)) for id, d in gravest.items()]
    return sorted(made, key=lambda c: (-c.count, c.rule))


def lines(run: Report, options: ReportOptions) -> Iterator[str]:
    """Yield the lines of a table: count, level, rule, message."""
    rows = [(str(c.count), c.level, c.rule, flat(c.message)) for c in counts(run, options)]
    yield from table(rows, right=(0,))
    if not rows and run.files and not run.problems:
        terms = Terms(options.lang == "en")
        yield terms.say("未发现问题，检查了 ", "no findings in ") + terms.files(len(run.files))


def _said(rule: Rule | None, diagnostic: Diagnostic, lang: str) -> str:
    """Return the message of a rule, an ellipsis for what each finding fills in."""
    return diagnostic.message if rule is None else _NAME.sub("…", rule.fields.message.get(lang))

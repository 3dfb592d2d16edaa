"""How often each rule hit, in place of the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from .. import quickre as re
from ..diagnostic import Diagnostic, Level
from ..records import dataclass
from ..terms import Terms
from ..text.edit import Safety
from ._model import FileResult, Report, ReportOptions, RuleCount
from ._visible import flat

_NAME = re.compile(r"\{\w+\}")


@dataclass(slots=True)
class Count:
    """A rule, the gravest level of its findings, how many there are and can be fixed, and what it says in general."""

    rule: str
    level: str
    count: int
    fixable: int
    message: str


def counted(result: FileResult, options: ReportOptions) -> dict[str, RuleCount]:
    """Count the findings of a file by rule; `options` has the rules whose general words are known."""
    sums: dict[str, list[int]] = {}
    fixes: Counter[tuple[str, Safety]] = Counter()
    gravest: dict[str, Diagnostic] = {}
    for d in result.diagnostics:
        level, rule = d.level, d.rule
        rank = 0 if level is Level.INFO else 1 if level is Level.WARNING else 2
        if rule not in sums:
            sums[rule], gravest[rule] = [0, 0, 0], d
        elif not any(sums[rule][rank:]):  # none as grave so far
            gravest[rule] = d
        sums[rule][rank] += 1
        if d.fix is not None:
            fixes[rule, d.fix.safety] += 1
    return {
        rule: RuleCount(a, b, c, _said(gravest[rule], options), fixes[rule, Safety.SAFE], fixes[rule, Safety.UNSAFE])
        for rule, (a, b, c) in sums.items()
    }


def counts(run: Report) -> list[Count]:
    """Return the rules of a run: the most frequent first, then by id."""
    made = [Count(id, c.gravest.value, c.total, c.safe + c.unsafe, c.message) for id, c in run.counts.items()]
    return sorted(made, key=lambda c: (-c.count, c.rule))


def lines(run: Report, options: ReportOptions) -> Iterator[str]:
    """Yield the lines of a table: count, how many of them can be fixed, level, rule, message."""
    terms = Terms(options.lang == "en")
    known = counts(run)
    fixable = any(c.fixable for c in known)
    rows = [
        (str(c.count), *([terms.fixable(c.fixable)] if fixable else ()), c.level, c.rule, flat(c.message))
        for c in known
    ]
    from ._table import table  # with rich, for the width of texts

    yield from table(rows, right=(0,))
    if not rows and run.files and not run.problems:
        yield terms.say("未发现问题，检查了 ", "no findings in ") + terms.files(len(run.files))


def _said(diagnostic: Diagnostic, options: ReportOptions) -> str:
    """Return the message of a rule, an ellipsis for what each finding fills in."""
    rule = options.rules.get(diagnostic.rule)
    return diagnostic.message if rule is None else general(rule.fields.message.get(options.lang))


def general(message: str) -> str:
    """Return a message with an ellipsis for what each finding fills in."""
    return _NAME.sub("…", message)

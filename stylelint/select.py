"""Which rules run: by rule, family, tag or glob."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from .rulepack.errors import did_you_mean
from .rulepack.model import Rule


class UnknownSelectorError(ValueError):
    """A selector that fits no rule; `zh` and `en` say so and what was perhaps meant."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        words = list(known)
        self.zh = f"没有规则、类别或标签叫 {name}{did_you_mean(name, words, 'zh')}（用 stylelint rules 查看）"
        self.en = f"no rule, family or tag is called {name}{did_you_mean(name, words, 'en')} (see stylelint rules)"
        super().__init__(self.en)


def matches(rule: Rule, selector: str) -> bool:
    """Tell whether a selector names the rule: its id, family, a tag, or a glob over ids."""
    return selector in (rule.id, rule.family, "all") or selector in rule.fields.tags or fnmatchcase(rule.id, selector)


def choose(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Return the ids of the rules that run.

    Without `select` the default rules run; `ignore` takes away. Raises
    UnknownSelectorError for a selector that fits no rule.
    """
    for selector in (*select, *ignore):
        if not any(matches(rule, selector) for rule in rules):
            known = {r.id for r in rules} | {r.family for r in rules} | {t for r in rules for t in r.fields.tags}
            raise UnknownSelectorError(selector, known)
    picked = (
        [r for r in rules if any(matches(r, s) for s in select)] if select else [r for r in rules if r.fields.default]
    )
    return frozenset(r.id for r in picked if not any(matches(r, s) for s in ignore))

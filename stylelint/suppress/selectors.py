"""Which rules a selector names; every answer is remembered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..builtin import BUILTIN
from ..rulepack.errors import did_you_mean
from ..rulepack.model import Rule
from ..select import ALL, matches, names_for

_GLOB = frozenset("*?[")
_MOST_HINTS = 100  # a search for a similar name takes milliseconds, and a file may hold thousands of slips


class Selectors:
    """The names of the rules of a pack and of the built-in ones."""

    def __init__(self, rules: Iterable[Rule]) -> None:
        self._rules = (*rules, *BUILTIN)
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        for rule in self._rules:
            for name in (*names_for(rule), ALL):
                self._named[name].add(rule.id)
        self._found: dict[str | None, frozenset[str]] = {None: frozenset(r.id for r in self._rules)}
        self._hints: dict[tuple[str, str], str] = {}

    @property
    def names(self) -> list[str]:
        """Every name that a rule, family, pack or tag has, in order."""
        return sorted(self._named)

    def ids(self, selector: str | None) -> frozenset[str]:
        """Return the ids of the rules that a selector names, all of them for None; empty where it fits none."""
        if selector not in self._found:
            self._found[selector] = self._ids(selector or "")
        return self._found[selector]

    def _ids(self, selector: str) -> frozenset[str]:
        if _GLOB.isdisjoint(selector):  # the names are then all that `matches` looks at
            return frozenset(self._named.get(selector, ()))
        return frozenset(r.id for r in self._rules if matches(r, selector))

    def hint(self, selector: str, lang: str) -> str:
        """Return what was perhaps meant by a selector that fits no rule; may be empty."""
        key = selector, lang
        if key not in self._hints:
            if len(self._hints) >= _MOST_HINTS:
                return ""
            self._hints[key] = did_you_mean(selector, self.names, lang)
        return self._hints[key]

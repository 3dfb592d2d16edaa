"""The findings once more by family and rule: the table of counts, and the list with a link to each place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from ...diagnostic import Level
from ...markup import text
from ...terms import Terms
from .notes import rule_id
from .place import Hit

if TYPE_CHECKING:
    from ...rulepack.model import Rule

_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)


class Families:
    """Draws counts and lists. Families stand gravest first, then by how often they hit."""

    def __init__(self, hits: Iterable[Hit], rules: Mapping[str, Rule], terms: Terms) -> None:
        self._rules = rules
        self._terms = terms
        found: dict[str, list[Hit]] = {}
        for hit in hits:
            found.setdefault(hit.diagnostic.family, []).append(hit)
        self._families = sorted(found.items(), key=lambda one: (*_weight(one[1]), one[0]))

    def counts(self) -> str:
        """Return a table: families, how many findings of each level, a box that hides them."""
        terms = self._terms
        levels = "".join(f'<th scope="col" class="{x}">{terms.level(x)}</th>' for x in _LEVELS)
        head = f'<tr><th scope="col">{terms.say("类别", "family")}</th>{levels}</tr>'
        return f'<table class="counts"><thead>{head}</thead><tbody>{"".join(self._rows())}</tbody></table>'

    def _rows(self) -> Iterator[str]:
        for family, hits in self._families:
            by_level = Counter(hit.diagnostic.level for hit in hits)
            cells = "".join(f'<td class="{x}">{by_level[x] or ""}</td>' for x in _LEVELS)
            name, key = text(self._terms.family(family)), _key(hits)
            label = self._terms.say(f"显示：{name}", f"show {name}")
            box = f'<input type="checkbox" id="show-{key}" checked aria-label="{label}">'
            yield f'<tr><th scope="row">{box}<a href="#list-{key}">{name}</a></th>{cells}</tr>\n'

    def hiding(self) -> str:
        """Return the style rules by which the boxes hide findings."""
        keys = (_key(hits) for _, hits in self._families)
        return "\n".join(_HIDE.replace("KEY", key) for key in keys)

    def lists(self) -> str:
        """Return all findings by family and rule, each with a link."""
        return "".join(map(self._family, *zip(*self._families, strict=True))) if self._families else ""

    def _family(self, family: str, hits: list[Hit]) -> str:
        by_rule: dict[str, list[Hit]] = {}
        for hit in hits:
            by_rule.setdefault(hit.diagnostic.rule, []).append(hit)
        ordered = sorted(by_rule.items(), key=lambda one: (*_weight(one[1]), one[0]))
        rules = "".join(self._rule(rule, found) for rule, found in ordered)
        name = f'{text(self._terms.family(family))} <span class="count">{len(hits)}</span>'
        return f'<section class="family {_key(hits)}" id="list-{_key(hits)}"><h3>{name}</h3>{rules}</section>\n'

    def _rule(self, rule: str, hits: list[Hit]) -> str:
        known = self._rules.get(rule)
        why = f'<p class="why">{text(known.fields.why.get(self._lang))}</p>' if known else ""
        items = "".join(map(self._same, _alike(hits)))
        return f'<h4 id="{rule_id(hits[0])}"><code>{text(rule)}</code></h4>{why}<ul>{items}</ul>\n'

    def _same(self, hits: list[Hit]) -> str:
        """Return one line for findings that say the same."""
        first = {hit.note: hit for hit in reversed(hits)}
        links = self._terms.join(f'<a href="#f{hit.id}">{note}</a>' for note, hit in sorted(first.items()))
        d = hits[0].diagnostic
        return f'<li class="{d.level}"><b>{self._terms.level(d.level)}</b> {text(d.message)} <span>{links}</span></li>'

    @property
    def _lang(self) -> str:
        return self._terms.say("zh", "en")


_HIDE = (
    "body:has(#show-KEY:not(:checked)) mark.KEY{background:none;border:0}"
    "body:has(#show-KEY:not(:checked)) :is(a.ref,li.note,a.fault,section).KEY{display:none}"
)


def _key(hits: list[Hit]) -> str:
    """Return the class of a family: k and a number."""
    return hits[0].style.split()[-1]


def _weight(hits: list[Hit]) -> tuple[int, int]:
    return -max(hit.diagnostic.level.rank for hit in hits), -len(hits)


def _alike(hits: list[Hit]) -> list[list[Hit]]:
    same: dict[object, list[Hit]] = {}
    for hit in hits:
        same.setdefault((hit.diagnostic.level, hit.diagnostic.message), []).append(hit)
    return list(same.values())

"""Which rules run, by rule, family, tag or glob; which genre is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from .builtin import BUILTIN
from .rulepack.errors import PackError, PackErrors, UnknownNameError, did_you_mean
from .rulepack.marked import Marked
from .rulepack.model import Rule
from .settings import RuleChange, Settings
from .structure.lexicon import Genre, Lexicon
from .text.edit import Safety

ALL = "all"


class UnknownSelectorError(UnknownNameError):
    """A selector that fits no rule."""

    def __init__(self, name: str, known: Iterable[str]) -> None:
        words = list(known)
        super().__init__(
            f"没有规则、类别或标签叫 {name}{did_you_mean(name, words, 'zh')}（用 stylelint rules 查看）",
            f"no rule, family or tag is called {name}{did_you_mean(name, words, 'en')} (see stylelint rules)",
        )


class UnknownGenreError(UnknownNameError):
    """A genre that the pack does not have."""

    def __init__(self, name: str, lexicon: Lexicon) -> None:
        words = [word for id, genre in lexicon.genres.items() for word in names_of(id, genre)]
        super().__init__(
            f"没有文种 {name}{did_you_mean(name, words, 'zh')}（用 stylelint rules --genres 查看）",
            f"there is no genre {name}{did_you_mean(name, words, 'en')} (see stylelint rules --genres)",
        )


def matches(rule: Rule, selector: str) -> bool:
    """Tell whether a selector names the rule: its id, family, pack, a tag, or a glob over ids."""
    return selector == ALL or selector in names_for(rule) or fnmatchcase(rule.id, selector)


def names_for(rule: Rule) -> tuple[str, ...]:
    """Return the words by which a rule can be selected, beside `all` and globs."""
    return (rule.id, rule.family, rule.pack, *rule.fields.tags)


def check_selectors(rules: Sequence[Rule], selectors: Iterable[str]) -> None:
    """Raise UnknownSelectorError for a selector that fits no rule."""
    every = (*rules, *BUILTIN)
    for selector in selectors:
        if not any(matches(rule, selector) for rule in every):
            known = {word for r in every for word in names_for(r)}
            raise UnknownSelectorError(selector, sorted(known))


def choose(rules: Sequence[Rule], settings: Settings) -> frozenset[str]:
    """Return the ids of the rules that run.

    Without `select` the rules run that are on by default; `ignore` takes away;
    the changes turn on and off. With `only`, its rules run and no others.
    Raises UnknownSelectorError for a selector that fits no rule.
    """
    check_selectors(
        rules, (*settings.select, *settings.ignore, *settings.only, *(c.selector for c in settings.changes))
    )
    every = (*rules, *BUILTIN)
    if settings.only:
        return frozenset(r.id for r in every if any(matches(r, s) for s in settings.only))
    picked = [r for r in every if _picked(r, settings.select) and not any(matches(r, s) for s in settings.ignore)]
    return _switched(every, settings.changes, {r.id for r in picked})


def _picked(rule: Rule, select: Sequence[str]) -> bool:
    return any(matches(rule, s) for s in select) if select else rule.fields.default


def _switched(rules: Iterable[Rule], changes: Sequence[RuleChange], chosen: set[str]) -> frozenset[str]:
    """Turn rules on and off; a level that is set for one rule by its id turns that rule on."""
    for rule in rules:
        for change in changes:
            if change.switch is None or not matches(rule, change.selector):
                continue
            if change.switch == "off":
                chosen.discard(rule.id)
            elif change.switch == "on" or change.selector == rule.id:
                chosen.add(rule.id)
    return frozenset(chosen)


def safeties(rules: Sequence[Rule], changes: Sequence[RuleChange]) -> dict[str, Safety]:
    """Return how safe fixes are taken to be, by rule id; the last change that names a rule decides.

    Raises PackErrors for a change that names no rule with fixes.
    """
    found: dict[str, Safety] = {}
    errors = []
    for change in changes:
        if change.fix is None:
            continue
        named = [rule.id for rule in rules if rule.fields.fix is not None and matches(rule, change.selector)]
        found.update(dict.fromkeys(named, Safety(change.fix)))
        if not named:
            errors.append(_unfixed(change))
    if errors:
        raise PackErrors(errors)
    return found


def _unfixed(change: RuleChange) -> PackError:
    """Say that a change tells how safe fixes are that do not exist."""
    name, origin = change.selector, change.origin
    marked, keys = (Marked(Path(f"rules.{name}"), None), ()) if origin is None else (origin.marked, origin.keys)
    zh = f"{name} 只报告、不改文稿，不能设 fix"
    return marked.error((*keys, "fix"), zh, f"{name} only reports and offers no fixes: take fix out")


def names_of(id: str, genre: Genre) -> tuple[str, str, str]:
    """Return what a genre may be called: its id, its Chinese and its English name."""
    return id, genre.name, genre.en


def genre_id(lexicon: Lexicon, name: str) -> str:
    """Return the id of a genre that is called by its id or a name. Raises UnknownGenreError."""
    for id, genre in lexicon.genres.items():
        if name in names_of(id, genre):
            return id
    raise UnknownGenreError(name, lexicon)

"""Which rules run, by rule, family, tag or glob; which genre is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from .builtin import BUILTIN
from .rulepack.errors import did_you_mean
from .rulepack.model import Rule
from .structure.lexicon import Genre, Lexicon


class UnknownNameError(ValueError):
    """A name that fits nothing; `zh` and `en` say so and what was perhaps meant."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


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
    """Tell whether a selector names the rule: its id, family, a tag, or a glob over ids."""
    return selector in (rule.id, rule.family, "all") or selector in rule.fields.tags or fnmatchcase(rule.id, selector)


def choose(rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()) -> frozenset[str]:
    """Return the ids of the rules that run.

    Without `select` the default rules run; `ignore` takes away. Raises
    UnknownSelectorError for a selector that fits no rule.
    """
    every = (*rules, *BUILTIN)
    for selector in (*select, *ignore):
        if not any(matches(rule, selector) for rule in every):
            known = {r.id for r in every} | {r.family for r in every} | {t for r in every for t in r.fields.tags}
            raise UnknownSelectorError(selector, sorted(known))
    picked = (
        [r for r in rules if any(matches(r, s) for s in select)] if select else [r for r in rules if r.fields.default]
    )
    return frozenset(r.id for r in picked if not any(matches(r, s) for s in ignore))


def names_of(id: str, genre: Genre) -> tuple[str, str, str]:
    """Return what a genre may be called: its id, its Chinese and its English name."""
    return id, genre.name, genre.en


def genre_id(lexicon: Lexicon, name: str) -> str:
    """Return the id of a genre that is called by its id or a name. Raises UnknownGenreError."""
    for id, genre in lexicon.genres.items():
        if name in names_of(id, genre):
            return id
    raise UnknownGenreError(name, lexicon)

"""Kind `variants`: words that a draft writes in two ways, one finding a word."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise

from .. import quickre as re
from ..automaton import Automaton
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Change, Finding, OptionError
from ._changes import proposed

NAME = "variants"
FIXES = True

_MOST = 20  # related places
_BESIDE = re.compile(r"\s?[/|]\s?")  # between two forms that are named together: 其他/其它
_OTHERS = ("book-title", "quotation", "address", "example")  # what others wrote, or what only shows a form
_JOINED = re.compile(r"[\w./@#$:\\-]", re.ASCII)  # beside a Latin word: a path, a domain, a name in code


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    groups: list[list[str]]
    """The forms of each word, the one to prefer first; a form that is the usual one by far stands first too."""
    not_in: list[str] = field(default_factory=list)
    """Longer words that hold one of the forms and are other words."""
    least: int = 3
    """How often the forms of a word must occur together; less shows no habit."""


@dataclass(frozen=True)
class Variants:
    """Reports the rarer form where a draft has two. Only the forms to avoid are looked for in every draft."""

    groups: tuple[tuple[str, ...], ...]
    literals: tuple[str, ...]
    not_in: tuple[str, ...]
    least: int
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield one finding a word, on the first place of the rarer form."""
        low, high = view.span
        held: set[int] = set()
        for _, _, owners in self._avoided.find(view.text[low:high]):
            held.update(owners)
        for index in sorted(held):
            forms = self.groups[index]
            if sum(view.text.find(form, low, high) >= 0 for form in forms) > 1:
                yield from self._drift(view, forms)

    @cached_property
    def _avoided(self) -> Automaton:
        """What finds in one pass of which groups a draft holds a form to avoid."""
        return Automaton((form, index) for index, forms in enumerate(self.groups) for form in forms[1:])

    def _drift(self, view: View, forms: tuple[str, ...]) -> Iterator[Finding]:
        used = _apart(view.text, {form: places for form in forms if (places := list(self._places(view, form)))})
        if len(used) < 2 or sum(map(len, used.values())) < self.least:
            return
        usual = max(used, key=lambda form: (len(used[form]), -forms.index(form)))
        rare = sorted(span for form, places in used.items() if form != usual for span in places)
        first, *others = rare
        written = view.document.text
        data = {
            "usual": written[slice(*used[usual][0])],
            "prefer": forms[0],
            "uses": len(used[usual]),
            "count": len(rare),
        }
        fix = proposed(view, (Change(*span, written[slice(*used[usual][0])]) for span in rare))
        yield Finding(*first, data, related=tuple(others[:_MOST]), fix=fix)

    def _places(self, view: View, form: str) -> Iterator[Span]:
        """Yield where a form stands in the author's own prose."""
        text, (low, high) = view.text, view.span
        at = text.find(form, low, high)
        while at >= 0:
            span = Span(at, at + len(form))
            if self._counts(view, span):
                yield span
            at = text.find(form, span.end, high)

    def _counts(self, view: View, span: Span) -> bool:
        text, (start, end) = view.text, span
        if text[start].isascii() and (_JOINED.match(text, end) or _JOINED.match(text, max(0, start - 1), start)):
            return False
        if any(word in text[max(0, end - len(word)) : start + len(word)] for word in self.not_in):
            return False
        if view.document.block_at(start).kind not in self.scopes:
            return False
        return not view.protected(_OTHERS, start, end)


def _apart(text: str, used: dict[str, list[Span]]) -> dict[str, list[Span]]:
    """Return the places of each form that do not stand beside one of another: there both are only named."""
    every = sorted((span, form) for form, places in used.items() for span in places)
    named = {
        span
        for (one, form), (other, another) in pairwise(every)
        if form != another and _BESIDE.fullmatch(text, one.end, other.start)
        for span in (one, other)
    }
    found = {form: [span for span in places if span not in named] for form, places in used.items()}
    return {form: places for form, places in found.items() if places}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Variants:
    """Build the check; raises OptionError for a group of fewer than two forms."""
    groups = tuple(tuple(map(fold, forms)) for forms in options.groups)
    for index, forms in enumerate(groups):
        if len(set(forms)) < 2 or not all(forms):
            raise OptionError(("groups", index), "一组至少要有两种不同的写法", "give at least two different forms")
    if not groups:
        raise OptionError("groups", "至少要有一组写法", "give at least one group")
    avoided = tuple(dict.fromkeys(form for forms in groups for form in forms[1:]))
    not_in = tuple(map(fold, options.not_in))
    return Variants(groups, avoided, not_in, options.least, frozenset(rule.fields.scopes))

"""Kind `written`: forms that only the text as it is written tells apart, such as widths; told once a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..records import dataclass, field
from ..regex import PatternError
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.edit import Safety
from ..triggers import Trigger
from ..view import View
from . import Change, Finding, OptionError, Proposal, _forms
from ._changes import Swap, ends, partner, proposed, swap_of
from ._forms import Form, Places

NAME = "written"
FIXES = True

_MOST = 20  # related places
_FEW = 20  # so many places are looked at one by one before other forms are searched


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    forms: dict[str, list[str]]
    """The forms, each with RE2 patterns for the text as written, for which a line is a block; a group named `hit`
    narrows the span. They are searched in this order: put first what most drafts do not hold."""
    right: str = ""
    """What is right whatever most places say. If it is one of the forms, drafts without it are left alone."""
    least: int = 3
    """How many places of all forms a draft must have."""
    clear: float = 1.0
    """Beyond this share the finding is information, whatever the level of the rule."""
    not_in: list[str] = field(default_factory=list)
    """Texts; in blocks that hold one of them places do not count."""
    swap: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the form that is the usual one, or right: what a fix writes instead of parts of the others. A bracket takes
    the one that closes it along."""
    ends: str = ""
    """The two marks that a fix puts in place of the first and the last character of each place."""


@dataclass(frozen=True)
class Written:
    """Reports the first place of the rarer forms, with the others as related places."""

    forms: tuple[Form, ...]
    options: Options
    scopes: frozenset[str]
    spares: tuple[str, ...]
    swaps: dict[str, Swap]

    @property
    def _needs_right(self) -> bool:
        return any(form.label == self.options.right for form in self.forms)

    @property
    def tried(self) -> tuple[Trigger, ...]:
        """The patterns, for those who ask what a rule costs."""
        every = (one for form in self.forms for one in form.patterns)
        return tuple(Trigger(one.compiled.pattern, frozenset(one.needed) or None) for one in every)

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding."""
        start, end = view.span
        text = view.document.text[start:end]
        counts, places = self._found(view, text)
        usual = self.options.right or max(counts, key=counts.__getitem__, default="")
        rare = sorted(
            (span, form.label)
            for form in self.forms
            if form.label in counts and form.label != usual
            for span in places.get(form.label) or form.search(text, start)
            if self._counts(view, *span)
        )
        of = sum(counts.values())
        if not rare or of < self.options.least:
            return
        span, label = rare[0]
        data = {"usual": usual, "found": label, "count": len(rare), "of": of}
        related = tuple(other for other, _ in rare[1 : _MOST + 1])
        level = "info" if len(rare) > self.options.clear * of else None
        fix = self._fix(view, [place for place, _ in rare], usual) if self.swaps or self.options.ends else None
        yield Finding(*span, data, related=related, level=level, fix=fix)

    def _fix(self, view: View, places: Places, usual: str) -> Proposal | None:
        """Propose what makes all places like the others; in technical drafts a mark may be part of what is typed."""
        if self.options.ends:
            places = _alone(view, places)
        changes = (change for place in places for change in self._changes(view, *place, usual))
        return proposed(view, changes, Safety.UNSAFE if view.draft.genre.profile == "technical" else None)

    def _changes(self, view: View, start: int, end: int, usual: str) -> Iterator[Change]:
        """Yield what makes a place like the others; with a bracket goes the one that closes it."""
        if self.options.ends:
            yield from ends(start, end, self.options.ends)
        swap = self.swaps.get(usual)
        for change in swap.within(view, start, end) if swap else ():
            yield change
            close = partner(view, change.start)
            if swap and close is not None and not start <= close < end:
                yield from swap.within(view, close, close + 1)

    def _found(self, view: View, text: str) -> tuple[dict[str, int], dict[str, Places]]:
        """Return how many places each form has, if any, and those that were searched; nothing where none drifts."""
        counts: dict[str, int] = {}
        places: dict[str, Places] = {}
        left = [form for form in self.forms if form.may_stand(text)]
        while left and self._may_drift({*counts, *(form.label for form in left)}):
            form = left.pop(0)
            count = form.known(text)
            if count is None or count <= _FEW:
                places[form.label] = form.search(text, view.span.start)
                count = len(places[form.label])
            if count > _FEW or any(self._counts(view, *span) for span in places[form.label]):
                counts[form.label] = count
        return (counts, places) if self._may_drift(set(counts)) else ({}, {})

    def _may_drift(self, labels: set[str]) -> bool:
        """Tell whether a draft with these forms has anything to report."""
        right = self.options.right
        if not right:
            return len(labels) > 1
        return bool(labels - {right}) and (right in labels or not self._needs_right)

    def _counts(self, view: View, start: int, end: int) -> bool:
        """Tell whether a place is prose as it stands in the source, and not protected."""
        document, options = view.document, self.options
        block = document.block_at(start)
        if block.kind not in self.scopes or end > block.end:
            return False
        if any(document.text.find(text, block.start, block.end) >= 0 for text in options.not_in):
            return False
        around = max(start - 1, block.start), min(end + 1, block.end)
        return document.is_verbatim(*around) and not (self.spares and view.protected(self.spares, start, end))


def _alone(view: View, places: Places) -> Places:
    """Return the places in blocks that have no such marks beside, so that there are not two sorts in the end."""
    text, document = view.document.text, view.document
    inside: Counter[tuple[int, int]] = Counter()
    for start, end in places:
        block = document.block_at(start)
        inside[block.start, block.end] += text.count(text[start], start, end)

    def alone(start: int) -> bool:
        block = document.block_at(start)
        return text.count(text[start], block.start, block.end) == inside[block.start, block.end]

    return [place for place in places if alone(place[0])]


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Written:
    """Build the check; raises OptionError for a pattern that is invalid or not linear, or a form that is not there."""
    forms = []
    for label, patterns in options.forms.items():
        made = []
        for pattern in patterns:
            try:
                made.append(_forms.pattern(pattern))
            except PatternError as error:
                keys = ("forms", label)
                raise OptionError(keys, f"{pattern}：{error.zh}", f"{pattern}: {error.en}") from None
        forms.append(Form(label, tuple(made)))
    if len(forms) < (1 if options.right else 2):
        raise OptionError("forms", "至少要有两种写法，或写明 right", "give two forms at least, or say what is right")
    swaps = {name: swap_of(texts, name) for name, texts in options.swap.items()}
    if unknown := [name for name in swaps if name != options.right and name not in options.forms]:
        raise OptionError(("swap", unknown[0]), "没有这种写法（见 forms）", "there is no such form: see forms")
    return Written(tuple(forms), options, frozenset(rule.fields.scopes), tuple(rule.fields.unless.spans), swaps)

"""Kind `drift`: one thing written in two ways in one draft; one finding, on the rarer way."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..literals import required
from ..records import dataclass, field
from ..regex import Linear, PatternError, expand, linear
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..triggers import Trigger
from ..view import View
from . import Finding, OptionError, Proposal
from ._changes import Swap, proposed, swap_of

NAME = "drift"
FIXES = True
_SHOWN = 20  # related places

Place = tuple[int, int]


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    forms: dict[str, list[str]]
    """Ways to write it, by name, each with its patterns; the one that most drafts have last. `hit` narrows the span."""
    roles: bool = False
    """Count also in the lines of the addressee, the signature and the date."""
    always: bool = False
    """Report every form but the last, whether the last occurs or not."""
    swap: dict[str, dict[str, str]] = field(default_factory=dict)
    """By the form that is the usual one: what a fix writes instead of parts of the others; \"\" takes a part out."""


@dataclass(frozen=True)
class Drift:
    """Counts the forms of a draft in which one of the rarer forms may stand.

    Attributes:
        forms: the patterns by form.
        scopes: kinds of block that are read.
        spares: protected spans in which nothing counts.
    """

    forms: dict[str, tuple[Linear, ...]]
    options: Options
    scopes: frozenset[str]
    spares: tuple[str, ...]
    swaps: dict[str, Swap]

    @cached_property
    def triggers(self) -> tuple[Trigger, ...]:
        """The patterns of all forms but the last."""
        rare = [one.pattern for name, form in self.forms.items() if name != self._usual for one in form]
        return tuple(map(Trigger.of, rare))

    @property
    def _usual(self) -> str:
        return next(reversed(self.forms))

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield at most one finding; called only where a trigger may match."""
        found = {name: self._places(view, name) for name in self.forms if name != self._usual}
        if not any(found.values()):
            return
        usual = [] if self.options.always else self._places(view, self._usual)
        if not usual and not self.options.always and sum(map(bool, found.values())) < 2:
            return
        found[self._usual] = usual
        most = self._usual if self.options.always else max(reversed(found), key=lambda name: len(found[name]))
        rare = sorted(span for name, spans in found.items() if name != most for span in spans)
        habit = min(found[most], default=None)
        shown = "" if habit is None else view.document.text[slice(*habit)]
        data = {"count": len(rare), "of": len(rare) + len(found[most])}
        fix = self._fix(view, rare, self.swaps[most], shown) if most in self.swaps else None
        yield Finding(*rare[0], data=data, words={"usual": shown}, related=tuple(rare[1:_SHOWN]), fix=fix)

    @staticmethod
    def _fix(view: View, rare: list[Place], swap: Swap, usual: str) -> Proposal | None:
        """Propose the usual form, in the width in which the draft has it."""
        changes = (change for span in rare for change in swap.within(view, *span))
        return proposed(view, (c._replace(new=usual) if fold(c.new) == fold(usual) else c for c in changes))

    def _places(self, view: View, name: str) -> list[Place]:
        return [
            span
            for pattern in self.forms[name]
            for block in self._blocks(view, pattern)
            for span in pattern.spans(view.block_text(block), block.start)
            if not (self.spares and view.protected(self.spares, *span))
        ]

    def _blocks(self, view: View, pattern: Linear) -> Iterator[Block]:
        """Yield the blocks that are read and hold a literal which each match needs, if there is one."""
        needed = required(pattern.pattern)
        held = None if needed is None else {view.document.blocks[i].start for i in view.draft.holding(*needed)}
        for block in view.prose(*self.scopes) if held is None or held else ():
            if (held is None or block.start in held) and (block.role is None or self.options.roles):
                yield block


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Drift:
    """Build the check; raises OptionError where there are not two forms, or a pattern is invalid or not linear."""
    if len(options.forms) < 2:
        raise OptionError("forms", "至少要有两种写法", "give at least two forms")
    forms: dict[str, tuple[Linear, ...]] = {}
    for name, patterns in options.forms.items():
        try:
            forms[name] = tuple(linear(expand(pattern, lexicon.words)) for pattern in patterns)
        except PatternError as error:
            raise OptionError(("forms", name), error.zh, str(error)) from None
    swaps = {name: swap_of(texts, name) for name, texts in options.swap.items()}
    if unknown := [name for name in swaps if name not in forms]:
        raise OptionError(("swap", unknown[0]), "没有这种写法（见 forms）", "there is no such form: see forms")
    return Drift(forms, options, frozenset(rule.fields.scopes), tuple(rule.fields.unless.spans), swaps)

"""Kind `old-forms`: words written in a form that is not recommended, told once a draft."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Change, Finding, OptionError, Proposal
from ._changes import proposed

NAME = "old-forms"
FIXES = True
PUBLIC = frozenset({"count"})


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    swap: dict[str, str]
    """Forms to report, with the recommended ones."""


@dataclass(frozen=True)
class OldForms:
    """Reports each form at its first place in the draft, with the others as related places.

    A draft that has both forms of a word is one for kind `variants`.
    """

    literals: tuple[str, ...]
    swap: dict[str, str]
    spares: tuple[str, ...]

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield one finding for each form that stands in this block and in none before it."""
        for start, end in hits:
            form = view.text[start:end]
            told = view.text.find(form, view.span.start, start) >= 0
            if not told and view.text.find(fold(self.swap[form]), *view.span) < 0:
                others = tuple(_later(view, form, end))
                data = {"swap": self.swap[form], "count": len(others) + 1}
                yield Finding(
                    start, end, data, related=others, segmented=True, fix=self._fix(view, form, start, others)
                )

    def _fix(self, view: View, form: str, start: int, others: tuple[tuple[int, int], ...]) -> Proposal | None:
        """Propose the recommended form everywhere, but where others wrote or it is part of other words."""
        from ..text.words import cuts_across

        places = [(start, start + len(form))]
        for place in others:
            protected = self.spares and view.protected(self.spares, *place)
            if not protected and not cuts_across(view.text, *place, view.known):
                places.append(place)
        return proposed(view, (Change(*place, self.swap[form]) for place in places))


def _later(view: View, form: str, at: int) -> Iterator[tuple[int, int]]:
    """Yield where the form stands again, to the end of the draft."""
    at = view.text.find(form, at, view.span.end)
    while at >= 0:
        yield at, at + len(form)
        at = view.text.find(form, at + len(form), view.span.end)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> OldForms:
    """Build the check; raises OptionError where there is no form."""
    swap = {fold(form): right for form, right in options.swap.items()}
    if not swap or "" in swap:
        raise OptionError("swap", "至少要有一个非空的写法", "give at least one form that is not empty")
    return OldForms(tuple(swap), swap, tuple(rule.fields.unless.spans))

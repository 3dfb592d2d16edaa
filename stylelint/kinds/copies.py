"""Kind `copies`: paragraphs that stand twice in a file, alone or in a row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from ..records import dataclass
from ..rulepack.model import STRICT, Rule
from ..structure.drafts import Draft
from ..structure.echoes import Echo
from ..structure.lexicon import Lexicon
from ..view import View
from . import Finding

NAME = "copies"
PUBLIC = frozenset({"where", "until"})
_COLLECTION = 3  # drafts in a file from which on they may share paragraphs
_WHOLE = 0.5  # the share of a draft that makes the copy of a stretch a copy of the draft


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    check: Literal["stretch", "paragraph", "close"]
    """What is reported: three paragraphs or more in a row; a single one; a single one right below itself."""


@dataclass(frozen=True)
class Copies:
    """Reports each copy where it stands, with the first place as a related one."""

    check: str
    scopes: frozenset[str]

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the copies that begin in the draft; of several copies of one stretch, the first with the others."""
        low, high = view.span
        echoes = view.document.echoes
        found = echoes.stretches if self.check == "stretch" else echoes.paragraphs
        groups: dict[int, list[Echo]] = {}
        for echo in found:
            if low <= echo.again[0].start < high and self._counts(view, echo):
                groups.setdefault(echo.source.start, []).append(echo)
        for group in groups.values():
            yield _finding(view, group, self.check == "stretch")

    def _counts(self, view: View, echo: Echo) -> bool:
        if not self.scopes.issuperset(block.kind for block in echo.again):
            return False
        if self.check == "stretch":
            return _is_told(view, echo)
        return echo.close is (self.check == "close") and _same_draft(view, echo)


def _finding(view: View, group: list[Echo], may_be_meant: bool) -> Finding:
    """Report the first copy of a group; a stretch that is only part of a draft is a lesser fault."""
    echo, *others = group
    (first, last), document = echo.source, view.document
    line = document.source.lines.line
    data = {
        "line": line(document.to_source(first, first).start),
        "last": line(document.to_source(last - 1, last).start),
        "count": len(echo.again),
    }
    level = "warning" if may_be_meant and not _is_whole(view.draft, echo) else None
    words = {"where": document.where(first), "until": document.where(last - 1)}
    return Finding(*echo.span, data, words, related=((first, last), *(other.span for other in others)), level=level)


def _is_told(view: View, echo: Echo) -> bool:
    """Tell whether a stretch is no part of a form, no new wording in an amendment, nor what samples share."""
    if view.draft.blanks.template or any(view.text[block.start] == "\u201c" for block in echo.again):
        return False
    return _same_draft(view, echo) or len(view.document.drafts) < _COLLECTION or _is_whole(view.draft, echo)


def _same_draft(view: View, echo: Echo) -> bool:
    return echo.first[0].start >= view.span.start


def _is_whole(draft: Draft, echo: Echo) -> bool:
    """Tell whether a copy, with what was copied if that stands in the same draft, makes up half of the draft."""
    (start, end), (low, high) = draft.span, echo.span
    times = 2 if echo.source.start >= start else 1
    return times * (high - low) >= _WHOLE * (end - start)


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Copies:
    """Build the check."""
    return Copies(options.check, frozenset(rule.fields.scopes))

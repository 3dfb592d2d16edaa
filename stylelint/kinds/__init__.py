"""Kinds of rule, one module each, called like the kind (with _ for -); adding a file here adds a kind.

A kind module has

    NAME      the word for `kind:` in rule files
    Options   a dataclass: the keys it adds to a rule file
    build     build(rule, options, lexicon) -> Check

It may have FIXES, true where its findings may hold a `fix`; rules of the kind
then may say `fix:`, and without that nothing is offered.

It may have PUBLIC, a frozenset of the facts of its findings that are never
taken from a draft: reports without excerpts show texts of these and no others.

A Check is a Scan, which names literals and is called once for each block that
holds one of them, or a Matcher, which names patterns and is called once for
each block in which one of them may match, or a Survey, which is called once a
draft. A Survey that names literals or patterns too is called only for drafts
that may hold one of them: so what needs a whole draft costs nothing where there is none. Checks
are pure: no files, no configuration, no clock, no printing. All offsets are in
`Document.text`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..records import dataclass, field

if TYPE_CHECKING:
    from ..text.document import Block
    from ..text.edit import Safety
    from ..text.span import Span
    from ..triggers import Trigger
    from ..view import View


class Change(NamedTuple):
    """A range of the projection, and what is to stand there instead; an empty range takes text in."""

    start: int
    end: int
    new: str


class Proposal(NamedTuple):
    """How a finding may be mended: changes that belong together.

    Attributes:
        changes: ascending and disjoint.
        safety: None as the rule says; else what this one is, if that is less sure.
        title: what is done (zh, en), where the changes do not say it.
    """

    changes: tuple[Change, ...]
    safety: Safety | None = None
    title: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found: a range of the projection, and facts for the message.

    `data` is kept in the diagnostic; `words` only fills the message. `level`
    lowers or raises the rule's own level for this one finding. A `segmented`
    finding is dropped where word segmentation cuts across its edges. `fix` says
    how it may be mended.
    """

    start: int
    end: int
    data: Mapping[str, Any] = field(default_factory=dict)
    words: Mapping[str, Any] = field(default_factory=dict)
    related: tuple[tuple[int, int], ...] = ()
    level: str | None = None
    segmented: bool = False
    fix: Proposal | None = None


class Scan(Protocol):
    """A check that begins at literal text; with no literals it reads every block.

    It may have a method `likely(text, start)` that tells of a literal at `start` of the folded text, before
    anything is made of it, that it may be worth a look.
    """

    literals: tuple[str, ...]

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield findings in `block`, in which literals stand at `hits` (ascending)."""
        ...


class Matcher(Protocol):
    """A check that runs patterns; where each of them may match is found for all rules at once."""

    @property
    def triggers(self) -> Sequence[Trigger]:
        """The patterns; they are known by their place here."""
        ...

    def among(self, view: View, block: Block, which: Sequence[int]) -> Iterator[Finding]:
        """Yield findings of those patterns that may match in `block`, each named once, in no order."""
        ...


class Survey(Protocol):
    """A check that looks at a whole draft."""

    def survey(self, view: View) -> Iterator[Finding]:
        """Yield the findings of one draft."""
        ...


Check = Scan | Matcher | Survey


class OptionError(ValueError):
    """An option of a rule that cannot be built: what is wrong and how to mend it, in Chinese and English.

    `keys` is the path to it in the file, e.g. ("patterns", 2); `others` are further errors of the same rule.
    """

    def __init__(self, key: str | tuple[str | int, ...], zh: str, en: str, others: Sequence[OptionError] = ()) -> None:
        super().__init__(en)
        self.keys = (key,) if isinstance(key, str) else key
        self.zh = zh
        self.en = en
        self.others = others


@lru_cache(maxsize=1)
def kinds() -> Mapping[str, ModuleType]:
    """Return the kind modules by name."""
    import stylelint.kinds

    from ..scan import Late

    return Late(stylelint.kinds, "NAME", ("Options", "build"))

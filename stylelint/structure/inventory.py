"""The inventory of a draft: which parts its genre asks for, and where they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass
from ..regex import compile_linear, expand
from ..text.document import PROSE, BlockKind
from .borders import MARKER
from .genre import SURE
from .lexicon import Genre, Lexicon, PartNeed, remembered
from .parts import Presence, Wanted, by_heading, by_role, by_sentence, by_topics, sections_of, wanted
from .titles import strip

if TYPE_CHECKING:
    from .drafts import Draft

# Headings of these belong to no row of topics, whatever the genre.
_NEVER_TOPICS = ("problems", "causes", "plan", "advice")
_NOTICES = frozenset({"notice", "issuing-notice", "meeting-notice"})
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class Status:
    """A part that the genre asks for.

    Attributes:
        need: what the genre says of it.
        wants: its alternatives, with patterns.
        presence: where it was found; None where it is missing.
    """

    need: PartNeed
    wants: tuple[Wanted, ...]
    presence: Presence | None

    @property
    def id(self) -> str:
        """The id of the first alternative."""
        return self.wants[0].id


def judged(draft: Draft) -> Genre | None:
    """Return the genre whose parts the draft must have; None where it is unsure, or the draft is no whole text."""
    guess = draft.genre
    if guess.id is None or guess.confidence < SURE:
        return None
    genre = draft.document.lexicon.genres[guess.id]
    blocks = draft.document.blocks[draft.first : draft.last]
    marker = next((b for b in blocks if b.role == MARKER), None)
    if marker is not None and draft.document.folded.startswith("附", marker.start):
        return None
    if is_partial(draft):
        return None
    size = cells = 0
    for block in blocks:
        if block.kind in PROSE:
            length = len(_SPACE.sub("", draft.document.text[block.start : block.end]))
            size += length
            cells += length if block.kind is BlockKind.CELL else 0
    return genre if size >= genre.minimum and 2 * cells <= size else None


def is_partial(draft: Draft) -> bool:
    """Tell whether the title says that the draft is a template, an outline or an excerpt."""
    return strip(draft.title_text or "").partial


def inventory(draft: Draft) -> list[Status]:
    """Return what became of each part of the draft's genre, in the genre's order; empty where none is judged."""
    genre = judged(draft)
    if genre is None or draft.genre.id is None:
        return []
    needs = _needs(draft.document.lexicon)[draft.genre.id]
    subject = _subject(draft)
    asked = [(n, w) for n, w in needs if _is_asked(n, subject)]
    seen: set[str] = set()
    statuses = []
    near = list(_neighbours(draft))
    for need, wants in asked:
        if need.part in seen:
            continue
        seen.add(need.part)
        found = _presence(draft, wants, _others(draft, needs, wants))
        for other in near if found is None else ():
            found = _presence(other, wants, _others(other, needs, wants))
            if found is not None:
                break
        statuses.append(Status(need, wants, found))
    return statuses


@remembered
def _needs(lexicon: Lexicon) -> _Needs:
    return _Needs(lexicon)


class _Needs(dict[str, list[tuple[PartNeed, tuple[Wanted, ...]]]]):
    """Compiles the patterns of a genre's parts when they are first asked for."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, name: str) -> list[tuple[PartNeed, tuple[Wanted, ...]]]:
        genre = self._lexicon.genres[name]
        made = [(n, tuple(wanted(self._lexicon, part, n) for part in n.part.split("|"))) for n in genre.parts]
        self[name] = made
        return made


def _subject(draft: Draft) -> str:
    """Return what `when` is searched in: the title, or the formula where there is none."""
    if draft.title is not None:
        return strip(draft.title_text or "").text
    place = draft.genre.formula
    return "" if place is None else draft.document.folded[place[0] : place[1]].removesuffix("如下")


def _is_asked(need: PartNeed, subject: str) -> bool:
    if any(_found(p, subject) for p in need.not_when):
        return False
    return not need.when or any(_found(p, subject) for p in need.when)


def _found(pattern: str, text: str) -> bool:
    return compile_linear(expand(pattern, {})).search(text) is not None


def _neighbours(draft: Draft) -> Iterator[Draft]:
    """Yield the drafts that may hold a part for this one: a notice and what it issues are one piece of work."""
    drafts = draft.document.drafts
    at = next(i for i, other in enumerate(drafts) if other is draft)
    if draft.genre.id in _NOTICES:
        for other in drafts[at + 1 :]:
            if other.genre.id in _NOTICES:
                return
            yield other
    elif at and drafts[at - 1].genre.id in _NOTICES:
        yield drafts[at - 1]


def _others(
    draft: Draft, needs: Sequence[tuple[PartNeed, tuple[Wanted, ...]]], wants: Sequence[Wanted]
) -> list[Wanted]:
    """Return the parts whose headings are no topics of `wants`."""
    mine = {w.id for w in wants}
    lexicon = draft.document.lexicon
    found = [w for _, ws in needs for w in ws if w.id not in mine and not w.part.topics and w.part.titled]
    return found + [wanted(lexicon, n) for n in _NEVER_TOPICS if n in lexicon.parts and n not in mine]


def _presence(draft: Draft, wants: Sequence[Wanted], others: Sequence[Wanted]) -> Presence | None:
    """Find a part: its own line, its heading, a row of topics, at last a sentence.

    What is told topic by topic is not told under the headings of problems, causes, plans and advice.
    """
    for want in wants:
        found = by_role(draft, want.id) or by_heading(draft, want)
        if found is None and want.part.topics:
            found = by_topics(draft, others)
        if found is not None:
            return found
    later = [wanted(draft.document.lexicon, n) for n in _NEVER_TOPICS if n in draft.document.lexicon.parts]
    closed = sections_of(draft, later) if wants[0].part.topics else []
    return next((f for f in (by_sentence(draft, w, closed) for w in wants) if f is not None), None)

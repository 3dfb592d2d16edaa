"""The inventory of a draft: which parts its genre asks for, and where they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from ..records import dataclass
from ..regex import Linear, expand
from ..text.document import PROSE, Block, BlockKind
from .borders import MARKER
from .genre import SURE
from .lexicon import Genre, Lexicon, PartNeed, remembered
from .parts import Presence, by_heading, by_prose, by_role, by_sentence, by_topics, sections_of
from .titles import strip
from .wanted import Wanted, wanted

if TYPE_CHECKING:
    from .drafts import Draft

# Headings of these belong to no row of topics, whatever the genre.
_NEVER_TOPICS = ("problems", "causes", "plan", "advice")
_NOTICES = frozenset({"notice", "issuing-notice", "meeting-notice"})


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
    marker = draft.roles.get(MARKER)
    if marker is not None and draft.document.folded.startswith("附", marker.start):
        return None
    if is_partial(draft):
        return None
    return genre if _is_whole(draft, genre.minimum) else None


def _is_whole(draft: Draft, minimum: int) -> bool:
    """Tell whether a draft has so many characters, spaces not counted, of which half at most stand in tables."""
    text = draft.document.text
    prose = [b for b in draft.document.blocks[draft.first : draft.last] if b.kind in PROSE]
    tables = [b for b in prose if b.kind is BlockKind.CELL]
    if not tables:  # then a few blocks are enough to tell
        return _size(text, prose, minimum) >= minimum
    size = _size(text, prose)
    return size >= minimum and 2 * _size(text, tables) <= size


def _size(text: str, blocks: Sequence[Block], enough: int | None = None) -> int:
    """Count the characters of blocks that are no spaces; with `enough`, no further than that."""
    size = 0
    for block in blocks:
        size += sum(map(len, text[block.start : block.end].split()))
        if enough is not None and size >= enough:
            break
    return size


def is_partial(draft: Draft) -> bool:
    """Tell whether the title says that the draft is a template, an outline or an excerpt."""
    return strip(draft.title_text or "").partial


def inventory(draft: Draft) -> list[Status]:
    """Return what became of each part of the draft's genre, in the genre's order; empty where none is judged."""
    genre = judged(draft)
    if genre is None or draft.genre.id is None:
        return []
    subject = _subject(draft)
    near = list(_neighbours(draft))
    statuses: dict[str, Status] = {}
    for asked in _needs(draft.document.lexicon)[draft.genre.id]:
        if asked.need.part in statuses or not asked.is_asked(subject):
            continue
        found = _presence(draft, asked)
        for other in near if found is None else ():
            found = _presence(other, asked)
            if found is not None:
                break
        statuses[asked.need.part] = Status(asked.need, asked.wants, found)
    return list(statuses.values())


class _Asked:
    """What a genre says of one part, with its patterns.

    Attributes:
        need: what it says.
        wants: the alternatives of the part.
        closed: the parts under whose headings nothing is told topic by topic.
    """

    def __init__(self, lexicon: Lexicon, genre: Sequence[_Asked], need: PartNeed) -> None:
        self._genre = genre  # all that the genre asks for, this included
        self.need = need
        self.wants = tuple(wanted(lexicon, part, need) for part in need.part.split("|"))
        self.closed = [wanted(lexicon, n) for n in _NEVER_TOPICS if n in lexicon.parts]
        self._when = [Linear(expand(p, {})) for p in need.when]
        self._not_when = [Linear(expand(p, {})) for p in need.not_when]

    @cached_property
    def others(self) -> list[Wanted]:
        """The parts whose headings are no topics of this one."""
        mine = {w.id for w in self.wants}
        found = [w for a in self._genre for w in a.wants if w.id not in mine and not w.part.topics and w.part.titled]
        return found + [w for w in self.closed if w.id not in mine]

    def is_asked(self, subject: str) -> bool:
        """Tell whether the part is asked for in a draft with this title, or formula."""
        if any(p.stands_in(subject) for p in self._not_when):
            return False
        return not self._when or any(p.stands_in(subject) for p in self._when)


class _Needs(dict[str, list[_Asked]]):
    """Makes the patterns of a genre's parts when they are first asked for, by the genre's id."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, name: str) -> list[_Asked]:
        made = self[name] = []
        genre = self._lexicon.genres[name]
        made.extend(_Asked(self._lexicon, made, need) for need in genre.parts)
        return made


_needs = remembered(_Needs)


def _subject(draft: Draft) -> str:
    """Return what `when` is searched in: the title, or the formula where there is none."""
    if draft.title is not None:
        return strip(draft.title_text or "").text
    place = draft.genre.formula
    return "" if place is None else draft.document.folded[place[0] : place[1]].removesuffix("如下")


def _neighbours(draft: Draft) -> Iterator[Draft]:
    """Yield the drafts that may hold a part for this one: a notice and what it issues are one piece of work."""
    drafts = draft.document.drafts
    at = bisect_left(drafts, draft.first, key=lambda other: other.first)
    if draft.genre.id in _NOTICES:
        for other in drafts[at + 1 :]:
            if other.genre.id in _NOTICES:
                return
            yield other
    elif at and drafts[at - 1].genre.id in _NOTICES:
        yield drafts[at - 1]


def _presence(draft: Draft, asked: _Asked) -> Presence | None:
    """Find a part: its own line, its heading, a row of topics, at last a sentence.

    What is told topic by topic is not told under the headings of problems, causes, plans and advice.
    """
    for want in asked.wants:
        found = by_role(draft, want.id) or by_heading(draft, want)
        if found is None and want.part.topics:
            found = by_topics(draft, asked.others) or (by_prose(draft) if want.cues is None else None)
        if found is not None:
            return found
    closed = sections_of(draft, asked.closed) if asked.wants[0].part.topics else []
    return next((f for f in (by_sentence(draft, w, closed) for w in asked.wants) if f is not None), None)

"""The notes in the margin: what is said of one paragraph or table, equal findings once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ...diagnostic import Diagnostic, Level
from ...markup import attribute, text
from ...records import dataclass, field
from ...terms import Terms
from ...text.document import Document
from .place import Hit, Places


@dataclass(slots=True)
class Note:
    """A note: its number on the page, and the findings that it speaks of, in order."""

    number: int
    hits: list[Hit] = field(default_factory=list)

    @property
    def first(self) -> Diagnostic:
        """The finding that gives the words."""
        return self.hits[0].diagnostic


def rule_id(hit: Hit) -> str:
    """Return the id under which the list tells of a finding's rule."""
    return "r-" + attribute(hit.diagnostic.rule.replace(" ", "-"))


def gather(hits: Iterable[Hit], row: dict[int, int]) -> dict[int, list[Note]]:
    """Return the notes of each row of the page, and tell each hit its note. `row` says in which row a block is.

    In a row, findings that say the same share a note; hints of one rule with one cure do whatever their words.
    """
    notes: dict[tuple[object, ...], Note] = {}
    rows: dict[int, list[Note]] = {}
    for hit in hits:
        d, at = hit.diagnostic, row[hit.block]
        said = "" if d.level is Level.INFO and d.text and d.help else d.message
        key = (at, d.rule, d.level, said, d.help, d.text if said else "")
        if key not in notes:
            notes[key] = Note(len(notes) + 1)
            rows.setdefault(at, []).append(notes[key])
        notes[key].hits.append(hit)
        hit.note = notes[key].number
    return rows


class Margin:
    """Draws notes; `shown` tells whether a block is on the page."""

    def __init__(self, document: Document, terms: Terms, places: Places, shown: Callable[[int], bool]) -> None:
        self._shown = shown
        self._document = document
        self._terms = terms
        self._places = places

    def drawn(self, notes: list[Note]) -> str:
        """Return the notes of a row; nothing where there are none. The place is named where it is another one."""
        places = [self.where(note.first) for note in notes]
        new = ("" if place == before else place for place, before in zip(places, ["", *places], strict=False))
        return f'<ul class="notes">{"".join(map(self._note, notes, new))}</ul>' if notes else ""

    def _note(self, note: Note, place: str) -> str:
        d, hit, terms = note.first, note.hits[0], self._terms
        level = f'<span class="unseen">{terms.level(d.level)}</span> '
        family = f'<a class="name" href="#{rule_id(hit)}">{text(terms.family(d.family))}</a>'
        help = f'<span class="help">{text(d.help)}</span>' if d.help else ""
        of = " · ".join(self._of(note, place))
        cure = " ".join(filter(None, (help, f'<span class="of">{of}</span>' if of else "")))
        said = f"{self._back(note)} {level}{family} {text(self._said(note))}"
        return f'<li class="note {hit.style}" id="n{note.number}">{said} <span class="cure">{cure}</span></li>\n'

    def _back(self, note: Note) -> str:
        label = attribute(self._terms.say(f"第 {note.number} 条，回到正文", f"note {note.number}, back to the text"))
        return f'<a class="num" href="#f{note.hits[0].id}" aria-label="{label}">{note.number}</a>'

    def _said(self, note: Note) -> str:
        """Return the message; of hints that share a note, all of theirs."""
        messages = dict.fromkeys(hit.diagnostic.message for hit in note.hits)
        return self._terms.say("；", "; ").join(messages)

    def _of(self, note: Note, place: str) -> Iterator[str]:
        """Yield how many places it speaks of, where they are, and which others it names."""
        if len(note.hits) > 1:
            yield self._terms.say(f"{len(note.hits)} 处", f"{len(note.hits)} places")
        if place:
            yield text(place)
        if note.first.related:
            yield self._related(note.first)

    def where(self, d: Diagnostic) -> str:
        """Say where a finding stands, as the author would look for it."""
        told = d.data.get("place") if self._document.places is not None else None
        return str(told) if told else self._terms.say(f"第 {d.line} 行", f"line {d.line}")

    def _related(self, d: Diagnostic) -> str:
        places = (self._place(other.offset, other.line) for other in d.related)
        return self._terms.say("另见 ", "see ") + self._terms.join(dict.fromkeys(places))

    def _place(self, offset: int, line: int) -> str:
        """Name the paragraph with a source offset, and link to it."""
        index = self._places.block(self._places.range(offset, offset)[0])
        places, terms = self._document.places, self._terms
        known = terms.say(places[index].zh, places[index].en) if places is not None else None
        said = text(known or terms.say(f"第 {line} 行", f"line {line}"))
        return f'<a href="#b{index}">{said}</a>' if self._shown(index) else said

"""Wanted parts: the patterns of the headings and sentences that show a part, compiled as they are needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import quickre as re
from ..regex import Linear, expand
from ..text.fold import fold
from .lexicon import Lexicon, Part, PartNeed, remembered
from .sieve import Lines, loosened

_MOST = 4096  # headings of which a part remembers whether they name it
_NEGATED = re.compile(r"(?<!\\)\[\^\\n(?:\\.|[^\]\\])*\]")
# What may match a line end, or make a dot do so; all but escapes of marks, digits and word characters.
_CROSSES = re.compile(r"\\[^dwb\W]|[\x00-\x1f]|\[\[:|\(\?(?!:|i[):]|P<)")


class Cues:
    """The patterns of sentences that show a part. Offsets are those of the bytes that are searched, in UTF-8."""

    def __init__(self, patterns: Sequence[str]) -> None:
        # ^ and $ are line ends, and no class runs across them
        joined = _joined(patterns).replace("[^", "[^\\n")
        self._pattern = Linear("(?m)" + joined)
        self._loose = Linear(loosened("(?m)" + joined))
        self._of_lines = _CROSSES.search(_NEGATED.sub("", joined)) is None

    def found(self, text: bytes) -> Iterator[tuple[int, int]]:
        """Yield the matches in order.

        The loosened patterns say where one may begin, and a match that keeps to one line is looked for only there.
        """
        start, size = 0, len(text)
        while (likely := self._loose.first(text, start, size)) is not None:
            end = text.find(b"\n", likely[1]) if self._of_lines else -1
            end = end if end >= 0 else size
            for match in self._pattern.compiled.finditer(text, likely[0], end):
                yield match.span()
            if end >= len(text):
                return
            start = end


class Wanted:
    """A part that a genre names, with its patterns.

    Attributes:
        id: of the part.
        part: the part itself.
        cues: what shows it in sentences; None where nothing does.
        not_cues: what shows a clause with a cue to speak of something else, or None.
    """

    def __init__(self, id: str, part: Part, need: PartNeed) -> None:
        self.id = id
        self.part = part
        self._headings = _any([*map(re.escape, map(fold, part.accepts)), *part.headings])
        self._excluded = _any(part.not_headings)
        self._own = _any(need.headings)  # the headings that the genre itself adds
        cues = [*part.cues, *need.cues]
        self.cues = Cues(cues) if cues else None
        self.not_cues = Linear(_joined(part.not_cues)) if part.not_cues else None
        self._known: dict[str, bool] = {}

    def is_named_by(self, heading: str) -> bool:
        """Tell whether a heading, folded and without its number, is one of this part."""
        return bool(self.among(Lines([heading])))

    def among(self, headings: Lines) -> list[int]:
        """Return the indexes of the headings that name this part, ascending."""
        found = set(headings.matching(self._own)) if self._own is not None else set()
        if self._headings is not None:
            texts = headings.texts
            found.update(i for i in headings.matching(self._headings) if not self._is_excluded(texts[i]))
        return sorted(found)

    def _is_excluded(self, heading: str) -> bool:
        if self._excluded is None:
            return False
        known = self._known.get(heading)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[heading] = self._excluded.stands_in(heading)
        return known


def wanted(lexicon: Lexicon, name: str, need: PartNeed | None = None) -> Wanted:
    """Return a part with its patterns; with `need`, a new one with what a genre adds."""
    if need is not None and (need.headings or need.cues):
        return Wanted(name, lexicon.parts[name], need)
    known = _plain(lexicon)
    if name not in known:
        known[name] = Wanted(name, lexicon.parts[name], PartNeed(name))
    return known[name]


@remembered
def _plain(lexicon: Lexicon) -> dict[str, Wanted]:
    """Keep the parts of a lexicon to which no genre adds anything."""
    return {}


def _joined(patterns: Sequence[str]) -> str:
    return "|".join(f"(?:{expand(p, {})})" for p in patterns)


def _any(patterns: Sequence[str]) -> Linear | None:
    return Linear("(?m)" + _joined(patterns)) if patterns else None

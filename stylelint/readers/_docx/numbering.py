"""Automatic numbers: the label that Word shows before each paragraph.

Sources: ISO/IEC 29500-1 17.9 (numbering) and 17.3.1.19 (numPr). Where the
standard is silent, what Word has been seen to do: the counters belong to the
abstract list and not to its instances, `startOverride` holds once, a level
that was skipped counts as used, and a label that names a level below its own
is empty. Word counts to 32,767 and shows 31 characters of a label.
"""

from __future__ import annotations

from functools import lru_cache

from ... import quickre as re
from ...records import dataclass, field
from .._office.formats import BULLET, GREATEST, NONE, write
from .lists import Instance, Level, Lists
from .model import Element, Label
from .package import Package

_LONGEST = 31  # characters of a label
_PLACE = re.compile(r"%([1-9])")


@dataclass
class Numbers:
    """The automatic numbers of a document: one call of `label` a paragraph, in order."""

    package: Package
    _counters: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read the lists of the package."""
        self._lists = Lists(self.package)

    def label(self, p_pr: Element | None, style_id: str | None, counts: bool = True) -> Label | None:
        """Return the label of the next paragraph and count it; None where it has none.

        Args:
            p_pr: its `w:pPr`, of which `w:pPrChange` is not read.
            style_id: its paragraph style; None for the default one.
            counts: False for what stands in a story of its own (text box, note, header): it has no label.
        """
        found = self._lists.of(p_pr, style_id) if counts else None
        if found is None:
            return None
        instance, i = found
        level, counters = instance.levels[i], self._count(instance, i)
        return Label(
            text=_text(instance, i, counters)[:_LONGEST].rstrip(),
            value=counters[i] if _shows_number(level, i) else None,
            level=i,
            format=level.format,
            list=instance.list,
            num=instance.id,
            parents=_parents(level, i, counters),
        )

    def _count(self, instance: Instance, i: int) -> dict[int, int]:
        """Count one paragraph of level `i` and return the counters of its list."""
        counters = self._counters.setdefault(instance.list, {})
        for above in range(i):
            if above not in counters:
                counters[above] = self._start(instance, above)
        begins = self._override(instance, i)
        if begins is not None or i not in counters:
            counters[i] = begins if begins is not None else self._start(instance, i)
        else:
            counters[i] = min(counters[i] + 1, GREATEST)
        for below in [n for n in counters if n > i]:
            restart = instance.levels[below].restart if below in instance.levels else None
            if restart is None or i < restart:
                del counters[below]
        return counters

    def _start(self, instance: Instance, i: int) -> int:
        begins = self._override(instance, i)
        return begins if begins is not None else instance.levels[i].start if i in instance.levels else 1

    def _override(self, instance: Instance, i: int) -> int | None:
        """Return the value that an instance begins with, the first time that it is used at this level."""
        if (instance.id, i) in self._begun:
            return None
        self._begun.add((instance.id, i))
        return instance.starts.get(i)


def _text(instance: Instance, i: int, counters: dict[int, int]) -> str:
    """Return the text of a label."""
    level = instance.levels[i]
    if level.format == BULLET:
        return level.text
    literals, places = _pieces(level.text)
    if any(k > i for k in places):
        return ""
    text = literals[0]
    for k, literal in zip(places, literals[1:], strict=True):
        source = instance.levels.get(k, level)
        form = "decimal" if level.legal and source.format != NONE else source.format
        text += write(counters[k], form, source.custom) + literal
        if len(text) >= _LONGEST:
            break
    return text


@lru_cache(maxsize=512)
def _pieces(text: str) -> tuple[list[str], list[int]]:
    """Part the text of a level at the numbers in it: what stands around them, and the levels that they are of."""
    literals = _PLACE.split(text)
    return literals[::2], [int(k) - 1 for k in literals[1::2]]


def _shows_number(level: Level, i: int) -> bool:
    return level.format not in (BULLET, NONE) and i in _pieces(level.text)[1]


def _parents(level: Level, i: int, counters: dict[int, int]) -> tuple[int, ...]:
    return () if level.format == BULLET else tuple([counters[k] for k in _pieces(level.text)[1] if k < i])

"""Overlaps: of findings that speak of the same fault in the same place one is kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from .kinds import Finding
from .rulepack.model import Rule
from .text.document import Block

# In these families two overlapping hits speak of the same fault; the longer one says more.
_EXCLUSIVE = frozenset({"placeholder", "missing-text", "encoding", "residue", "filler", "redundancy", "typo"})
# A vague phrase or a slip that lies inside such a hit says nothing more; one around it still does.
_STRONGER = frozenset({"placeholder", "missing-text", "encoding", "residue"})
_WEAKER = frozenset({"filler", "typo"})
_GRAVEST_FIRST = {"error": 0, "warning": 1, "info": 2}


class Hit(NamedTuple):
    """A finding with the rule that made it and the block it begins in."""

    rule: Rule
    finding: Finding
    block: Block


def kept(hits: Iterable[Hit]) -> list[Hit]:
    """Drop hits that a longer one of the same family covers, and filler and typos inside a graver fault."""
    by_family: defaultdict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_family[_family(hit.rule.id)].append(hit)
    found: list[Hit] = []
    strong = [h for f in _STRONGER for h in by_family.get(f, ()) if h.finding.level != "info"]
    for family, members in by_family.items():
        if family not in _EXCLUSIVE:
            found += _once(members)
            continue
        longest = _longest([h for h in members if h.rule.fields.class_ != "D"])
        found += _apart(longest, strong) if family in _WEAKER else longest
        found += _once([h for h in members if h.rule.fields.class_ == "D"])
    return found


@lru_cache(maxsize=4096)
def _family(id: str) -> str:
    return id.partition("/")[0]


def _longest(hits: list[Hit]) -> list[Hit]:
    """Keep, of hits that overlap, the longest; of equal ones the gravest, then the first id."""
    taken = bytearray(max((h.finding.end for h in hits), default=0) + 1)
    found = []
    for hit in sorted(hits, key=_rank):
        start, end = hit.finding.start, max(hit.finding.end, hit.finding.start + 1)
        if taken.find(1, start, end) < 0:
            taken[start:end] = b"\1" * (end - start)
            found.append(hit)
    return found


def _rank(hit: Hit) -> tuple[int, int, str, int]:
    rule, finding, _ = hit
    start = finding.start
    return start - finding.end, _GRAVEST_FIRST[finding.level or rule.fields.level], rule.id, start


def _apart(hits: list[Hit], strong: list[Hit]) -> list[Hit]:
    """Leave out the hits that lie wholly inside stronger ones."""
    if not strong or not hits:
        return hits
    covered = bytearray(max(h.finding.end for h in (*hits, *strong)) + 1)
    for hit in strong:
        covered[hit.finding.start : hit.finding.end] = b"\1" * (hit.finding.end - hit.finding.start)
    return [h for h in hits if covered.find(0, h.finding.start, h.finding.end) >= 0]


def _once(hits: list[Hit]) -> list[Hit]:
    """Keep one finding a span, rule and part: several parts may be missing under one title."""
    seen: dict[tuple[object, ...], Hit] = {}
    for hit in hits:
        finding = hit.finding
        seen.setdefault((hit.rule.id, finding.start, finding.end, finding.data.get("part")), hit)
    return list(seen.values())

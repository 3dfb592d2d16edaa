"""Overlaps: which of several findings in one place is kept."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from stylelint.kinds import Finding
from stylelint.overlaps import Hit, kept
from stylelint.rulepack.model import Rule
from stylelint.text.document import Block, BlockKind
from stylelint.text.span import Span

BLOCK = Block(BlockKind.PARAGRAPH, 0, 40, Span(0, 40))


def hit(id: str, start: int, end: int, level: str | None = None, class_: str = "H", **data: Any) -> Hit:
    fields = cast("Any", SimpleNamespace(level="warning", class_=class_))
    return Hit(Rule(id, fields, None, Path(id)), Finding(start, end, data, level=level), BLOCK)


def told(hits: list[Hit]) -> set[tuple[str, int, int]]:
    return {(h.rule.id, h.finding.start, h.finding.end) for h in kept(hits)}


def test_of_equal_ones_the_gravest_then_the_first_id() -> None:
    hits = [hit("filler/b", 3, 5), hit("filler/a", 3, 5), hit("filler/c", 3, 5, "error")]
    assert told(hits) == {("filler/c", 3, 5)}
    assert told(hits[:2]) == {("filler/a", 3, 5)}


def test_filler_inside_a_placeholder_is_left_out_and_around_it_stays() -> None:
    blank = hit("placeholder/a", 4, 8)
    assert told([blank, hit("filler/a", 4, 6)]) == {("placeholder/a", 4, 8)}
    assert told([blank, hit("filler/a", 4, 9)]) == {("placeholder/a", 4, 8), ("filler/a", 4, 9)}
    unsure = hit("placeholder/a", 4, 8, "info")
    assert told([unsure, hit("filler/a", 4, 6)]) == {("placeholder/a", 4, 8), ("filler/a", 4, 6)}


def test_density_lies_over_the_others() -> None:
    hits = [hit("filler/a", 3, 5), hit("filler/dense", 0, 9, class_="D")]
    assert told(hits) == {("filler/a", 3, 5), ("filler/dense", 0, 9)}


def test_one_finding_a_span_rule_and_part() -> None:
    hits = [hit("parts/a", 0, 2, part=part) for part in ("目的", "依据", "目的")]
    assert [h.finding.data["part"] for h in kept(hits)] == ["目的", "依据"]


def test_what_is_kept_is_disjoint_and_covers_the_rest() -> None:
    chance = random.Random(4)
    for _ in range(300):
        starts = [(chance.randrange(30), chance.randint(1, 6)) for _ in range(12)]
        hits = [hit(f"residue/{chance.choice('abc')}", start, start + size) for start, size in starts]
        spans = sorted((start, end) for _, start, end in told(hits))
        assert all(left[1] <= right[0] for left, right in pairwise(spans))
        for _, finding, _ in hits:
            over = [e - s for s, e in spans if s < finding.end and finding.start < e]
            assert max(over) >= finding.end - finding.start

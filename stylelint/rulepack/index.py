"""What the checks of a pack wait for, as plain data: with it no check has to be there before its turn comes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..automaton import Table
from ..triggers import Trigger
from .model import Rule

if TYPE_CHECKING:
    from ..kinds import Check


class Group(NamedTuple):
    """The patterns of the rules of one pack.

    Attributes:
        patterns: each pattern once, and whether it looks around.
        owners: for each of them, the places of the checks that wait for it, with its own place in the check.
        table: the literals of the patterns.
        loose: places of the patterns that have none.
    """

    patterns: Sequence[tuple[str, bool]]
    owners: Sequence[Sequence[tuple[int, int]]]
    table: Table
    loose: Sequence[int]


class Index(NamedTuple):
    """What all checks wait for; they are known by their places in the pack.

    Attributes:
        always: those that run whatever stands in a draft.
        among: those that wait for patterns.
        literals: the literals of those that wait for no patterns.
        likely: those that tell of a literal whether it is worth a look.
        groups: the patterns, those of each pack by themselves: what is compiled for one serves every choice of packs.
    """

    always: Sequence[int]
    among: Sequence[int]
    literals: Table
    likely: Sequence[int]
    groups: Sequence[Group]


def index_of(rules: Sequence[Rule], checks: Sequence[Check]) -> Index:
    """Ask the checks of a pack what they wait for."""
    among = [hasattr(check, "triggers") for check in checks]
    texts: list[Sequence[str]] = [getattr(check, "literals", ()) for check in checks]
    named = [() if waits else own for waits, own in zip(among, texts, strict=True)]
    packs: dict[str, list[int]] = {}
    for at, rule in enumerate(rules):
        if among[at]:
            packs.setdefault(rule.pack, []).append(at)
    return Index(
        [at for at, waits in enumerate(among) if not waits and not texts[at]],
        [at for at, waits in enumerate(among) if waits],
        Table.of((text, at) for at, own in enumerate(named) for text in own),
        [at for at, check in enumerate(checks) if hasattr(check, "likely")],
        [_group(checks, places) for places in packs.values()],
    )


def _group(checks: Sequence[Any], places: Sequence[int]) -> Group:
    every: dict[Trigger, list[tuple[int, int]]] = {}
    for at in places:
        for number, one in enumerate(checks[at].triggers):
            every.setdefault(one, []).append((at, number))
    table = Table.of((text, number) for number, one in enumerate(every) for text in one.literals or ())
    loose = [number for number, one in enumerate(every) if one.literals is None]
    return Group([one[::2] for one in every], list(every.values()), table, loose)

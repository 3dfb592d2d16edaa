"""Where the time of a run goes: by stage and by rule. A run that is not timed has no clock."""

from __future__ import annotations

from collections.abc import Iterator, Sized
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import perf_counter

from .records import dataclass, field

STAGES = ("load", "decode", "read", "structure", "check", "render", "report")
"""In the order of the data: rules are loaded, bytes decoded, markup read, drafts understood, rules run."""


@dataclass(slots=True)
class RuleTime:
    """What a rule took: seconds, how often it was called (once a file at most), how much it found."""

    seconds: float = 0.0
    calls: int = 0
    hits: int = 0


@dataclass
class Clock:
    """Adds up what stages and rules take.

    Attributes:
        stages: seconds by stage.
        rules: by rule id.
    """

    stages: dict[str, float] = field(default_factory=dict)
    rules: dict[str, RuleTime] = field(default_factory=dict)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Time what is done inside as part of a stage."""
        begin = perf_counter()
        try:
            yield
        finally:
            self.stages[name] = self.stages.get(name, 0.0) + perf_counter() - begin

    @contextmanager
    def rule(self, id: str, hits: Sized) -> Iterator[None]:
        """Time what is done inside as a call of a rule; what it adds to `hits` is counted."""
        before, begin = len(hits), perf_counter()
        try:
            yield
        finally:
            time = self.rules.setdefault(id, RuleTime())
            time.seconds += perf_counter() - begin
            time.calls += 1
            time.hits += len(hits) - before


def stage(clock: Clock | None, name: str) -> AbstractContextManager[None]:
    """Time a stage where there is a clock."""
    return nullcontext() if clock is None else clock.stage(name)

"""Samples are the tests of the rules: a bad one is hit on exactly its marked spans, a good one not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from .check import Engine, force_genre
from .readers import read
from .rulepack.load import Pack
from .rulepack.model import Rule, Sample
from .rulepack.sample import options as options_of
from .rulepack.sample import unmark
from .text.source import Source

LEAST_BAD, LEAST_GOOD = 2, 3


@dataclass(frozen=True)
class SampleFailure:
    """A sample that did not come out: what was expected and what was found, as texts."""

    rule: str
    sample: str
    expected: tuple[str, ...]
    found: tuple[str, ...]

    def format(self, lang: str) -> str:
        """Return the failure in one line and two indented ones."""
        want, got = ("expected", "found") if lang == "en" else ("应报", "实报")
        lines = (f"{self.rule}: {self.sample}", f"  {want}: {list(self.expected)}", f"  {got}: {list(self.found)}")
        return "\n".join(lines)


def run_samples(pack: Pack, only: str | None = None) -> tuple[list[SampleFailure], int]:
    """Run the samples of all rules, or of those whose id fits the glob `only`. Returns failures and the count."""
    failures: list[SampleFailure] = []
    count = 0
    for rule in pack.rules:
        if only is not None and not fnmatchcase(rule.id, only):
            continue
        engine = Engine(pack, frozenset((rule.id,)))
        for sample in (*rule.fields.bad, *rule.fields.good):
            count += 1
            failures.extend(_run_one(pack, engine, rule, sample))
    return failures, count


def _run_one(pack: Pack, engine: Engine, rule: Rule, sample: Sample) -> Iterator[SampleFailure]:
    options = options_of(sample)
    text, spans = unmark(options.text)
    document = read(Source("sample", text), options.format, pack.lexicon)
    force_genre(document, options.genre)
    found, failures = engine.check(document, "zh")
    if failures:
        raise failures[0].cause
    got = [(d.offset, d.end_offset) for d in found]
    wrong_kind = bool(spans) != (sample in rule.fields.bad)
    if got != spans or wrong_kind:
        yield SampleFailure(rule.id, options.text, _texts(text, spans), _texts(text, got))


def _texts(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(f"{text[a:b]}@{a}" for a, b in spans)


def coverage(pack: Pack, only: str | None = None) -> list[tuple[str, int, int]]:
    """Return the rules with fewer than 2 bad or 3 good samples, with their numbers."""
    counts = [(r.id, len(r.fields.bad), len(r.fields.good)) for r in pack.rules]
    return [
        (name, bad, good)
        for name, bad, good in counts
        if (bad < LEAST_BAD or good < LEAST_GOOD) and (only is None or fnmatchcase(name, only))
    ]

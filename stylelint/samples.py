"""Samples are the tests of the rules: a bad one is hit on exactly its marked spans, a good one not at all.

What the fixes of a rule make of a bad sample stands there too.
"""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from .check import Engine, force_genre
from .diagnostic import Diagnostic
from .fixing import fixed
from .readers import read
from .records import dataclass, field
from .rulepack.errors import PackError
from .rulepack.load import Pack
from .rulepack.marked import Keys, Marked
from .rulepack.model import Rule, Sample
from .rulepack.parse import parse
from .rulepack.sample import options as options_of
from .rulepack.sample import unmark
from .structure.titles import strip, title_book
from .text.document import Document
from .text.edit import apply
from .text.source import Source

LEAST_BAD, LEAST_GOOD = 2, 3


@dataclass(frozen=True)
class SampleFailure:
    """A sample that did not come out: what was expected and what was found, as texts, and where it stands."""

    rule: str
    sample: str
    expected: tuple[str, ...]
    found: tuple[str, ...]
    place: str

    def format(self, lang: str) -> str:
        """Return the failure: `path:line:column: rule`, then the sample and both results, indented."""
        want, got = ("expected", "found") if lang == "en" else ("应报", "实报")
        sample = self.sample.rstrip("\n").replace("\n", "\n  ")
        lines = (f"{self.place}: {self.rule}", sample, f"{want}: {list(self.expected)}", f"{got}: {list(self.found)}")
        return "\n  ".join(lines)


@dataclass
class SampleRun:
    """What came of the samples.

    Attributes:
        count: how many were run.
        failures: samples that did not come out.
        errors: rules that raise, or that hit none of their own bad samples: faults of the pack.
    """

    count: int = 0
    failures: list[SampleFailure] = field(default_factory=list)
    errors: list[PackError] = field(default_factory=list)


def run_samples(pack: Pack, only: str | None = None) -> SampleRun:
    """Run the samples of all rules and genres, or of those whose id fits the glob `only` (genres/<id> for genres)."""
    run = SampleRun()
    for rule in pack.rules:
        if only is None or fnmatchcase(rule.id, only):
            _run_rule(pack, rule, run)
    for name in pack.genre_files:
        if only is None or fnmatchcase(f"genres/{name}", only):
            _run_genre(pack, name, run)
    return run


def _run_rule(pack: Pack, rule: Rule, run: SampleRun) -> None:
    engine = Engine(pack, frozenset((rule.id,)))
    hit = False
    for key, samples in (("bad", rule.fields.bad), ("good", rule.fields.good)):
        for index, sample in enumerate(samples):
            run.count += 1
            try:
                expected, found, after = _outcome(pack, engine, sample)
            except Exception as error:  # a rule may be broken in any way: name it and go on
                said = f"{type(error).__name__}: {error}"
                run.errors.append(_error(rule.path, (key, index), f"规则出错：{said}", f"the rule failed: {said}"))
                hit = True
                continue
            hit = hit or (key == "bad" and bool(found))
            options = options_of(sample)
            if expected == found and after != options.fixed:
                expected, found = ((text,) if text is not None else () for text in (options.fixed, after))
            if expected != found:
                place = _place(rule.path, (key, index))
                run.failures.append(SampleFailure(rule.id, options.text, expected, found, place))
    if not hit:
        said_zh, said_en = "规则没有命中自己的任何一个坏样例", "the rule hits none of its own bad samples"
        run.errors.append(_error(rule.path, ("bad", 0), said_zh, said_en))


class _Judged(NamedTuple):
    """A sample as it was read, and what was found in it."""

    document: Document
    diagnostics: list[Diagnostic]


def _outcome(pack: Pack, engine: Engine, sample: Sample) -> tuple[tuple[str, ...], tuple[str, ...], str | None]:
    """Return what a sample is expected to give, what it gives, and its text after all fixes; None without any."""
    options = options_of(sample)
    text, spans = unmark(options.text)

    def judged(text: str) -> _Judged:
        document = read(Source("sample", text), options.format, pack.lexicon, labels=options.labels)
        force_genre(document, options.genre)
        found, failures = engine.check(document, "zh")
        if failures:
            raise failures[0].cause
        return _Judged(document, found)

    first = judged(text)
    last, fixes = fixed(lambda before, edits: judged(apply(before.document.source.text, edits)), first, _fixable)
    if fixes.restless:
        raise ValueError("its fixes come to no end")
    after = last.document.source.text if fixes.made else None
    return _texts(text, spans), _texts(text, [(d.offset, d.end_offset) for d in first.diagnostics]), after


def _fixable(found: _Judged) -> list[Diagnostic]:
    return [d for d in found.diagnostics if d.fix]


def _texts(text: str, spans: list[tuple[int, int]]) -> tuple[str, ...]:
    return tuple(f"{text[a:b]}@{a}" for a, b in spans)


def _run_genre(pack: Pack, name: str, run: SampleRun) -> None:
    """Check that the good titles of a genre name it, and the bad ones do not."""
    genre, book = pack.lexicon.genres[name], title_book(pack.lexicon)
    for key, titles in (("good", genre.good), ("bad", genre.bad)):
        for index, text in enumerate(titles):
            run.count += 1
            title = strip(text)
            match = book.match(title)
            found = match.genre if match is not None and not title.about else "-"
            if (found == name) != (key == "good"):
                wanted = name if key == "good" else f"not {name}"
                place = _place(pack.genre_files[name], (key, index))
                run.failures.append(SampleFailure(f"genres/{name}", text, (wanted,), (found,), place))


def _place(path: Path, keys: Keys) -> str:
    return _error(path, keys, "", "").place


def _error(path: Path, keys: Keys, zh: str, en: str) -> PackError:
    """Make an error at a place in a rule file; the file is read again, for this is rare."""
    marked = parse(path)[0] or Marked(path, None)
    return marked.error(keys, zh, en)


def coverage(pack: Pack, only: str | None = None) -> list[tuple[str, int, int]]:
    """Return the rules with fewer than 2 bad or 3 good samples, with their numbers."""
    counts = [(r.id, len(r.fields.bad), len(r.fields.good)) for r in pack.rules]
    return [
        (name, bad, good)
        for name, bad, good in counts
        if (bad < LEAST_BAD or good < LEAST_GOOD) and (only is None or fnmatchcase(name, only))
    ]

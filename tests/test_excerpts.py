"""Without excerpts nothing of a draft is told, in any format, by any rule."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

import pytest

from stylelint.api import Linter
from stylelint.kinds import Finding, kinds
from stylelint.readers import read
from stylelint.render import withhold
from stylelint.reporters import FileResult, ReportOptions, reporters
from stylelint.reporters._whole import write
from stylelint.rulepack.load import load_packs
from stylelint.rulepack.model import Rule
from stylelint.rulepack.sample import options as options_of
from stylelint.rulepack.sample import unmark
from stylelint.settings import Settings
from stylelint.text.source import Source

PACK = load_packs()
RUN = 4  # characters in a row that count as text of the draft


@lru_cache(maxsize=64)
def linter(genre: str | None, excerpts: bool) -> Linter:
    """Linters with every rule on, by genre."""
    return Linter(settings=Settings(only=("all",), genre=genre, excerpts=excerpts))


def linted(rule: Rule, excerpts: bool) -> Iterator[tuple[str, FileResult]]:
    """The bad samples of a rule as drafts, each with what every rule says of it."""
    for sample in rule.fields.bad:
        options = options_of(sample)
        text = unmark(options.text)[0]
        one = linter(options.genre, excerpts)
        document = read(Source("sample.txt", text), options.format, one.pack.lexicon, labels=options.labels)
        yield text, one._lint(document, False)


def written(result: FileResult) -> str:
    """A result in every format, and its statistics."""
    out = io.StringIO()
    for lang in ("zh", "en"):
        options = ReportOptions(lang=lang, width=10**6, rules={r.id: r for r in PACK.rules})
        for module in reporters().values():
            write(module, [result], out, options)
            if hasattr(module, "statistics"):
                write(module, [result], out, options, statistics=True)
    return out.getvalue()


@lru_cache(maxsize=1)
def own_words() -> str:
    """What the pack itself says: its genres, its parts, its rules, blanks in them filled with an ellipsis."""
    lexicon, words = PACK.lexicon, []
    for genre in lexicon.genres.values():
        words += [genre.name, genre.en]
    for part in lexicon.parts.values():
        words += [part.zh, part.en, *part.accepts]
    return "\n".join(words)


def told(text: str, result: FileResult) -> set[str]:
    """The runs of characters of a draft that its reports show, other than in words that are our own."""
    bare = replace(
        result, diagnostics=[replace(d, message="", help="", text="", data={}, fix=None) for d in result.diagnostics]
    )
    hit = {d.rule for d in result.diagnostics}
    fields = [r.fields for r in PACK.rules if r.id in hit]
    ours = [own_words(), written(replace(bare, source=None, document=None))]
    ours += [said for f in fields for said in (f.message.zh, f.message.en, f.help.zh, f.help.en)]
    known, shown = "\n".join(ours), written(result)
    runs = {text[at : at + RUN] for at in range(len(text) - RUN + 1)}
    return {run for run in runs if run.strip() and run in shown and run not in known}


@pytest.mark.parametrize("rule", PACK.rules, ids=[r.id for r in PACK.rules])
def test_no_rule_tells_what_its_samples_say(rule: Rule) -> None:
    for text, result in linted(rule, excerpts=False):
        assert rule.id in {d.rule for d in result.diagnostics} or rule.family in _COVERED
        assert told(text, result) == set()
        assert (result.source, result.document) == (None, None)


# Findings of these families give way to longer ones of another rule.
_COVERED = frozenset({"placeholder", "missing-text", "encoding", "residue", "filler", "typo"})


def test_the_test_above_sees_what_is_told() -> None:
    seen = [rule.id for rule in PACK.rules if any(told(text, result) for text, result in linted(rule, excerpts=True))]
    assert len(seen) > 0.8 * len(PACK.rules)  # rules on marks show one or two characters


def test_findings_are_the_same_but_for_their_words() -> None:
    for rule in PACK.rules:
        for (_, open_), (_, closed) in zip(linted(rule, True), linted(rule, False), strict=True):
            assert [replace(d, message="", help="", text="", data={}, fix=None) for d in open_.diagnostics] == [
                replace(d, message="", help="", text="", data={}, fix=None) for d in closed.diagnostics
            ]
            assert (open_.encoding, open_.format, open_.genre) == (closed.encoding, closed.format, closed.genre)


def test_texts_are_withheld_unless_they_are_known_to_be_ours() -> None:
    facts = {
        "part": "aim", "found": "（三）", "missing": ["（四）", 5], "pair": ("甲", "a"), "level": 2, "sure": True,
        "share": 0.5, "previous": None, "words": {"切实": 3, "进一步": {"x": "y"}}, "other": object(),
    }  # fmt: skip
    assert withhold(facts, frozenset({"part"})) == {
        "part": "aim", "found": "…", "missing": ["…", 5], "pair": ("…", "…"), "level": 2, "sure": True,
        "share": 0.5, "previous": None, "words": {"…1": 3, "…2": {"…1": "…"}}, "other": "…",
    }  # fmt: skip


def test_a_kind_that_declares_nothing_tells_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    module = kinds()["phrases"]

    def at(self: object, view: object, block: object, hits: list[tuple[int, int]]) -> Iterator[Finding]:
        for start, end in hits:
            yield Finding(start, end, {"swap": "甲乙丙丁", "at": start})

    monkeypatch.setattr(module.Phrases, "at", at)
    (first, *_) = linter(None, False).lint_source(Source("a.txt", "我们高度重视。"), "txt").diagnostics
    assert first.data == {"swap": "…", "at": 2}
    monkeypatch.setattr(module, "PUBLIC", frozenset({"swap"}), raising=False)
    (first, *_) = linter(None, False).lint_source(Source("a.txt", "我们高度重视。"), "txt").diagnostics
    assert first.data["swap"] == "甲乙丙丁"

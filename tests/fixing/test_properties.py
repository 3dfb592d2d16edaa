"""Fixing all samples of all rules, by themselves and as one draft, plain and in Markdown."""

from __future__ import annotations

import os
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fixing.properties import check
from stylelint import Linter
from stylelint.rulepack.load import load_packs
from stylelint.rulepack.model import Rule, SampleOptions
from stylelint.rulepack.sample import options, unmark
from stylelint.settings import Settings
from stylelint.text.source import Source

SHARED = Path(os.environ.get("STYLELINT_SHARED", Path(__file__).resolve().parents[3] / "shared"))
FILES = sorted(path for name in ("corpus", "seeds") for path in (SHARED / name).rglob("*.*"))
RULES = load_packs().rules
FIXING = [rule for rule in RULES if rule.fields.fix]
SAMPLES = [options(sample) for rule in RULES for sample in (*rule.fields.bad, *rule.fields.good)]
LINES = [line for sample in SAMPLES for line in unmark(sample.text)[0].splitlines() if line.strip()]


@cache
def linter(genre: str | None = None) -> Linter:
    return Linter(settings=Settings(genre=genre))


def made(text: str, path: str = "a.txt", genre: str | None = None, unsafe: bool = True) -> Counter[str]:
    own = linter(genre)
    return check(own, own.lint_source(Source(path, text), whole=True), unsafe)


def sample_text(sample: SampleOptions) -> str:
    return unmark(sample.text)[0]


@pytest.mark.parametrize("rule", FIXING, ids=[rule.id for rule in FIXING])
def test_samples(rule: Rule) -> None:
    for sample in map(options, rule.fields.bad):
        made(sample_text(sample), f"a.{sample.format}", sample.genre)


@pytest.mark.parametrize("unsafe", [False, True])
def test_all_samples_as_one_draft(unsafe: bool) -> None:
    whole = "\n".join(sample_text(sample) for sample in SAMPLES if sample.format == "txt")
    assert len(made(whole, unsafe=unsafe)) > 10


@given(
    st.lists(st.sampled_from(LINES), min_size=1, max_size=12), st.sampled_from(["\n", "\r\n", "\n\n"]), st.booleans()
)
def test_any_lines(lines: list[str], end: str, markdown: bool) -> None:
    made(end.join(lines), "a.md" if markdown else "a.txt")


@pytest.mark.full
@pytest.mark.skipif(not FILES, reason="needs documents of ../shared")
@pytest.mark.parametrize("unsafe", [False, True])
def test_real_documents(unsafe: bool) -> None:
    total: Counter[str] = Counter()
    for path in FILES:
        if path.suffix in (".md", ".txt"):
            result = linter().lint_bytes(path.read_bytes(), str(path), whole=True)
            if result.source is not None:
                total += check(linter(), result, unsafe)
    assert sum(total.values()) > 50

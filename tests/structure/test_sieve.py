"""Sieves and lines agree with running every pattern by itself, on texts made at random."""

import random

import pytest
from drafting import pack

from stylelint.regex import Linear, compile_linear, expand
from stylelint.structure.sieve import Lines, Sieve, loosened
from stylelint.structure.wanted import Cues

LEXICON = pack().lexicon
HEADINGS = [p for part in LEXICON.parts.values() for p in (*part.headings, *part.not_headings)]
OPENINGS = [p for genre in LEXICON.genres.values() for p in genre.openings]
WORDS = "工作 情况 问题 存在 的 下一步 打算 现将 有关 通知如下 特此 报告 2024年 3月 目标 、 , 。 年".split()
WORDS += "坚持 在 领导 下 总 则".split()


def text(seed: int, words: int) -> str:
    chosen = random.Random(seed)
    return "".join(chosen.choice(WORDS) for _ in range(words))


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("现[^。\\n]{0,200}如下", "现[^。\\n]*如下"),
        (".{20,}", ".+"),
        ("\\d{4}年.{1,4}月", "\\d{4}年.{1,4}月"),
        ("a{6}b{2}", "a+b{2}"),
        ("[{9}]{9}\\{9}", "[{9}]+\\{9}"),
        ("\\x{4e00}{9,}?\\p{Han}{0,9}", "\\x{4e00}+?\\p{Han}*"),
        ("\\Qa{9}\\E", "\\Qa{9}\\E"),
    ],
)
def test_large_counts_are_loosened(pattern: str, expected: str) -> None:
    assert loosened(pattern) == expected


def test_what_is_loosened_is_valid_and_matches_more_than_nothing() -> None:
    cues = [p for part in LEXICON.parts.values() for p in (*part.cues, *part.not_cues)]
    for pattern in map(loosened, (expand(p, {}) for p in (*HEADINGS, *OPENINGS, *cues, "[]{9}a]{0,9}b|[^]a{9}]{5,}"))):
        compile_linear(pattern)  # it would raise


@pytest.mark.parametrize("seed", range(60))
def test_a_sieve_lets_all_through_that_match(seed: int) -> None:
    draft = text(seed, 60) + "\n" + text(seed + 1000, 30)
    patterns = ["(?m)" + expand(p, {}) for p in OPENINGS]
    matching = {i for i, p in enumerate(patterns) if compile_linear(p).search(draft) is not None}
    assert matching <= set(Sieve(patterns).of(draft))


def test_a_sieve_that_fails_lets_all_through() -> None:
    class Failed:
        def Match(self, text: bytes) -> list[int]:  # noqa: N802 - as RE2 calls it
            return []

    sieve = Sieve(["甲", "乙"])
    sieve.__dict__["_set"] = Failed()
    assert list(sieve.of("丙")) == [0, 1]


def test_a_sieve_keeps_out_what_is_not_there() -> None:
    sieve = Sieve(["甲.{0,9}乙", "丙$", "丁"])
    assert list(sieve.of("甲和乙")) == [0]
    assert list(sieve.of("戊丙")) == [1]
    assert list(sieve.of("")) == []


@pytest.mark.parametrize("seed", range(40))
def test_lines_are_searched_each_by_itself(seed: int) -> None:
    headings = [text(seed * 100 + i, i % 4) for i in range(30)]
    lines = Lines(headings)
    for pattern in ["(?m)" + expand(p, {}) for p in random.Random(seed).sample(HEADINGS, 40)]:
        alone = [i for i, h in enumerate(headings) if compile_linear(pattern).search(h) is not None]
        assert list(lines.matching(Linear(pattern))) == alone


@pytest.mark.parametrize(
    "pattern", ["(?m)题[^。]{0,9}打", "(?m)\\A问题", "(?m)步\\z", "(?m)情况\\s?问", "(?m)^打算$|问题"]
)
def test_nothing_runs_from_one_line_into_the_next(pattern: str) -> None:
    headings, pattern = ["问题", "打算", "", "问题打", "情况", "问题与打算", "下一步"], "(?m)" + pattern
    alone = [i for i, h in enumerate(headings) if compile_linear(pattern).search(h) is not None]
    assert list(Lines(headings).matching(Linear(pattern))) == alone


@pytest.mark.parametrize("part", [name for name, part in LEXICON.parts.items() if part.cues])
def test_cues_are_found_where_the_patterns_match(part: str) -> None:
    patterns = LEXICON.parts[part].cues
    whole = compile_linear("(?m)" + "|".join(f"(?:{expand(p, {})})" for p in patterns).replace("[^", "[^\\n"))
    for seed in range(8):
        draft = "\n".join(text(seed * 100 + i, 1 + i * 7 % 40) for i in range(20)).encode()
        assert list(Cues(patterns).found(draft)) == [m.span() for m in whole.finditer(draft)]

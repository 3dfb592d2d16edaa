"""Which patterns may match where: two engines, and neither ever leaves out a pattern that does match."""

from __future__ import annotations

import os
import random
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stylelint import Linter, cachefile, triggers
from stylelint.lookaround import compile_windowed
from stylelint.loosen import loosen
from stylelint.regex import PatternError, compile_linear
from stylelint.rulepack.sample import options, unmark
from stylelint.text.fold import fold
from stylelint.triggers import BUILD_AT, FEWEST, LOAD_AT, ByLiterals, Trigger, Triggers

hyperscan = pytest.importorskip("hyperscan")
from stylelint import _hyperscan  # noqa: E402

trigger = Trigger.of


def laid(texts: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """Texts in one, and where each of them is in it."""
    ranges: list[tuple[int, int]] = []
    for text in texts:
        begin = ranges[-1][1] + 1 if ranges else 0
        ranges.append((begin, begin + len(text)))
    return "\n".join(texts), ranges


def named(patterns: list[Trigger], texts: list[str], folder: Path) -> Iterator[tuple[set[int], set[int]]]:
    """For each text, the patterns that each of the engines names."""
    joined, ranges = laid(texts)
    places = range(len(patterns))
    by_database = Triggers(patterns, frozenset(places), folder)
    by_database.database = _hyperscan.build(
        [one.pattern for one in patterns], [loosen(one.pattern, one.around) for one in patterns], folder
    )
    first = by_database.find(joined, ranges)
    second = ByLiterals.of(enumerate(patterns)).find(joined, ranges)
    return ((set(a), set(b)) for a, b in zip(first, second, strict=True))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"甲\z", "甲"),
        (r"\A甲$", "甲"),
        (r"(?m)^乙$", "甲\n乙\n丙"),
        (r"(?m)甲\n^乙?$", "甲\n"),
        ("甲.乙", "甲丙乙"),
        ("(?s)甲.乙", "甲\n乙"),
        ("甲[^丙]乙", "甲\n乙"),
        ("(?i)tasks", "TA\u017f\u212aS"),
        ("(?i:[a-c])x", "Cx"),
        ("甲(?i:ſ)", "甲S"),
        (r"\p{Han}{2}待", "甲乙待"),
        (r"[^\pL]待", "1待"),
        (r"[\p{Greek}甲]\x{5f85}", "α待"),
        (r"甲\S", "甲\x0b"),
        (r"甲[^\s]", "甲\x0b"),
        (r"甲[^\S]乙", "甲\t乙"),
        (r"甲[^\d\w]", "甲乙"),
        (r"甲\W\D", "甲乙丙"),
        ("甲.*?乙{2,3}?", "甲丙乙乙"),
        ("甲{,2}", "甲{,2}"),
        ("[[:alpha:]]甲", "a甲"),
        (r"甲\\z", "甲\\z"),
        (r"甲\\pL", "甲\\pL"),
        (r"\Q甲.\E乙", "甲.乙"),
        ("(?:|甲)乙", "乙"),
        ("(?:甲|)乙?丙+", "丙"),
        (r"\b甲?foo\b", "甲foo"),
        (r"\Bfoo", "xfoo"),
        (r"甲[\]\-^]", "甲]"),
        (r"[]a]甲", "]甲"),
        (r"甲\x41\101\.", "甲AA."),
        ("(?:甲|乙){2}$", "丙甲乙"),
        ("(?P<a>甲)(?:乙(?P<hit>丙)?)*", "甲乙"),
        ("(?U)甲+?丙", "甲甲丙"),
        (r"\d+甲", "12甲"),
    ],
)
def test_what_matches_is_named_by_both(pattern: str, text: str, tmp_path: Path) -> None:
    assert compile_linear(pattern).search(text) is not None
    assert list(named([trigger(pattern)], [text], tmp_path)) == [({0}, {0})]


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?<!不)定期(?!存款)", "定期走访"),
        (r"(?<=\d)\d{0,2}甲", "12甲"),
        (r"(?<=是)甲\s?\w", "是甲\u3000乙"),
        ("(?i)(?<!a)kis", "\u212a\u0130\u017f"),
        (r"(?:甲|^)乙(?=丙)", "丁" * 300 + "甲乙丙"),
        (r"(?=甲)(.)\1乙", "甲甲乙"),
        (r"(?<!丁)甲$", "甲"),
    ],
)
def test_what_matches_looking_around_is_named_by_both(pattern: str, text: str, tmp_path: Path) -> None:
    assert re.search(pattern, text)
    literals = compile_windowed(pattern).literals
    assert list(named([Trigger(pattern, literals, True)], [text], tmp_path)) == [({0}, {0})]


ATOMS = ["甲", "乙", "a", "k", ".", "^", "$", r"\d", r"\s", r"\S", r"\b", "[甲1]", "[^甲]", r"[^\s]", r"\pL", "\n"]


def grown(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    joined = st.lists(children, min_size=2, max_size=4).map("".join)
    either = st.lists(children, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})")
    repeated = st.tuples(children, st.sampled_from(["?", "*", "+", "{2}", "{1,3}", "{0,2}?"])).map(
        lambda pair: f"(?:{pair[0]}){pair[1]}"
    )
    return joined | either | repeated | children.map(lambda inner: f"(?i:{inner})")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pattern=st.recursive(st.sampled_from(ATOMS), grown, max_leaves=8),
    texts=st.lists(st.text("甲乙aAkK\u212a1 \t\x0b.", max_size=8), min_size=1, max_size=6),
)
def test_generated_patterns_are_named_where_they_match(pattern: str, texts: list[str], tmp_path: Path) -> None:
    try:
        compiled = compile_linear(pattern)
    except PatternError:
        return
    for text, (database, literals) in zip(texts, named([trigger(pattern)], texts, tmp_path), strict=True):
        if compiled.search(text) is not None:
            assert database == literals == {0}


def test_no_match_of_the_database_runs_over_the_end_of_a_range(tmp_path: Path) -> None:
    patterns = [trigger(one) for one in ("甲.乙", "甲[^丙]+乙", r"(?i)甲[^k]乙", r"甲\pL乙", "^乙", "甲$")]
    texts = ["丁甲", "乙丁", "", "丁甲丁", "甲丁乙", "丁乙"]
    expected = [{5}, {4}, set(), set(), {0, 1, 2, 3}, set()]
    assert [database for database, _ in named(patterns, texts, tmp_path)] == expected


def test_a_range_with_line_ends_is_searched(tmp_path: Path) -> None:
    assert list(named([trigger("(?s)甲.乙")], ["甲\n乙", "甲"], tmp_path)) == [({0}, {0}), (set(), set())]


@pytest.mark.parametrize("size", [1, 2, 5, 7, 100])
def test_how_much_is_scanned_at_once_changes_nothing(
    size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_hyperscan, "_AT_ONCE", size)
    texts = ["甲", "", "乙甲乙", "丙", "\U00020000甲", "甲丙甲", "乙"]
    expected = [{0}, set(), {0, 1}, set(), {0}, {0}, {1}]
    assert [database for database, _ in named([trigger("甲"), trigger("乙")], texts, tmp_path)] == expected


def samples(linter: Linter) -> list[str]:
    """Lines of the samples of all rules, and pieces of them shuffled together."""
    every = [options(s).text for rule in linter.pack.rules for s in (*rule.fields.bad, *rule.fields.good)]
    texts = [line for text in every for line in unmark(text)[0].splitlines()]
    pieces, dice = [p for t in texts for p in re.split("[,。，]", t) if p], random.Random(4)
    return [*texts, *("，".join(dice.sample(pieces, 4)) for _ in range(500))]


def groups(linter: Linter) -> list[Triggers]:
    return [group.triggers for group in linter.engine._candidates._groups]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Linter:
    """The built-in rules with their database, which takes seconds to compile."""
    linter = Linter()
    (own,) = groups(linter)
    own.folder = tmp_path_factory.mktemp("databases")
    linter.prepare(BUILD_AT)
    assert own.database is not None
    return linter


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> Linter:
    """The built-in rules without any database."""
    monkeypatch.setattr(triggers, "LOAD_AT", sys.maxsize)
    return Linter()


def test_built_in_patterns_are_named_wherever_they_match(built: Linter) -> None:
    (own,) = groups(built)
    assert own.database is not None
    assert own.database.ids == set(range(len(own.triggers)))
    texts = list(map(fold, samples(built)))
    joined, places = laid(texts)
    matching = offered = 0
    by_literals = ByLiterals.of(enumerate(own.triggers)).find(joined, places)
    for text, loose, literal in zip(texts, own.find(joined, places), by_literals, strict=True):
        offered += len(set(loose))
        for place in {*loose, *literal}:
            one = own.triggers[place]
            compiled = re.compile(one.pattern) if one.around else compile_linear(one.pattern)
            if compiled.search(text) is not None:
                matching += 1
                assert place in {*loose} & {*literal}, (one.pattern, text)
    assert matching > 500
    assert offered < 1.5 * matching


def test_findings_are_the_same_with_either_engine(built: Linter, plain: Linter) -> None:
    text = "\n\n".join(samples(built))
    for name in ("a.md", "a.txt"):
        found = built.lint_text(text, name)
        assert len(found) > 300
        assert found == plain.lint_text(text, name)
    assert [own.database for own in groups(plain)] == [None]


def test_threads_share_a_database(built: Linter) -> None:
    (own,) = groups(built)
    joined, places = laid(list(map(fold, samples(built))))
    once = [sorted(ids) for ids in own.find(joined, places)]
    with ThreadPoolExecutor(4) as pool:
        for found in pool.map(lambda _: own.find(joined, places), range(8)):
            assert [sorted(ids) for ids in found] == once


@pytest.mark.parametrize(
    ("pattern", "text", "held"),
    [
        ("加强[^,]{0,4}的领导", "加强对此的领导", True),
        ("加强[^,]{0,4}的领导", "加强学习", False),
        ("加强[^,]{0,4}的领导", "领导", False),
        ("(?:甲|乙)+丙?[丁戊]", "丁乙", True),  # they are not looked for in order
        ("(?:甲|乙)+丙?[丁戊]", "甲丙", False),
        ("甲(?=乙)", "甲", True),
        ("甲(?:乙丙)?", "甲", True),
    ],
)
def test_a_pattern_is_named_only_where_all_that_it_needs_stands(pattern: str, text: str, held: bool) -> None:
    own = ByLiterals.of([(7, trigger(pattern))])
    assert own.find(text + "。丙", [(0, len(text))]) == [[7] if held else []]


MANY = [trigger(f"第{n}[个项](?:事|人)") for n in range(FEWEST)]
TEXT, HELD = "一共有第3项人，第5个事", [{3, 5}]


def many(folder: Path) -> Triggers:
    return Triggers(MANY, frozenset(range(len(MANY))), folder)


def held(own: Triggers) -> list[set[int]]:
    return [set(ids) for ids in own.find(TEXT, [(0, len(TEXT))])]


def kept(folder: Path) -> list[Path]:
    return sorted(folder.glob("*")) if folder.exists() else []


@pytest.mark.parametrize(("coming", "builds"), [(0, False), (LOAD_AT, False), (BUILD_AT - 1, False), (BUILD_AT, True)])
def test_a_database_is_made_only_where_it_pays(tmp_path: Path, coming: int, builds: bool) -> None:
    own = many(tmp_path)
    own.prepare(coming)
    assert (own.database is not None) is builds
    assert len(kept(tmp_path)) == builds
    assert held(own) == HELD


def test_texts_alone_never_make_one_but_use_what_is_kept(tmp_path: Path) -> None:
    own = many(tmp_path)
    own.find("远" * BUILD_AT, [(0, BUILD_AT)])
    assert own.database is None
    own.prepare(BUILD_AT)
    after = many(tmp_path)
    assert held(after) == HELD
    assert after.database is None
    after.find("远" * LOAD_AT, [(0, LOAD_AT)])
    assert after.database is not None
    assert held(after) == HELD


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    many(tmp_path).prepare(BUILD_AT)
    (path,) = kept(tmp_path)
    whole = path.read_bytes()
    for image in (b"", whole[:-1], whole[:200], whole[:500] + bytes([whole[500] ^ 1]) + whole[501:], b"junk" * 99):
        path.write_bytes(image)
        own = many(tmp_path)
        own.prepare(LOAD_AT)
        assert own.database is None
        own.prepare(BUILD_AT)
        assert own.database is not None
        assert held(own) == HELD
        assert path.read_bytes() == whole


@pytest.mark.parametrize("data", [b"", b"[0]", b"[0]\n", b"[0]\njunk", b"{\njunk", b"\xff\n"])
def test_a_file_with_the_right_key_and_no_database_is_not_used(tmp_path: Path, data: bytes) -> None:
    patterns = ["甲乙"]
    key = _hyperscan._key(patterns)
    cachefile.write(_hyperscan._path(tmp_path, key), key, data)
    assert _hyperscan.load(patterns, tmp_path) is None


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_file_that_others_may_write_is_not_used(tmp_path: Path) -> None:
    many(tmp_path).prepare(BUILD_AT)
    kept(tmp_path)[0].chmod(0o666)
    own = many(tmp_path)
    own.prepare(LOAD_AT)
    assert own.database is None


def test_other_patterns_have_another_file_and_few_are_kept(tmp_path: Path) -> None:
    for n in range(6):
        _hyperscan.build([f"甲{n}"], [f"甲{n}"], tmp_path)
    assert _hyperscan.load(["甲0"], tmp_path) is None
    assert _hyperscan.load(["甲5"], tmp_path) is not None
    assert len(kept(tmp_path)) == 4


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    own = many(tmp_path / "file" / "below")
    own.prepare(BUILD_AT)
    assert own.database is not None
    assert held(own) == HELD


def test_what_the_database_does_not_hold_is_found_by_its_literals(tmp_path: Path) -> None:
    own = Triggers([*MANY, trigger("[[:alpha:]]甲")], frozenset(range(17)), tmp_path)
    own.prepare(BUILD_AT)
    assert own.database is not None
    assert own.database.ids == set(range(16))
    assert held(own) == [{3, 5, 16}]


def test_what_the_library_refuses_is_not_in_the_database(tmp_path: Path) -> None:
    made = _hyperscan.build(["甲", "乙", "丙"], ["甲*", "(?=乙)", "丙"], tmp_path)
    assert made.ids == {2}
    assert _hyperscan.build(["甲"], ["甲*"], tmp_path).find("甲", [(0, 1)]) == [[]]


def test_without_the_library_literals_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "stylelint._hyperscan")
    monkeypatch.delattr("stylelint._hyperscan")
    monkeypatch.setitem(sys.modules, "hyperscan", None)
    own = many(tmp_path)
    own.prepare(BUILD_AT)
    assert own.database is None
    assert held(own) == HELD
    assert kept(tmp_path) == []


def test_a_library_that_fails_at_work_is_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = many(tmp_path)
    own.prepare(BUILD_AT)

    def fails(*_: object) -> None:
        raise hyperscan.error("no room")

    monkeypatch.setattr(_hyperscan.Database, "find", fails)
    assert held(own) == HELD


def test_processes_that_write_at_once_leave_one_file(tmp_path: Path) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: many(tmp_path).prepare(BUILD_AT), range(8)))
    own = many(tmp_path)
    own.prepare(LOAD_AT)
    assert own.database is not None
    assert len(kept(tmp_path)) == 1

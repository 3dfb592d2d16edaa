"""Drafts that have not changed are not linted again, and nobody can tell but by the time."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from runs import CLEAN, FAULT, VAGUE

from stylelint import api, cachefile, results, store
from stylelint.cli import main
from stylelint.outcome import Outcome
from stylelint.reporters import FileEntry, RuleCount
from stylelint.store import Store

Lint = Callable[..., tuple[int, str, str]]


@pytest.fixture
def linted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that are linted, as they are."""
    found: list[str] = []
    real = api.Linter.lint_bytes

    def lint_bytes(self: api.Linter, data: bytes, path: str, **options: Any) -> object:
        found.append(path)
        return real(self, data, path, **options)

    monkeypatch.setattr(api.Linter, "lint_bytes", lint_bytes)
    return found


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Lint:
    """Run `check` in a folder of drafts, with a store of its own."""
    monkeypatch.delenv(results.SWITCH)
    monkeypatch.setattr(results, "path", lambda: tmp_path / "kept" / "results.db")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    (work / "a.txt").write_text(FAULT, encoding="utf-8")
    (work / "b.md").write_text(VAGUE * 40, encoding="utf-8")
    (work / "c.txt").write_text(CLEAN, encoding="utf-8")
    (work / "d.txt").write_bytes(b"a\0b")
    (work / "stylelint.yaml").write_text(
        "ignores:\n  - {rule: numbering, reason: x}\nvocabulary: words.txt\n", encoding="utf-8"
    )
    (work / "words.txt").write_text("", encoding="utf-8")

    def run(*args: str) -> tuple[int, str, str]:
        code = main(["check", *args])
        return code, *capsys.readouterr()

    return run


@pytest.mark.parametrize(
    "args", [("--format", "json"), ("--format", "full"), ("--format", "github"), ("--statistics",), ("--lang", "en")]
)
def test_a_second_run_says_the_same_and_lints_nothing(check: Lint, linted: list[str], args: tuple[str, ...]) -> None:
    fresh = check(*args)
    assert fresh[0] == 2
    assert len(linted) == 4
    linted.clear()
    assert check(*args) == fresh
    assert linted == []
    assert check(*args, "--no-cache") == fresh
    assert len(linted) == 4


def test_entries_of_the_configuration_are_judged_by_kept_results(check: Lint, linted: list[str]) -> None:
    Path("d.txt").unlink()
    idle = check("--format", "concise")
    assert "ignores: numbering" in idle[1]
    assert check("--format", "concise") == idle
    Path("a.txt").write_text("一、甲\n三、丙\n" * 3, encoding="utf-8")
    used = check("--format", "concise")
    assert "ignores: numbering" not in used[1]
    linted.clear()
    assert check("--format", "concise") == used
    assert linted == []


@pytest.mark.parametrize(
    "change",
    [
        lambda work: (work / "a.txt").write_text(FAULT + CLEAN, encoding="utf-8"),
        lambda work: (work / "a.txt").rename(work / "e.txt"),
    ],
)
def test_only_what_changed_is_linted(
    check: Lint, linted: list[str], tmp_path: Path, change: Callable[[Path], object]
) -> None:
    check()
    linted.clear()
    change(tmp_path / "work")
    fresh = check()
    assert len(linted) == 1
    assert check("--no-cache") == fresh


@pytest.mark.parametrize(
    ("args", "file", "text"),
    [
        (("--lang", "en"), None, ""),
        (("--genre", "notice"), None, ""),
        (("--ambiguous-width", "2"), None, ""),
        (("--color", "always"), None, ""),
        (("--no-excerpts",), None, ""),
        (("--encoding", "gbk"), None, ""),
        (("--format", "concise"), None, ""),
        ((), "words.txt", "开展\n"),
        ((), "stylelint.yaml", "rules: {filler: off}\nvocabulary: words.txt\n"),
        ((), ".gitignore", ""),
    ],
)
def test_what_a_result_depends_on_lints_all_anew(
    check: Lint, linted: list[str], args: tuple[str, ...], file: str | None, text: str
) -> None:
    check()
    linted.clear()
    if file is not None:
        Path(file).write_text(text, encoding="utf-8")
    fresh = check(*args)
    assert len(linted) == (0 if file == ".gitignore" else 4)
    assert check(*args, "--no-cache") == fresh


def test_a_pack_that_changes_lints_all_anew(check: Lint, linted: list[str]) -> None:
    rule = Path("mine/wording/own.yaml")
    rule.parent.mkdir(parents=True)
    text = (
        'message: {zh: "“{text}”", en: "{text}"}\nhelp: {zh: 改, en: change it}\nlevel: info\nclass: A\n'
        "why: {zh: 试, en: test}\nkind: phrases\nphrases: [开展检查]\nbad: [⟦开展检查⟧]\ngood: [甲]\n"
    )
    rule.write_text(text, encoding="utf-8")
    args = ("--pack", "mine", "--format", "concise")
    first = check(*args)
    rule.write_text(text.replace("开展检查", "全年开展"), encoding="utf-8")
    linted.clear()
    second = check(*args)
    assert second != first or second[0] == 2
    assert check(*args, "--no-cache") == second


def test_wrong_settings_are_told_although_all_results_are_kept(check: Lint) -> None:
    check()
    with Path("stylelint.yaml").open("a", encoding="utf-8") as file:
        file.write("overrides:\n  - {files: none/**, select: nosuch}\n")
    code, out, err = check()
    assert (code, out) == (2, "")
    assert "nosuch" in err


def test_a_rule_that_fails_is_told_every_time(check: Lint, monkeypatch: pytest.MonkeyPatch) -> None:
    from stylelint.kinds import kinds

    def at(*args: object) -> object:
        raise RuntimeError("boom")

    monkeypatch.setattr(kinds()["density"].Density, "survey", at)
    first = check()
    assert "boom" in first[2]
    assert check() == first


def test_it_can_be_turned_off(check: Lint, linted: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for args in (("--no-cache",), ("--timing",), ("--config", "cache=false"), ("--fix-suppressions",)):
        check(*args)
        assert not (tmp_path / "kept").exists()
    monkeypatch.setenv(results.SWITCH, "1")
    check()
    assert not (tmp_path / "kept").exists()


@pytest.mark.skipif(os.name == "nt", reason="its folders are closed to others")
def test_nobody_else_can_read_it_and_without_excerpts_no_draft_is_in_it(check: Lint, tmp_path: Path) -> None:
    check("--no-excerpts")
    database = tmp_path / "kept" / "results.db"
    assert database.stat().st_mode & 0o777 == 0o600
    assert database.parent.stat().st_mode & 0o777 == 0o700
    kept = sqlite3.connect(database).execute("SELECT data FROM results").fetchall()
    outcomes = [found for (data,) in kept if data != b"\0" and (found := results.loaded(data, "x"))]
    assert sum(o.piece.count("placeholder/x-marks") for o in outcomes) == 1
    assert not any("全年开展" in o.piece for o in outcomes)
    database.chmod(0o666)
    assert Store(database).get(b"x") is None
    assert Store(database)._connected is not None


def test_a_damaged_store_is_replaced(check: Lint, linted: list[str], tmp_path: Path) -> None:
    fresh = check()
    database = tmp_path / "kept" / "results.db"
    database.write_bytes(b"no database" * 1000)
    linted.clear()
    assert check() == fresh
    assert len(linted) == 4
    check()
    linted.clear()
    assert check() == fresh
    assert linted == []


def test_a_store_that_cannot_be_used_is_done_without(check: Lint, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be", encoding="utf-8")
    assert check() == check("--no-cache")


def test_the_oldest_give_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "s.db"
    for day in range(6):
        monkeypatch.setattr(store, "time", lambda day=day: day * 86_400)
        kept = Store(path, largest=400_000)
        kept.get(b"0-0")  # used every day
        for index in range(10):
            kept.put(b"%d-%d" % (day, index), os.urandom(10_000))
        kept.close()
    kept = Store(path)
    assert kept.get(b"0-0") is not None
    assert kept.get(b"0-1") is None
    assert kept.get(b"5-9") is not None
    assert sqlite3.connect(path).execute("SELECT sum(length(data)) FROM results").fetchone()[0] <= 400_000


def test_two_runs_may_write_at_once(tmp_path: Path) -> None:
    one, two = Store(tmp_path / "s.db"), Store(tmp_path / "s.db")
    one.put(b"a", b"1")
    two.put(b"b", b"2")
    one._write()
    two._write()
    assert (one.get(b"b"), two.get(b"a")) == (b"2", b"1")
    one.close()
    two.close()
    assert Store(tmp_path / "s.db").get(b"a") == b"1"


def test_outcomes_come_back_as_they_were() -> None:
    for piece in ("", "一行\n二行\udcff", "长" * 5000):
        outcome = Outcome(
            piece, FileEntry("a.txt", "gbk", "txt", None, 3), {"a/b": RuleCount(1, 2, 0, "说\n明")}, None, used=[2]
        )
        assert results.loaded(results.dumped(outcome), "a.txt") == outcome
    assert results.loaded(b"\1damaged", "a.txt") is None
    assert results.loaded(b"", "a.txt") is None


def test_clean_removes_what_is_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "caches"
    monkeypatch.setenv(cachefile.VARIABLE, str(folder))
    assert main(["clean"]) == 0
    assert capsys.readouterr().out == f"{folder} 里没有缓存\n"
    monkeypatch.delenv(results.SWITCH)
    draft = tmp_path / "a.txt"
    draft.write_text(FAULT, encoding="utf-8")
    main(["check", str(draft)])
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    for name in ("packs-0a.data", "patterns-3.11.data", "patterns-9a18.hs", "jieba-4d-13.marisa", "results.dbx1.tmp"):
        (folder / name).write_bytes(b"1")
    assert (folder / "results.db").exists()
    capsys.readouterr()
    assert main(["clean", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("removed ")
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]

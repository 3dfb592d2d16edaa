"""`--diff-base`: only findings on lines that changed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from runs import Run, Write

OLD = "由xx镇负责。\n好。\n于20__年完成。\n"


def git(*args: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
    subprocess.run(["git", *who, *args], check=True, capture_output=True)


@pytest.fixture
def repository(here: Path, write: Write) -> Path:
    """A repository with a draft on `main`, and a branch that is checked out."""
    git("init")
    write("a.txt", OLD)
    write("目录 一/“b”.txt", OLD)
    git("add", ".")
    git("commit", "-m", "one")
    git("checkout", "-b", "topic")
    return here


def found(stylelint: Run, *args: str) -> list[str]:
    result = stylelint("check", "--select", "placeholder", "--format", "json", *args)
    assert result.err == ""
    return [f"{d['path']}:{d['line']}" for d in json.loads(result.out)["diagnostics"]]


def test_only_new_lines_are_told(stylelint: Run, write: Write, repository: Path) -> None:
    assert found(stylelint, "--diff-base", "main") == []
    write("a.txt", OLD.replace("好。", "好。\n报×局。"))
    write("目录 一/“b”.txt", OLD.replace("xx镇", "xx县"))
    write("new.txt", OLD)
    expected = ["a.txt:3", "new.txt:1", "new.txt:3", "目录 一/“b”.txt:1"]
    assert found(stylelint, "--diff-base", "main") == expected
    git("add", ".")
    git("commit", "-m", "two")
    assert found(stylelint, "--diff-base", "main") == expected
    assert found(stylelint, "--diff-base", "HEAD") == []


def test_what_happened_on_the_base_meanwhile_is_not_ours(stylelint: Run, write: Write, repository: Path) -> None:
    git("checkout", "main")
    write("a.txt", "报×局。\n" + OLD)
    git("commit", "-am", "elsewhere")
    git("checkout", "topic")
    assert found(stylelint, "--diff-base", "main") == []


def test_the_same_from_a_folder_below_and_after_a_run_without(
    stylelint: Run, write: Write, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("d/c.txt", OLD)
    git("add", ".")
    git("commit", "-m", "two")
    write("d/c.txt", OLD + "报×局。\n")
    monkeypatch.chdir(repository / "d")
    assert len(found(stylelint)) == 3
    assert found(stylelint, "--diff-base", "HEAD") == ["c.txt:4"]
    assert len(found(stylelint)) == 3


def test_a_range_over_several_lines_counts_where_one_of_them_is_new(
    stylelint: Run, write: Write, repository: Path
) -> None:
    write("c.md", "于20__\n年完成。\n")
    git("add", ".")
    git("commit", "-m", "two")
    write("c.md", "于20__\n年内完成。\n")
    assert found(stylelint, "--diff-base", "HEAD") in ([], ["c.md:1"])
    write("c.md", "于20XX\n年完成。\n")
    assert found(stylelint, "--diff-base", "HEAD") == ["c.md:1"]


def test_files_that_were_removed_or_only_lost_lines_are_silent(stylelint: Run, write: Write, repository: Path) -> None:
    (repository / "目录 一/“b”.txt").unlink()
    write("a.txt", OLD.replace("好。\n", ""))
    assert found(stylelint, "--diff-base", "main") == []


def test_a_file_that_git_holds_for_binary_is_told_whole(stylelint: Run, write: Write, repository: Path) -> None:
    write("u.txt", OLD.encode("utf-16"))
    git("add", ".")
    git("commit", "-m", "two")
    write("u.txt", (OLD + "好。\n").encode("utf-16"))
    assert found(stylelint, "--diff-base", "HEAD") == ["u.txt:1", "u.txt:3"]


@pytest.mark.parametrize("ref", ["nothing", "--all", "main..topic"])
def test_a_commit_that_is_none(stylelint: Run, repository: Path, ref: str) -> None:
    code, out, err = stylelint("check", f"--diff-base={ref}")
    assert (code, out) == (2, "")
    assert "--diff-base" in err
    assert ref in err


def test_outside_of_a_repository(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(here.parent))
    write("a.txt")
    code, out, err = stylelint("check", "--diff-base", "main")
    assert (code, out) == (2, "")
    assert "git" in err


def test_without_git(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    write("a.txt")
    assert "git" in stylelint("check", "--diff-base", "main").err

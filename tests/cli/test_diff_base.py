"""`--diff-base`: only findings on lines that changed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from runs import Run, Write

from stylelint import changes

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
    assert result.err in ("", "stylelint: --diff-base：没有改过的文稿\n")
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


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize("name", ['q"uote.txt', "new\nline.txt", "tab\t.txt", "back\\slash.txt", " b b .txt"])
def test_names_that_git_quotes(stylelint: Run, write: Write, repository: Path, name: str) -> None:
    write(name, OLD)
    git("add", ".")
    git("commit", "-m", "two")
    write(name, OLD + "报×局。\n")
    assert found(stylelint, "--diff-base", "HEAD") == [f"{name}:4"]


def test_a_draft_that_quotes_a_patch(stylelint: Run, write: Write, repository: Path) -> None:
    patch = "++ b/a.txt\n-- a/a.txt\ndiff --git a/a.txt b/a.txt\n@@ -1 +1,9 @@\n报×局。\n\\ 好。\n"
    write("patch.txt", patch.replace("局", "处") + OLD)
    git("add", ".")
    git("commit", "-m", "two")
    write("patch.txt", patch + OLD.rstrip("\n"))
    assert found(stylelint, "--diff-base", "HEAD") == ["patch.txt:5", "patch.txt:9"]
    (repository / "patch.txt").unlink()
    write("z.txt", OLD + "报×局。")
    assert found(stylelint, "--diff-base", "main") == ["z.txt:1", "z.txt:3", "z.txt:4"]


def test_lines_that_end_at_a_return_alone(stylelint: Run, write: Write, repository: Path) -> None:
    text = "由xx镇负责。\r好。\r\n于20__年完成。\r由xx局负责。\r\n好。\r\n报×局。\r\n"
    write("r.txt", text.encode())
    git("add", ".")
    git("commit", "-m", "two")
    write("r.txt", text.replace("由xx局", "由xx处").encode())
    assert found(stylelint, "--diff-base", "HEAD") == ["r.txt:3", "r.txt:4"]  # one line for git
    write("r.txt", text.replace("报×局", "报×处").encode())
    assert found(stylelint, "--diff-base", "HEAD") == ["r.txt:6"]


def test_a_link_is_not_what_it_leads_to(stylelint: Run, write: Write, repository: Path) -> None:
    try:
        (repository / "link.txt").symlink_to("a.txt")
    except OSError:
        pytest.skip("no links here")
    assert found(stylelint, "--diff-base", "HEAD") == []
    git("add", ".")
    assert found(stylelint, "--diff-base", "HEAD") == []
    write("a.txt", OLD + "报×局。\n")
    assert found(stylelint, "--diff-base", "HEAD", "link.txt") == ["link.txt:4"]


def test_settings_of_the_user_change_nothing(stylelint: Run, write: Write, repository: Path) -> None:
    for name in ("noPrefix", "mnemonicPrefix", "colorMoved", "relative"):
        git("config", f"diff.{name}", "true")
    git("config", "color.ui", "always")
    git("config", "core.quotePath", "false")
    git("mv", "目录 一/“b”.txt", "目录 一/“c”.txt")
    write("目录 一/“c”.txt", OLD + "报×局。\n")
    assert found(stylelint, "--diff-base", "HEAD") == [f"目录 一/“c”.txt:{n}" for n in (1, 3, 4)]


def test_a_repository_within_the_repository(
    stylelint: Run, write: Write, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("clone", "-q", ".", "../other")
    git("-c", "protocol.file.allow=always", "submodule", "add", "../other", "part")
    git("commit", "-m", "two")
    assert found(stylelint, "--diff-base", "HEAD") == []
    write("part/a.txt", OLD + "报×局。\n")
    assert found(stylelint, "--diff-base", "HEAD") == ["part/a.txt:4"]
    git("-C", "part", "commit", "-am", "three")
    assert found(stylelint, "--diff-base", "HEAD") == ["part/a.txt:4"]
    monkeypatch.chdir(repository / "part")
    assert found(stylelint, "--diff-base", "HEAD~1") == ["a.txt:4"]


def test_from_a_further_working_tree_without_a_branch(
    stylelint: Run, write: Write, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git("worktree", "add", "--detach", "../tree")
    monkeypatch.chdir(repository.parent / "tree")
    write("../tree/a.txt", OLD + "报×局。\n")
    git("add", ".")
    write("../tree/a.txt", OLD + "报×局。\n好。\n报×处。\n")
    assert found(stylelint, "--diff-base", "main") == ["a.txt:4", "a.txt:6"]


def test_git_is_not_started_for_each_file(write: Write, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    ran = changes._ran

    def counted(folder: Path, *args: str) -> subprocess.CompletedProcess[bytes]:
        calls.append(args[0])
        return ran(folder, *args)

    monkeypatch.setattr(changes, "_ran", counted)
    for number in range(30):
        write(f"{number}.txt", OLD)
    git("add", ".")
    assert len(changes.since("main", [repository / "a.txt", repository]).files) == 30
    assert len(calls) < 10


def test_a_repository_that_git_distrusts(stylelint: Run, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    err = stylelint("check", "--diff-base", "main").err
    assert "safe.directory" in err
    assert "不是 git 仓库" not in err


def test_what_ignores_a_finding_in_another_draft_is_in_use(stylelint: Run, write: Write, repository: Path) -> None:
    entry = "ignores:\n- rule: placeholder/x-marks\n  files: a.txt\n  reason: 如此\n"
    write("stylelint.yaml", "select: [placeholder, suppression]\n" + entry)
    git("add", ".")
    git("commit", "-m", "two")
    write("目录 一/“b”.txt", OLD + "报×局。\n")
    out = stylelint("check", "--format", "concise", "--diff-base", "HEAD").out
    assert [line.partition(": ")[0] for line in out.splitlines()] == ["目录 一/“b”.txt:4:2"]


def test_where_nothing_changed_that_is_said(stylelint: Run, repository: Path) -> None:
    code, out, err = stylelint("check", "--diff-base", "HEAD")
    assert (code, out) == (0, "")
    assert "没有改过的文稿" in err


def test_the_repository_is_that_of_what_is_linted(
    stylelint: Run,
    write: Write,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    write("a.txt", OLD + "报×局。\n")
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    monkeypatch.chdir(elsewhere)
    for path in (repository, repository / "a.txt"):
        assert [one.rpartition("/")[2] for one in found(stylelint, "--diff-base", "main", str(path))] == ["a.txt:4"]
    git("init")
    git("commit", "--allow-empty", "-m", "one")
    git("branch", "-M", "main")
    (elsewhere / "own.txt").write_text(OLD, encoding="utf-8")
    both = found(stylelint, "--diff-base", "main", ".", str(repository))
    assert sorted(one.rpartition("/")[2] for one in both) == ["a.txt:4", "own.txt:1", "own.txt:3"]

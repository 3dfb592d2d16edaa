"""Which files a run takes: folders by the .gitignore files below them, names as they are."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from runs import FAULT, Run, Write

from stylelint.config.projects import Projects
from stylelint.files import Choice, find, shown

SUFFIXES = frozenset({".txt", ".md"})


def walked(*paths: str) -> list[str]:
    found = find(paths or (".",), Choice(SUFFIXES, Projects(isolated=True)))
    assert found.problems == []
    return [shown(path) for path in found.files]


def test_known_endings_in_order_of_names(write: Write) -> None:
    for name in ("b.txt", "a.md", "C.TXT", "sub/x.md", "sub/deep/y.txt", "z.py", "~$a.txt", "README"):
        write(name)
    assert walked() == ["C.TXT", "a.md", "b.txt", "sub/deep/y.txt", "sub/x.md"]


def test_gitignore_with_negation_nesting_and_folders(write: Write) -> None:
    write(".gitignore", "*.txt\n!keep.txt\n/top.md\nbuild/\n# note\n\\#a.md\n")
    write("sub/.gitignore", "!*.txt\nkeep.txt\n")
    for name in ("a.txt", "keep.txt", "top.md", "sub/top.md", "sub/a.txt", "sub/keep.txt", "#a.md"):
        write(name)
    for name in ("build/a.md", "sub/build/b.md", "built/c.md"):
        write(name)
    assert walked() == ["built/c.md", "keep.txt", "sub/a.txt", "sub/top.md"]


def test_what_lies_above_a_named_folder_does_not_count(write: Write) -> None:
    write(".gitignore", "out/\n*.md\n")
    write("out/a.txt")
    write("out/a.md")
    write("out/.gitignore", "b.txt\n")
    write("out/b.txt")
    assert walked() == []
    assert walked("out") == ["out/a.md", "out/a.txt"]
    assert walked("out/b.txt") == ["out/b.txt"]


def test_a_gitignore_that_git_could_not_read(write: Write) -> None:
    write(".gitignore", b"!\n\\\n\xff\xfe\nb.txt\r\n")
    write("a.txt")
    write("b.txt")
    assert walked() == ["a.txt"]


@pytest.mark.parametrize("name", [".git", "node_modules", ".venv", "__pycache__"])
def test_folders_of_tools_are_passed_over_unless_named(write: Write, name: str) -> None:
    write(f"{name}/a.txt")
    assert walked() == []
    assert walked(name) == [f"{name}/a.txt"]


def test_a_virtual_environment_is_passed_over_whatever_it_is_called(write: Write) -> None:
    write("env/pyvenv.cfg")
    write("env/lib/a.txt")
    assert walked() == []


def test_a_file_is_taken_once(write: Write, here: Path) -> None:
    write("sub/a.txt")
    assert walked("sub/a.txt", "./sub/a.txt", "sub", str(here / "sub" / "a.txt"), "sub/../sub/a.txt") == ["sub/a.txt"]


NAMES = ["有 空格.txt", "《方案》（稿）.md", "-dash.txt", "a'b\"c.txt", "é.txt", "[x]*.txt", "%20.txt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows forbids some of these names")
@pytest.mark.parametrize("name", NAMES)
def test_any_name_will_do(stylelint: Run, write: Write, name: str) -> None:
    write(name)
    for args in ((), ("--", name)):
        out = stylelint("check", "--format", "json", *args).out
        assert [d["path"] for d in json.loads(out)["diagnostics"]] == [name]


def test_paths_are_relative_to_the_working_directory_with_slashes(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("docs/a.txt")
    write("other/b.txt")
    for given in ("docs/a.txt", "./docs/a.txt", str(here / "docs" / "a.txt"), str(Path("docs") / "a.txt")):
        assert stylelint(given, "--format", "concise").out.startswith("docs/a.txt:1:7: ")
    monkeypatch.chdir(here / "docs")
    assert stylelint("../other/b.txt", "--format", "concise").out.startswith("../other/b.txt:1:7: ")


def symlink(path: Path, target: str | Path, *, folder: bool = False) -> None:
    try:
        path.symlink_to(target, target_is_directory=folder)
    except OSError:
        pytest.skip("no symbolic links here")


def test_a_link_that_leads_back_is_named_and_the_rest_is_linted(stylelint: Run, write: Write, here: Path) -> None:
    write("sub/a.txt")
    symlink(here / "sub" / "loop", here, folder=True)
    code, out, err = stylelint("--format", "concise")
    assert code == 2
    assert err == "stylelint: sub/loop: 链接绕回了上级目录，已跳过\n"
    assert [line.partition(":")[0] for line in out.splitlines()] == ["sub/a.txt"]


@pytest.mark.parametrize("target", ["self.txt", "gone.txt"])
def test_a_link_to_itself_or_to_nothing_is_named(stylelint: Run, write: Write, here: Path, target: str) -> None:
    write("a.txt")
    symlink(here / "self.txt", target)
    for given in (".", "self.txt"):
        code, _, err = stylelint(given)
        assert code == 2
        assert err.startswith("stylelint: self.txt: ")
        assert err.count("\n") == 1


def test_a_link_to_a_file_is_a_file_under_its_own_name(write: Write, here: Path) -> None:
    write("real/a.txt")
    symlink(here / "b.txt", here / "real" / "a.txt")
    assert walked("b.txt", str(here / "b.txt")) == ["b.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_pipes_are_not_waited_for(write: Write, here: Path) -> None:
    write("a.txt")
    os.mkfifo(here / "pipe.txt")
    assert walked() == ["a.txt"]


def test_a_folder_that_cannot_be_listed_is_named(stylelint: Run, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    write("a.txt")
    write("locked/b.txt")
    real = os.scandir

    def refuse(folder: Path) -> object:
        if Path(folder).name == "locked":
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    code, out, err = stylelint("--format", "concise")
    assert (code, err) == (2, "stylelint: locked: 被别的程序占用或没有权限，已跳过\n")
    assert out.startswith("a.txt:")


def test_a_run_without_a_file_says_where_it_looked(stylelint: Run, write: Write) -> None:
    write("a.py")
    write("sub/.gitignore", "*.txt\n")
    write("sub/b.txt")
    code, out, err = stylelint("sub", "--format", "concise")
    assert (code, out) == (2, "")
    assert err.startswith("stylelint: sub 里没有可检查的文件")


def test_the_same_input_gives_the_same_bytes(stylelint: Run, write: Write) -> None:
    for name in ("b.txt", "a.txt", "sub/c.md"):
        write(name, FAULT * 3 + "要切实加强领导，**局负责。\n")
    for format in ("concise", "json", "full"):
        first = stylelint("--format", format)
        assert first.out
        assert stylelint("--format", format) == first
    assert stylelint("sub", "b.txt", "a.txt", "--format", "concise") == stylelint("--format", "concise")


def test_a_name_that_is_no_text_is_matched_and_linted_as_any_other(stylelint: Run, write: Write, here: Path) -> None:
    name = os.fsdecode(b"\xff.md")
    try:
        write(name)
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    write(".gitignore", "*.bak\n")
    write("stylelint.yaml", "exclude: [x/]\noverrides: [{files: '*.txt', stage: final}]\n")
    write("ok.md")
    done = stylelint("check", ".", "--format", "json")
    assert (done.code, done.err) == (1, "")
    assert [d["path"] for d in json.loads(done.out)["diagnostics"]] == ["ok.md", name]
    write(".gitignore", "?.md\n")
    assert walked() == ["ok.md"]


@pytest.mark.parametrize(
    ("exclude", "linted"),
    [
        ("[archive/, '!archive/README.md']", False),
        ("['archive/*', '!archive/README.md']", True),
        ("['archive', '!README.md']", False),
        ("['*.bak.md', '!archive/']", True),
    ],
)
def test_named_files_are_left_out_by_force_as_a_walk_leaves_them_out(
    stylelint: Run, write: Write, here: Path, exclude: str, linted: bool
) -> None:
    write("stylelint.yaml", f"exclude: {exclude}\n")
    for name in ("archive/README.md", "a.md"):
        write(name)
    for paths in ((".",), ("--force-exclude", "a.md", "archive/README.md")):
        files = json.loads(stylelint("check", *paths, "--format", "json").out)["files"]
        assert ("archive/README.md" in [file["path"] for file in files]) is linted

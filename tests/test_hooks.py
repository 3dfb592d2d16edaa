"""The hook for pre-commit: what it declares; with `-m full`, that it stops a bad commit and lets a good one pass."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from docx.build import docx, p
from runs import CLEAN, FAULT, Run

from stylelint.cli import main

ROOT = Path(__file__).resolve().parent.parent
HOOK, OFFICE, FIX = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
NAMES = ("总结.txt", "年度 总结.txt", "《管理办法》解读.md", "-dash.txt", "sub/--format.md", "a&b.txt", "100%.md")


def test_what_the_hook_declares() -> None:
    assert HOOK["id"] == "stylelint"
    assert HOOK["language"] == "python"
    assert HOOK["types_or"] == ["markdown", "plain-text"]
    assert HOOK["require_serial"] is True
    assert HOOK["minimum_pre_commit_version"] == "2.9.0"
    assert HOOK["entry"].split() == ["stylelint", "check", "--force-exclude"]
    assert "pass_filenames" not in HOOK


def test_the_hook_for_word_documents_has_an_id_of_its_own() -> None:
    assert OFFICE["id"] == "stylelint-docx"
    assert "types_or" not in OFFICE  # pre-commit knows no tag for them
    same = ("entry", "language", "require_serial", "minimum_pre_commit_version")
    assert [OFFICE[key] for key in same] == [HOOK[key] for key in same]
    names = {"总结.docx": True, "A.DOCX": True, "a.odt": True, "a.docx.bak": False, "docx": False, "a.doc": False}
    assert {name: bool(re.search(OFFICE["files"], name)) for name in names} == names


def test_the_hook_that_mends_takes_what_the_other_takes() -> None:
    assert FIX["id"] == "stylelint-fix"
    assert FIX["entry"].split() == ["stylelint", "fix", "--force-exclude"]
    same = ("language", "types_or", "files", "require_serial", "minimum_pre_commit_version")
    assert [FIX[key] for key in same] == [HOOK[key] for key in same]


def test_the_hook_takes_every_ending_of_text_and_no_other() -> None:
    from stylelint.readers import is_text, readers

    endings = [ending for name, module in readers().items() if is_text(name) for ending in module.SUFFIXES]
    assert all(re.search(HOOK["files"], "a" + e) for ending in endings for e in (ending, ending.upper()))
    assert not any(re.search(HOOK["files"], name) for name in ("LICENSE", "AUTHORS", "txt", "a.py", "a.txt.bak"))


@pytest.fixture
def hook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Iterator[Run]:
    """Run the hook's entry on names of files as pre-commit passes them."""
    monkeypatch.chdir(tmp_path)

    def run(*names: str) -> tuple[int, str, str]:
        code = main([*HOOK["entry"].split()[1:], *names])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    yield run  # type: ignore[misc]


def write(folder: Path, name: str, text: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


@pytest.mark.skipif(sys.platform == "win32", reason="such names are not allowed there")
@pytest.mark.parametrize("name", NAMES)
def test_any_name_can_be_passed(hook: Run, tmp_path: Path, name: str) -> None:
    write(tmp_path, name, CLEAN)
    assert hook(name)[0] == 0
    write(tmp_path, name, FAULT)
    code, out, err = hook(name)
    assert (code, err) == (1, "")
    assert name in out


def test_files_that_the_configuration_leaves_out_are_passed_over(hook: Run, tmp_path: Path) -> None:
    write(tmp_path, "old/a.txt", FAULT)
    write(tmp_path, "b.md", CLEAN)
    write(tmp_path, "stylelint.yaml", "exclude: old/\n")
    assert hook("old/a.txt", "b.md")[0] == 0
    assert hook("old/a.txt")[0] == 0


def test_many_files_on_one_command_line(hook: Run, tmp_path: Path) -> None:
    names = [f"drafts/第{i}份 文稿.txt" for i in range(400)]
    for name in names:
        write(tmp_path, name, CLEAN)
    assert hook(*names)[0] == 0
    write(tmp_path, names[-1], FAULT)
    code, out, _ = hook(*names)
    assert code == 1
    assert "第399份" in out


# --- With pre-commit itself ------------------------------------------------------------------------------------


def git(folder: Path, *args: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.quotepath=off")
    done = subprocess.run(["git", *who, *args], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository that holds the project as it lies here."""
    if shutil.which("git") is None or shutil.which("pre-commit", path=Path(sys.executable).parent) is None:
        pytest.skip("git and pre-commit are needed")
    folder = tmp_path_factory.mktemp("source")
    for name in ("stylelint", "rules"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml"):
        shutil.copy(ROOT / name, folder)
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "source")
    return folder


@pytest.mark.full
def test_try_repo(source: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    many = tuple(f"many/第{i}份.txt" for i in range(300))
    for name in (*NAMES, *many):
        write(tmp_path, name, CLEAN)
    for name in ("code.py", "LICENSE", "AUTHORS"):  # plain text to pre-commit, but no draft
        write(tmp_path, name, FAULT)
    git(tmp_path, "add", "-A")
    home = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path.parent / "pre-commit-home")}

    def tried() -> tuple[int, str]:
        args = [sys.executable, "-m", "pre_commit", "try-repo", str(source), "stylelint", "--all-files", "--verbose"]
        done = subprocess.run(args, cwd=tmp_path, env=home, capture_output=True, check=False)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    code, said = tried()
    assert code == 0, said
    for name in (NAMES[1], NAMES[2], NAMES[3], many[-1]):
        write(tmp_path, name, FAULT)
    git(tmp_path, "add", "-A")
    code, said = tried()
    assert code == 1, said
    assert "exit code: 1" in said
    for name in (NAMES[1], NAMES[2], NAMES[3], many[-1]):
        assert name in said
    assert "code.py" not in said


@pytest.mark.full
def test_try_repo_with_fixes_and_word(source: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path, "a.md", "# 说明\n\n会议对防汛工作作了布署。\n")
    write(tmp_path, "b.txt", CLEAN)
    (tmp_path / "c.docx").write_bytes(docx(p("由xx镇负责。")))
    git(tmp_path, "add", "-A")
    home = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path.parent / "pre-commit-home")}

    def tried(hook: str) -> tuple[int, str]:
        args = [sys.executable, "-m", "pre_commit", "try-repo", str(source), hook, "--all-files", "--verbose"]
        done = subprocess.run(args, cwd=tmp_path, env=home, capture_output=True, check=False)
        return done.returncode, done.stdout.decode() + done.stderr.decode()

    code, said = tried("stylelint-fix")
    assert code == 1, said
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "# 说明\n\n会议对防汛工作作了部署。\n"
    code, said = tried("stylelint-fix")
    assert code == 0, said
    code, said = tried("stylelint-docx")
    assert code == 1, said
    assert "c.docx" in said
    (tmp_path / "c.docx").write_bytes(docx(p("由东镇负责。")))
    code, said = tried("stylelint-docx")
    assert code == 0, said

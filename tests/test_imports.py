"""What a run imports: nothing that it does not need, so that it starts quickly."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from runs import CLEAN, FAULT

from stylelint import cachefile

# What takes long to import, and what brings it in.
HEAVY = {
    "ahocorasick_rs",
    "calendar",
    "concurrent.futures",
    "dataclasses",
    "difflib",
    "email",
    "html",
    "hyperscan",
    "importlib.metadata",
    "inspect",
    "jieba",
    "jsonschema",
    "lxml",
    "multiprocessing",
    "orjson",
    "pathspec",
    "pkgutil",
    "platformdirs",
    "pydantic",
    "rich",
    "shutil",
    "tempfile",
    "tomllib",
    "traceback",
    "typing_extensions",
    "unittest",
    "yaml",
}
MOST = 130  # modules that are not ours, those included that Python itself imports when it starts
CODE = (
    "import sys; before = set(sys.modules); sys.argv[1:] = sys.argv[1:]\n"
    "from stylelint.__main__ import main; main(); sys.stdout.flush()\n"
    "print('\\n' + ' '.join(sys.modules), ' '.join(set(sys.modules) - before), sep='\\n')\n"
)


def loaded(folder: Path, *arguments: str) -> tuple[set[str], set[str]]:
    """The modules that are there after a run which finds its caches, and those of them that it brought in."""
    environment = {**os.environ, cachefile.VARIABLE: str(folder / "caches")}
    environment.pop("GITHUB_ACTIONS", None)
    command = [sys.executable, "-c", CODE, *arguments]
    for _ in range(2):
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    *_, whole, new = done.stdout.decode().splitlines()
    return set(whole.split()), set(new.split())


def heavy(modules: set[str]) -> set[str]:
    return {name for name in HEAVY if name in modules}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "fault.txt").write_text(FAULT, encoding="utf-8")
    return tmp_path


def ours(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] == "stylelint"}


def test_the_version_imports_next_to_nothing(folder: Path) -> None:
    _, new = loaded(folder, "--version")
    assert heavy(new) == set()
    assert ours(new) == {"stylelint", "stylelint.__main__"}


def test_the_help_runs_no_command(folder: Path) -> None:
    code = "from stylelint.cli import main; import sys; main(['--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=True)
    new = set(done.stdout.decode().splitlines()[-1].split())
    assert heavy(new) == set()
    assert {name for name in ours(new) if name.startswith(("stylelint.commands.", "stylelint.kinds."))} == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ["clean.txt"],
        ["--isolated", "clean.txt"],
        ["--isolated", "clean.md"],
        ["--isolated", "--format", "json", "clean.md"],
        ["--isolated", "--format", "concise", "fault.txt"],
        ["--isolated", "--format", "github", "fault.txt"],
    ],
    ids=" ".join,
)
def test_a_run_imports_nothing_heavy(folder: Path, arguments: list[str]) -> None:
    whole, new = loaded(folder, *arguments)
    assert heavy(new) == set()
    assert len(whole - ours(whole)) < MOST


@pytest.mark.parametrize("text", ["rules: {filler: off}\nlang: en\n", "overrides: [{files: '*.md', select: filler}]"])
def test_a_configuration_that_was_read_before_imports_nothing_heavy(folder: Path, text: str) -> None:
    (folder / "stylelint.yaml").write_text(text, encoding="utf-8")
    _, new = loaded(folder, "--no-cache", "clean.txt")
    assert heavy(new) <= {"pathspec", "typing_extensions", "dataclasses", "inspect", "hyperscan"}  # for globs


def test_plain_text_needs_no_markdown(folder: Path) -> None:
    assert not any("_markdown" in name for name in loaded(folder, "--isolated", "clean.txt")[1])
    assert any("_markdown" in name for name in loaded(folder, "--isolated", "clean.md")[1])

"""Run the command line in-process, in an empty folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from comments import Found, finder
from runs import FAULT, Result, Run, Write

from stylelint.cli import main


@pytest.fixture(autouse=True)
def no_service(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what says that tests run in a CI service, and the format that a developer may prefer."""
    for name in ("GITHUB_ACTIONS", "GITHUB_WORKSPACE", "STYLELINT_OUTPUT_FORMAT"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def stylelint(here: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Call the command line with arguments; returns exit code, stdout and stderr."""

    def run(*args: str) -> Result:
        code = main(list(args))
        captured = capsys.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture
def write(here: Path) -> Write:
    """Write a draft below the working directory; text goes out as UTF-8, line ends kept."""

    def to(name: str, content: str | bytes = FAULT) -> Path:
        path = here / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return to


@pytest.fixture
def found(stylelint: Run, write: Write) -> Found:
    """Lint a draft; returns `line rule` of each finding."""
    return finder(stylelint, write)


@pytest.fixture
def said(stylelint: Run, write: Write) -> Callable[..., dict[str, Any]]:
    """Lint a draft with one finding; returns it."""

    def lint(text: str, *args: str, name: str = "a.md") -> dict[str, Any]:
        write(name, text)
        result = stylelint("check", name, "--format", "json", *args)
        (diagnostic,) = json.loads(result.out)["diagnostics"]
        return dict(diagnostic)

    return lint

"""The wheel, installed into an empty environment, brings its rules and lints with them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from stylelint.schema import FILES

pytestmark = pytest.mark.full

ROOT = Path(__file__).resolve().parent.parent
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")


def call(*command: str | Path, cwd: Path, status: int = 0) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    call(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_carries_every_rule_file(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    rules = {f"stylelint/_rules/{p.relative_to(ROOT / 'rules').as_posix()}" for p in (ROOT / "rules").rglob("*.yaml")}
    assert len(rules) > 100
    assert rules <= names
    assert {f"stylelint/_rules/{file}" for file in FILES.values()} <= names
    assert {"stylelint/py.typed", "stylelint/text/t2s.txt"} <= names
    assert {f"stylelint/writers/_review/page.{kind}" for kind in ("html", "css", "js")} <= names
    assert not [name for name in names if name.startswith("tests/")]


def test_it_lints_in_an_empty_environment(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=True)
    folder = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin")
    call(folder / "python", *PIP, "install", wheel, cwd=tmp_path)
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    (drafts / "草稿.txt").write_text("全年开展检查xx次。\n", encoding="utf-8")
    for command in ("stylelint", "stylelint-zh"):
        found = json.loads(call(folder / command, "--format", "json", cwd=drafts, status=1))
        assert [(d["path"], d["rule"], d["text"]) for d in found["diagnostics"]] == [
            ("草稿.txt", "placeholder/x-marks", "xx")
        ]
    call(folder / "python", "-m", "stylelint", "test", cwd=drafts)

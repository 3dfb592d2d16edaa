"""examples/project lints as its README says; nothing of its configuration is for show."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from stylelint.cli import main

PROJECT = Path(__file__).resolve().parent.parent / "examples" / "project"
DRAFT = "drafts/\u9547\u5468\u62a5.md"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the example as the working directory."""
    shutil.copytree(PROJECT, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def findings(capsys: pytest.CaptureFixture[str], *args: str) -> list[tuple[str, int, str]]:
    code = main(["check", "--format", "json", *args])
    captured = capsys.readouterr()
    assert captured.err == ""
    found = json.loads(captured.out)["diagnostics"]
    assert code == (1 if any(d["level"] != "info" for d in found) else 0)
    return [(d["path"], d["line"], d["rule"]) for d in found]


def test_it_reports_what_its_readme_lists(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = re.findall(r"(?m)^\| (\d+) \| `([\w/-]+)` \|", (PROJECT / "README.md").read_text(encoding="utf-8"))
    assert len(rows) == 3
    assert findings(capsys) == [(DRAFT, int(line), rule) for line, rule in rows]


def test_the_samples_of_its_pack_pass(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test", "office-rules", "--coverage"]) == 0


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("stylelint.yaml", "packs: [office-rules]", "", "house"),
        ("stylelint-vocabulary.txt", "\u72e0\u6293\u843d\u5b9e\u5e74", "", "filler/grasp"),
        (DRAFT, "disable-next-block filler/attention", "disable-next-block filler/grasp", "suppression/unused"),
        (DRAFT, " -- ", " ", "suppression/"),
        ("stylelint.yaml", "exclude: [README.md]", "exclude: []", "README.md"),
    ],
)
def test_each_part_of_it_matters(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, said: str
) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    before = (main(["check", "--format", "concise"]), *capsys.readouterr())
    path.write_text(text.replace(old, new), encoding="utf-8")
    after = (main(["check", "--format", "concise"]), *capsys.readouterr())
    assert after != before
    assert said in after[1] + after[2]
    assert said not in before[1] or said == "house"

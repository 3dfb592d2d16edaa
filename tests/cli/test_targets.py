"""`--output FORMAT=FILE`: further reports of the same run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from runs import FAULT, Run, Write

from stylelint.reporters import reporters


def test_each_report_is_what_its_format_writes_alone(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    write("二.md", "# 通知\n\n" + FAULT)
    write("三.txt", "好。\n")
    names = sorted(set(reporters()) - {"full"})
    alone = {name: stylelint("check", "--format", name, "--no-cache").out for name in names}
    further = [arg for name in names for arg in ("--output", f"{name}={name}.out")]
    for _ in range(2):  # the second time from what is kept
        result = stylelint("check", "--format", "concise", *further)
        assert (result.code, result.out) == (1, alone["concise"])
        for name in names:
            assert (here / f"{name}.out").read_bytes().decode() == alone[name], name


def test_what_is_kept_for_other_formats_is_not_taken(stylelint: Run, write: Write, here: Path) -> None:
    write("一.txt")
    stylelint("check", "--format", "concise")
    stylelint("check", "--format", "concise", "--output", "json=a.json")
    assert len(json.loads((here / "a.json").read_text(encoding="utf-8"))["diagnostics"]) > 0


@pytest.mark.parametrize("given", ["json", "json=", "=a.json", "json=-", "json=none/a.json", "json=."])
def test_what_is_no_target_is_refused(stylelint: Run, write: Write, given: str) -> None:
    write("一.txt")
    code, out, err = stylelint("check", "--output", given)
    assert (code, out) == (2, "")
    assert "--output" in err


def test_an_unknown_format_is_refused(stylelint: Run, write: Write) -> None:
    write("一.txt")
    code, _, err = stylelint("check", "--output", "sarfi=a.json")
    assert code == 2
    assert "sarif" in err


def test_statistics_go_to_the_screen_only(stylelint: Run, write: Write) -> None:
    write("一.txt")
    assert stylelint("check", "--statistics", "--output", "json=a.json").code == 2


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_written(
    stylelint: Run, write: Write, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write("一.txt")
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if Path(target).name == "a.json":
            raise PermissionError(13, "in use")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    code, out, err = stylelint("check", "--format", "concise", "--output", "json=a.json", "--output", "jsonl=b.jsonl")
    assert code == 2
    assert out
    assert "a.json" in err
    assert (here / "b.jsonl").exists()
    assert [p.name for p in here.iterdir() if p.suffix == ".tmp"] == []

"""The GitHub Action: its file, and its script where the service's own steps are left out."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
FAULT = "关于夏令时的通知\n\n由xx镇负责。\n"


def test_every_input_reaches_the_script_and_none_is_text_of_it() -> None:
    (check,) = [step for step in ACTION["runs"]["steps"] if step.get("id") == "check"]
    handed = {name for name in ACTION["inputs"] if f"${{{{ inputs.{name} }}}}" in str(check["env"])}
    assert handed == set(ACTION["inputs"]) - {"python-version", "sarif"}
    assert "${{" not in check["run"], "an input in a script could be a command"
    script = (ROOT / "action/check.sh").read_text(encoding="utf-8")
    assert [name for name in check["env"] if name not in script] == []


@pytest.fixture
def act(tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run the script with the stylelint of this environment in the place of one that pip installs."""
    bash = shutil.which("bash")
    if bash is None or os.name == "nt":
        pytest.skip("needs bash")
    venv = tmp_path / "temporary" / "stylelint-venv" / "bin"
    venv.mkdir(parents=True)
    (venv / "python").write_text('#!/bin/sh\necho "$@" >> "$RUNNER_TEMP/pip"\n', encoding="utf-8")
    (venv / "stylelint").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m stylelint "$@"\n', encoding="utf-8")
    for name in ("python", "stylelint"):
        (venv / name).chmod(0o755)
    work = tmp_path / "work"
    work.mkdir()

    def run(**inputs: str) -> tuple[int, str, dict[str, str], str]:
        temporary = tmp_path / "temporary"
        named = {f"INPUT_{key.upper()}": value for key, value in inputs.items()}
        files = {"GITHUB_OUTPUT": temporary / "out", "GITHUB_STEP_SUMMARY": temporary / "summary"}
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "RUNNER_TEMP": str(temporary), "ACTION_PATH": "HERE"}
        environment |= {key: str(path) for key, path in files.items()} | named
        done = subprocess.run(
            [bash, str(ROOT / "action/check.sh")], cwd=work, env=environment, capture_output=True, check=False
        )
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
        summary = files["GITHUB_STEP_SUMMARY"].read_text("utf-8") if files["GITHUB_STEP_SUMMARY"].exists() else ""
        return done.returncode, done.stdout.decode() + done.stderr.decode(), outputs, summary

    run.work = work  # type: ignore[attr-defined]
    run.pip = tmp_path / "temporary" / "pip"  # type: ignore[attr-defined]
    return run


def test_findings_fail_the_step_and_are_summed_up(act) -> None:  # type: ignore[no-untyped-def]
    (act.work / "一 二.txt").write_text(FAULT, encoding="utf-8")
    (act.work / "三.txt").write_text(FAULT, encoding="utf-8")
    code, log, outputs, summary = act(paths="一 二.txt\n三.txt", args="--select=placeholder\n")
    assert code == 1, log
    assert log.count("::error ") == 2
    assert outputs["exit-code"] == "1"
    assert Path(outputs["sarif-file"]).exists()
    assert "placeholder/x-marks" in summary
    assert act.pip.read_text().split()[-1] == "HERE"


def test_what_passes_passes_and_a_wrong_argument_is_told(act) -> None:  # type: ignore[no-untyped-def]
    (act.work / "a.txt").write_text(FAULT, encoding="utf-8")
    code, log, outputs, summary = act(fail_on="never", summary="false", format="concise", version="stylelint==9")
    assert (code, outputs["exit-code"], summary) == (0, "0", ""), log
    assert act.pip.read_text().split()[-1] == "stylelint==9"
    code, log, outputs, _ = act(args="--selct=x")
    assert code == 2
    assert "--selct" in log
    assert outputs["exit-code"] == "2"

"""The archive for desks without a network installs by itself (`make test-full`)."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.full
@pytest.mark.skipif(os.name == "nt", reason="needs a shell")
def test_it_installs_with_nothing_but_itself(tmp_path: Path) -> None:
    made = subprocess.run(
        [sys.executable, str(ROOT / "release/bundle.py"), "--out", str(tmp_path)], capture_output=True, check=True
    )
    archive = Path(made.stdout.decode().splitlines()[-1])
    with zipfile.ZipFile(archive) as whole:
        whole.extractall(tmp_path)
    folder = tmp_path / archive.stem
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_NO_INDEX": "1", "PYTHON": sys.executable}
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "PYTHONPATH"))}
    subprocess.run(["sh", str(folder / "install.sh")], cwd=folder, env={**environment, **nowhere}, check=True)
    draft = folder / "a.txt"
    draft.write_text("由xx镇负责。\n", encoding="utf-8")
    command = str(folder / "stylelint-venv/bin/stylelint")
    done = subprocess.run([command, "check", str(draft)], env=environment, capture_output=True, check=False)
    assert done.returncode == 1
    assert "placeholder/x-marks" in done.stdout.decode()

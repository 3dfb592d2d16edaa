"""The command as a process of its own: streams, encodings, a reader that goes away."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from runs import FAULT, Write

COMMAND = (sys.executable, "-m", "stylelint")


def call(*args: str, cwd: Path, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "", "LC_ALL": "C", "LANG": "C"}
    return subprocess.run((*COMMAND, *args), cwd=cwd, input=data, capture_output=True, check=False, env=environment)


def test_output_is_utf8_whatever_the_locale(write: Write, here: Path) -> None:
    write("草稿.txt", FAULT)
    done = call("--format", "json", cwd=here)
    assert done.returncode == 1
    assert done.stderr == b""
    (diagnostic,) = json.loads(done.stdout.decode())["diagnostics"]
    assert (diagnostic["path"], diagnostic["text"]) == ("草稿.txt", "xx")
    assert b"\r" not in done.stdout


def test_bytes_on_stdin(here: Path) -> None:
    done = call("-", "--format", "concise", cwd=here, data=FAULT.encode("gbk"))
    assert done.returncode == 1
    assert done.stdout.decode().startswith("<stdin>:1:7: error placeholder/x-marks ")


@pytest.mark.skipif(os.name == "nt", reason="no pipes of this kind on Windows")
def test_a_reader_that_goes_away_leaves_no_traceback(write: Write, here: Path) -> None:
    write("a.txt", FAULT * 5000)
    process = subprocess.Popen((*COMMAND, "--format", "concise"), cwd=here, stdout=-1, stderr=-1)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(60) == 2

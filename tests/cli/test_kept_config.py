"""Configurations that are kept: the same settings, places and errors as those that are read anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from runs import FAULT, Run, Write

from stylelint import cachefile
from stylelint.config import kept, load
from stylelint.config.load import Layer
from stylelint.rulepack import validate

FULL = """\
# comment
select: [placeholder, filler]
rules:
  filler: off
  placeholder/x-marks: {level: warning}
  all: true
packs: [{path: house, sha256: '00'}]
overrides:
  - files: ['*.md']
    rules: {filler: {level: info, options: {words: [a, 1, 2.5, true, null, {b: []}]}}}
ignores:
  - {rule: filler, text: 切实, reason: 引文}
max-warnings: 3
excerpts: false
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cachefile.VARIABLE, str(tmp_path / "caches"))
    return tmp_path / "caches"


def read(path: Path) -> Layer | None:
    return load.read(path, [])


@pytest.mark.parametrize("name", ["stylelint.yaml", "pyproject.toml"])
def test_what_is_kept_is_what_was_read(folder: Path, write: Write, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    toml = "[tool.stylelint]\nselect = ['filler']\n[tool.stylelint.rules]\nfiller = 'off'\n"
    path = write(name, FULL if name.endswith(".yaml") else toml)
    first = read(path)
    assert len(list(folder.iterdir())) == 1

    def refuse(*_: object) -> None:
        raise AssertionError("checked again")

    monkeypatch.setattr(validate, "check", refuse)
    assert read(path) == first is not None


def test_a_changed_file_is_read_again(folder: Path, write: Write) -> None:
    path = write("stylelint.yaml", "lang: en\n")
    stat = path.stat()
    first = read(path)
    write("stylelint.yaml", "lang: zh\n")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    second = read(path)
    assert first is not None
    assert second is not None
    assert (first.config.lang, second.config.lang) == ("en", "zh")


def test_errors_are_said_every_time(folder: Path, write: Write, stylelint: Run) -> None:
    write("a.txt", FAULT)
    write("stylelint.yaml", "rules:\n  fillre: off\n")
    said = [stylelint("a.txt") for _ in range(2)]
    assert said[0] == said[1]
    assert "stylelint.yaml:2:3" in said[0].err
    write("stylelint.yaml", "lang: zh\nlang: en\n")
    said = [stylelint("a.txt") for _ in range(2)]
    assert said[0] == said[1]
    assert "stylelint.yaml:2:1" in said[0].err
    write("stylelint.yaml", "rulse: 1\n")
    said = [stylelint("a.txt") for _ in range(2)]
    assert said[0] == said[1]
    assert "stylelint.yaml:1:1" in said[0].err


@pytest.mark.parametrize("data", [b"", b"[]", b"[1, 2]", b"[3, 4, 5]", b'[["Nothing", {}], null, []]', b"{"])
def test_a_file_with_something_else_is_not_used(folder: Path, write: Write, data: bytes) -> None:
    path = write("stylelint.yaml", FULL)
    first = read(path)
    cachefile.write(kept._file(path), kept._key(path, path.read_bytes()), data)
    assert read(path) == first


def test_what_is_no_plain_data_is_not_kept(folder: Path, write: Write) -> None:
    path = write("pyproject.toml", "[tool.stylelint.rules.filler.options]\nday = 2024-01-02\n")
    assert read(path) is not None
    assert not folder.exists()

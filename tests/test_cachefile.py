"""Cache files: only what this user wrote, whole and under this key, is ever read."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stylelint.cachefile import read, write

KEY, DATA = b"key", b"data of some length"
POSIX = pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    path = tmp_path / "folder" / "kept"
    write(path, KEY, DATA)
    return path


def test_what_was_written_is_read(kept: Path) -> None:
    assert read(kept, KEY) == DATA
    assert [p.name for p in kept.parent.iterdir()] == ["kept"]


@pytest.mark.parametrize("key", [b"", b"kez", b"keyd", b"ke"])
def test_another_key_reads_nothing(kept: Path, key: bytes) -> None:
    assert read(kept, key) is None


def test_every_damage_is_seen(kept: Path) -> None:
    image = kept.read_bytes()
    for at in range(len(image)):
        kept.write_bytes(image[:at] + bytes([image[at] ^ 1]) + image[at + 1 :])
        assert read(kept, KEY) is None
        kept.write_bytes(image[:at])
        assert read(kept, KEY) is None
    kept.write_bytes(image + b"x")
    assert read(kept, KEY) is None


def test_nothing_there_is_nothing(tmp_path: Path) -> None:
    assert read(tmp_path / "none", KEY) is None
    assert read(tmp_path, KEY) is None


@POSIX
@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_read(kept: Path, mode: int) -> None:
    kept.chmod(mode)
    assert read(kept, KEY) is None


@POSIX
def test_what_others_own_is_not_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: kept.stat().st_uid + 1)
    assert read(kept, KEY) is None


@POSIX
def test_a_link_and_a_pipe_are_not_followed(kept: Path) -> None:
    link, pipe = kept.with_name("link"), kept.with_name("pipe")
    link.symlink_to(kept)
    os.mkfifo(pipe)
    assert read(link, KEY) is None
    assert read(pipe, KEY) is None


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    write(tmp_path / "file" / "below", KEY, DATA)
    assert read(tmp_path / "file" / "below", KEY) is None


def test_a_full_disk_leaves_nothing_behind(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "replace", full)
    write(kept, KEY, b"other")
    assert read(kept, KEY) == DATA
    assert [p.name for p in kept.parent.iterdir()] == ["kept"]


def test_those_who_write_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path, images = tmp_path / "kept", [bytes([n]) * 100_000 for n in range(8)]

    def kept(image: bytes) -> bytes | None:
        write(path, KEY, image)
        return read(path, KEY)

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(kept, images * 4))
    assert all(data in images for data in seen)
    assert [p.name for p in tmp_path.iterdir()] == ["kept"]

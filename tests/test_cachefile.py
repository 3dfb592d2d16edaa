"""Cache files: only what this user wrote, whole and under this key, is ever read."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from stylelint.cachefile import VARIABLE, folder, read, write

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


def test_nothing_is_written_to_the_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("~/cache/x"), KEY, DATA)
    assert list(tmp_path.iterdir()) == []


@POSIX
def test_files_and_folder_are_for_their_owner_alone(kept: Path) -> None:
    assert [p.stat().st_mode & 0o077 for p in (kept, kept.parent)] == [0, 0]


def test_processes_that_write_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "x"
    code = (
        "import sys; from pathlib import Path; from stylelint import cachefile\n"
        "for _ in range(60): cachefile.write(Path(sys.argv[1]), b'k', sys.argv[2].encode() * 50000)\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(path), letter]) for letter in "ab"]
    seen = set()
    while any(process.poll() is None for process in running):
        data = read(path, b"k")
        seen.add(data is None or data[:1] * 50000 == data)
    assert [process.returncode for process in running] == [0, 0]
    assert seen == {True}
    assert [p.name for p in tmp_path.iterdir()] == ["x"]


def test_the_folder_is_the_one_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    assert folder() == tmp_path
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(VARIABLE, "below")
    assert folder() == tmp_path / "below"


@pytest.mark.parametrize("base", [None, "", "  ", "given"])
def test_the_folder_is_that_of_the_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, base: str | None) -> None:
    from platformdirs import user_cache_path

    monkeypatch.delenv(VARIABLE, raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    if base is not None:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / base) if base.strip() else base)
    assert folder() == user_cache_path("stylelint-zh", appauthor=False)

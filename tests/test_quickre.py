"""Patterns that were kept are those that `re` compiles, and files that are no such thing change nothing."""

from __future__ import annotations

import marshal
import re
import subprocess
import sys
from pathlib import Path

import pytest

from stylelint import cachefile, quickre

PATTERNS = [
    (r"第(?P<n>[一二三]{1,3}|\d+)条", 0),
    (r"(?i:a)b|[^\u3400-\u9fff\ud800]{2,}?(?=x)(?<!y)", re.IGNORECASE),
    ("a # comment\n b", re.VERBOSE | re.MULTILINE),
    (r"(a)(?P<b>b)?(?(b)c|d)\1", 0),
]
TEXT = "第十二条 ABab 第3条\ud800\ud800x 第一条 acacada abca ab"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cachefile.VARIABLE, str(tmp_path))
    monkeypatch.setattr(quickre, "_store", None)
    return tmp_path


def load() -> quickre.Store:
    """Load anew, as another process does."""
    quickre._store = None
    quickre.load()
    assert quickre._store is not None
    return quickre._store


def compiled() -> list[re.Pattern[str]]:
    return [quickre.compile(pattern, flags) for pattern, flags in PATTERNS]


def file_of(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def keep(folder: Path) -> Path:
    load()
    compiled()
    quickre.save()
    return file_of(folder)


def test_kept_patterns_are_those_of_re(folder: Path) -> None:
    keep(folder)
    store = load()
    re.purge()
    again = compiled()
    assert not store.fresh  # nothing was compiled
    wanted = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert again == wanted
    for one, other in zip(again, wanted, strict=True):
        assert (one.pattern, one.flags, one.groups, one.groupindex) == (
            other.pattern,
            other.flags,
            other.groups,
            other.groupindex,
        )
        assert [m.groupdict() for m in one.finditer(TEXT)] == [m.groupdict() for m in other.finditer(TEXT)]
        assert [m.span() for m in one.finditer(TEXT)] == [m.span() for m in other.finditer(TEXT)]


def test_the_file_is_plain_data(folder: Path) -> None:
    data = cachefile.read(keep(folder), quickre._key())
    assert data is not None
    assert len(marshal.loads(data)) == len(PATTERNS)


def test_without_load_nothing_is_kept(folder: Path) -> None:
    compiled()
    quickre.save()
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("code", [[], [99999] * 9, ["x"], None, [-1], [2**40]])
def test_what_re_does_not_take_is_compiled(folder: Path, code: object) -> None:
    path = keep(folder)
    data = marshal.loads(cachefile.read(path, quickre._key()) or b"")
    for name, lists in data.items():
        flags, _, *rest = marshal.loads(lists)
        data[name] = marshal.dumps([flags, code, *rest])
    cachefile.write(path, quickre._key(), marshal.dumps(data))
    load()
    assert compiled() == [re.compile(pattern, flags) for pattern, flags in PATTERNS]


NO_PATTERNS = [b"", b"{", marshal.dumps([]), marshal.dumps({"0 x": 3}), marshal.dumps({"0 x": b""})]


@pytest.mark.parametrize("data", [*NO_PATTERNS, marshal.dumps({"0 x": marshal.dumps([1])})])
def test_a_file_with_something_else_changes_nothing(folder: Path, data: bytes) -> None:
    cachefile.write(keep(folder), quickre._key(), data)
    load()
    assert compiled() == [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    assert quickre.compile("x") == re.compile("x")


def test_the_file_of_another_version_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(folder)
    monkeypatch.setattr(sys, "version", sys.version + " or so")
    assert not load().kept


def test_patterns_do_not_pile_up(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quickre, "_MOST", 6)
    keep(folder)
    for turn in range(5):
        store = load()
        quickre.compile(f"turn {turn}")
        quickre.compile("always")
        quickre.save()
        assert len(store.kept) <= 6
    assert "0 always" in store.kept


def test_wrong_patterns_are_refused_as_ever(folder: Path) -> None:
    quickre.load()
    with pytest.raises(re.error):
        quickre.compile("(")
    quickre.save()


def test_the_command_line_compiles_next_to_nothing_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cachefile.VARIABLE, str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text("# 关于开展检查的通知\n\n全年开展检查12次。\n", encoding="utf-8")
    code = (
        "import sys; from stylelint import quickre\n"
        "from stylelint.__main__ import main\n"
        "save = quickre.save; quickre.save = lambda: (print(len(quickre._store.fresh)), save())\n"
        "sys.argv[1:] = ['--isolated', 'a.md']; main()\n"
    )
    counts = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        counts.append(int(done.stdout.split()[-1]))
    assert counts[0] > 50
    assert counts[1] == 0

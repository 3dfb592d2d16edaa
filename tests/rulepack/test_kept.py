"""Packs that are kept: the same rules and findings as from YAML, and never those of files that have changed."""

from __future__ import annotations

import marshal
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from packs import RULE, changed, make_pack

from stylelint import cachefile, literals, regex
from stylelint.api import Linter
from stylelint.late import LateList
from stylelint.rulepack import build, kept, load, rulefile
from stylelint.rulepack.errors import PackErrors
from stylelint.rulepack.load import builtin_root, load_packs
from stylelint.rulepack.model import LATE
from stylelint.settings import PackSource

DRAFT = "关于开展检查的通知\n\n全年开展检查xx次，要切实加强领导，取得了一定成绩。\n\n一、目标\n\n三、要求\n"
OLD = 1_600_000_000  # a time long enough ago


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder of caches, and nothing loaded."""
    caches = tmp_path / "caches"
    monkeypatch.setenv(cachefile.VARIABLE, str(caches))
    monkeypatch.setattr(kept, "_open", {})
    monkeypatch.setattr(kept, "_SETTLED", -60)  # files of the tests have just been written
    forget()
    yield caches
    forget()


def forget() -> None:
    load._merged.cache_clear()


def loaded(*roots: Path) -> load.Pack:
    """Load packs as another process does."""
    forget()
    return load_packs([PackSource(root) for root in roots])


def from_yaml(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Note from now on which rule files are read."""
    read: list[Path] = []
    real = rulefile.load_rule

    def noted(path: Path, *rest: Any) -> Any:
        read.append(path)
        return real(path, *rest)

    monkeypatch.setattr(build, "load_rule", noted)
    return read


def test_what_is_kept_is_what_was_loaded(folder: Path) -> None:
    first, again = loaded(), loaded()
    assert first is not again
    assert [r.id for r in first.rules] == [r.id for r in again.rules]
    assert [(r.fields, r.options, r.path, r.pack) for r in first.rules] == [
        (r.fields, r.options, r.path, r.pack) for r in again.rules
    ]
    assert (first.lexicon, first.members, first.genre_files) == (again.lexicon, again.members, again.genre_files)
    assert [type(c) for c in first.checks] == [type(c) for c in again.checks]


def test_what_only_people_read_is_read_when_asked_for(folder: Path) -> None:
    loaded()
    fields = loaded().rules[0].fields
    assert not set(LATE) & set(vars(fields))
    assert fields.why.zh
    assert fields.bad
    assert set(LATE) <= set(vars(fields))
    with pytest.raises(AttributeError):
        fields.nothing  # type: ignore[attr-defined]  # noqa: B018 - it is the look that counts


def test_findings_are_the_same(folder: Path) -> None:
    forget()
    first = Linter().lint_text(DRAFT)
    forget()
    assert Linter().lint_text(DRAFT) == first
    assert len(first) >= 3


def test_nothing_is_read_from_yaml_again(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pack = make_pack(tmp_path / "house", {"tone/words.yaml": RULE})
    assert "tone/words" in {r.id for r in loaded(pack).rules}
    read = from_yaml(monkeypatch)
    assert "tone/words" in {r.id for r in loaded(pack).rules}
    assert "tone/words" not in {r.id for r in loaded().rules}
    assert read == []


def test_no_pattern_is_checked_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded()
    monkeypatch.setattr(regex, "_checked", set())
    monkeypatch.setattr(regex, "compile_linear", lambda pattern: pytest.fail(f"{pattern} is compiled"))
    assert loaded().rules


def test_only_the_checks_that_run_are_built(folder: Path) -> None:
    loaded()
    forget()
    linter = Linter()
    assert [one.rule for one in linter.lint_text("各单位要抓紧办理。")] == ["filler/promptly"]
    checks = linter.pack.checks
    assert isinstance(checks, LateList)
    assert 0 < len(checks._made) < len(checks) / 2


def test_a_changed_file_of_a_pack_is_noticed(folder: Path, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "house", {"tone/words.yaml": RULE})
    stat = (pack / "tone" / "words.yaml").stat()
    assert _level(loaded(pack)) == "warning"
    make_pack(tmp_path / "house", {"tone/words.yaml": changed("level: warning", "level: info   ")})
    os.utime(pack / "tone" / "words.yaml", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert _level(loaded(pack)) == "info"


def _level(pack: load.Pack) -> str:
    return next(r.fields.level for r in pack.rules if r.id == "tone/words")


@pytest.mark.parametrize("change", ["content", "time", "new", "gone"])
def test_a_changed_file_of_the_built_in_pack_is_noticed(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    root = make_pack(tmp_path / "rules", {"tone/words.yaml": RULE, "tone/others.yaml": RULE})
    for module in (load, kept):
        monkeypatch.setattr(module, "builtin_root", lambda: root)
    monkeypatch.setattr(kept, "_newest", lambda: OLD)
    load._builtin.cache_clear()
    loaded()
    read = from_yaml(monkeypatch)
    loaded()
    assert read == []
    file = root / "tone" / "words.yaml"
    if change == "content":
        file.write_text(file.read_text(encoding="utf-8") + "# more\n", encoding="utf-8")
    elif change == "time":
        os.utime(file, (OLD, OLD))
    elif change == "new":
        make_pack(root, {"tone/more.yaml": RULE})
    else:
        file.unlink()
    load._builtin.cache_clear()
    loaded()
    load._builtin.cache_clear()
    assert len(read) == {"new": 3, "gone": 1}.get(change, 2)


def test_a_pack_that_has_just_changed_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_SETTLED", 10**10)
    loaded()
    assert not folder.exists()


def test_another_version_is_not_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded()
    assert kept.read(()) is not None
    monkeypatch.setattr(kept, "__version__", "0.0.0")
    assert kept.read(()) is None


NO_PACKS = [b"", b"{", marshal.dumps([]), marshal.dumps({}), marshal.dumps({"known": b"", "words": {}})]


@pytest.mark.parametrize("data", NO_PACKS)
def test_a_file_with_something_else_is_built_anew(folder: Path, data: bytes) -> None:
    count = len(loaded().rules)
    cachefile.write(kept._path(()), kept._key(()), data)
    assert len(loaded().rules) == count
    assert kept.read(()) is not None


def test_a_damaged_file_is_built_anew(folder: Path) -> None:
    count = len(loaded().rules)
    path = kept._path(())
    whole = path.read_bytes()
    for damaged in (whole[:-9], whole[:100], b"", whole[:-1] + b"x", b"something else"):
        path.write_bytes(damaged)
        assert kept.read(()) is None
        assert len(loaded().rules) == count
        assert kept.read(()) is not None


def test_the_file_is_plain_data(folder: Path) -> None:
    loaded()
    data = cachefile.read(kept._path(()), kept._key(()))
    assert data is not None
    assert set(marshal.loads(data)) == {
        "members",
        "rules",
        "words",
        "parts",
        "genres",
        "files",
        "index",
        "known",
        "checked",
    }


def test_a_folder_that_cannot_be_written_is_no_error(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv(cachefile.VARIABLE, str(tmp_path / "file" / "below"))
    assert loaded().rules
    assert loaded().rules
    assert capsys.readouterr() == ("", "")


def test_errors_of_a_pack_are_said_every_time(folder: Path, tmp_path: Path) -> None:
    pack = make_pack(tmp_path / "house", {"tone/words.yaml": changed("kind: phrases", "kind: phrase")})
    said = []
    for _ in range(2):
        with pytest.raises(PackErrors) as caught:
            loaded(pack)
        said.append([e.format("zh") for e in caught.value.errors])
    assert said[0] == said[1] != []


def test_what_is_found_out_of_patterns_is_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded()
    before = len(literals.known())
    literals.required("一个(?:新|旧)的正则")
    assert len(literals.known()) == before + 1
    kept.save()
    data = marshal.loads(cachefile.read(kept._path(()), kept._key(())) or b"")
    assert marshal.loads(data["known"]["一个(?:新|旧)的正则"]) == (("一个新的正则", "一个旧的正则"),)
    assert len(data["known"]) > before


def test_processes_at_once_find_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DRAFT, encoding="utf-8")
    command = [sys.executable, "-m", "stylelint", "check", "--isolated", "--format", "concise", "a.txt"]
    environment = {**os.environ, cachefile.VARIABLE: str(tmp_path / "caches")}
    seen: set[tuple[bytes, bytes]] = set()
    for _ in range(2):
        running = [
            subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        seen.update(process.communicate() for process in running)
    assert len(seen) == 1
    assert "placeholder" in next(iter(seen))[0].decode()


def test_the_built_in_pack_is_where_it_is_looked_for() -> None:
    assert builtin_root().is_dir()

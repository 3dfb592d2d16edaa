"""Old formats by way of LibreOffice; a script stands in for it, so that no test needs it installed."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx.build import docx, p
from runs import FAULT

from stylelint.api import Linter
from stylelint.cli import main
from stylelint.readers import lacking, load
from stylelint.readers._doc import office
from stylelint.rulepack.load import load_packs
from stylelint.settings import ReadLimits, Settings
from stylelint.text.document import Document
from stylelint.text.source import NotNowError, UnreadableError

LEXICON = load_packs(()).lexicon
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
DOC = OLE + "WordDocument".encode("utf-16-le")
RTF = rb"{\rtf1 a}"
SCRIPT = """#!{python}
import os, sys, time
from pathlib import Path
mode = {mode!r}
arguments = sys.argv[1:]
source = Path(arguments[-1])
Path({log!r}).write_text("\\n".join(arguments), encoding="utf-8")
out = Path(arguments[arguments.index("--outdir") + 1])
profile = arguments[0].partition("file://")[2]
assert "DisableMacrosExecution" in Path(profile, "user", "registrymodifications.xcu").read_text(encoding="utf-8")
if mode == "hang":
    time.sleep(60)
if mode == "crash":
    os.abort()
if mode in ("good", "empty"):
    out.mkdir()
    (out / "draft.docx").write_bytes(Path({result!r}).read_bytes() if mode == "good" else b"")
"""
Fake = Callable[[str], Path]
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script with #!")


@pytest.fixture(autouse=True)
def _unknown() -> Iterator[None]:
    """Have each test find the program anew."""
    office.program.cache_clear()
    yield
    office.program.cache_clear()


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Put a script in the place of LibreOffice that does as is said; it notes its arguments in the file returned."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    log, result, script = tmp_path / "log", tmp_path / "made.docx", tmp_path / "soffice"
    result.write_bytes(docx(p("全年开展检查xx次。")))

    def make(mode: str) -> Path:
        text = SCRIPT.format(python=sys.executable, mode=mode, log=str(log), result=str(result))
        script.write_text(text, encoding="utf-8")
        script.chmod(0o755)
        monkeypatch.setenv(office.SWITCH, str(script))
        office.program.cache_clear()
        return log

    return make


@pytest.fixture
def none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have no LibreOffice."""
    monkeypatch.setenv(office.SWITCH, "")


def read(data: bytes, path: str = "稿.doc", seconds: int = 30) -> Document:
    return load(path, data, "doc", LEXICON, ReadLimits(seconds=seconds))


@posix
@pytest.mark.parametrize(
    ("path", "data", "given"),
    [
        ("稿.doc", DOC, "draft.doc"),
        ("稿.wps", DOC, "draft.doc"),
        ("稿.doc", RTF, "draft.rtf"),
        ("稿.wps", OLE, "draft.wps"),
    ],
)
def test_a_document_is_converted_by_what_it_is(fake: Fake, path: str, data: bytes, given: str) -> None:
    log = fake("good")
    document = read(data, path)
    assert document.text == "全年开展检查xx次。\n"
    assert (document.format, document.origin, document.source.path) == ("doc", None, path)
    arguments = log.read_text(encoding="utf-8").splitlines()
    assert arguments[-1].endswith(given)
    assert "--headless" in arguments
    assert arguments[0].startswith("-env:UserInstallation=file://")


@posix
@pytest.mark.parametrize("mode", ["good", "empty", "crash", "nothing", "hang"])
def test_nothing_is_left_behind(fake: Fake, tmp_path: Path, mode: str) -> None:
    fake(mode)
    try:
        read(DOC, seconds=1 if mode == "hang" else 30)
    except NotNowError:
        assert mode != "good"
    assert list((tmp_path / "tmp").iterdir()) == []


@posix
@pytest.mark.parametrize(("mode", "said"), [("empty", "转换不了"), ("crash", "转换不了"), ("hang", "1 秒还没有完")])
def test_what_goes_wrong_is_said_in_a_sentence(fake: Fake, mode: str, said: str) -> None:
    fake(mode)
    with pytest.raises(NotNowError) as caught:
        read(DOC, seconds=1)
    assert said in caught.value.why[0]
    assert ".docx" in caught.value.cure[0]
    assert ".docx" in caught.value.cure[1]


def test_a_program_that_cannot_be_run_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(office.SWITCH, str(tmp_path / "gone"))
    with pytest.raises(NotNowError, match="cannot be run"):
        read(DOC)


def test_a_docx_under_an_old_name_needs_no_libreoffice(none: None) -> None:
    document = read(docx(p("甲乙")), "稿.doc")
    assert (document.text, document.format, document.origin) == ("甲乙\n", "doc", None)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "名为 .doc，其实是 PowerPoint"),
        (OLE + "Workbook".encode("utf-16-le"), "名为 .doc，其实是 Excel"),
        (b"<html><body>", "名为 .doc，其实是网页"),
        ("文字".encode(), "名为 .doc，其实是纯文本"),
        (b"%PDF-1.4", "名为 .doc，其实是 PDF"),
        (b"", "0 字节"),
    ],
)
def test_other_files_are_refused_by_what_they_are(none: None, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data)
    assert said in caught.value.why[0]


def test_a_large_file_is_not_handed_on(none: None) -> None:
    with pytest.raises(UnreadableError, match="larger"):
        load("稿.doc", DOC, "doc", LEXICON, ReadLimits(file=100))


def test_the_program_is_looked_for_in_whole_paths_only(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    name = "soffice.exe" if os.name == "nt" else "soffice"
    program = tmp_path / name
    program.write_text("", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.delenv(office.SWITCH, raising=False)
    monkeypatch.setattr(office, "_PLACES", {})
    monkeypatch.setattr(Path, "glob", lambda self, pattern: iter(()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", f".{os.pathsep}")
    assert office.program() is None
    office.program.cache_clear()
    monkeypatch.setenv("PATH", f".{os.pathsep}{tmp_path}")
    assert office.program() == str(program)


# --- In a run --------------------------------------------------------------------------------------------------


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["check", "--isolated", *arguments])
    return code, *capsys.readouterr()


def test_named_without_libreoffice_it_fails_and_says_what_to_do(
    none: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("稿.doc").write_bytes(DOC)
    code, out, err = run(capsys, "稿.doc")
    assert code == 2
    assert "另存为 .docx" in out + err
    assert "LibreOffice" in out + err


def test_a_walk_without_libreoffice_passes_such_files_over_and_says_so_once(
    none: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.doc", "c.rtf", "~$b.doc", "d.pdf"):
        Path(name).write_bytes(DOC)
    Path("a.txt").write_text(FAULT, encoding="utf-8")
    code, _, err = run(capsys, ".")
    assert code == 1
    assert err.count("LibreOffice") == 1
    assert "b.doc" in err
    assert "另有 1 个" in err
    assert ".pdf" not in err


def test_a_folder_of_nothing_else_is_not_taken_for_clean(
    none: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.rtf").write_bytes(RTF)
    code, _, err = run(capsys, ".")
    assert code == 2
    assert "没有可检查的文件" in err


@posix
def test_a_failure_is_not_kept_and_what_was_read_is(
    fake: Fake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from stylelint import results

    monkeypatch.delenv(results.SWITCH)
    monkeypatch.setattr(results, "path", lambda: tmp_path / "kept" / "results.db")
    work = tmp_path / "work"
    work.mkdir()
    monkeypatch.chdir(work)
    Path("稿.doc").write_bytes(DOC)
    fake("crash")
    assert run(capsys, "稿.doc")[0] == 2
    log = fake("good")
    assert run(capsys, "稿.doc")[0] == 1
    log.unlink()
    assert run(capsys, "稿.doc")[0] == 1
    assert not log.exists()


@pytest.mark.parametrize("name", ["a.pdf", "a.xlsx", "a.pptx", "a.ppt", "a.xls", "a.ofd"])
def test_formats_that_hold_no_prose_are_refused_with_a_reason(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).write_bytes(b"x")
    code, _, err = run(capsys, name)
    assert code == 2
    assert f"不检查 {Path(name).suffix} 文件" in err
    assert "请" in err


def test_lacking_is_told_by_ending(none: None) -> None:
    assert lacking(".txt") is None
    assert lacking(".docx") is None
    found = lacking(".rtf")
    assert found is not None
    assert "LibreOffice" in found[0]


@pytest.mark.full
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_libreoffice_itself_keeps_text_and_labels() -> None:
    text = r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times;}}\f0 one\par two xx\par}"
    found = Linter(settings=Settings(limits=ReadLimits(seconds=120))).lint_bytes(text.encode(), "稿.rtf")
    assert found.document is not None
    assert found.document.text.splitlines()[:2] == ["one", "two xx"]

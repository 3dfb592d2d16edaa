"""Run LibreOffice: found where it usually is, with a profile of its own, no macros, no network, and a time limit."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ...text.source import NotNowError

SWITCH = "STYLELINT_SOFFICE"
"""Names the program where it is elsewhere; empty: LibreOffice is not to be used."""

_NAMES = ("soffice", "libreoffice")
_PLACES = {
    "darwin": (
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "~/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ),
    "linux": (
        "/usr/lib/libreoffice/program/soffice",
        "/usr/lib64/libreoffice/program/soffice",
        "/snap/bin/libreoffice",
    ),
    "win32": (
        r"%ProgramFiles%\LibreOffice\program\soffice.exe",
        r"%ProgramFiles(x86)%\LibreOffice\program\soffice.exe",
    ),
}
_ARGUMENTS = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo", "--nofirststartwizard")
_FILTER = "docx:MS Word 2007 XML"
_SETTINGS = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Writer/Content/Update", "Link", "2"),
)
_SAVE = ("请用 Word 或 WPS 打开，另存为 .docx 后再检查", "open it in Word or WPS and save it as .docx")


@lru_cache(maxsize=1)
def program() -> str | None:
    """Return the path of LibreOffice's program, None where it is not to be found."""
    named = os.environ.get(SWITCH)
    if named is not None:
        return named or None
    return next((str(path) for path in _places() if path.is_file() and os.access(path, os.X_OK)), None)


def _places() -> Iterator[Path]:
    """Yield where it may be. Only whole paths: a program in the folder of the drafts is none that was installed."""
    usual = [Path(os.path.expandvars(place)).expanduser() for place in _PLACES.get(sys.platform, ())]
    ending = ".exe" if os.name == "nt" else ""
    folders = [Path(folder) for folder in os.environ.get("PATH", "").split(os.pathsep) if folder]
    found = [folder / f"{name}{ending}" for name in _NAMES for folder in folders if folder.is_absolute()]
    yield from (*usual, *found) if os.name == "nt" else (*found, *usual)
    if sys.platform == "linux":
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def lacking() -> NotNowError:
    """Say that there is no LibreOffice."""
    zh = "旧格式的文档（.doc、.wps、.rtf）要靠 LibreOffice 转换，这台机器上没有找到它"
    en = "old formats (.doc, .wps, .rtf) are converted by LibreOffice, which was not found on this machine"
    cure = (f"{_SAVE[0]}；或安装 LibreOffice", f"{_SAVE[1]}, or install LibreOffice")
    return NotNowError((zh, en), cure)


def converted(data: bytes, ending: str, seconds: int) -> bytes:
    """Return a document as .docx.

    Args:
        data: the file.
        ending: what it is: .doc, .wps, .rtf.
        seconds: how long it may take.

    Raises:
        NotNowError: there is no LibreOffice, it does not come to an end, or nothing comes of it.
    """
    office = program()
    if office is None:
        raise lacking()
    folder = Path(tempfile.mkdtemp(prefix="stylelint-"))
    try:
        source, profile = folder / f"draft{ending}", folder / "profile"
        source.write_bytes(data)
        _write_profile(profile)
        command = [office, f"-env:UserInstallation={profile.as_uri()}", *_ARGUMENTS, "--convert-to", _FILTER]
        _run(command, source, seconds)
        return _made(folder / "out" / "draft.docx")
    except OSError as error:
        raise _failed(error.strerror or str(error)) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _write_profile(profile: Path) -> None:
    """Write the settings of a profile: no macros, nothing fetched."""
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for path, name, value in _SETTINGS
    )
    (profile / "user").mkdir(parents=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    (profile / "user" / "registrymodifications.xcu").write_text(f"{head}{items}</oor:items>", encoding="utf-8")


def _run(command: list[str], source: Path, seconds: int) -> None:
    """Run the conversion to its end; kill it, with all that it started, where that takes too long."""
    nothing = subprocess.DEVNULL
    process = subprocess.Popen(
        [*command, "--outdir", str(source.parent / "out"), str(source)],
        stdin=nothing,
        stdout=nothing,
        stderr=nothing,
        cwd=source.parent,
        env={**os.environ, "SAL_USE_VCLPLUGIN": "svp"},  # no screen is asked for
        start_new_session=os.name != "nt",
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        zh, en = f"LibreOffice 转换了 {seconds} 秒还没有完，已停止", f"LibreOffice did not convert it in {seconds} s"
        cure = (f"{_SAVE[0]}；或在配置里调大 limits: seconds", f"{_SAVE[1]}, or raise limits: seconds")
        raise NotNowError((zh, en), cure) from None
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a process and those that it started, also one that outlives it."""
    if sys.platform == "win32":
        if process.poll() is None:
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False, timeout=30
            )
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _made(path: Path) -> bytes:
    data = path.read_bytes() if path.is_file() else b""
    if not data:
        zh = "LibreOffice 转换不了它：文件可能有密码，或者已损坏"
        raise NotNowError((zh, "LibreOffice cannot convert it: it may have a password, or be damaged"), _SAVE)
    return data


def _failed(reason: str) -> NotNowError:
    return NotNowError((f"LibreOffice 运行不了：{reason}", f"LibreOffice cannot be run: {reason}"), _SAVE)

"""Make an archive that installs stylelint on a desk without a network: all wheels, and one command.

    python release/bundle.py [--out DIR] [--extra NAME ...]

The wheels are those of the machine and the Python that make it; the archive is
named after them. What it holds is `wheels/`, `install.sh`, `install.cmd` and a README.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import sysconfig
import tempfile
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = """\
stylelint 离线安装包（{tag}）

需要这台机器上有 Python {version}。解压后在这个目录里运行：

    Linux、macOS：  sh install.sh
    Windows：       install.cmd

会在当前目录建一个 stylelint-venv，装好后命令在
stylelint-venv/bin/stylelint（Windows 为 stylelint-venv\\Scripts\\stylelint.exe）。

Offline installer of stylelint ({tag}). With Python {version}: sh install.sh (install.cmd on
Windows); the command is then in stylelint-venv.
"""
SHELL = """\
#!/bin/sh
# Installs from the wheels beside this file; nothing is fetched.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
target=${{1:-stylelint-venv}}
python=${{PYTHON:-python3}}
"$python" -c 'import sys; sys.version_info[:2] == ({major}, {minor}) or sys.exit("needs Python {version}")'
"$python" -m venv "$target"
export PIP_QUIET=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INDEX=1
"$target/bin/python" -m pip install --find-links "$here/wheels" '{requirement}'
"$target/bin/stylelint" --version
"""
BATCH = """\
@echo off
rem Installs from the wheels beside this file; nothing is fetched.
set target=%1
if "%target%"=="" set target=stylelint-venv
py -{version} -m venv "%target%" || exit /b 2
set PIP_QUIET=1
set PIP_DISABLE_PIP_VERSION_CHECK=1
set PIP_NO_INDEX=1
"%target%\\Scripts\\python" -m pip install --find-links "%~dp0wheels" "{requirement}" || exit /b 2
"%target%\\Scripts\\stylelint" --version
"""


def bundle(out: Path, extras: list[str]) -> Path:
    """Build the wheel of this tree, fetch those that it needs, and return the archive of all."""
    major, minor = sys.version_info[:2]
    tag = f"py{major}{minor}-{sysconfig.get_platform()}".replace(".", "_")
    requirement = "stylelint" + (f"[{','.join(extras)}]" if extras else "")
    words = {
        "tag": tag,
        "version": f"{major}.{minor}",
        "major": major,
        "minor": minor,
        "requirement": requirement,
    }
    with tempfile.TemporaryDirectory() as folder:
        wheels = Path(folder)
        wanted = str(ROOT) + requirement.removeprefix("stylelint")
        pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--wheel-dir", folder]
        subprocess.run([*pip, wanted], check=True)
        (own,) = wheels.glob("stylelint-*.whl")
        out.mkdir(parents=True, exist_ok=True)
        name = f"stylelint-{own.name.split('-')[1]}-offline-{tag}"
        path = out / f"{name}.zip"
        with zipfile.ZipFile(path, "w") as archive:
            for wheel in sorted(wheels.glob("*.whl")):
                archive.write(wheel, f"{name}/wheels/{wheel.name}")
            for file, text in (("README.txt", README), ("install.sh", SHELL), ("install.cmd", BATCH)):
                entry = zipfile.ZipInfo(f"{name}/{file}", (1980, 1, 1, 0, 0, 0))
                entry.external_attr = (0o755 if file.endswith(".sh") else 0o644) << 16
                ends = "\r\n" if file.endswith(".cmd") else "\n"
                archive.writestr(entry, text.format(**words).replace("\n", ends))
        return path


def main() -> None:
    """Make the archive that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make an archive that installs stylelint without a network.")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", metavar="DIR")
    parser.add_argument("--extra", action="append", default=[], metavar="NAME", help="extras to hold too, e.g. lsp")
    args = parser.parse_args()
    print(bundle(args.out, args.extra))


if __name__ == "__main__":
    main()

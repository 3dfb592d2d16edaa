"""stylelint and its peers: whether they are installed, how they are called, how their findings are counted."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from . import phrases
from .corpora import Corpus

PEERS = Path(__file__).with_name(".peers")
PYTHON_PEERS = ("limae==0.13.4", "rumdl==0.3.0")
NODE_PEERS = (
    "textlint@15.8.0",
    "@textlint-rule/textlint-rule-pattern@2.0.2",
    "textlint-rule-prh@6.1.0",
    "zhlint@0.8.2",
    "autocorrect-node@2.14.0",
)
KEPT = (sys.executable, "-m", "stylelint", "check", "--isolated", "--exit-zero", "--format", "json")
"""Takes what it can from the cache of results."""
STYLELINT = (*KEPT, "--no-cache")


@dataclass(frozen=True)
class Tool:
    """A linter that can run here.

    Attributes:
        name: as the table shows it.
        version: of the program.
        command: makes the command for a corpus; it runs inside its folder.
        pattern: finds one finding in the output; or the group gives their number.
        suffixes: files it reads.
        most: bytes of the largest corpus it is asked about, as some take very long.
    """

    name: str
    version: str
    command: Callable[[Corpus], list[str]]
    pattern: str
    suffixes: tuple[str, ...] = (".md",)
    most: int = 10**12

    def findings(self, output: str) -> int:
        """Count the findings in what the tool wrote."""
        found = re.findall(self.pattern, output, re.MULTILINE)
        return int(found[-1]) if re.compile(self.pattern).groups and found else len(found)


def tools(work: Path, count: int) -> list[Tool]:
    """Return stylelint and the peers that are installed; those with lists of phrases get `count` of them."""
    return [*stylelint(), *_limae(), *_rumdl(work, count), *_textlint(work, count), *_autocorrect(), *_zhlint()]


def stylelint() -> list[Tool]:
    """Return stylelint as it is here: with as many processes as cores, with one, and over files it has seen before."""
    number = version((sys.executable, "-m", "stylelint"))
    ways = (
        ("stylelint", STYLELINT),
        ("stylelint --jobs 1", (*STYLELINT, "--jobs", "1")),
        ("stylelint again", KEPT),
    )
    return [_stylelint(name, number, command) for name, command in ways]


def _stylelint(name: str, number: str, command: tuple[str, ...]) -> Tool:
    return Tool(name, number, lambda _: [*command, "."], r'"rule":"', (".txt", ".md"))


@lru_cache(maxsize=16)
def version(command: Sequence[str]) -> str:
    """Return the number that `--version` says, or ?."""
    found = re.search(r"\d+\.\d+[.\w]*", _said((*command, "--version")))
    return found[0] if found else "?"


def _said(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout


def which(name: str) -> str | None:
    """Find a program among the peers installed here, else on the path."""
    places = (PEERS / "py" / "bin", PEERS / "py" / "Scripts", PEERS / "node_modules" / ".bin")
    return next((found for p in places if (found := shutil.which(name, path=str(p)))), shutil.which(name))


def _files(corpus: Corpus) -> list[str]:
    return sorted(p.name for p in corpus.folder.glob(f"*{corpus.suffix}"))


def _limae() -> list[Tool]:
    if not (path := which("limae")):
        return []
    python = Path(path).with_name("python")
    said = _said((str(python), "-c", "import importlib.metadata as m; print(m.version('limae'))"))
    return [Tool("limae", said.strip() or "?", lambda c: [path, *_files(c)], r"^[^ :]+:\d+: ", (".txt", ".md"))]


def _rumdl(work: Path, count: int) -> list[Tool]:
    if not (path := which("rumdl")):
        return []
    base = [path, "check", "--no-cache"]
    listed, plain = str(phrases.terms(work, count)), version((path,))
    return [
        Tool("rumdl", plain, lambda _: [*base, "--isolated", "."], r"^[^ :]+:\d+:\d+: "),
        Tool(f"rumdl MD061, {count}", plain, lambda _: [*base, "-c", listed, "-e", "MD061", "."], r": \[MD061\]"),
    ]


def _textlint(work: Path, count: int) -> list[Tool]:
    if not (path := which("textlint")):
        return []
    found = []
    for rule, write in (("prh", phrases.prh), ("pattern", phrases.pattern)):
        folder = PEERS / "node_modules" / {"prh": "textlint-rule-prh"}.get(rule, "@textlint-rule")
        if folder.is_dir():
            command = [path, "-c", str(write(work, count)), "-f", "unix"]
            rules = ["--rules-base-directory", str(PEERS / "node_modules")]
            made = [*command, *rules]
            found.append(_of_textlint(f"textlint {rule}, {count}", path, made))
    return found


def _of_textlint(name: str, path: str, command: list[str]) -> Tool:
    return Tool(name, version((path,)), lambda c: [*command, f"*{c.suffix}"], r"^/.*:\d+:\d+: ", (".txt", ".md"))


def _autocorrect() -> list[Tool]:
    if not (path := which("autocorrect")):
        return []
    return [Tool("autocorrect", version((path,)), lambda _: [path, "--lint", "."], r"^\S+:\d+:\d+$", (".txt", ".md"))]


def _zhlint() -> list[Tool]:
    if not (path := which("zhlint")):
        return []
    return [Tool("zhlint", "0.8.2", lambda c: [path, f"*{c.suffix}"], r"^\S+:\d+:\d+ - ", most=5_000_000)]


def install() -> list[str]:
    """Install the peers from the registries into bench/.peers; return a sentence for each part that failed."""
    PEERS.mkdir(exist_ok=True)
    pip = [sys.executable, "-m", "pip", "--python", str(PEERS / "py"), "install", "-q", *PYTHON_PEERS]
    npm = ["npm", "install", "--no-audit", "--no-fund", "--prefix", str(PEERS), *NODE_PEERS]
    failed = []
    for command in ([sys.executable, "-m", "venv", str(PEERS / "py")], pip, npm):
        try:
            subprocess.run(command, check=True)
        except (OSError, subprocess.CalledProcessError) as error:
            failed.append(f"left out: {error}")
    return failed

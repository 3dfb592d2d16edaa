"""A run: find files, read, check, collect. The only place that reads drafts from disk."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from . import __version__
from .api import Lang, Linter
from .files import find, shown, unsupported
from .readers import format_of, readers
from .reporters import FileResult, Report


@dataclass(frozen=True)
class Inputs:
    """What to read, as the command line names it."""

    paths: tuple[str, ...] = (".",)
    encoding: str | None = None
    format: str | None = None
    stdin_filename: str | None = None


def run(inputs: Inputs, linter: Linter, progress: Callable[[Iterable[Path]], Iterable[Path]] = iter) -> Report:
    """Lint everything that `inputs` names.

    What cannot be done becomes a sentence in `Report.problems`, in the
    linter's language; the rest goes on.
    """
    report = Report(__version__)
    suffixes = frozenset(s for module in readers().values() for s in module.SUFFIXES)
    named = [p for p in inputs.paths if p != "-"]
    found = find(named, suffixes, any_suffix=inputs.format is not None)
    for name, zh, en in found.problems:
        report.problems.append(f"{name}: {en if linter.lang == 'en' else zh}")
    for path in progress([*_stdin(inputs, suffixes, report, linter.lang), *found.files]):
        result = _file(path, inputs, linter, report)
        if result is not None:
            report.files.append(result)
    if not report.files and not report.problems:
        report.problems.append(_nothing(named, suffixes, linter.lang))
    _add_failures(report, linter)
    return report


def _stdin(inputs: Inputs, suffixes: frozenset[str], report: Report, lang: Lang) -> list[Path]:
    """Return the path `-` if stdin is to be read and can be."""
    if "-" not in inputs.paths:
        return []
    name = Path(inputs.stdin_filename or "")
    if name.suffix and inputs.format is None and format_of(str(name)) is None:
        report.problems.append(f"{shown(name)}: {unsupported(name, suffixes)[lang == 'en']}")
        return []
    return [Path("-")]


def read_bytes(path: Path, inputs: Inputs, linter: Linter) -> FileResult:
    """Read and lint one file, or stdin for `-`. Raises OSError where it cannot be read."""
    if str(path) != "-":
        return linter.lint_bytes(path.read_bytes(), shown(path), encoding=inputs.encoding, format=inputs.format)
    name = shown(Path(inputs.stdin_filename)) if inputs.stdin_filename else "<stdin>"
    format = inputs.format or format_of(name) or "txt"
    return linter.lint_bytes(sys.stdin.buffer.read(), name, encoding=inputs.encoding, format=format)


def _file(path: Path, inputs: Inputs, linter: Linter, report: Report) -> FileResult | None:
    try:
        return read_bytes(path, inputs, linter)
    except OSError as error:
        reason = error.strerror or str(error)
        zh, en = f"读不了：{reason}", f"cannot be read: {reason}"
    except Exception as error:  # a fault of ours must not take the other files down
        reason = f"{type(error).__name__}: {error}"
        zh, en = f"处理时出错，已跳过：{reason}", f"failed and was left out: {reason}"
    report.problems.append(f"{shown(path)}: {en if linter.lang == 'en' else zh}")
    return None


def _add_failures(report: Report, linter: Linter) -> None:
    for result in report.files:
        if result.source is None and result.diagnostics:
            report.problems.append(f"{result.path}: {result.diagnostics[0].message}")
    for failure in dict.fromkeys(f"{f.rule.path.as_posix()}: {f}" for f in linter.failures):
        zh = f"规则出错，已跳过：{failure}"
        report.problems.append(f"a rule failed and was left out: {failure}" if linter.lang == "en" else zh)


def _nothing(paths: list[str], suffixes: frozenset[str], lang: Lang) -> str:
    where, known = " ".join(paths), " ".join(sorted(suffixes))
    if lang == "en":
        return f"no file to lint in {where} (looking for {known}, less what .gitignore leaves out)"
    return f"{where} 里没有可检查的文件（找的是 {known}，已除去 .gitignore 排除的）"

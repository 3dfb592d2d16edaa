"""Reports that go to files: `--output FORMAT=FILE`."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from ..config.names import check_output
from ..reporters import Report, reporters
from ..reporters._several import Several, for_file
from ..rewrite import is_stream, putting
from ..work import Output
from . import UsageError


class Target(NamedTuple):
    """A report to write: its format and its file."""

    format: str
    path: Path


def targets(given: Sequence[str], drafts: Sequence[str]) -> list[Target]:
    """Read all that is given, beside the drafts that are named.

    Raises as `target` does, and UsageError where two reports, or a report and a draft, are one file.
    """
    found = [target(one) for one in given]
    taken = {Path(name).resolve() for name in drafts}
    for to in found:
        path = to.path.resolve()
        if path in taken:
            raise UsageError(
                f"--output：{to.path} 已经是文稿，或另一份报告的文件，请换一个文件名",
                f"--output: {to.path} is a draft or the file of another report already; give it a name of its own",
            )
        if not is_stream(path):
            taken.add(path)
    return found


def target(given: str) -> Target:
    """Read `FORMAT=FILE`. Raises UsageError where it is something else, UnknownNameError for an unknown format."""
    format, _, name = given.partition("=")
    if not format or not name or name == "-":
        raise UsageError(
            f"--output 要写成 格式=文件，如 sarif=报告.sarif，不是 {given}（写到屏幕用 --format）",
            f"--output takes FORMAT=FILE, e.g. sarif=report.sarif, not {given} (--format writes to the screen)",
        )
    check_output(format, tuple(reporters()))
    path = Path(name)
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError(
            f"--output：写不了 {name}，它是目录，或所在的目录不存在",
            f"--output: {name} cannot be written: it is a folder, or its folder does not exist",
        )
    return Target(format, path)


def write_all(run: Report, output: Output, targets: list[Target]) -> None:
    """Write the report that people see, then those of the targets; what cannot be written is a problem of the run."""
    reporter = Several((output.format, *output.also))
    with reporter.reports(run, sys.stdout, output.options) as reports:
        problems = [
            problem for to, report in zip(targets, reports, strict=True) if (problem := _put(to, report, output))
        ]
        run.problems += problems


def _put(to: Target, report: Report, output: Output) -> str:
    """Write one report to its file, whole or not at all; return what went wrong."""
    try:
        with to.path.open("wb") if is_stream(to.path) else putting(to.path) as raw:
            out = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="\n")
            reporters()[to.format].report(report, out, for_file(output.options))
            out.flush()
            out.detach()
    except OSError as error:
        from ..reasons import reason

        zh, en = reason(error)
        english = output.options.lang == "en"
        return f"{to.path}: {f'cannot be written: {en}' if english else f'写不了：{zh}'}"
    return ""

"""`stylelint fix`: make the fixes of findings, or show what they would change."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

from ..amend import OFFICE, WORD, Amender
from ..files import shown
from ..inputs import STDIN, Fixing, Inputs, Linters
from ..outcome import Outcome
from ..readers import format_of, is_text
from ..records import dataclass, replace
from ..reporters import ReportOptions, _diff, _fixes
from ..reporters._terminal import resolved
from ..run import Run, Ways
from ..run import run as run_files
from ..terms import Terms
from ..text.source import encode
from ..work import Job, Output
from . import Context, UsageError
from ._options import add_config, add_files, add_inputs, add_jobs, add_judging, inputs_of
from ._progress import progress

NAME = "fix"
HELP = ("自动修改文稿里能改的", "make the fixes of findings")


@dataclass(frozen=True)
class _Output(Output):
    """Reports what is fixed instead of what is found."""

    @property
    def reporter(self) -> ModuleType:
        """The module of the format."""
        return {"fixes": _fixes, "diff": _diff}[self.format]


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    paths = say("文件或目录；- 为标准输入，改后写到标准输出", "files or folders; - reads stdin and writes stdout")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=paths)
    unsafe = say("连同改后需核对的一起改", "also those that should be looked at")
    parser.add_argument("--unsafe-fixes", action="store_true", help=unsafe)
    ways = parser.add_mutually_exclusive_group()
    diff = say("只显示会改成什么，不写文件；有要改的返回 1", "only show what would change; exit 1 if something would")
    ways.add_argument("--diff", action="store_true", help=diff)
    tracked = say(
        "Word 文档：另写一份，改动都是修订，由作者接受或拒绝",
        "Word documents: write a copy in which the fixes are tracked changes",
    )
    ways.add_argument("--tracked", action="store_true", help=tracked)
    asked = say("逐处询问改不改", "ask before each fix")
    ways.add_argument("--interactive", action="store_true", help=asked)
    out = say(
        "带 --tracked 时写到这里：文件；几份文稿时为目录（默认 原名.修订.docx）",
        "with --tracked, a file, or a folder (default: NAME.修订.docx)",
    )
    parser.add_argument("-o", "--output", metavar="OUT", help=out)
    date = say("修订的日期（默认现在，或 SOURCE_DATE_EPOCH）", "of the changes (default: now, or SOURCE_DATE_EPOCH)")
    parser.add_argument("--date", metavar="DATE", help=date)
    add_inputs(parser, context)
    add_judging(parser, context)
    add_config(parser, context)
    add_files(parser, context)
    add_jobs(parser, context)
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))


def run(args: argparse.Namespace, context: Context) -> int:
    """Fix files. Exit 0 when done, 1 where `--diff` has something to show, 2 where anything could not be done."""
    inputs = replace(inputs_of(args, args.paths), fixing=Fixing(args.unsafe_fixes, not args.diff))
    if args.tracked:
        from ._tracked import run as run_tracked

        return run_tracked(args, inputs, context)
    for name in ("output", "date"):
        if getattr(args, name) is not None:
            raise UsageError(f"--{name} 要和 --tracked 一起用", f"--{name} goes with --tracked")
    if "-" in args.paths and not args.diff:
        return _stdin(args, inputs, context)
    refused = [name for name in args.paths if _is_word(name, inputs)]
    for name in refused:
        of_word = format_of(name) == "docx"
        context.fail(*(f"{shown(Path(name))}: {said}" for said in (WORD if of_word else OFFICE)))
    inputs = replace(inputs, paths=tuple(name for name in args.paths if name not in refused))
    if not inputs.paths:
        return 2
    output = _Output("diff" if args.diff else "fixes", _shown(args, inputs))
    if args.interactive:
        from ._interactive import run as ask

        code = ask(inputs, output)
        return 2 if refused else code
    ways = Ways(inputs.root.value("jobs", None), progress=progress(context) or Ways.progress)
    with run_files(inputs, output, ways) as found:
        output.reporter.report(found.report, sys.stdout, output.options)
    sys.stdout.flush()
    for said in _said(found, output):
        print(f"stylelint: {said}", file=sys.stderr)
    if found.report.problems or refused:
        return 2
    return int(args.diff and found.report.changed > 0)


def _is_word(name: str, inputs: Inputs) -> bool:
    """Tell whether a file that is named is no text; in folders such files are passed over with a note."""
    format = inputs.format or format_of(name)
    return format is not None and not is_text(format)


def _said(found: Run, output: Output) -> Iterator[str]:
    """Yield what goes to stderr: beside a diff the sums, so that the diff can be piped to `patch`."""
    if output.format == "diff":
        yield _fixes.summary(found.report, Terms(output.options.lang == "en"), written=False)
    yield from found.report.notes
    yield from found.report.problems


def _shown(args: argparse.Namespace, inputs: Inputs) -> ReportOptions:
    """Return how the report is shown."""
    color = {"auto": None, "always": True, "never": False}[args.color]
    return resolved(ReportOptions(inputs.root.value("lang", "zh"), color), sys.stdout)


def _stdin(args: argparse.Namespace, inputs: Inputs, context: Context) -> int:
    """Write what comes in, fixed, in the encoding it came in. Raises UsageError where there are files beside it."""
    if args.paths != ["-"] or args.interactive:
        raise UsageError(
            "标准输入（-）不能和文件或 --interactive 一起改", "stdin (-) is fixed alone, without --interactive"
        )
    job, outcome = Job(STDIN, inputs.shown(STDIN), 0), Outcome()
    linter, data = Linters(inputs).of(STDIN), sys.stdin.buffer.read()
    result = linter.lint_bytes(data, job.shown, encoding=inputs.encoding, format=inputs.format, whole=True)
    if not result.readable:
        outcome.problems.append(f"{job.shown}: {result.diagnostics[0].message}")
    after = Amender(linter, job, outcome, linter.lang == "en").fix(result, Fixing(args.unsafe_fixes, write=False))
    sys.stdout.buffer.write(encode(after.source, after.source.text) if after.fixed and after.source else data)
    for said in (*outcome.notes, *outcome.problems):
        print(f"stylelint: {said}", file=sys.stderr)
    return 2 if outcome.problems else 0

"""`stylelint check`: lint drafts and report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..clock import Clock
from ..config.model import hyphened
from ..config.names import check_output
from ..config.project import Project
from ..diagnostic import Level
from ..inputs import Fixing
from ..records import replace
from ..reporters import Limits, ReportOptions, reporters
from ..reporters._terminal import resolved
from ..rulepack.errors import PackErrors, UnknownNameError
from ..run import Run, Ways
from ..run import run as run_files
from ..settings import Lang
from ..terms import Terms
from ..work import Output
from . import Context, UsageError
from ._options import add_config, add_files, add_inputs, add_jobs, add_judging, inputs_of, whole_number
from ._progress import progress
from ._timing import timing

if TYPE_CHECKING:
    from ..changes import Changes
    from ._targets import Target

NAME = "check"
HELP = ("检查文稿（默认命令）", "lint drafts (the default command)")
AUTO = "auto"
FORMAT_VARIABLE = "STYLELINT_OUTPUT_FORMAT"
NEVER = "never"


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help=say("文件或目录；- 为标准输入", "files or folders; - is stdin"),
    )
    add_inputs(parser, context)
    add_judging(parser, context)
    add_config(parser, context)
    add_files(parser, context)
    _add_baseline(parser, context)
    _add_verdict(parser, context)
    _add_speed(parser, context)
    _add_look(parser, context)


def _add_baseline(parser: argparse.ArgumentParser, context: Context) -> None:
    say = context.say
    known = say("不报这个基线文件里记下的问题", "do not report the findings that this baseline knows")
    parser.add_argument("--baseline", metavar="FILE", help=known)
    lines = say("只报这个提交以来改过的行（git）", "report only findings on lines that changed since this commit (git)")
    parser.add_argument("--diff-base", metavar="COMMIT", help=lines)
    none = say("不用基线，全部报告", "report what the baseline knows, too")
    parser.add_argument("--no-baseline", dest="baseline", action="store_const", const=False, help=none)


def _add_verdict(parser: argparse.ArgumentParser, context: Context) -> None:
    say = context.say
    parser.add_argument(
        "--fail-on",
        choices=[*(x.value for x in Level), NEVER],
        help=say("从这一级起算不通过（默认 warning）", "level from which the run fails (default warning)"),
    )
    parser.add_argument(
        "--max-warnings",
        type=whole_number,
        metavar="N",
        help=say("警告多于 N 处也算不通过", "fail with more warnings than this"),
    )
    parser.add_argument(
        "--fix-suppressions",
        action="store_true",
        help=say("从文件里删去没有用上的免检注释", "take unused suppressions out of the files"),
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=say("先改能自动改的，再报告剩下的", "make the fixes that are safe, then report what is left"),
    )
    parser.add_argument(
        "--unsafe-fixes",
        action="store_true",
        help=say("连同改后需核对的一起改（要有 --fix）", "with --fix, also those that should be looked at"),
    )
    ignores = say("在每一处写免检注释，理由是这一句", "write a suppression at each finding, with this reason")
    parser.add_argument("--add-ignores", metavar="REASON", help=ignores)
    parser.add_argument("--exit-zero", action="store_true", help=say("有问题也返回 0", "exit 0 in spite of findings"))


def _add_speed(parser: argparse.ArgumentParser, context: Context) -> None:
    say = context.say
    add_jobs(parser, context)
    parser.add_argument(
        "--no-cache",
        dest="cache",
        action="store_const",
        const=False,
        help=say("不用留存的结果，全部重查", "lint all anew, whatever results are kept"),
    )


def _add_look(parser: argparse.ArgumentParser, context: Context) -> None:
    say = context.say
    formats = say("输出格式：", "output: ") + ", ".join((AUTO, *reporters()))
    parser.add_argument("--format", metavar="FORMAT", help=formats)
    parser.add_argument(
        "--output",
        action="append",
        default=[],
        metavar="FORMAT=FILE",
        help=say(
            "另写一份这种格式的报告到文件，可多次", "write a further report of this format to a file; may be repeated"
        ),
    )
    parser.add_argument(
        "--statistics",
        action="store_true",
        help=say("只列各规则命中几处", "how often each rule hit, instead of the findings"),
    )
    parser.add_argument(
        "--timing", action="store_true", help=say("最后列出耗时", "tell in the end where the time went")
    )
    parser.add_argument(
        "--no-excerpts",
        dest="excerpts",
        action="store_const",
        const=False,
        help=say("输出里不带文稿原文", "keep the text of the drafts out of the output"),
    )
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))
    parser.add_argument(
        "--ambiguous-width",
        choices=("auto", "1", "2"),
        default="auto",
        help=say("引号、破折号占几格", "cells of quotes and dashes"),
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Lint and report."""
    inputs = replace(
        inputs_of(args, args.paths),
        fix_suppressions=args.fix_suppressions,
        fixing=_fixing(args),
        ignoring=_ignoring(args),
        changes=_changes(args),
    )
    root = inputs.root
    targets = _targets(args.output, args.paths)
    inputs = replace(inputs, reports=frozenset(t.path.resolve() for t in targets))
    if targets and args.statistics:
        raise UsageError("--statistics 和 --output 不能同时用", "--statistics does not go with --output")
    format = _reporter(_format(args.format, root), args.statistics)
    output = Output(format, _shown(args, root), args.statistics, tuple(t.format for t in targets))
    clock = Clock() if args.timing else None
    ways = Ways(root.value("jobs", None), root.value("cache", True), clock, progress(context) or Ways.progress)
    with run_files(inputs, output, ways) as found:
        _write(found, output, targets)
    sys.stdout.flush()
    fixed = _fixed(found, Terms(output.options.lang == "en")) if args.fix else ()
    for said in (*fixed, *found.report.notes, *found.report.problems):
        print(f"stylelint: {_printable(said)}", file=sys.stderr)
    if clock is not None:
        print("\n".join(timing(clock, context)), file=sys.stderr)
    return exit_code(found, args.exit_zero)


def _printable(said: str) -> str:
    """Return a sentence that cannot command a terminal, whatever the names of files hold."""
    if said.isprintable():
        return said
    from ..reporters._visible import visible

    return "".join(map(visible, said))


def _changes(args: argparse.Namespace) -> Changes | None:
    """Return what changed since the commit that is named. Raises UnknownNameError where git cannot tell."""
    if args.diff_base is None:
        return None
    from ..changes import since

    return since(args.diff_base, [Path(path) for path in args.paths if path != "-"])


def _fixing(args: argparse.Namespace) -> Fixing | None:
    """Return what is done with fixes. Raises UsageError for options that do not go together."""
    if args.unsafe_fixes and not args.fix:
        raise UsageError("--unsafe-fixes 要和 --fix 一起用", "--unsafe-fixes goes with --fix")
    if args.fix and args.diff_base is not None:
        raise UsageError(
            "--fix 改整个文件，不能和 --diff-base 一起用", "--fix changes whole files, and does not go with --diff-base"
        )
    return Fixing(args.unsafe_fixes) if args.fix else None


def _ignoring(args: argparse.Namespace) -> str | None:
    """Return why findings are to be suppressed; None where they are not. Raises UsageError for an empty reason."""
    reason: str | None = args.add_ignores
    if reason is not None and not reason.strip():
        raise UsageError("--add-ignores 要写明理由", "--add-ignores needs a reason")
    return reason


def _fixed(found: Run, terms: Terms) -> Iterator[str]:
    """Say how many findings were fixed, if any."""
    count, files = sum(found.report.fixed.values()), terms.files(found.report.changed)
    if count:
        yield terms.say(f"改了 {count} 处，涉及 {files}", f"fixed {count} in {files}")


def _targets(given: list[str], drafts: Sequence[str]) -> list[Target]:
    """Read what `--output` asks for; most runs have none and import nothing for it."""
    if not given:
        return []
    from ._targets import targets

    return targets(given, drafts)


def _shown(args: argparse.Namespace, root: Project) -> ReportOptions:
    """Return how the report is shown on the terminal, if it goes to one."""
    lang: Lang = root.value("lang", "zh")
    color = {"auto": None, "always": True, "never": False}[args.color]
    width = "auto" if args.ambiguous_width == "auto" else int(args.ambiguous_width)
    return resolved(ReportOptions(lang, color, None, width), sys.stdout)  # type: ignore[arg-type]


def _write(found: Run, output: Output, targets: list[Target]) -> None:
    """Write the report, which lints one file after the other, or count all and write how often each rule hit."""
    if output.statistics:
        for _ in found.report.pieces:
            pass
        reporters()[output.format].statistics(found.report, sys.stdout, output.options)
    elif targets:
        from ._targets import write_all

        write_all(found.report, output, targets)
    else:
        output.reporter.report(found.report, sys.stdout, output.options)


def exit_code(found: Run, exit_zero: bool) -> int:
    """0 clean, 1 findings beyond the limits of their files, 2 where anything could not be done."""
    if found.report.problems:
        return 2
    failed = any(_too_many(limits, level, count) for (limits, level), count in found.levels.items() if count)
    return 1 if failed and not exit_zero else 0


def _too_many(limits: Limits, level: Level, count: int) -> bool:
    if limits.max_warnings is not None and level is Level.WARNING and count > limits.max_warnings:
        return True
    return limits.fail_on != NEVER and level.rank >= Level(limits.fail_on).rank


def _format(given: str | None, root: Project) -> str:
    """Return the output format: as given, else of the environment, else of the configuration, else `auto`.

    Raises UnknownNameError, or PackErrors at the place in the configuration, where there is no such format.
    """
    known = (AUTO, *reporters())
    for name in filter(None, (given, os.environ.get(FORMAT_VARIABLE))):
        check_output(name, known)
    value, piece = root.last("output_format")
    origin = piece.origin(hyphened("output_format")) if piece else None
    try:
        check_output(value or AUTO, known)
    except UnknownNameError as error:
        if origin is None:
            raise
        raise PackErrors([origin.marked.error(origin.keys, error.zh, error.en)]) from None
    return given or os.environ.get(FORMAT_VARIABLE) or value or AUTO


def _reporter(name: str, statistics: bool) -> str:
    """Return the reporter to use. `auto` is github within its Actions, else full.

    Raises UsageError where statistics are asked of a format that has none.
    """
    if name == AUTO:
        name = "github" if os.environ.get("GITHUB_ACTIONS") == "true" and not statistics else "full"
    if statistics and not hasattr(reporters()[name], "statistics"):
        able = ", ".join(key for key, other in reporters().items() if hasattr(other, "statistics"))
        raise UsageError(
            f"--statistics 不能用 {name} 格式（可用：{able}）",
            f"--statistics cannot be written as {name} (there are: {able})",
        )
    return name

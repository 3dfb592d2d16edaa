"""`stylelint check`: lint drafts and report."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from ..api import Lang, Linter
from ..diagnostic import Level
from ..readers import readers
from ..reporters import Report, ReportOptions, reporters
from ..rulepack.errors import did_you_mean
from ..run import Inputs
from ..run import run as run_files
from . import Context, UsageError

NAME = "check"
HELP = ("检查文稿（默认命令）", "lint drafts (the default command)")
_LONG_RUN = 20  # files from which a progress bar is worth its space


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
    parser.add_argument(
        "--format",
        default=None,
        metavar="FORMAT",
        help=say("输出格式：", "output: ") + ", ".join(reporters()),
    )
    parser.add_argument(
        "--select",
        action="append",
        default=[],
        metavar="RULES",
        help=say(
            "只用这些规则：规则、类别、标签或通配，逗号分隔",
            "only these: rules, families, tags or globs, by commas",
        ),
    )
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help=say("不用这些规则", "not these"))
    parser.add_argument("--pack", metavar="DIR", help=say("规则目录", "folder of the rules"))
    parser.add_argument(
        "--genre",
        metavar="GENRE",
        help=say(
            "按这个文种检查：中文名或代号（见 stylelint rules --genres）",
            "judge by this genre: its id or name (see stylelint rules --genres)",
        ),
    )
    parser.add_argument(
        "--fail-on",
        choices=[x.value for x in Level],
        default="warning",
        help=say("从这一级起算不通过（默认 warning）", "level from which the run fails (default warning)"),
    )
    parser.add_argument("--exit-zero", action="store_true", help=say("有问题也返回 0", "exit 0 in spite of findings"))
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help=say("颜色", "colour"))
    parser.add_argument(
        "--ambiguous-width",
        choices=("auto", "1", "2"),
        default="auto",
        help=say("引号、破折号占几格", "cells of quotes and dashes"),
    )


def add_inputs(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that say how input is read."""
    say = context.say
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help=say("文件编码（默认自动判断）", "encoding of the files (found out by default)"),
    )
    parser.add_argument(
        "--input-format", metavar="FORMAT", help=say("按此格式读：", "read as: ") + ", ".join(readers())
    )
    parser.add_argument("--stdin-filename", metavar="PATH", help=say("标准输入的文件名", "name for stdin"))


def inputs_of(args: argparse.Namespace, paths: Iterable[str]) -> Inputs:
    """Make Inputs of parsed arguments. Raises UsageError for an unknown encoding or format."""
    if args.encoding is not None:
        try:
            known = getattr(codecs.lookup(args.encoding), "_is_text_encoding", True)
        except LookupError:
            known = False
        if not known:
            raise UsageError(f"没有叫 {args.encoding} 的编码", f"there is no encoding called {args.encoding}")
    if args.input_format is not None and args.input_format not in readers():
        formats = ", ".join(readers())
        zh, en = (did_you_mean(args.input_format, readers(), lang) for lang in ("zh", "en"))
        raise UsageError(
            f"不能按 {args.input_format} 读（可用：{formats}）{zh}",
            f"cannot read as {args.input_format} (there are: {formats}){en}",
        )
    return Inputs(tuple(paths), args.encoding, args.input_format, args.stdin_filename)


def split_list(values: Iterable[str]) -> list[str]:
    """Split comma lists that may be given several times."""
    return [word for value in values for word in value.replace("，", ",").split(",") if word]


def run(args: argparse.Namespace, context: Context) -> int:
    """Lint and report."""
    inputs = inputs_of(args, args.paths)
    name = args.format or "full"
    if name not in reporters():
        return context.fail(_unknown_format(name, "zh"), _unknown_format(name, "en"))
    lang: Lang = "en" if context.lang == "en" else "zh"
    linter = Linter(
        args.pack,
        select=split_list(args.select),
        ignore=split_list(args.ignore),
        lang=lang,
        genre=args.genre,
    )
    report = run_files(inputs, linter, _progress())
    color = {"auto": None, "always": True, "never": False}[args.color]
    width = "auto" if args.ambiguous_width == "auto" else int(args.ambiguous_width)
    options = ReportOptions(lang, color, None, width, {r.id: r for r in linter.pack.rules})  # type: ignore[arg-type]
    reporters()[name].report(report, sys.stdout, options)
    sys.stdout.flush()
    for problem in report.problems:
        print(f"stylelint: {problem}", file=sys.stderr)
    return exit_code(report, Level(args.fail_on), args.exit_zero)


def exit_code(report: Report, fail_on: Level, exit_zero: bool) -> int:
    """0 clean, 1 findings at `fail_on` or graver, 2 where anything could not be done (even with `exit_zero`)."""
    if report.problems:
        return 2
    failed = any(d.level.rank >= fail_on.rank for d in report.diagnostics)
    return 1 if failed and not exit_zero else 0


def _unknown_format(name: str, lang: str) -> str:
    known = ", ".join(reporters())
    hint = did_you_mean(name, reporters(), lang)
    return (
        f"there is no format {name} (there are: {known}){hint}"
        if lang == "en"
        else f"没有 {name} 格式（可用：{known}）{hint}"
    )


def _progress() -> Callable[[Iterable[Path]], Iterable[Path]]:
    """Return a progress bar for long runs on a terminal, else nothing of the kind."""
    if not sys.stderr.isatty():
        return iter

    def track(files: Iterable[Path]) -> Iterable[Path]:
        listed = list(files)
        if len(listed) < _LONG_RUN:
            return listed
        from rich.console import Console
        from rich.progress import track as bar

        return bar(listed, description="stylelint", console=Console(stderr=True), transient=True)

    return track

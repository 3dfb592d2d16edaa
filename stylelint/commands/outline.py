"""`stylelint outline`: a draft as the linter sees it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..api import Linter
from ..reporters import FileResult
from ..run import read_bytes
from . import Context
from ._outline import as_json, as_tree
from .check import add_inputs, inputs_of

NAME = "outline"
HELP = ("显示文稿的标题、文种和提纲", "show title, genre and outline of a draft")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument("path", metavar="FILE", help=say("文件；- 为标准输入", "a file; - is stdin"))
    parser.add_argument(
        "--format", choices=("tree", "json"), default="tree", help=say("输出形式", "form of the output")
    )
    parser.add_argument("--genre", metavar="GENRE", help=say("按这个文种看", "judge by this genre"))
    add_inputs(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the outline. Exit 2 where the file cannot be read."""
    inputs = inputs_of(args, (args.path,))
    linter = Linter(select=("numbering", "sections"), lang="en" if context.lang == "en" else "zh", genre=args.genre)
    try:
        result: FileResult = read_bytes(Path(args.path), inputs, linter)
    except OSError as error:
        reason = error.strerror or str(error)
        return context.fail(f"{args.path}: 读不了：{reason}", f"{args.path}: cannot be read: {reason}")
    if result.document is None:
        return context.fail(*[f"{d.path}: {d.message}" for d in result.diagnostics] * 2)
    if args.format == "json":
        print(as_json(result.path, result.document))
    else:
        as_tree(result, context.lang, sys.stdout)
    return 0

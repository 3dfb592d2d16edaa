"""`stylelint outline`: a draft as the linter sees it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from ..files import unreadable, unsupported
from ..readers import readers
from ..reporters import FileResult
from ..run import Linters, read_bytes
from . import Context
from ._options import add_config, add_inputs, inputs_of
from ._outline import as_json, as_tree

NAME = "outline"
HELP = ("显示文稿的标题、文种和提纲", "show title, genre and outline of a draft")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument("path", metavar="FILE", help=say("文件；- 为标准输入", "a file; - is stdin"))
    parser.add_argument(
        "--format", dest="form", choices=("tree", "json"), default="tree", help=say("输出形式", "form of the output")
    )
    parser.add_argument("--genre", metavar="GENRE", help=say("按这个文种看", "judge by this genre"))
    parser.set_defaults(only=["numbering,sections"])
    add_inputs(parser, context)
    add_config(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the outline. Exit 2 where the file cannot be read, its text is not to be shown or a rule fails."""
    inputs = inputs_of(args, (args.path,))
    path, known = Path(args.path), frozenset(s for module in readers().values() for s in module.SUFFIXES)
    if args.path != "-" and args.input_format is None and path.suffix.lower() not in known and path.is_file():
        return context.fail(*[f"{args.path}: {said}" for said in unsupported(path, known)])
    linter = Linters(inputs).of(path)
    if not linter.settings.excerpts:
        return context.fail(
            f"{args.path}: 配置了 excerpts: false，不显示原文，提纲也不显示；要看请加 --config excerpts=true",
            f"{args.path}: excerpts are off, and an outline is made of them; to see it add --config excerpts=true",
        )
    try:
        result: FileResult = read_bytes(path, inputs, linter)
    except OSError as error:
        return context.fail(*[f"{args.path}: {said}" for said in unreadable(error)])
    if result.document is None:
        refused = result.diagnostics[0]
        return context.fail(*[f"{refused.path}: {refused.message}{stop}{refused.help}" for stop in ("；", "; ")])
    if args.form == "json":
        print(as_json(result.path, result.document))
    else:
        as_tree(result, context.lang, sys.stdout)
    for failure in linter.failures:
        context.fail(f"规则出错：{failure}", f"a rule failed: {failure}")
    return 2 if linter.failures else 0

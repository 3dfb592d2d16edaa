"""`stylelint schema`: JSON Schemas of rule files, for completion in editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..schema import FILES, text
from . import Context

NAME = "schema"
HELP = ("输出规则文件的 JSON Schema，供编辑器补全", "print the JSON Schema of rule files, for editors")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    what = say("哪种文件（默认 rule）", "which sort of file (default: rule)")
    parser.add_argument("name", nargs="?", choices=tuple(FILES), default="rule", help=what)
    parser.add_argument(
        "--write",
        metavar="DIR",
        help=say("把全部四份写进规则目录", "write all four into the folder of a pack"),
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Print one schema, or write all of them."""
    if args.write is None:
        print(text(args.name), end="")
        return 0
    try:
        for name, file in FILES.items():
            (Path(args.write) / file).write_text(text(name), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        return context.fail(f"{args.write}：写不了：{reason}", f"{args.write}: cannot be written: {reason}")
    return 0

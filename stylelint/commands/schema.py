"""`stylelint schema`: JSON Schemas of rule files and configurations, for completion in editors."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..config.schema import config_text
from ..reasons import reason
from ..schema import FILES, text
from . import Context

NAME = "schema"
HELP = (
    "输出规则文件或配置的 JSON Schema，供编辑器补全",
    "print the JSON Schema of rule files or the configuration, for editors",
)
CONFIG = "config"


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    what = say("哪种文件（默认 rule）", "which sort of file (default: rule)")
    parser.add_argument("name", nargs="?", choices=(*FILES, CONFIG), default="rule", help=what)
    parser.add_argument(
        "--write",
        metavar="DIR",
        help=say("把规则包各种文件的都写进规则目录", "write those of the files of a pack into its folder"),
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Print one schema, or write all of them."""
    if args.write is None:
        print(config_text() if args.name == CONFIG else text(args.name), end="")
        return 0
    try:
        for name, file in FILES.items():
            (Path(args.write) / file).write_text(text(name), encoding="utf-8", newline="\n")
    except OSError as error:
        zh, en = reason(error)
        return context.fail(f"{args.write}: 写不了：{zh}", f"{args.write}: cannot be written: {en}")
    return 0

"""The command line: arguments to one command, its exit code back.

Exit codes: 0 clean, 1 findings, 2 the job could not be done.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from . import __version__
from .commands import Context, UsageError, commands
from .rulepack.errors import PackErrors
from .select import UnknownNameError

EXIT_PROBLEM = 2


class _Parser(argparse.ArgumentParser):
    """Errors in the user's language, one line, exit 2."""

    lang = "zh"

    def error(self, message: str) -> NoReturn:
        hint = f"run {self.prog} --help" if self.lang == "en" else f"用 {self.prog} --help 查看用法"
        separator = "; " if self.lang == "en" else "；"
        self.exit(EXIT_PROBLEM, f"stylelint: {message}{separator}{hint}\n")


def main(argv: Sequence[str]) -> int:
    """Run one command. Returns the exit code; never raises for what a user can cause."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    lang = _language(argv)
    try:
        args = _parser(lang).parse_args(_with_verb(list(argv), lang))
        code = commands()[args.command].run(args, Context(lang))
        sys.stdout.flush()
    except PackErrors as errors:
        for error in errors.errors:
            print(error.format(lang), file=sys.stderr)
        return EXIT_PROBLEM
    except (UnknownNameError, UsageError) as error:
        print(f"stylelint: {error.en if lang == 'en' else error.zh}", file=sys.stderr)
        return EXIT_PROBLEM
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return EXIT_PROBLEM
    except KeyboardInterrupt:
        return 130
    return int(code)


def _language(argv: Sequence[str]) -> str:
    """Read --lang ahead of the parser, whose own messages need it."""
    for index, word in enumerate(argv):
        if word == "--lang" and argv[index + 1 : index + 2] == ["en"]:
            return "en"
        if word == "--lang=en":
            return "en"
    return "zh"


def _with_verb(argv: list[str], lang: str) -> list[str]:
    """Put `check` in front where no verb is given."""
    if argv and (argv[0] in commands() or argv[0] in ("-h", "--help", "--version")):
        return argv
    return ["check", *argv]


def _parser(lang: str) -> argparse.ArgumentParser:
    english = lang == "en"
    _Parser.lang = lang
    about = "A style linter for Chinese drafts" if english else "中文文稿检查：占位符、编号、缺项、空话"
    parser = _Parser(prog="stylelint", description=about)
    parser.add_argument("--version", action="version", version=f"stylelint {__version__}")
    verbs = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", parser_class=_Parser)
    for name, module in commands().items():
        text = module.HELP[english]
        verb = verbs.add_parser(name, help=text, description=text)
        module.add(verb, Context(lang))
        said = "language of the output: zh or en" if english else "输出语言：zh 或 en（默认 zh）"
        verb.add_argument("--lang", choices=("zh", "en"), default="zh", help=said)
    return parser

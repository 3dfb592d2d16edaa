"""The rules and packs of the folder that one works in, as its configuration has them."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..api import Linter
from ..config.project import Project
from ..run import Inputs, Linters
from . import Context
from ._options import add_config, projects_of


def add_packs(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that say which packs and which configuration count."""
    said = context.say(
        "再加一个规则包：目录或已安装的包名，可给多次", "a further pack, by folder or name; may be repeated"
    )
    parser.add_argument("--pack", action="append", default=[], metavar="DIR", help=said)
    add_config(parser, context)


def project_of(args: argparse.Namespace) -> Project:
    """Return the project of the working directory. Raises PackErrors, UsageError and UnknownNameError."""
    return projects_of(args).of(Path.cwd())


def linter_of(args: argparse.Namespace) -> Linter:
    """Return a linter with the settings of the working directory. Raises as `project_of` does."""
    return Linters(Inputs(projects=projects_of(args))).root()

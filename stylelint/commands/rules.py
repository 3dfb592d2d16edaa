"""`stylelint rules`: list the rules or the genres."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..builtin import BUILTIN
from ..rulepack.load import Pack, builtin_root, load_pack
from . import Context

NAME = "rules"
HELP = ("列出规则或文种", "list the rules or the genres")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    parser.add_argument("--pack", metavar="DIR", help=context.say("规则目录", "folder of the rules"))
    parser.add_argument("--genres", action="store_true", help=context.say("列出文种", "list the genres"))


def run(args: argparse.Namespace, context: Context) -> int:
    """Print a line a rule: id, level, class, on or off, message."""
    pack = load_pack(Path(args.pack) if args.pack else builtin_root())
    if args.genres:
        _genres(pack, context)
        return 0
    rules = sorted((*pack.rules, *BUILTIN), key=lambda r: r.id)
    width = max(len(r.id) for r in rules)
    for rule in rules:
        fields = rule.fields
        state = context.say("开", "on ") if fields.default else context.say("关", "off")
        print(f"{rule.id:<{width}}  {fields.level:<7}  {fields.class_}  {state}  {fields.message.get(context.lang)}")
    return 0


def _genres(pack: Pack, context: Context) -> None:
    for name, genre in sorted(pack.lexicon.genres.items()):
        print(f"{name:<24}  {genre.en if context.lang == 'en' else genre.name}")

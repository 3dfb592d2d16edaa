"""`stylelint rules`: list the rules or the genres, or what packs hash to."""

from __future__ import annotations

import argparse

from ..api import Linter
from ..builtin import BUILTIN
from ..rulepack.load import Pack, locate_all, name_of
from ..rulepack.model import Rule
from . import Context, UsageError
from ._effective import add_packs, linter_of, project_of
from ._patterns import patterns

NAME = "rules"
HELP = ("列出规则或文种", "list the rules or the genres")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    add_packs(parser, context)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--genres", action="store_true", help=say("列出文种", "list the genres"))
    hashes = say("打印各规则包的 sha256，供配置固定", "print the sha256 of each pack, to pin it in the configuration")
    what.add_argument("--hash", action="store_true", help=hashes)
    costs = say(
        "列出各规则的正则构建耗时，和没有固定文字的正则",
        "list what patterns take to build, and those without fixed text",
    )
    what.add_argument("--timing", action="store_true", help=costs)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print a line a rule: id, level, class, on or off, message; levels and switches as the configuration has them."""
    if args.hash:
        _hashes(args)
        return 0
    linter = linter_of(args)
    if args.genres:
        _genres(linter.pack, context)
    elif args.timing:
        print("\n".join(patterns(linter.pack, context)))
    else:
        _rules(linter, context)
    return 0


def _rules(linter: Linter, context: Context) -> None:
    rules = sorted((*linter.pack.rules, *BUILTIN), key=lambda r: r.id)
    width = max(len(r.id) for r in rules)
    packs = max((len(m.name) for m in linter.pack.members[1:]), default=0)
    for rule in rules:
        state = context.say("开", "on ") if rule.id in linter.engine.chosen else context.say("关", "off")
        level, message = linter.engine.levels.of(rule).value, rule.fields.message.get(context.lang)
        head = f"{rule.id:<{width}}  {level:<7}  {rule.fields.class_}  {state}"
        print(f"{head}  {_pack(rule):<{packs}}  {message}" if packs else f"{head}  {message}")


def _pack(rule: Rule) -> str:
    """Return the name of the pack of a rule; nothing for the built-in one."""
    return "" if rule.pack == Rule.pack else rule.pack


def _hashes(args: argparse.Namespace) -> None:
    """Print name, hash and path of each pack, whatever the configuration pins."""
    located = locate_all(project_of(args).packs, pinned=False)
    if not located:
        raise UsageError("配置里没有规则包，可用 --pack 指定", "the configuration names no pack; name one with --pack")
    for one in located:
        print(f"{name_of(one)}  {one.sha256}  {one.root.as_posix()}")


def _genres(pack: Pack, context: Context) -> None:
    for name, genre in sorted(pack.lexicon.genres.items()):
        print(f"{name:<24}  {genre.en if context.lang == 'en' else genre.name}")

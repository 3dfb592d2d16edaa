"""`stylelint test`: run the samples of a pack."""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from ..rulepack.load import BUILTIN_NAME, Pack, load_pack, load_packs, locate_all, name_of
from ..samples import coverage, run_samples
from ..select import UnknownSelectorError
from ..settings import PackSource
from . import Context
from ._effective import project_of
from ._options import add_config

NAME = "test"
HELP = ("运行规则自带的样例", "run the samples of a rule pack")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument(
        "folder",
        nargs="?",
        metavar="DIR",
        help=say(
            "规则包的目录或名称（默认：配置里的规则包；没有配置则为自带规则）",
            "a pack, by folder or name (default: those of the configuration; without one the built-in rules)",
        ),
    )
    parser.add_argument(
        "--coverage", action="store_true", help=say("列出样例不足的规则", "list rules with too few samples")
    )
    parser.add_argument("--rule", metavar="GLOB", help=say("只测这些规则", "only these rules"))
    add_config(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Run all samples.

    Exit 1 where one fails or, with --coverage, a rule has too few; 2 where the
    pack has errors, to which belong a rule that raises and one that hits none
    of its own bad samples.
    """
    pack = _pack(args)
    ids = [*(r.id for r in pack.rules), *(f"genres/{name}" for name in pack.genre_files)]
    if args.rule is not None and not any(fnmatchcase(name, args.rule) for name in ids):
        raise UnknownSelectorError(args.rule, ids)
    done = run_samples(pack, args.rule)
    for error in done.errors:
        print(error.format(context.lang), file=sys.stderr)
    for failure in done.failures:
        print(failure.format(context.lang))
    short = coverage(pack, args.rule) if args.coverage else []
    for rule, bad, good in short:
        print(
            context.say(
                f"{rule}：坏样例 {bad}（至少 2），好样例 {good}（至少 3）",
                f"{rule}: {bad} bad (2 wanted), {good} good (3 wanted)",
            )
        )
    count, failed = done.count, len(done.failures)
    print(context.say(f"样例 {count} 个，失败 {failed} 个", f"{count} samples, {failed} failed"))
    return 2 if done.errors else 1 if failed or short else 0


def _pack(args: argparse.Namespace) -> Pack:
    """Return what to test: the rules and genres of some packs, with the words, parts and genres of the built-in one."""
    given = args.folder and (PackSource(Path(args.folder), name=args.folder),)
    sources = given or project_of(args).packs
    names = [name_of(one) for one in locate_all(sources)]
    if given and names == [BUILTIN_NAME]:  # another copy of the built-in pack
        return load_pack(Path(args.folder))
    return load_packs(sources).only(names or [BUILTIN_NAME])

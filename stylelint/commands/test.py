"""`stylelint test`: run the samples of a pack."""

from __future__ import annotations

import argparse
import sys
from fnmatch import fnmatchcase
from pathlib import Path

from ..rulepack.load import builtin_root, load_pack
from ..samples import coverage, run_samples
from ..select import UnknownSelectorError
from . import Context

NAME = "test"
HELP = ("运行规则自带的样例", "run the samples of a rule pack")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument("pack", nargs="?", metavar="PACK", help=say("规则目录（默认自带规则）", "folder of the rules"))
    parser.add_argument(
        "--coverage", action="store_true", help=say("列出样例不足的规则", "list rules with too few samples")
    )
    parser.add_argument("--rule", metavar="GLOB", help=say("只测这些规则", "only these rules"))


def run(args: argparse.Namespace, context: Context) -> int:
    """Run all samples.

    Exit 1 where one fails or, with --coverage, a rule has too few; 2 where the
    pack has errors, to which belong a rule that raises and one that hits none
    of its own bad samples.
    """
    pack = load_pack(Path(args.pack) if args.pack else builtin_root())
    ids = [*(r.id for r in pack.rules), *(f"genres/{name}" for name in pack.lexicon.genres)]
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

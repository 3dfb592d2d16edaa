"""`stylelint test`: run the samples of a pack."""

from __future__ import annotations

import argparse
from pathlib import Path

from ..rulepack.load import builtin_root, load_pack
from ..samples import coverage, run_samples
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
    """Run all samples. Exit 1 where one fails or, with --coverage, a rule has too few."""
    pack = load_pack(Path(args.pack) if args.pack else builtin_root())
    failures, count = run_samples(pack, args.rule)
    for failure in failures:
        print(failure.format(context.lang))
    short = coverage(pack, args.rule) if args.coverage else []
    for rule, bad, good in short:
        print(
            context.say(
                f"{rule}：坏样例 {bad}（至少 2），好样例 {good}（至少 3）",
                f"{rule}: {bad} bad (2 wanted), {good} good (3 wanted)",
            )
        )
    print(context.say(f"样例 {count} 个，失败 {len(failures)} 个", f"{count} samples, {len(failures)} failed"))
    return 1 if failures or short else 0

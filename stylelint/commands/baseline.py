"""`stylelint baseline`: keep the findings of today, so that only new ones are reported from now on."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path, PurePosixPath

from ..baseline import Baseline, Entry, dumped, load, match, named, words
from ..config.project import BASELINE, Project
from ..files import shown
from ..paths import absolute
from ..reasons import reason
from ..reporters import ReportOptions
from ..rewrite import locked, put
from ..run import Ways
from ..run import run as run_files
from ..settings import Lang
from ..work import Output
from . import Context, UsageError
from ._options import add_config, add_files, add_inputs, add_judging, inputs_of, projects_of

NAME = "baseline"
HELP = ("记下现有的问题，以后只报新的", "keep the findings of today, so that only new ones are reported")
_OURS = "suppression/"  # what is said of suppressions is mended, not kept

Files = dict[str, list[Entry]]


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    actions = say(
        "write 记下现有的，prune 删去已经改好的，show 列出", "write it, prune what is mended, or show what it knows"
    )
    parser.add_argument("action", choices=("write", "prune", "show"), metavar="ACTION", help=actions)
    paths = say("文件或目录（默认当前目录）", "files or folders (default: here)")
    parser.add_argument("paths", nargs="*", default=["."], metavar="PATH", help=paths)
    default = say(
        f"基线文件（默认为配置里的，没有则为配置旁的 {BASELINE}）",
        f"the baseline (default: the one configured, or {BASELINE} beside the configuration)",
    )
    parser.add_argument("--file", metavar="FILE", help=default)
    add_inputs(parser, context)
    add_judging(parser, context)
    add_config(parser, context)
    add_files(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Write, prune or show the baseline. Exit 2 where that cannot be done."""
    path = _target(args)
    if args.action == "show":
        return _show(load(path), context)
    before = load(path).files if args.action == "prune" else {}
    found, problems = _found(args, path)
    for said in problems:
        print(f"stylelint: {said}", file=sys.stderr)
    if problems:
        zh, en = "有文件没有查成，基线没有改", "not everything could be linted; the baseline is as it was"
        return context.fail(zh, en)
    after = found if args.action == "write" else _pruned(before, found, path)
    try:
        with locked(path):
            put(path, dumped(after))
    except OSError as error:
        zh, en = reason(error)
        return context.fail(f"{shown(path)}: 写不了：{zh}", f"{shown(path)}: cannot be written: {en}")
    _tell(args, path, _size(before), _size(after), context)
    return 0


def _target(args: argparse.Namespace) -> Path:
    """Return the baseline that is meant."""
    if args.file is not None:
        if not args.file:
            raise UsageError("--file 后面缺文件名", "--file names no file")
        return Path(args.file).absolute()
    project = _project(args)
    return project.baseline or project.default_baseline


def _project(args: argparse.Namespace) -> Project:
    """Return the project of what is named first."""
    first = Path(args.paths[0])
    return projects_of(args).of(absolute(first) if first.is_dir() else Path.cwd())


def _found(args: argparse.Namespace, path: Path) -> tuple[Files, list[str]]:
    """Lint everything without a baseline; return an entry for each finding by file (all files), and the problems."""
    args.baseline, args.excerpts = False, True  # only hashes are kept
    inputs = inputs_of(args, args.paths)
    lang: Lang = inputs.root.value("lang", "zh")
    files: Files = {}
    with run_files(inputs, Output("jsonl", ReportOptions(lang)), Ways()) as found:
        for piece in found.report.pieces:
            for one in map(json.loads, filter(None, piece.split("\n"))):
                if not one["rule"].startswith(_OURS):
                    entry = Entry(one["rule"], one["fingerprint"], words(one["text"]))
                    files.setdefault(named(path, absolute(Path(one["path"]))), []).append(entry)
        for file in found.report.files:
            files.setdefault(named(path, absolute(Path(file.path))), [])
        return files, found.report.problems


def _pruned(before: Mapping[str, Sequence[Entry]], found: Files, path: Path) -> Files:
    """Return the entries that know a finding, or that stand for drafts that were not linted and are there.

    Those of a draft that was moved go with it.
    """
    after: Files = {}
    for name, entries in before.items():
        if name in found:
            after[name] = _less(entries, Counter(match(entries, found[name])[1]))
        elif (path.parent / name).exists():
            after[name] = list(entries)
        elif moved := _moved(name, entries, {n: e for n, e in found.items() if n not in before and n not in after}):
            after[moved[0]] = moved[1]
    return after


def _moved(name: str, entries: Sequence[Entry], new: Files) -> tuple[str, list[Entry]] | None:
    """Return what a draft that is gone goes by now, with its entries that still know a finding; None where it is gone.

    It is the new draft where most findings are known to the letter, of several the one with the same file name.
    """
    old, best = Counter(entry[:2] for entry in entries), (0, False, "")
    for other, found in new.items():
        same = sum((old & Counter(entry[:2] for entry in found)).values())
        best = max(best, (same, PurePosixPath(other).name == PurePosixPath(name).name, other))
    if not best[0]:
        return None
    known, _ = match(entries, new[best[2]])
    return best[2], [one for index, one in enumerate(new[best[2]]) if index in known]


def _less(entries: Iterable[Entry], gone: Counter[Entry]) -> list[Entry]:
    left = []
    for entry in entries:
        if gone[entry] > 0:
            gone[entry] -= 1
        else:
            left.append(entry)
    return left


def _size(files: Mapping[str, Sequence[Entry]]) -> tuple[int, int]:
    """Return how many entries there are, and in how many files."""
    return sum(map(len, files.values())), sum(1 for entries in files.values() if entries)


def _tell(
    args: argparse.Namespace, path: Path, before: tuple[int, int], after: tuple[int, int], context: Context
) -> None:
    name, (count, files) = shown(path), after
    if args.action == "prune":
        gone = before[0] - count
        zh, en = f"{name}: 删去 {gone} 处，还有 {count} 处", f"{name}: {gone} taken out, {count} left"
        print(context.say(zh, en))
        return
    print(context.say(f"已写入 {name}：{files} 个文件，{count} 处", f"written to {name}: {count} in {files} files"))
    project = _project(_unnamed(args))
    if project.baseline is None or absolute(project.baseline) != absolute(path):
        zh = f"要让它起作用，在配置里写 baseline: {name}，或加 --baseline {name}"
        print(
            context.say(zh, f"for it to count, write baseline: {name} into the configuration, or add --baseline {name}")
        )


def _unnamed(args: argparse.Namespace) -> argparse.Namespace:
    """Return the arguments without what they say of the baseline."""
    return argparse.Namespace(**{**vars(args), "baseline": None})


def _show(baseline: Baseline, context: Context) -> int:
    """Print how many findings are known, by file and rule."""
    for name, entries in baseline.files.items():
        missing = not (baseline.path.parent / name).exists()
        gone = context.say("（文件已经没有）", " (no such file)") if missing else ""
        print(f"{name}{gone}")
        for rule, count in sorted(Counter(entry.rule for entry in entries).items()):
            print(f"  {count:>4}  {rule}")
    count, files = _size(baseline.files)
    print(context.say(f"一共 {count} 处，{files} 个文件", f"{count} in {files} files"))
    return 0

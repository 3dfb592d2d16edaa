"""`stylelint completion`: a script that completes commands in a shell."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from .. import quickre as re
from ..builtin import BUILTIN
from ..config.projects import Projects
from ..readers import readers
from ..reporters import reporters
from ..rulepack.errors import PackErrors
from ..rulepack.load import Pack, load_packs
from ..select import names_for
from . import Context, commands
from ._shells import SHELLS, Option, Table, Verb

NAME = "completion"
HELP = ("输出命令补全脚本", "print a script that completes commands in a shell")

_ENCODINGS = ("utf-8", "gb18030", "gbk", "big5", "utf-16")
_MANY = frozenset({"select", "ignore", "only"})
_PLAIN = re.compile(r"[\w./-]+")  # what no shell takes for its own marks


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    parser.add_argument("shell", choices=tuple(SHELLS), metavar="SHELL", help=", ".join(SHELLS))


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the script; the names of rules and genres are those of the working directory."""
    words = _words(_pack())
    names = sorted(commands(), key=lambda name: name != "check")
    print(SHELLS[args.shell](Table(tuple(_verb(name, words, context) for name in names))), end="")
    return 0


def _pack() -> Pack:
    """Return the rules of the working directory; those that come with stylelint where its configuration is faulty."""
    try:
        return load_packs(Projects().of(Path.cwd()).packs)
    except PackErrors:
        return load_packs()


def _words(pack: Pack) -> dict[str, tuple[str, ...]]:
    """Return what the values of options may be, by the name of the option."""
    rules = (*pack.rules, *BUILTIN)
    ids = sorted(rule.id for rule in rules)
    groups = {word for rule in rules for word in names_for(rule)}.difference(ids)
    genres = [word for id, genre in pack.lexicon.genres.items() for word in (id, genre.name)]
    selectors = tuple(filter(_PLAIN.fullmatch, [*sorted(groups), *ids]))
    found = {
        **dict.fromkeys(_MANY, selectors),
        "rule": tuple(ids),
        "genre": tuple(filter(_PLAIN.fullmatch, genres)),
        "encoding": _ENCODINGS,
        "input_format": tuple(readers()),
        "format": ("auto", *reporters()),
    }
    return {**found, "name": (*found["rule"], *found["genre"])}


def _verb(name: str, words: dict[str, tuple[str, ...]], context: Context) -> Verb:
    module = commands()[name]
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("-h", "--help", action="store_true", help=context.say("显示用法", "show how it is used"))
    module.add(parser, context)
    parser.add_argument("--lang", choices=("zh", "en"), help=context.say("输出语言", "language of the output"))
    first = next((a for a in parser._actions if not a.option_strings), None)
    known = () if first is None else _choices(first, words)
    return Verb(name, module.HELP[context.lang == "en"], tuple(_options(parser, words)), known)


def _options(parser: argparse.ArgumentParser, words: dict[str, tuple[str, ...]]) -> Iterator[Option]:
    for action in parser._actions:
        if action.option_strings and action.help != argparse.SUPPRESS:
            value = action.nargs != 0
            known = _choices(action, words) if value else ()
            yield Option(tuple(action.option_strings), action.help or "", value, known, action.dest in _MANY)


def _choices(action: argparse.Action, words: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if action.choices is not None:
        return tuple(str(choice) for choice in action.choices)
    return words.get(action.dest, ())

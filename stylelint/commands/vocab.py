"""`stylelint vocab`: look after the vocabulary of a project."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import quickre as re
from ..files import shown
from ..reasons import reason
from ..rewrite import locked, put
from ..rulepack.errors import did_you_mean
from ..text.fold import fold
from ..vocabulary import BOM, DEFAULT_NAME, lines, read, word_of
from ..wordfile import append
from . import Context, UsageError
from ._options import add_config, projects_of

NAME = "vocab"
HELP = ("管理项目词表：加词、列出、删词", "look after the words of a project that no rule touches")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    actions = say("add 加词，list 列出，remove 删词", "add, list or remove words")
    parser.add_argument("action", choices=("add", "list", "remove"), metavar="ACTION", help=actions)
    # The name under which the command line collects what stands after the options.
    parser.add_argument("paths", nargs="*", metavar="WORD", help=say("词；可以有几个", "words"))
    default = say(
        f"词表文件（默认为配置的最后一个词表，没有配置词表时为配置旁的 {DEFAULT_NAME}）",
        f"the vocabulary (default: the last one configured, or {DEFAULT_NAME} beside the configuration)",
    )
    parser.add_argument("--file", metavar="FILE", help=default)
    add_config(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Change or print the vocabulary. Exit 2 where that cannot be done."""
    words = [_clean(word) for word in args.paths]
    if bool(words) == (args.action == "list"):
        zh = "list 不带词" if words else f"缺少词：stylelint vocab {args.action} 词"
        raise UsageError(zh, "list takes no words" if words else f"no word: stylelint vocab {args.action} WORD")
    path = _target(args)
    if args.action == "list":
        return _list(path, args.file is not None, context)
    try:
        with locked(path):
            return _add(path, words, context) if args.action == "add" else _remove(path, words, context)
    except OSError as error:
        zh, en = reason(error)
        return context.fail(f"{shown(path)}: 写不了：{zh}", f"{shown(path)}: cannot be written: {en}")


def _clean(given: str) -> str:
    """Return a word as it stands in the file. Raises UsageError for what would not be a word there."""
    word = given.removeprefix(BOM).strip()
    if not word:
        raise UsageError("词不能是空白", "a word cannot be blank")
    if re.search(r"[\r\n\0]", given):
        raise UsageError("词里不能有换行", "a word cannot hold a line break")
    if not word_of(word):
        raise UsageError(
            f"词不能以 # 开头：{word}（# 起头的行是注释）", f"a word cannot begin with #: {word} (a comment)"
        )
    if word_of(word) != word:
        raise UsageError(
            f"词里不能有空格加 #：{word}（后面的是注释）", f"a word cannot hold a blank and #: {word} (a comment)"
        )
    try:
        word.encode()
    except UnicodeEncodeError:
        raise UsageError("词不是 UTF-8 文本", "the word is not UTF-8 text") from None
    return word


def _target(args: argparse.Namespace) -> Path:
    """Return the vocabulary that is meant. Raises UsageError where none is, PackErrors for a faulty configuration."""
    if args.file is not None:
        if not args.file:
            raise UsageError("--file 后面缺文件名", "--file names no file")
        return Path(args.file).absolute()
    project = projects_of(args).of(Path.cwd())
    settings = project.settings_for(None)
    if settings.vocabulary:
        return settings.vocabulary[-1]
    if project.path is None:
        raise UsageError(
            "这里没有配置文件：先用 stylelint init 建一个，或用 --file 指定词表",
            "there is no configuration here: make one with stylelint init, or name the vocabulary with --file",
        )
    if project.default_vocabulary is None:
        raise UsageError(
            f"{shown(project.path)} 里的 vocabulary 是空的：写上词表的文件名，或用 --file 指定词表",
            f"vocabulary is empty in {shown(project.path)}: name a file there, or with --file",
        )
    return project.default_vocabulary


def _list(path: Path, named: bool, context: Context) -> int:
    if not path.exists() and not named:
        zh, en = "还没有词：用 stylelint vocab add 加", "no words yet: add some with stylelint vocab add"
        print(f"stylelint: {context.say(zh, en)}", file=sys.stderr)
        return 0
    for line in lines(read(path)):
        if word := word_of(line):
            print(word)
    return 0


def _add(path: Path, words: Sequence[str], context: Context) -> int:
    new = append(path, words)
    left = list(new)
    for word in words:
        if word in left:
            left.remove(word)
        else:
            print(context.say(f"已经有了：{word}", f"there already: {word}"))
    if new:
        print(context.say(f"已加入 {shown(path)}：{'、'.join(new)}", f"added to {shown(path)}: {', '.join(new)}"))
    return 0


def _remove(path: Path, words: Sequence[str], context: Context) -> int:
    """Take the lines of the words away; nothing is changed where one of them is unknown."""
    every = list(lines(read(path)))
    known = {fold(word): word for line in every if (word := word_of(line))}
    for word in words:
        if fold(word) not in known:
            zh, en = (did_you_mean(word, known.values(), lang) for lang in ("zh", "en"))
            raise UsageError(f"{shown(path)} 里没有 {word}{zh}", f"{shown(path)} has no {word}{en}")
    gone = {fold(word) for word in words}
    put(path, "".join(_emptied(line) if fold(word_of(line)) in gone else line for line in every).encode())
    said = [known[word] for word in dict.fromkeys(map(fold, words))]
    print(context.say(f"已从 {shown(path)} 删去：{'、'.join(said)}", f"removed from {shown(path)}: {', '.join(said)}"))
    return 0


def _emptied(line: str) -> str:
    """Return what stays of a line whose word goes: the byte-order mark, if it has one."""
    return line[: line.startswith(BOM)]

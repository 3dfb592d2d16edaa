"""Options that commands share: how input is read, and which configuration holds."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args

from ..config.model import Config, RuleSetting, RuleSettings, hyphened
from ..config.names import check_encoding, check_format
from ..config.project import Given, listed, setting_of
from ..config.projects import Projects
from ..readers import readers
from ..records import names, replace
from ..rulepack.errors import PackErrors, UnknownNameError, did_you_mean
from ..rulepack.marked import Keys, Marked, Place
from ..rulepack.model import Profile
from ..run import Inputs
from ..settings import Stage
from . import Context, UsageError

_IN_FILES = ("extend", "overrides", "ignores")


def add_inputs(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that say how input is read."""
    say = context.say
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help=say("文件编码（默认自动判断）", "encoding of the files (found out by default)"),
    )
    parser.add_argument(
        "--input-format", metavar="FORMAT", help=say("按此格式读：", "read as: ") + ", ".join(readers())
    )
    parser.add_argument("--stdin-filename", metavar="PATH", help=say("标准输入的文件名", "name for stdin"))


def add_config(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that choose the configuration."""
    say = context.say
    parser.add_argument(
        "--config",
        action="append",
        default=[],
        metavar="FILE|KEY=VALUE",
        help=say("用这个配置文件，或设一项配置", "use this configuration file, or set one key"),
    )
    parser.add_argument(
        "--isolated", action="store_true", help=say("不读任何配置文件", "read no configuration file at all")
    )


def add_files(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that say which files of folders are taken."""
    say = context.say
    for name, zh, en in (
        ("--include", "目录里只查这些文件（通配）", "globs of the files to lint in folders"),
        ("--exclude", "不查这些文件和目录（通配）", "globs of files and folders to leave out"),
        ("--extend-exclude", "再加一些不查的", "further globs to leave out"),
    ):
        parser.add_argument(name, action="append", default=[], metavar="GLOBS", help=say(zh, en))
    parser.add_argument(
        "--force-exclude",
        action="store_const",
        const=True,
        help=say("点名的文件也按排除项跳过（用于钩子）", "leave excluded files out even when they are named"),
    )
    parser.add_argument(
        "--no-respect-gitignore",
        dest="respect_gitignore",
        action="store_const",
        const=False,
        help=say("不理会 .gitignore", "do not heed .gitignore"),
    )


def add_judging(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments that say by which rules and habits drafts are judged."""
    say = context.say
    names = say("规则、类别、规则包、标签或通配，逗号分隔", "rules, families, packs, tags or globs, by commas")
    chosen = say("只用这些规则：", "only these: ") + names
    parser.add_argument("--select", action="append", default=[], metavar="RULES", help=chosen)
    parser.add_argument("--ignore", action="append", default=[], metavar="RULES", help=say("不用这些规则", "not these"))
    alone = say("只用这些规则，不管配置怎么说", "these and no others, whatever the configuration says")
    parser.add_argument("--only", action="append", default=[], metavar="RULES", help=alone)
    packs = say("再加一个规则包（目录）", "a folder of further rules")
    parser.add_argument("--pack", action="append", default=[], metavar="DIR", help=packs)
    genre = say("按这个文种检查：中文名或代号（见 stylelint rules --genres）", "judge by this genre: its id or name")
    parser.add_argument("--genre", metavar="GENRE", help=genre)
    parser.add_argument(
        "--profile", choices=get_args(Profile), help=say("按这类文种的习惯", "judge by this family of genres")
    )
    stage = say("文稿阶段：draft 起草中，final 交稿", "draft: still being written; final: to be handed in")
    parser.add_argument("--stage", choices=get_args(Stage), help=stage)


def whole_number(text: str) -> int:
    """Read a number that is not negative. Raises ArgumentTypeError, in the words that the parser translates."""
    try:
        value = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"must be a whole number: {text}") from None
    if value < 0:
        raise argparse.ArgumentTypeError(f"must not be negative: {text}")
    return value


def _processes(text: str) -> int:
    """Read a number of one or more. Raises ArgumentTypeError as `whole_number` does."""
    value = whole_number(text)
    if value == 0:
        raise argparse.ArgumentTypeError(f"must not be 0: {text}")
    return value


def add_jobs(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the argument that says how many processes are used."""
    say = context.say
    parser.add_argument(
        "--jobs",
        type=_processes,
        metavar="N",
        help=say("用几个进程检查（默认按处理器数）", "processes that lint (default: as there are processors)"),
    )


def inputs_of(args: argparse.Namespace, paths: Iterable[str]) -> Inputs:
    """Make Inputs of parsed arguments. Raises UsageError, UnknownNameError, PackErrors for what cannot be."""
    if args.encoding is not None:
        check_encoding(args.encoding)
    if args.input_format is not None:
        check_format(args.input_format, readers())
    return Inputs(tuple(paths), args.encoding, args.input_format, args.stdin_filename, projects_of(args))


def projects_of(args: argparse.Namespace) -> Projects:
    """Return the configurations as the arguments choose and change them. Raises PackErrors, UsageError."""
    if "" in args.config:
        raise UsageError("--config 的值是空的", "the value of --config is empty")
    files = [Path(word) for word in args.config if not _is_setting(word)]
    if len(files) > 1:
        raise UsageError("--config 只能给一个文件", "--config takes one file")
    if files and args.isolated:
        raise UsageError("--isolated 与 --config 文件不能同用", "--isolated and a file for --config exclude each other")
    if "" in getattr(args, "pack", ()):
        raise UsageError("--pack 的值是空的", "the value of --pack is empty")
    config = Config()
    for word in filter(_is_setting, args.config):
        config = _over(config, _setting(word))
    given = Given(_over(config, _flags(args)), tuple(split_list(getattr(args, "only", ()))))
    return Projects(given, file=files[0].absolute() if files else None, isolated=args.isolated)


def split_list(values: Iterable[str]) -> list[str]:
    """Split comma lists that may be given several times."""
    return [word for value in values for word in value.replace("\uff0c", ",").split(",") if word]


def _flags(args: argparse.Namespace) -> Config:
    """Return what single options say, under the names of the configuration."""
    plain = ("genre", "profile", "stage", "lang", "fail_on", "max_warnings", "jobs", "cache")
    given = {key: getattr(args, key, None) for key in plain}
    given["output_format"] = getattr(args, "format", None)
    given["baseline"] = getattr(args, "baseline", None)
    for key in ("select", "ignore", "exclude", "extend_exclude", "include"):
        given[key] = split_list(getattr(args, key, ())) or None
    given["packs"] = [str(name) for name in getattr(args, "pack", ())] or None
    for key in ("force_exclude", "respect_gitignore", "excerpts"):
        given[key] = getattr(args, key, None)
    return Config(**given)


def _over(under: Config, over: Config) -> Config:
    """Return one configuration with what another sets put over it; keys that add up keep what both set."""
    found = {name: v for name in names(Config) if (v := getattr(over, name)) is not None}
    if over.rules:
        found["rules"] = _merged(under.rules or {}, over.rules)
    if over.packs:
        found["packs"] = [*(under.packs or ()), *over.packs]
    for key in ("vocabulary", "extend_exclude"):
        if key in found:
            found[key] = [*listed(getattr(under, key)), *listed(found[key])]
    return replace(under, **found)


def _merged(under: RuleSettings, over: RuleSettings) -> RuleSettings:
    """Return what two set for rules: of one selector, the later level and options win one by one."""
    found = {**under, **over}
    for selector in under.keys() & over.keys():
        old, new = setting_of(under[selector]), setting_of(over[selector])
        found[selector] = RuleSetting(
            new.level or old.level,
            {**old.options, **new.options},
            {**old.extend_options, **new.extend_options},
            new.fix or old.fix,
        )
    return found


def _is_setting(word: str) -> bool:
    return "=" in word and not Path(word).exists()


def _setting(word: str) -> Config:
    """Read key=value; the key may be dotted (rules.filler=off), the value is YAML."""
    from ..rulepack.parse import parse_text
    from ..rulepack.validate import check

    key, _, value = word.partition("=")
    marked, errors = parse_text(Path("--config"), value or "null")
    if marked is None or errors:
        raise PackErrors(errors)
    data: Any = marked.data
    parts = key.split(".")
    if not all(parts):
        said = f"--config {word}"
        raise UsageError(f"{said} 没有配置项：= 前面有空的", f"{said} names no key: there is an empty one before =")
    known = list(map(hyphened, names(Config)))
    if parts[0] not in known:
        zh, en = (did_you_mean(parts[0], known, lang) for lang in ("zh", "en"))
        raise UnknownNameError(f"没有配置项 {parts[0]}{zh}", f"there is no configuration key {parts[0]}{en}")
    if parts[0] in _IN_FILES:
        raise UsageError(f"{parts[0]} 只能写在配置文件里", f"{parts[0]} can only be set in a file")
    for part in reversed(parts):
        data = {part: data}
    places: dict[Keys, Place] = {tuple(parts[:length]): (1, 1) for length in range(len(parts))}
    places.update({(*parts, *keys): place for keys, place in marked.places.items()})
    config = check(Marked(Path("--config"), data, places), data, Config)
    if isinstance(config, list):
        raise PackErrors(config)
    return config

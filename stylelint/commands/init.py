"""`stylelint init`: write a commented configuration that fits the folder."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from ..config.load import NAMES, find, in_folder
from ..config.schema import config_text
from ..files import shown
from ..paths import absolute
from ..reasons import reason
from ..rewrite import put
from . import Context
from ._starter import LEGACY, SCHEMA, starter
from ._survey import Survey, survey

NAME = "init"
HELP = ("按目录里的情况生成配置文件", "write a configuration that fits the folder")

FILE = NAMES[0]
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: stylelint
        name: stylelint
        language: system
        entry: stylelint check --force-exclude
        types_or: [markdown, plain-text]
        files: (?i)\\.(md|markdown|txt|text)$
        require_serial: true
"""


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    parser.add_argument("folder", nargs="?", default=".", metavar="DIR", help=say("目录（默认当前目录）", "the folder"))
    parser.add_argument("--force", action="store_true", help=say("覆盖已有的配置", "write over what is there"))
    parser.add_argument(
        "--schema",
        action="store_true",
        help=say(f"同时写 {SCHEMA}，供编辑器补全", f"also write {SCHEMA}, with which editors complete"),
    )


def run(args: argparse.Namespace, context: Context) -> int:
    """Write the file and say what was found. Exit 2 where there is a configuration or nothing can be written."""
    folder = absolute(Path(args.folder))
    if not folder.is_dir():
        return context.fail(f"{args.folder}: 没有这个目录", f"{args.folder}: there is no such folder")
    if not args.force and (there := in_folder(folder)) is not None:
        return _refuse(there, context)
    found = survey(folder)
    text = starter(found, context.say, lang=context.lang, schema=args.schema, parent=_parent(folder))
    try:
        put(folder / FILE, text.encode())
        if args.schema:
            put(folder / SCHEMA, config_text().encode())
    except OSError as error:
        (zh, en), name = reason(error), shown(folder / FILE)
        return context.fail(f"{name}: 写不了：{zh}", f"{name}: cannot be written: {en}")
    _report(found, context)
    return 0


def _refuse(path: Path, context: Context) -> int:
    name = shown(path)
    if path.name == "pyproject.toml":
        return context.fail(
            f"{name}: 已有 [tool.stylelint]，没有再写 {FILE}（它会盖过那一节）；确实要写请加 --force",
            f"{name} has [tool.stylelint] already, over which {FILE} would win; to write it all the same add --force",
        )
    return context.fail(f"{name}: 已经有了；要覆盖请加 --force", f"{name} exists; to write over it add --force")


def _parent(folder: Path) -> str | None:
    """Return the configuration above the folder, as `extend` names it."""
    path = find(folder.parent) if folder.parent != folder else None
    return None if path is None else Path(os.path.relpath(path, folder)).as_posix()


def _report(found: Survey, context: Context) -> None:
    say = context.say
    name = shown(found.folder / FILE)
    drafts = sum(found.files.values())
    print(say(f"已写入 {name}（文稿 {drafts} 份）", f"wrote {name} ({drafts} drafts)"))
    errors, warnings = found.levels["error"], found.levels["warning"]
    if errors + warnings >= LEGACY:
        print(
            say(
                f"已有错误 {errors} 处、警告 {warnings} 处：可以先启用其中的 fail-on 和 max-warnings",
                f"{errors} errors and {warnings} warnings are there: you may begin with fail-on and max-warnings in it",
            )
        )
    print(say("\n下一步：stylelint check", "\nnext: stylelint check"))
    print(
        say(
            "每次提交前检查：装好 pre-commit，把下面几行放进 .pre-commit-config.yaml，再运行 pre-commit install\n",
            "to check before each commit: install pre-commit, put this into .pre-commit-config.yaml,"
            " then run pre-commit install\n",
        )
    )
    hooked = (found.folder / ".pre-commit-config.yaml").exists()
    print(HOOK.partition("\n")[2] if hooked else HOOK, end="")

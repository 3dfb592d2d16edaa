"""`stylelint config`: the settings that hold for a file or folder, and where each was set."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..api import Linter
from ..builtin import BUILTIN
from ..config.names import check_names
from ..config.project import Project
from ..config.show import Place, Shown, added, plain, rules
from ..files import shown
from ..paths import absolute
from ..readers import readers
from ..reporters import reporters
from ..rulepack.model import Rule
from . import Context
from ._options import add_config, add_judging, projects_of

NAME = "config"
HELP = ("列出生效的设置及其来源", "show the settings that hold, and where each was set")


def add(parser: argparse.ArgumentParser, context: Context) -> None:
    """Add the arguments."""
    say = context.say
    what = say("文件或目录（默认当前目录）", "a file or folder (default: the working directory)")
    parser.add_argument("path", nargs="?", default=".", metavar="PATH", help=what)
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("输出形式", "form of the output")
    )
    add_judging(parser, context)
    add_config(parser, context)


def run(args: argparse.Namespace, context: Context) -> int:
    """Print the settings. Exit 2 where the path is not there or a configuration is faulty."""
    whole = absolute(Path(args.path))
    if not whole.exists():
        return context.fail(f"{args.path}: 找不到这个文件或目录", f"{args.path}: no such file or directory")
    form, args.format = args.format, None  # its own, not that of `check`
    path = None if whole.is_dir() else whole
    project = projects_of(args).of(whole if path is None else whole.parent)
    check_names(project, frozenset(readers()), frozenset(("auto", *reporters())))
    linter = Linter(settings=project.settings_for(path))
    if form == "json":
        print(json.dumps(_data(project, path, linter, args.path), ensure_ascii=False, indent=1))
    else:
        print("\n".join(_text(project, path, linter, context)))
    return 0


# --- JSON ------------------------------------------------------------------------------------------------------


def _data(project: Project, path: Path | None, linter: Linter, name: str) -> dict[str, Any]:
    data: dict[str, Any] = {
        "path": shown(Path(name)),
        "files": [shown(layer.path) for layer in project.layers],
        "settings": {s.key: {"value": s.value, "origin": _origin(s.place)} for s in plain(project, path)},
    }
    for key in ("packs", "vocabulary", "extend-exclude", "ignores", "overrides"):
        data[key] = [{"value": s.value, "origin": _origin(s.place)} for s in added(project, path) if s.key == key]
    data["vocabulary-files"] = [shown(p) for p in linter.settings.vocabulary]
    data["changes"] = [{"selector": s.key, "value": s.value, "origin": _origin(s.place)} for s in rules(project, path)]
    data["rules"] = {rule.id: {"on": _on(linter, rule), "level": _level(linter, rule)} for rule in _every(linter)}
    if path is not None:
        data["excluded"] = project.excluded(path)
    return data


def _origin(place: Place) -> dict[str, Any]:
    if place.kind != "file" or place.file is None:
        return {"kind": place.kind}
    found = {"kind": "file", "file": shown(place.file), "line": place.line}
    return {**found, "override": list(place.override)} if place.override else found


# --- Text ------------------------------------------------------------------------------------------------------


def _text(project: Project, path: Path | None, linter: Linter, context: Context) -> Iterator[str]:
    say = context.say
    files = " ← ".join(shown(layer.path) for layer in reversed(project.layers))
    yield say("配置文件：", "configuration: ") + (files or say("没有", "none"))
    if path is not None and project.excluded(path):
        yield say("这个文件被排除，不在目录里检查", "this file is excluded: it is not linted in folders")
    yield ""
    yield from _table(plain(project, path), context)
    yield from _more(added(project, path), context)
    listed = [shown(p) for p in linter.settings.vocabulary]
    if listed:
        yield ""
        yield say("词表文件：", "vocabulary files: ") + " ".join(listed)
    changes = list(rules(project, path))
    if changes:
        yield ""
        yield say("对规则的规定（后面的优先）", "set for rules (later ones win)")
        yield from _table(changes, context)
    every = list(_every(linter))
    on = sum(_on(linter, rule) for rule in every)
    yield ""
    yield say(f"规则：开 {on} 条，关 {len(every) - on} 条", f"rules: {on} on, {len(every) - on} off")
    yield from _changed(linter, context)


def _more(values: Iterator[Shown], context: Context) -> Iterator[str]:
    found = list(values)
    if found:
        yield ""
        yield from _table(found, context)


def _table(values: Iterator[Shown] | list[Shown], context: Context) -> Iterator[str]:
    rows = [(s.key, _value(s.value), _where(s.place, context)) for s in values]
    first, second = (min(40, max((_cells(row[i]) for row in rows), default=0)) for i in (0, 1))
    for key, value, where in rows:
        yield f"  {_padded(key, first)}  {_padded(value, second)}  {where}"


def _value(value: Any) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _where(place: Place, context: Context) -> str:
    if place.kind != "file" or place.file is None:
        return context.say("命令行", "command line") if place.kind == "command-line" else context.say("默认", "default")
    at = f"{shown(place.file)}:{place.line}"
    return f"{at} ({', '.join(place.override)})" if place.override else at


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - _cells(text))


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)


# --- Rules -----------------------------------------------------------------------------------------------------


def _every(linter: Linter) -> Iterator[Rule]:
    yield from sorted((*linter.pack.rules, *BUILTIN), key=lambda rule: rule.id)


def _on(linter: Linter, rule: Rule) -> bool:
    return rule.id in linter.engine.chosen


def _level(linter: Linter, rule: Rule) -> str:
    return linter.engine.levels.of(rule).value


def _changed(linter: Linter, context: Context) -> Iterator[str]:
    """Yield the rules that are not as they come: switched, or at another level; a family in one line if all are."""
    families: dict[str, list[tuple[str, str, bool]]] = {}
    for rule in _every(linter):
        on, level = _on(linter, rule), _level(linter, rule)
        changed = on != rule.fields.default or (on and level != rule.fields.level)
        families.setdefault(rule.family, []).append((rule.id, level if on else context.say("关", "off"), changed))
    for family, rows in families.items():
        states = {state for _, state, _ in rows}
        if len(states) == 1 and len(rows) > 1 and any(changed for _, _, changed in rows):
            count = context.say(f"（{len(rows)} 条）", f"({len(rows)} rules)")
            yield f"  {_padded(states.pop(), 7)}  {family} {count}"
        else:
            yield from (f"  {_padded(state, 7)}  {id}" for id, state, changed in rows if changed)

"""Options of rules as a configuration changes them: checked like those in a rule file, errors at their place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..kinds import Check, OptionError, kinds
from ..records import replace
from ..settings import RuleChange
from ..structure.lexicon import Lexicon
from .errors import PackError, PackErrors, did_you_mean
from .load import Pack
from .marked import Keys, Marked
from .model import Rule

_OPTIONS, _EXTEND = "options", "extend-options"


def reconfigure(pack: Pack, changes: Sequence[RuleChange]) -> Pack:
    """Return the pack with the options of rules changed; each change builds on those before it.

    Raises PackErrors for a change that names no single rule or no option of
    it, or gives it a value that it cannot have.
    """
    wanted = [change for change in changes if change.options or change.extend_options]
    if not wanted:
        return pack
    at = {rule.id: index for index, rule in enumerate(pack.rules)}
    rules, checks = list(pack.rules), list(pack.checks)
    errors: list[PackError] = []
    for change in wanted:
        index = at.get(change.selector)
        if index is None:
            errors.append(_not_one(change, at))
            continue
        changed = _changed(rules[index], change, pack.lexicon)
        if isinstance(changed, list):
            errors.extend(changed)
        else:
            rules[index], checks[index] = changed
    if errors:
        raise PackErrors(errors)
    return replace(pack, rules=rules, checks=checks, waits=None)


def _not_one(change: RuleChange, known: Mapping[str, int]) -> PackError:
    """Say that options are set for what is no single rule of a file."""
    name = change.selector
    key = _OPTIONS if change.options else _EXTEND
    zh, en = (did_you_mean(name, known, lang) for lang in ("zh", "en"))
    marked, keys = _origin(change)
    return marked.error(
        (*keys, key),
        f"{key} 只能给一条规则设，{name} 不是规则的全名{zh}",
        f"{key} are for one rule, and {name} is not the full id of one{en}",
    )


def _origin(change: RuleChange) -> tuple[Marked, Keys]:
    """Return the file and the place of a change; what stands in no file is named by its key."""
    if change.origin is None:
        return Marked(Path(f"rules.{change.selector}"), None), ()
    return change.origin.marked, change.origin.keys


def _changed(rule: Rule, change: RuleChange, lexicon: Lexicon) -> tuple[Rule, Check] | list[PackError]:
    """Return a rule and its check with other options, or what is wrong with these."""
    from .validate import adapter, check

    marked, at = _origin(change)
    model: Any = type(rule.options)
    before: dict[str, Any] = adapter(model).dump_python(rule.options)
    errors = [
        *_wrong(marked, (*at, _OPTIONS), change.options, before, model),
        *_wrong(marked, (*at, _EXTEND), change.extend_options, before, model),
    ]
    if errors:
        return errors
    base = {**before, **change.options}
    lone = [key for key, value in change.extend_options.items() if not _joinable(base.get(key), value)]
    if lone:
        return [_lone(marked, (*at, _EXTEND, key), key) for key in lone]
    after = {**base, **{key: _joined(base[key], value) for key, value in change.extend_options.items()}}
    options = check(marked, after, model, (*at, _OPTIONS if change.options else _EXTEND))
    if isinstance(options, list):
        return options
    made = replace(rule, options=options)
    try:
        return made, kinds()[rule.fields.kind].build(made, options, lexicon)
    except OptionError as error:
        return [marked.error(_place(at, e.keys, change, base), e.zh, e.en) for e in (error, *error.others)]
    except Exception as error:  # kinds come from other packages too, and may fail in any way
        said = f"{type(error).__name__}: {error}"
        return [
            marked.error(at, f"规则种类 {rule.fields.kind} 出错：{said}", f"the kind {rule.fields.kind} fails: {said}")
        ]


def _wrong(marked: Marked, at: Keys, given: dict[str, Any], before: dict[str, Any], model: Any) -> list[PackError]:
    """Return what is wrong with the options given at a place, each by itself in the place of the old one."""
    from .validate import check, names

    known = names(model)
    errors = []
    for key in given:
        if key not in known:
            zh, en = (did_you_mean(key, known, lang) for lang in ("zh", "en"))
            listed = ", ".join(sorted(known)) or "-"
            said = f"这种规则没有选项 {key}{zh or f'（有 {listed}）'}"
            errors.append(marked.error((*at, key), said, f"this kind has no option {key}{en or f' (it has {listed})'}"))
    found = check(marked, {**before, **{k: v for k, v in given.items() if k in known}}, model, at)
    return [*errors, *(found if isinstance(found, list) else ())]


def _joinable(old: Any, new: Any) -> bool:
    return isinstance(old, (list, tuple)) if isinstance(new, list) else isinstance(old, dict) and isinstance(new, dict)


def _joined(old: Any, new: Any) -> Any:
    return {**old, **new} if isinstance(new, dict) else [*old, *new]


def _lone(marked: Marked, keys: Keys, key: str) -> PackError:
    zh = f"{key} 不是列表或键值对，不能追加；放到 {_OPTIONS} 下"
    return marked.error(keys, zh, f"{key} is no list or mapping to add to: set it below {_OPTIONS}")


def _place(at: Keys, keys: Keys, change: RuleChange, base: Mapping[str, Any]) -> Keys:
    """Return where the configuration has an option that the kind refuses; what was added is counted by itself."""
    key = keys[0]
    if key not in change.extend_options:
        return (*at, _OPTIONS, *keys)
    rest = keys[1:]
    if rest and isinstance(rest[0], int) and isinstance(base[str(key)], (list, tuple)):
        rest = (rest[0] - len(base[str(key)]), *rest[1:])
    return (*at, _EXTEND, key, *rest)

"""Load a pack: folders of YAML become rules, genres, parts and word lists; all errors come at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from ..kinds import Check, OptionError, kinds
from ..regex import PatternError, compile_linear, expand
from ..structure.lexicon import Genre, Lexicon, Part, WordList
from .errors import PackError, PackErrors, did_you_mean
from .marked import Marked, parse
from .model import Guards, Localized, Rule, RuleFields, SampleOptions
from .validate import check

T = TypeVar("T")
_NO_FAMILY = {"genres", "words"}


@dataclass(frozen=True)
class Pack:
    """A loaded pack. `checks` are in the order of `rules`."""

    root: Path
    rules: list[Rule]
    checks: list[Check]
    lexicon: Lexicon


def builtin_root() -> Path:
    """Return the folder of the rules that come with stylelint: in the wheel, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_pack(root: Path) -> Pack:
    """Load the pack in `root`. Raises PackErrors with every error found."""
    errors: list[PackError] = []
    if not root.is_dir():
        raise PackErrors([PackError(root, 1, 1, "没有这个规则目录", "there is no such rule folder")])
    lexicon = _load_lexicon(root, errors)
    rules, checks = [], []
    for path in sorted(root.glob("*/*.y*ml")):
        if path.parent.name in _NO_FAMILY:
            continue
        loaded = _load_rule(path, lexicon, errors)
        if loaded is not None:
            rules.append(loaded[0])
            checks.append(loaded[1])
    if not rules and not errors:
        errors.append(PackError(root, 1, 1, "目录里没有规则文件", "the folder holds no rule file"))
    if errors:
        raise PackErrors(errors)
    return Pack(root, rules, checks, lexicon)


def names(model: type) -> frozenset[str]:
    """Return the keys of a dataclass as they are written in YAML."""
    return frozenset("class" if f.name == "class_" else f.name for f in fields(model))


def _known(model: type) -> frozenset[str]:
    return names(model) | names(Guards) | names(SampleOptions) | names(Localized)


def _load_rule(path: Path, lexicon: Lexicon, errors: list[PackError]) -> tuple[Rule, Check] | None:
    marked, found = parse(path)
    errors.extend(found)
    if marked is None:
        return None
    if not isinstance(marked.data, dict):
        errors.append(marked.error((), "规则文件应为键值对", "a rule file must be a mapping"))
        return None
    module = kinds().get(str(marked.data.get("kind")))
    if module is None:
        errors.append(_unknown_kind(marked))
        return None
    common = names(RuleFields)
    own = {k: v for k, v in marked.data.items() if k not in common}
    shared = {"class_" if k == "class" else k: v for k, v in marked.data.items() if k in common}
    known = _known(RuleFields) | names(module.Options)
    errors.extend(_expand_guards(marked, shared, lexicon))
    rule_fields = check(marked, shared, RuleFields, known)
    options = check(marked, own, module.Options, known)
    for part in (rule_fields, options):
        if isinstance(part, list):
            errors.extend(part)
    if not isinstance(rule_fields, RuleFields) or isinstance(options, list):
        return None
    rule = Rule(f"{path.parent.name}/{path.stem}", rule_fields, options, path)
    errors.extend(_unknown_genres(marked, rule_fields, lexicon))
    try:
        return rule, module.build(rule, options, lexicon)
    except OptionError as error:
        errors.append(marked.error((error.key,), error.zh, error.en))
        return None


def _expand_guards(marked: Marked, shared: dict[str, Any], lexicon: Lexicon) -> list[PackError]:
    """Put the words of a list where a guard names it as {name}; return the names that no list has."""
    guards = shared.get("unless")
    if not isinstance(guards, dict):
        return []
    errors = []
    shared["unless"] = expanded = dict(guards)
    for key, texts in guards.items():
        if not isinstance(texts, list):
            continue
        expanded[key] = []
        for index, text in enumerate(texts):
            named = re.fullmatch(r"\{([a-z][a-z0-9_-]*)\}", text) if isinstance(text, str) else None
            if named is None:
                expanded[key].append(text)
            elif named.group(1) in lexicon.words:
                expanded[key].extend(lexicon.words[named.group(1)])
            else:
                name = named.group(1)
                zh = f"没有叫 {name} 的词表{did_you_mean(name, lexicon.words, 'zh')}"
                en = f"there is no word list called {name}{did_you_mean(name, lexicon.words, 'en')}"
                errors.append(marked.error(("unless", key, index), zh, en))
    return errors


def _unknown_kind(marked: Marked) -> PackError:
    name = str(marked.data.get("kind"))
    if "kind" not in marked.data:
        return marked.error((), "缺少字段 kind", "the key kind is missing")
    zh = f"没有 {name} 这种规则{did_you_mean(name, kinds(), 'zh')}"
    return marked.error(("kind",), zh, f"there is no kind {name}{did_you_mean(name, kinds(), 'en')}")


def _unknown_genres(marked: Marked, rule: RuleFields, lexicon: Lexicon) -> list[PackError]:
    errors = []
    for key, ids in (("genres", rule.genres), ("not_genres", rule.not_genres)):
        for index, name in enumerate(ids):
            if name not in lexicon.genres:
                zh = f"没有文种 {name}{did_you_mean(name, lexicon.genres, 'zh')}"
                en = f"there is no genre {name}{did_you_mean(name, lexicon.genres, 'en')}"
                errors.append(marked.error((key, index), zh, en))
    return errors


def _load_lexicon(root: Path, errors: list[PackError]) -> Lexicon:
    words = {p.stem: w.words for p, w in _load_all(root / "words", WordList, errors)}
    parts = _load_parts(root / "genres" / "parts.yaml", errors)
    genres = {p.stem: g for p, g in _load_all(root / "genres", Genre, errors, skip="parts")}
    lexicon = Lexicon(words, parts, genres)
    for name, genre in genres.items():
        _check_genre(root / "genres" / f"{name}.yaml", genre, lexicon, errors)
    return lexicon


def _load_all(folder: Path, model: type[T], errors: list[PackError], skip: str = "") -> list[tuple[Path, T]]:
    loaded = []
    for path in sorted(folder.glob("*.y*ml")):
        if path.stem == skip:
            continue
        marked, found = parse(path)
        errors.extend(found)
        if marked is None:
            continue
        value = check(marked, marked.data, model, names(model))
        if isinstance(value, list):
            errors.extend(value)
        else:
            loaded.append((path, value))
    return loaded


def _load_parts(path: Path, errors: list[PackError]) -> dict[str, Part]:
    if not path.is_file():
        return {}
    marked, found = parse(path)
    errors.extend(found)
    parts: dict[str, Part] = {}
    data: Any = marked.data if marked is not None else {}
    if marked is None or not isinstance(data, dict):
        return parts
    for name, value in data.items():
        part = check(marked, value, Part, names(Part), (name,))
        if isinstance(part, Part):
            parts[name] = part
            errors.extend(_bad_patterns(marked, (name,), [*part.headings, *part.cues]))
        else:
            errors.extend(part)
    return parts


def _check_genre(path: Path, genre: Genre, lexicon: Lexicon, errors: list[PackError]) -> None:
    marked, _ = parse(path)
    if marked is None:
        return
    for index, need in enumerate(genre.parts):
        for name in need.part.split("|"):
            if name not in lexicon.parts:
                zh = f"没有部分 {name}{did_you_mean(name, lexicon.parts, 'zh')}"
                en = f"there is no part {name}{did_you_mean(name, lexicon.parts, 'en')}"
                errors.append(marked.error(("parts", index, "part"), zh, en))
        errors.extend(_bad_patterns(marked, ("parts", index), [*need.headings, *need.cues]))
    for key in ("titles", "not_titles", "openings", "structure"):
        errors.extend(_bad_patterns(marked, (key,), getattr(genre, key)))


def _bad_patterns(marked: Marked, keys: tuple[str | int, ...], patterns: list[str]) -> list[PackError]:
    errors = []
    for pattern in patterns:
        try:
            compile_linear(expand(pattern, {}))
        except PatternError as error:
            errors.append(marked.error(keys, f"{pattern}：{error.zh}", f"{pattern}: {error.en}"))
    return errors

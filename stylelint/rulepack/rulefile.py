"""Load one rule file: its fields, its guards with word lists put in, its samples, the check that its kind builds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .. import quickre as re
from ..kinds import Check, OptionError, kinds
from ..records import replace
from ..structure.lexicon import Lexicon
from .errors import PackError, did_you_mean
from .marked import Keys, Marked
from .model import Guards, Localized, Rule, RuleFields, SampleOptions
from .parse import parse
from .sample import wrongly_marked
from .validate import check, names

_LIST = re.compile(r"\{([a-z][a-z0-9_-]*)\}")
_WORDS = ("within", "before", "after", "clause", "sentence")
_NO_TEXT = Localized("", "")


def load_rule(
    path: Path, lexicon: Lexicon, errors: list[PackError], pack: str = "stylelint"
) -> tuple[Rule, Check] | None:
    """Load a rule file of a pack; what is wrong with it is added to `errors`, and the result is then None."""
    marked, found = parse(path)
    errors.extend(found)
    if marked is None:
        return None
    if not isinstance(marked.data, dict):
        errors.append(marked.error((), "规则文件应为键值对", "a rule file must be a mapping"))
        return None
    count = len(errors)
    fields = _fields(marked, lexicon, errors)
    built = _built(marked, pack, fields, lexicon, errors)
    return built if len(errors) == count else None


def shared(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what stands in a rule file for rules of every kind, under the names of RuleFields."""
    common = names(RuleFields)
    return {"class_" if k == "class" else k: v for k, v in data.items() if k in common}


def _fields(marked: Marked, lexicon: Lexicon, errors: list[PackError]) -> RuleFields:
    """Return the fields of the rule, or stand-ins where they have errors."""
    fields = check(marked, shared(marked.data), RuleFields)
    if isinstance(fields, list):
        errors.extend(fields)
        return RuleFields("", "info", _NO_TEXT, _NO_TEXT, _NO_TEXT, [], [], [])
    errors.extend(_unknown_genres(marked, fields, lexicon))
    errors.extend(_wrong_samples(marked, fields))
    return replace(fields, unless=_expanded(marked, fields.unless, lexicon, errors))


def _built(
    marked: Marked, pack: str, fields: RuleFields, lexicon: Lexicon, errors: list[PackError]
) -> tuple[Rule, Check] | None:
    """Build the check, also where the fields have errors, so that those of the options come to light at once."""
    common = names(RuleFields)
    own = {k: v for k, v in marked.data.items() if k not in common}
    kind = marked.data.get("kind")
    module = kinds().get(kind) if isinstance(kind, str) else None
    if module is None:
        if isinstance(kind, str):
            errors.append(_unknown(marked, ("kind",), "没有 {} 这种规则", "there is no kind {}", kind, kinds()))
        return None
    if fields.fix is not None and not getattr(module, "FIXES", False):
        zh, en = f"{kind} 这种规则不会改文稿，去掉 fix", f"the kind {kind} offers no fixes: take fix away"
        errors.append(marked.error(("fix",), zh, en))
    options: Any = check(marked, own, module.Options, beside=common)
    if isinstance(options, list):
        errors.extend(options)
        return None
    rule = Rule(f"{marked.path.parent.name}/{marked.path.stem}", fields, options, marked.path, pack)
    try:
        return rule, module.build(rule, options, lexicon)
    except OptionError as error:
        errors.extend(marked.error(e.keys, e.zh, e.en) for e in (error, *error.others))
    except Exception as error:  # kinds come from other packages too, and may fail in any way
        said = f"{module.__name__}: {type(error).__name__}: {error}"
        errors.append(marked.error(("kind",), f"规则种类 {kind} 出错：{said}", f"the kind {kind} fails: {said}"))
    return None


def _expanded(marked: Marked, guards: Guards, lexicon: Lexicon, errors: list[PackError]) -> Guards:
    """Put the words of a list where a guard names it as {name}."""
    lists: dict[str, Any] = {}
    for key in _WORDS:
        texts: list[str] = getattr(guards, key)
        lists[key] = [w for i, text in enumerate(texts) for w in _words(marked, (key, i), text, lexicon, errors)]
    return replace(guards, **lists)


def _words(marked: Marked, keys: Keys, text: str, lexicon: Lexicon, errors: list[PackError]) -> list[str]:
    named = _LIST.fullmatch(text)
    if named is None:
        return [text]
    name = named.group(1)
    if name not in lexicon.words:
        said = ("没有叫 {} 的词表", "there is no word list called {}")
        errors.append(_unknown(marked, ("unless", *keys), *said, name, lexicon.words))
    return lexicon.words.get(name, [])


def _unknown_genres(marked: Marked, rule: RuleFields, lexicon: Lexicon) -> Iterator[PackError]:
    named: list[tuple[Keys, str]] = []
    for key in ("genres", "not_genres"):
        named.extend(((key, i), name) for i, name in enumerate(getattr(rule, key)))
    for key in ("bad", "good"):
        samples = enumerate(getattr(rule, key))
        named.extend(((key, i, "genre"), s.genre) for i, s in samples if isinstance(s, SampleOptions) and s.genre)
    for keys, name in named:
        if name not in lexicon.genres:
            yield _unknown(marked, keys, "没有文种 {}", "there is no genre {}", name, lexicon.genres)


def _wrong_samples(marked: Marked, rule: RuleFields) -> Iterator[PackError]:
    for key, samples in (("bad", rule.bad), ("good", rule.good)):
        for index, sample in enumerate(samples):
            said = wrongly_marked(sample, bad=key == "bad")
            if said is not None:
                yield marked.error((key, index), *said)


def _unknown(marked: Marked, keys: Keys, zh: str, en: str, name: str, known: Any) -> PackError:
    zh, en = zh.format(name) + did_you_mean(name, known, "zh"), en.format(name) + did_you_mean(name, known, "en")
    return marked.error(keys, zh, en)

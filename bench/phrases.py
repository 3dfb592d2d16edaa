"""Lists of any number of phrases with the same hits, as a pack of stylelint and as configurations of the peers."""

from __future__ import annotations

import json
from pathlib import Path

from .grammar import pick, source
from .words import SLOTS

_RARE = "龘靐齉爩麤灪籱癵驫麣纞虋讟钃鸜麷鞻韽韾顟顠饙騳鬑鬻魕鱻鸞鹲麡黮齾龗龖"
_RULE = """\
kind: phrases
level: warning
message: {zh: 空话, en: filler}
help: {zh: 删去, en: delete it}
why: {zh: 无, en: none}
sources: [own]
words: false
"""
PER_RULE = 100
"""Phrases of one rule file, where they are not to have one each."""


def phrases(count: int) -> list[str]:
    """Return phrases of four characters: those that faulty drafts hold, then some that no draft does."""
    found = dict.fromkeys(SLOTS["praise"][:count])
    random = source("phrases")
    while len(found) < count:
        found["".join(pick(_RARE, random) for _ in range(4))] = None
    return list(found)


def pack(folder: Path, count: int, per_rule: int = PER_RULE) -> Path:
    """Write a pack of stylelint that holds the phrases, `per_rule` in each file; returns its folder."""
    root = folder / f"phrases{count}by{per_rule}"
    (root / "bench").mkdir(parents=True, exist_ok=True)
    listed = phrases(count)
    for at in range(0, count, per_rule):
        own = listed[at : at + per_rule]
        samples = f"bad: [⟦{own[0]}⟧]\ngood: [甲。, 乙。, 丙。]\n"
        rule = f"{_RULE}phrases: [{', '.join(own)}]\n{samples}"
        (root / "bench" / f"list-{at}.yaml").write_text(rule, encoding="utf-8")
    return root


def prh(folder: Path, count: int) -> Path:
    """Write a configuration of textlint with prh."""
    rules = "".join(f"  - expected: 改\n    pattern: {phrase}\n" for phrase in phrases(count))
    path = folder / f"prh{count}.yml"
    path.write_text(f"version: 1\nrules:\n{rules}", encoding="utf-8")
    return _json(folder / f"prh{count}.json", {"rules": {"prh": {"rulePaths": [str(path)]}}})


def pattern(folder: Path, count: int) -> Path:
    """Write a configuration of textlint with one alternation of all phrases."""
    patterns = [{"pattern": f"/{'|'.join(phrases(count))}/", "message": "m"}]
    rules = {"rules": {"@textlint-rule/textlint-rule-pattern": {"patterns": patterns}}}
    return _json(folder / f"pattern{count}.json", rules)


def terms(folder: Path, count: int) -> Path:
    """Write a configuration of rumdl with the phrases as terms of MD061."""
    path = folder / f"terms{count}.toml"
    path.write_text(f"[MD061]\nterms = {json.dumps(phrases(count), ensure_ascii=False)}\n", encoding="utf-8")
    return path


def _json(path: Path, value: object) -> Path:
    path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
    return path

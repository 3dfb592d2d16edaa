"""Write the pages of all rules, a family each in both languages: `python docs/_rules.py [DIR]`.

They are made of the rule files alone, and a test says when they are stale.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from stylelint.builtin import BUILTIN
from stylelint.diagnostic import Level
from stylelint.rulepack.load import load_packs
from stylelint.rulepack.model import Rule
from stylelint.rulepack.sample import options
from stylelint.terms import Terms

HERE = Path(__file__).parent / "rules"
_NAME = re.compile(r"\{\w+\}")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")


def pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of each page."""
    rules = sorted((*load_packs().rules, *BUILTIN), key=lambda rule: rule.id)
    families = {family: list(some) for family, some in groupby(rules, key=lambda rule: rule.family)}
    for english, ending in ((True, ".md"), (False, ".zh-CN.md")):
        terms = Terms(english)
        yield f"index{ending}", _index(families, terms, ending)
        for family, some in families.items():
            yield f"{family}{ending}", _family(family, some, terms)


def _index(families: dict[str, list[Rule]], terms: Terms, ending: str) -> str:
    other = "[中文](index.zh-CN.md)" if terms.english else "[English](index.md)"
    count = sum(map(len, families.values()))
    lines = [
        terms.say("# 规则", "# Rules"),
        "",
        other,
        "",
        terms.say(f"共 {count} 条。级别和开关都可以", f"There are {count}. Levels and switches can be ")
        + terms.say("[改](../configuration.zh-CN.md)", "[changed](../configuration.md)")
        + terms.say("；不想报的地方怎样写免检，", "; how to silence a place is told ")
        + terms.say("见每一页的末尾。", "at the end of each page."),
    ]
    for family, rules in families.items():
        lines += ["", f"## [{_title(family, terms)}]({family}{ending})", "", *_table(rules, terms, ending)]
    return "\n".join(lines) + "\n"


def _title(family: str, terms: Terms) -> str:
    return family if terms.english else f"{terms.family(family)} `{family}`"


def _table(rules: Iterable[Rule], terms: Terms, ending: str) -> Iterator[str]:
    yield terms.say("| 规则 | 级别 | 报什么 |", "| rule | level | says |")
    yield "|---|---|---|"
    for rule in rules:
        family, _, name = rule.id.partition("/")
        off = "" if rule.fields.default else terms.say("（默认关）", " (off)")
        level = terms.level(Level(rule.fields.level)) + off
        yield f"| [`{name}`]({family}{ending}#{name}) | {level} | {_general(rule.fields.message.get(_lang(terms)))} |"


def _family(family: str, rules: list[Rule], terms: Terms) -> str:
    lines = [f"# {_title(family, terms)}", ""]
    other = f"[中文]({family}.zh-CN.md)" if terms.english else f"[English]({family}.md)"
    lines += [other]
    for rule in rules:
        lines += _rule(rule, terms)
    example = rules[0].id
    lines += ["", terms.say("## 怎样不报", "## How to silence one"), ""]
    lines += [
        terms.say("在文稿里，这一段的上一行：", "In the draft, on the line above the paragraph:"),
        "",
        "```markdown",
        f"<!-- stylelint: disable-next-block {example} -- {terms.say('理由', 'reason')} -->",
        "```",
        "",
        terms.say("整个项目，在 `stylelint.yaml` 里：", "For a whole project, in `stylelint.yaml`:"),
        "",
        "```yaml",
        "rules:",
        f"  {example}: off",
        "```",
    ]
    return "\n".join(lines) + "\n"


def _rule(rule: Rule, terms: Terms) -> Iterator[str]:
    fields, lang = rule.fields, _lang(terms)
    name = rule.id.partition("/")[2]
    off = "" if fields.default else terms.say("，默认关", ", off by default")
    yield from ("", f"## {name}", "", f"**{terms.level(Level(fields.level))}**{off} · `{rule.id}`", "")
    yield _general(fields.message.get(lang))
    yield from ("", terms.say("改法：", "What to write: ") + _general(fields.help.get(lang)), "")
    yield _plain(fields.why.get(lang))
    for title, samples in (
        (terms.say("不好（⟦ ⟧ 里的会报）：", "Bad (what is in ⟦ ⟧ is reported):"), fields.bad),
        (terms.say("好：", "Good:"), fields.good),
    ):
        if samples:
            yield from ("", title, "", "```text")
            yield "\n\n".join(options(one).text.rstrip("\n") for one in samples)
            yield "```"
    if fields.sources:
        yield from ("", terms.say("依据：", "Source: ") + _plain("; ".join(fields.sources)))


def _lang(terms: Terms) -> str:
    return "en" if terms.english else "zh"


def _general(message: str) -> str:
    return _plain(_NAME.sub("…", message))


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def main() -> None:
    """Write all pages and take away those of families that are no more."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    folder.mkdir(parents=True, exist_ok=True)
    made = dict(pages())
    for stale in folder.glob("*.md"):
        if stale.name not in made:
            stale.unlink()
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

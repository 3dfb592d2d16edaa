"""The page of a rule or a genre, as text or as plain data: for the terminal, the documentation and editors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, is_dataclass
from typing import Any

from . import quickre as re
from .rulepack.model import Guards, Rule, RuleFields, Sample
from .rulepack.sample import options as options_of
from .structure.lexicon import Genre, Lexicon, PartNeed

_PLACEHOLDER = re.compile(r"\{[a-z_]+\}")
_MOST = 10  # words of a list that are shown
_SHORT = 30  # characters of a word; what is longer stands on a line of its own
_WIDE = 100  # characters of a pattern that are shown

# Keys of rule files in the two languages of the pages.
_WORDS = {
    "error": ("错误", "error"),
    "warning": ("警告", "warning"),
    "info": ("提示", "info"),
    "H": ("H 类：见到就报", "class H: each hit"),
    "C": ("C 类：有条件时报", "class C: under a condition"),
    "D": ("D 类：看密度", "class D: by density"),
    "O": ("O 类：选用", "class O: opt-in"),
    "title": ("标题", "title"),
    "heading": ("小标题", "heading"),
    "paragraph": ("段落", "paragraph"),
    "list-item": ("列表项", "list item"),
    "table-cell": ("表格", "table cell"),
    "quote": ("引文块", "quote"),
    "page-frame": ("网页边框", "page frame"),
    "code": ("代码", "code"),
    "official": ("公文", "official"),
    "regulation": ("法规制度", "regulation"),
    "speech": ("讲话", "speech"),
    "technical": ("技术文档", "technical"),
    "thesis": ("论文", "thesis"),
    "everyday": ("日常文书", "everyday"),
    "quotation": ("引文", "quotation"),
    "term": ("引号里的词语", "term in quotes"),
    "book-title": ("书名号", "book title"),
    "question": ("疑问句", "question"),
    "address": ("网址、路径", "address"),
    "example": ("举例", "example"),
    "number": ("数量", "number"),
    "date": ("日期", "date"),
    "document": ("文件", "document"),
    "name": ("单位、职务、人名", "name"),
    "percent": ("百分比", "percentage"),
    "required": ("必有", "required"),
    "usual": ("应有", "usual"),
    "optional": ("可有", "optional"),
}
_GUARDS = {
    "within": ("在这些词里", "inside"),
    "before": ("前面紧接", "directly after"),
    "after": ("后面紧接", "directly before"),
    "clause": ("同一分句里有", "the clause has"),
    "sentence": ("同一句里有", "the sentence has"),
    "spans": ("落在", "it lies in"),
}
_REACH = {
    "clause": ("同一分句里有", "the clause has"),
    "sentence": ("同一句里有", "the sentence has"),
    "next": ("同一句或下一句里有", "the sentence or the next has"),
}


def rule_page(rule: Rule, lang: str) -> str:
    """Return the page of a rule in `lang` ("zh" or "en"), lines ended by LF."""
    fields, page = rule.fields, _Page(lang)
    state = page.say("默认开", "on") if fields.default else page.say("默认关", "off by default")
    page.line("  ".join((rule.id, page.word(fields.level), page.word(fields.class_), state)))
    page.line(_PLACEHOLDER.sub("…", fields.message.get(lang)))
    page.part(("怎样改", "What to write"), [_PLACEHOLDER.sub("…", fields.help.get(lang))])
    page.part(("为什么", "Why"), [fields.why.get(lang)])
    page.part(("范围", "Where"), _where(page, fields))
    page.part(("放过", "Silent where"), _guards(page, fields.unless))
    page.part(("查什么", "Looks for"), _options(page, rule))
    page.part(("坏样例（⟦ ⟧ 为所报的文字）", "Bad (⟦ ⟧ is what is reported)"), _samples(fields.bad))
    page.part(("好样例", "Good"), _samples(fields.good))
    page.part(("依据", "Sources"), fields.sources)
    return page.text()


def genre_page(id: str, genre: Genre, lexicon: Lexicon, lang: str) -> str:
    """Return the page of a genre in `lang`."""
    page = _Page(lang)
    page.line("  ".join((id, genre.name, genre.en, page.word(genre.profile))))
    page.part(("部分", "Parts"), [_need(page, need, lexicon) for need in genre.parts])
    page.part(("标题如", "Titles such as"), genre.good)
    page.part(("不是", "Not"), genre.bad)
    least = page.say(f"少于 {genre.minimum} 字不查缺项", f"below {genre.minimum} characters no part is asked for")
    page.part(("篇幅", "Length"), [least])
    page.part(("依据", "Sources"), genre.sources)
    return page.text()


def rule_data(rule: Rule) -> dict[str, Any]:
    """Return a rule as plain data, its keys as in the rule file."""
    plain = {"class" if k == "class_" else k: v for k, v in asdict(rule.fields).items()}
    options = asdict(rule.options) if is_dataclass(rule.options) and not isinstance(rule.options, type) else {}
    return {"id": rule.id, "family": rule.family, **plain, "options": options}


def genre_data(id: str, genre: Genre, lexicon: Lexicon) -> dict[str, Any]:
    """Return a genre as plain data, the names of its parts filled in."""
    parts = [
        {**asdict(need), "names": [_part_name(lexicon, p, "zh") for p in need.part.split("|")]} for need in genre.parts
    ]
    return {"id": id, **asdict(genre), "parts": parts}


class _Page:
    """Gathers the lines of a page."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.lines: list[str] = []

    def say(self, zh: str, en: str) -> str:
        return en if self.lang == "en" else zh

    def word(self, key: str) -> str:
        return self.say(*_WORDS.get(key, (key, key)))

    def joined(self, words: Iterable[str]) -> str:
        listed = list(words)
        more = len(listed) - _MOST
        tail = [self.say(f"……共 {len(listed)} 个", f"… {len(listed)} in all")] if more > 0 else []
        return self.say("、", ", ").join([*listed[:_MOST], *tail])

    def line(self, text: str) -> None:
        self.lines.append(text)

    def part(self, heading: tuple[str, str], lines: Iterable[str]) -> None:
        """Add a heading with its lines; nothing where there are none."""
        listed = list(lines)
        if listed:
            self.lines += ["", self.say(*heading), *("  " + line for line in listed)]

    def text(self) -> str:
        return "\n".join(line.rstrip() for line in "\n".join(self.lines).split("\n")) + "\n"


def _where(page: _Page, fields: RuleFields) -> Iterator[str]:
    yield page.joined(map(page.word, fields.scopes))
    only, never = [*fields.profiles, *fields.genres], [*fields.not_profiles, *fields.not_genres]
    if only:
        yield page.say("只查：", "only: ") + page.joined(map(page.word, only))
    if never:
        yield page.say("不查：", "never: ") + page.joined(map(page.word, never))


def _guards(page: _Page, guards: Guards) -> Iterator[str]:
    colon = page.say("：", ": ")
    for key, said in _GUARDS.items():
        words = getattr(guards, key)
        if words:
            yield page.say(*said) + colon + page.joined(map(page.word, words))
    if guards.evidence:
        yield page.say(*_REACH[guards.reach]) + colon + page.joined(map(page.word, guards.evidence))


def _options(page: _Page, rule: Rule) -> Iterator[str]:
    """Yield the options of the rule's kind: short lists on one line, long texts such as patterns on one each."""
    for key, value in rule_data(rule)["options"].items():
        if isinstance(value, dict):
            for name, words in value.items():
                yield f"{key}.{name}: {page.joined(words) if isinstance(words, list) else words}"
        elif isinstance(value, list):
            texts = [str(v) for v in value]
            if max(map(len, texts), default=0) > _SHORT:
                yield from (f"{key}: {_cut(text)}" for text in texts)
            elif texts:
                yield f"{key}: {page.joined(texts)}"
        elif isinstance(value, bool):
            yield f"{key}: {str(value).lower()}"
        elif value not in (None, ""):
            yield f"{key}: {value}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDE else text[: _WIDE - 1] + "…"


def _samples(samples: Iterable[Sample]) -> Iterator[str]:
    for sample in samples:
        yield "- " + options_of(sample).text.rstrip("\n").replace("\n", "\n    ")


def _need(page: _Page, need: PartNeed, lexicon: Lexicon) -> str:
    names = page.say("或", " or ").join(_part_name(lexicon, p, page.lang) for p in need.part.split("|"))
    accepts = [w for p in need.part.split("|") if p in lexicon.parts for w in lexicon.parts[p].accepts]
    tail = page.say("：", ": ") + page.joined(accepts) if accepts else ""
    return f"{page.word(need.need)}  {names}{tail}"


def _part_name(lexicon: Lexicon, part: str, lang: str) -> str:
    known = lexicon.parts.get(part)
    return part if known is None else known.en if lang == "en" else known.zh

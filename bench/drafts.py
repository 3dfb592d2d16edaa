"""Documents of four sorts, drawn from the words: official prose, laws, technical Markdown, faulty drafts.

Each takes a source of numbers and whether to mark up lightly, and yields lines
for as long as it is asked; whoever asks stops when the file is long enough.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count, cycle

from .grammar import Grammar, pick
from .words import CODE, FAULTY, HEADS, LAW, LAW_ITEMS, OFFICIAL, SLOTS, TECHNICAL

Numbers = Callable[[], float]
_GRAMMAR = Grammar(SLOTS)
_DIGITS = "零一二三四五六七八九"
_OPTION = "{option}\uff1a{module}的{noun}数"


# As real bad drafts are: about half of the sentences have no fault but half-width commas.
_MIXED = FAULTY + [sentence.replace("\uff0c", ",") for sentence in OFFICIAL]


def official(random: Numbers, marked: bool) -> Iterator[str]:
    """Yield a work report that says who did what, when and how much."""
    yield ("# " if marked else "") + _one("{office}2024年工作总结", random)
    yield ""
    yield from _numbered(random, OFFICIAL, marked)


def plain(random: Numbers) -> Iterator[str]:
    """Yield paragraphs of an article without title, headings or faults."""
    while True:
        yield "".join(_one(pick(OFFICIAL, random), random) for _ in range(4))
        yield ""


def law(random: Numbers, marked: bool) -> Iterator[str]:
    """Yield a regulation: chapters, articles, items."""
    yield ("# " if marked else "") + _one("{place}{thing}管理办法", random)
    article = 0
    for chapter in count(1):
        yield ""
        yield ("## " if marked else "") + f"第{chinese(chapter)}章　{_one('{thing}{deed}', random)}"
        for _ in range(3 + int(random() * 6)):
            article += 1
            name = f"第{chinese(article)}条"
            yield ""
            text = _one(pick(LAW, random), random)
            yield f"**{name}**　{text}" if marked else f"{name}　{text}"
            if text.endswith("\uff1a"):
                yield from _items(random, marked)


def technical(random: Numbers, marked: bool) -> Iterator[str]:
    """Yield a technical document: headings, lists, tables, code, links. It is Markdown either way."""
    yield _one("# {module}设计说明", random)
    for section in cycle((_paragraphs, _list, _paragraphs, _table, _paragraphs, _code, _quote)):
        yield ""
        if random() < 0.4:
            yield ("## " if random() < 0.5 else "### ") + _one("{module}如何{verb}{noun}", random)
            yield ""
        yield from section(random)


def faulty(random: Numbers, marked: bool) -> Iterator[str]:
    """Yield a draft full of faults: filler, placeholders, lost words, half-width marks, numbers that jump."""
    yield ("# " if marked else "") + _one("{place}{matter}工作总结", random)
    yield ""
    yield from _numbered(random, _MIXED, marked, jump=0.2)


def chinese(number: int) -> str:
    """Return a number from 1 to 999 in Chinese numerals."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")


def _one(template: str, random: Numbers) -> str:
    return _GRAMMAR.fill(template, random)


def _numbered(random: Numbers, sentences: list[str], marked: bool, jump: float = 0.0) -> Iterator[str]:
    """Yield 一、 and （一） headings with paragraphs; `jump` of the numbers leave one out."""
    section = 0
    while True:
        section = section % 90 + (2 if random() < jump else 1)
        yield ("## " if marked else "") + f"{chinese(section)}、{_one(pick(HEADS, random), random)}"
        yield ""
        part = 0
        for _ in range(2 + int(random() * 3)):
            part += 2 if random() < jump else 1
            text = "".join(_one(pick(sentences, random), random) for _ in range(2 + int(random() * 4)))
            yield f"\uff08{chinese(part)}\uff09{_one('{matter}', random)}。{text}"
            yield ""


def _items(random: Numbers, marked: bool) -> Iterator[str]:
    for number in range(1, 3 + int(random() * 3)):
        if marked:
            yield ""
        yield f"\uff08{chinese(number)}\uff09{_one(pick(LAW_ITEMS, random), random)}\uff1b"


def _paragraphs(random: Numbers) -> Iterator[str]:
    for _ in range(1 + int(random() * 3)):
        yield "".join(_one(pick(TECHNICAL, random), random) for _ in range(2 + int(random() * 3)))
        yield ""


def _list(random: Numbers) -> Iterator[str]:
    for number in range(1, 4 + int(random() * 4)):
        yield f"{number}. {_one(pick(TECHNICAL, random), random)}"
        if random() < 0.3:
            yield f"   - {_one(_OPTION, random)}"


def _table(random: Numbers) -> Iterator[str]:
    yield "| 字段 | 类型 | 说明 |"
    yield "|---|---|---|"
    for _ in range(3 + int(random() * 5)):
        yield _one("| {option} | {lang} | {noun}{verb}的次数，默认 {n} |", random)


def _code(random: Numbers) -> Iterator[str]:
    yield "```python"
    for _ in range(4 + int(random() * 8)):
        yield _one(pick(CODE, random), random)
    yield "```"


def _quote(random: Numbers) -> Iterator[str]:
    for _ in range(1 + int(random() * 2)):
        yield "> " + _one(pick(TECHNICAL, random), random)

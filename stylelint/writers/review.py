"""The review page: one HTML file with the draft as read, each finding in place and in the margin, lists, outline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from ..markup import attribute, policy, text
from ..terms import Terms
from ._review.blocks import Sheet
from ._review.families import Families
from ._review.layout import Row, rows
from ._review.notes import Margin, Note, gather
from ._review.outline import outline
from ._review.place import Hit, Places

if TYPE_CHECKING:
    from ..reporters import FileResult, ReportOptions

SUFFIX = ".批注.html"
"""What takes the place of a draft's ending in the name of its page."""

_FOLDER = Path(__file__).parent / "_review"
_HAN = re.compile("[\u4e00-\u9fff]")


class NoPageError(ValueError):
    """A result of which no page can be made: why, in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh = zh
        self.en = en


def page(result: FileResult, options: ReportOptions) -> str:
    """Return the page of one file as HTML that needs no other file, no network and no script.

    Raises NoPageError where the draft could not be read, and where it is not to be shown.
    """
    document = result.document
    if document is None:
        raise _no_page(result)
    terms = Terms(options.lang == "en")
    places = Places(document)
    hits = places.hits(result.diagnostics)
    shown = rows(document, {hit.block for hit in hits})
    row_of = {block: number for number, row in enumerate(shown) for block in row.blocks}
    notes = gather(hits, row_of)
    margin = Margin(document, terms, places, row_of.__contains__)
    families = Families(hits, options.rules, terms)
    style = _file("page.css") + families.hiding()
    script = _file("page.js")
    words = {
        "lang": "en" if terms.english else "zh-CN",
        "policy": policy(style, script),
        "style": style,
        "script": script,
        "name": attribute(Path(result.path).name),
        "path": text(result.path),
        "about": _about(result, hits, terms),
        "counts": families.counts() if hits else "",
        "outline": outline(document, hits, row_of.__contains__, terms),
        "written": ' lang="zh"' if _HAN.search(document.text) else "",
        "rows": "".join(_rows(Sheet(document, hits, terms), margin, shown, notes)),
        "lists": families.lists(),
    }
    return Template(_file("page.html")).substitute(words, **_labels(terms))


def _no_page(result: FileResult) -> NoPageError:
    if not result.readable:
        said = result.diagnostics[0].message if result.diagnostics else ""
        return NoPageError(f"{result.path}: {said}", f"{result.path}: {said}")
    return NoPageError(
        f"{result.path}: 配置了 excerpts: false，不显示原文；审阅页就是原文加批注，所以没有生成。"
        "要生成请加 --config excerpts=true",
        f"{result.path}: excerpts are off, and a review page is the draft itself, so none was written;"
        " to have one add --config excerpts=true",
    )


def _rows(sheet: Sheet, margin: Margin, shown: list[Row], notes: dict[int, list[Note]]) -> Iterator[str]:
    story = None
    for number, row in enumerate(shown):
        if (now := sheet.story(row)) != story:
            story = now
            yield f'<h2 class="story">{text(story)}</h2>\n' if story else ""
        beside = margin.drawn(notes.get(number, []))
        yield f'<div class="{sheet.style(row)}"><div class="text">{sheet.row(row)}</div>{beside}</div>\n'


def _about(result: FileResult, hits: list[Hit], terms: Terms) -> str:
    """Return how many findings there are, and what the draft was taken for."""
    by_level = Counter(hit.diagnostic.level for hit in hits)
    clean = terms.say("没有发现问题", "Nothing was found")
    found = terms.counts(by_level) if hits else clean
    genre = terms.say(f"按“{result.genre}”检查", f"judged as {result.genre}") if result.genre else ""
    return text(terms.say("；", "; ").join(filter(None, (found, genre))))


def _labels(terms: Terms) -> dict[str, str]:
    """Return the fixed words of the page."""
    said = {
        "t_page": ("审阅页", "Review"),
        "t_to_draft": ("跳到正文", "Skip to the draft"),
        "t_to_lists": ("跳到问题清单", "Skip to the list"),
        "t_overview": ("问题一览", "Overview"),
        "t_outline": ("提纲", "Outline"),
        "t_draft": ("正文与批注", "Draft and notes"),
        "t_lists": ("问题清单", "All findings"),
        "t_top": ("回到开头", "Back to the top"),
        "t_next": ("下一处", "Next"),
        "t_previous": ("上一处", "Previous"),
        "t_error": ("错误：应当改", "error: to be mended"),
        "t_warning": ("警告：多半要改", "warning: most likely to be mended"),
        "t_info": ("提示：看一看", "info: worth a look"),
        "t_keys": (
            "文中的小数字对应旁边的批注，点数字可以来回跳。",
            "The small numbers lead from the text to the notes and back.",
        ),
        "t_steps": ("按键盘上的 N 到下一处，P 到上一处。", "Press N for the next place, P for the one before."),
        "t_boxes": ("去掉勾，就不显示这一类。", "Clear a box to hide a family."),
        "t_made": ("由 stylelint 生成。这个文件不联网，可以打印。", "Made by stylelint. This file needs no network."),
    }
    return {key: terms.say(*pair) for key, pair in said.items()}


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")

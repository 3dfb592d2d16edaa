"""Small drafts of our own with hand-made findings, for the reporters to draw."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from stylelint.diagnostic import Diagnostic, Level, Related, fingerprint
from stylelint.readers.plain import read
from stylelint.reporters import FileResult
from stylelint.structure.lexicon import Lexicon
from stylelint.text.source import Source

_MARK = re.compile("⟦(.*?)⟧", re.DOTALL)


def draft(path: str, marked: str, *findings: dict[str, Any]) -> FileResult:
    """Make a file of a text in which ⟦ ⟧ mark places; `findings` are the fields of each in turn."""
    text, spans = "", []
    at = 0
    for match in _MARK.finditer(marked):
        text += marked[at : match.start()]
        spans.append((len(text), len(text) + len(match[1])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    assert len(spans) == len(findings), "a finding for each mark"
    source = Source(path, text)
    made = [_diagnostic(source, *span, **fields) for span, fields in zip(spans, findings, strict=True)]
    made.sort(key=lambda d: d.sort_key)
    return FileResult(path, source, read(source, Lexicon()), made, source.encoding, "txt")


def _diagnostic(source: Source, start: int, end: int, **fields: Any) -> Diagnostic:
    line, column = source.lines.position(start)
    end_line, end_column = source.lines.position(end)
    text = source.text[start:end]
    base = Diagnostic(
        source.path, fields["rule"], Level.WARNING, "", "", start, end, line, column, end_line, end_column, text,
        fingerprint=fingerprint(fields["rule"], text, "", "", line),
    )  # fmt: skip
    for key in ("message", "help"):
        fields[key] = fields[key].replace("{text}", text)
    related = tuple(Related(a, b, *source.lines.position(a), m) for a, b, m in fields.pop("related", ()))
    return replace(base, **{**fields, "related": related})


Fields = dict[str, Any]
Golden = Callable[[str, str], None]

BLANK: Fields = {
    "rule": "placeholder/blank",
    "level": Level.ERROR,
    "message": "“{text}”还没有填",
    "help": "填上实际内容；确实没有的，删去整句",
}
MASK: Fields = {
    "rule": "placeholder/mask",
    "level": Level.WARNING,
    "message": "“{text}”像是待填的占位符",
    "help": "写上真实名称",
}
EMPTY_TITLE: Fields = {
    "rule": "missing-text/empty-book-title",
    "level": Level.ERROR,
    "message": "书名号里没有文件名",
    "help": "补上文件名，或删去“{text}”",
}
GAP: Fields = {
    "rule": "numbering/gap",
    "level": Level.WARNING,
    "message": "（二）之后是（四），缺（三）",
    "help": "补上（三），或改正后面的编号",
    "data": {"expected": 3, "found": 4},
}
ATTITUDE: Fields = {
    "rule": "filler/attitude",
    "level": Level.INFO,
    "message": "“{text}”只表明态度，没有写做了什么",
    "help": "写明做了什么：开了几次会、谁牵头、什么时间",
}
DEGREE: Fields = {
    "rule": "filler/degree",
    "level": Level.INFO,
    "message": "“{text}”没有说明做到什么程度",
    "help": "写出前后的数字",
}
DENSE: Fields = {
    "rule": "filler/density",
    "level": Level.INFO,
    "message": "这一节空话偏多（12 处，最多的是“进一步”“切实”）",
    "help": "删去不影响意思的词，补上举措、时间和数字",
}
NO_PLAN: Fields = {
    "rule": "sections/summary",
    "level": Level.WARNING,
    "message": "总结没有写“下一步打算”",
    "help": "加上“下一步打算”一节",
    "data": {"part": "plan", "accepts": ["下一步打算", "明年工作计划"]},
}

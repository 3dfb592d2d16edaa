"""Format `narrated`: whole sentences, for screen readers: no columns to line up, no marks that are only seen."""

from __future__ import annotations

from typing import TextIO

from ..diagnostic import Diagnostic
from ..terms import Terms
from ._model import FileResult, Report, ReportOptions
from ._put import put_all
from ._visible import brief, visible

NAME = "narrated"
STABLE = False

_STOPS = "\u3002\uff01\uff1f.!?"


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return a paragraph a finding, below a sentence that names the file and says how many there are."""
    if not result.diagnostics:
        return ""
    terms = Terms(options.lang == "en")
    path = "".join(map(visible, result.path))
    number = len(result.diagnostics)
    head = terms.say(f"文件 {path}，共 {number} 处。", f"File {path}, {number} finding{'s' * (number > 1)}.")
    told = (_told(i, d, terms) for i, d in enumerate(result.diagnostics, 1))
    return "\n".join([head, *told, "", ""])


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write what there is to say of all files, and how many findings there are in the end."""
    put_all(run.pieces, out)
    terms = Terms(options.lang == "en")
    if run.counts:
        files = terms.files(len(run.files))
        counts = terms.counts(run.levels)
        out.write(terms.say(f"检查了 {files}，一共 {counts}。\n", f"Checked {files}: {counts} in all.\n"))
    elif run.files and not run.problems:
        out.write("".join(terms.clean(len(run.files))) + terms.say("。\n", ".\n"))


def _told(number: int, d: Diagnostic, terms: Terms) -> str:
    level, place = terms.level(d.level), _place(d, terms)
    said = _sentence(brief(d.message), terms)
    cure = terms.say("改法：", "To mend it: ") + _sentence(brief(d.help), terms) if d.help else ""
    rule = terms.say(f"规则 {d.rule}。", f"Rule {d.rule}.")
    gap = terms.say("", " ")
    head = terms.say(f"第 {number} 处，{place}，{level}：", f"Finding {number}, {place}, {level}: ")
    return head + gap.join(part for part in (said, cure, rule) if part)


def _place(d: Diagnostic, terms: Terms) -> str:
    named = d.data.get("place")
    if isinstance(named, str):
        return named
    return terms.say(f"第 {d.line} 行第 {d.column} 个字", f"line {d.line}, character {d.column}")


def _sentence(text: str, terms: Terms) -> str:
    return text if text.endswith(tuple(_STOPS)) else text + terms.say("。", ".")

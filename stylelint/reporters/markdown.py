"""Format `markdown`: a summary for pages that show Markdown, such as the summary of a CI job."""

from __future__ import annotations

from typing import TextIO

from .. import quickre as re
from ..diagnostic import Diagnostic, Level
from ..terms import Terms
from ._model import FileResult, Report, ReportOptions
from ._put import put
from ._statistics import counts
from ._visible import brief, visible

NAME = "markdown"
STABLE = False

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~&$@:-])")
_ROOM = 600_000  # characters; a summary of GitHub holds a megabyte


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the rows of a file: place, level, message, cure, rule."""
    return "".join(_row(d, Terms(options.lang == "en")) for d in result.diagnostics)


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write a table of the findings, folded in, and how often each rule hit; what there is no room for is said."""
    terms = Terms(options.lang == "en")
    rows, left = _taken(run)
    out.write("## stylelint\n\n")
    out.write(_sums(run, terms) + "\n\n")
    for problem in run.problems:
        out.write(f"> {_plain(problem)}\n\n")
    if run.counts:
        out.write(_by_rule(run, terms))
    if rows:
        out.write(_opening(terms))
        for part in rows:
            put(part, out)
        if left:
            out.write(f"\n{terms.say('其余的放不下，见日志。', 'There is no room for the rest: see the log.')}\n")
        out.write("\n</details>\n")


def _taken(run: Report) -> tuple[list[str], bool]:
    """Return the rows for which there is room, and whether some are left; all pieces are asked for."""
    rows: list[str] = []
    size, left = 0, False
    for part in run.pieces:
        size += len(part)
        if size <= _ROOM:
            rows.append(part)
        else:
            left = True
    return rows, left


def _sums(run: Report, terms: Terms) -> str:
    if not run.counts:
        return "".join(terms.clean(len(run.files)))
    return (
        terms.say("检查了 ", "Checked ")
        + terms.files(len(run.files))
        + terms.say("：", ": ")
        + terms.counts(run.levels)
    )


def _by_rule(run: Report, terms: Terms) -> str:
    head = terms.say("| 处 | 级别 | 规则 | 说明 |", "| | level | rule | |") + "\n|--:|---|---|---|\n"
    rows = (f"| {c.count} | {terms.level(Level(c.level))} | `{c.rule}` | {_plain(c.message)} |\n" for c in counts(run))
    return head + "".join(rows) + "\n"


def _opening(terms: Terms) -> str:
    title = terms.say("每一处", "Every finding")
    head = terms.say("| 位置 | 级别 | 问题和改法 | 规则 |", "| place | level | finding and cure | rule |")
    return f"<details><summary>{title}</summary>\n\n{head}\n|---|---|---|---|\n"


def _row(d: Diagnostic, terms: Terms) -> str:
    path = _plain("".join(map(visible, d.path)))
    place = _plain(str(d.data["place"])) if "place" in d.data else f"{d.line}:{d.column}"
    said = _plain(brief(d.message)) + (f"<br>{_plain(brief(d.help))}" if d.help else "")
    return f"| {path} {place} | {terms.level(d.level)} | {said} | `{d.rule}` |\n"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))

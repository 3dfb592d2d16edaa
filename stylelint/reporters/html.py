"""Format `html`: a page over all files, with totals by family and by file, and each finding with the words around it.

One file without network. It reads from top to bottom without a script, which
only sorts and filters. What files add waits on the disk, as the totals stand above.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import unescape
from pathlib import Path
from string import Template
from typing import TextIO
from urllib.parse import quote

from ..diagnostic import Level
from ..markup import attribute, policy, text
from ..terms import Terms
from ._html.drawing import anchor, file, levels, plain
from ._model import FileResult, Report, ReportOptions
from ._put import put

NAME = "html"
STABLE = False

_FOLDER = Path(__file__).parent / "_html"
_LEVELS = (Level.ERROR, Level.WARNING, Level.INFO)
_Row = tuple[str, tuple[int, int, int]]


def piece(result: FileResult, options: ReportOptions) -> str:
    """Return the part of a file, behind a line with its counts and its path."""
    if not result.diagnostics:
        return ""
    counts = ",".join(map(str, levels(result)))
    return f"{counts},{attribute(plain(result.path))}\n{file(result, Terms(options.lang == 'en'))}"


def report(run: Report, out: TextIO, options: ReportOptions) -> None:
    """Write the page."""
    from ._several import spool

    terms = Terms(options.lang == "en")
    rows: list[_Row] = []
    with spool() as kept:
        for whole in run.pieces:
            head, _, body = whole.partition("\n")
            error, warning, info, path = head.split(",", 3)
            rows.append((path, (int(error), int(warning), int(info))))
            kept.write(body)
        style, script = _file("page.css"), _file("page.js")
        words = {
            "lang": "en" if terms.english else "zh-CN",
            "policy": policy(style, script),
            "style": style,
            "about": text(_about(run, rows, terms)),
            "problems": "".join(f'<p class="problem">{text(problem)}</p>\n' for problem in run.problems),
            "families": _table(terms.say("类别", "family"), _families(run, terms), terms),
            "files": _table(terms.say("文件", "file"), [_link(row) for row in rows], terms),
        }
        out.write(Template(_file("page.html")).substitute(words, **_labels(terms)))
        kept.seek(0)
        while part := kept.read(1 << 16):
            put(part, out)
    made = terms.say(f"由 stylelint {run.version} 生成，不联网，可以打印。", f"Made by stylelint {run.version}.")
    out.write(f"</section>\n</main>\n<footer>{made}</footer>\n<script>{script}</script>\n</body>\n</html>\n")


def _about(run: Report, rows: list[_Row], terms: Terms) -> str:
    if not rows:
        return "".join(terms.clean(len(run.files)))
    files = terms.files(len(run.files))
    found = terms.counts(run.levels)
    return terms.say(f"检查了 {files}，{len(rows)} 个有问题：{found}", f"{found} in {len(rows)} of {files}")


def _families(run: Report, terms: Terms) -> list[_Row]:
    """Return the families that hit, those with most errors first."""
    sums: dict[str, list[int]] = {}
    for rule, count in run.counts.items():
        family = sums.setdefault(rule.partition("/")[0], [0, 0, 0])
        for index, number in enumerate((count.error, count.warning, count.info)):
            family[index] += number
    ordered = sorted(sums.items(), key=lambda one: [-number for number in one[1]])
    return [(text(terms.family(family)), (a, b, c)) for family, (a, b, c) in ordered]


def _link(row: _Row) -> _Row:
    path, counts = row
    target = quote(unescape(anchor(path)), safe="/:")  # browsers look for what it decodes to
    return f'<a href="#{target}">{path}</a>', counts


def _table(title: str, rows: Iterable[_Row], terms: Terms) -> str:
    """Return a table: a name that is HTML already, how many of each level, how many in all."""
    heads = [title, *(terms.level(level) for level in _LEVELS), terms.say("共", "all")]
    head = "".join(f'<th scope="col">{text(one)}</th>' for one in heads)
    body = "".join(_line(name, counts) for name, counts in rows)
    return f'<div class="wide"><table><thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>'


def _line(name: str, counts: tuple[int, int, int]) -> str:
    cells = "".join(
        f'<td class="{level.value}" data-n="{number}">{number or ""}</td>'
        for level, number in zip(_LEVELS, counts, strict=True)
    )
    return f'<tr><th scope="row">{name}</th>{cells}<td>{sum(counts)}</td></tr>\n'


def _labels(terms: Terms) -> dict[str, str]:
    said = {
        "t_title": ("文稿检查报告", "Report on the drafts"),
        "t_to_findings": ("跳到问题", "Skip to the findings"),
        "t_by_family": ("按类别", "By family"),
        "t_by_file": ("按文件", "By file"),
        "t_findings": ("每一处", "Every finding"),
        "t_filter": ("只看含有这些字的：", "Only those with these words:"),
    }
    return {key: terms.say(*pair) for key, pair in said.items()}


def _file(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")

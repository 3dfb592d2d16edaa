"""Draw the picture in the README: `stylelint check` on a small faulty draft, as SVG.

    python bench/picture.py docs/images/check.svg

The same rules give the same bytes. Fonts are those of whoever looks: nothing
is loaded from the network, and every run of characters is told its exact
width, so that carets stand right whatever the font.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from html import unescape
from itertools import groupby
from pathlib import Path

from rich.cells import get_character_cell_size
from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from stylelint import __version__
from stylelint.api import Linter
from stylelint.reporters import Report, ReportOptions
from stylelint.reporters._page import Page
from stylelint.reporters._statistics import counted
from stylelint.reporters._whole import entry_of
from stylelint.terms import Terms
from stylelint.text.source import Source

WIDTH = 100
NAME = "总结.txt"
DRAFT = """\
青槐县图书馆2024年工作总结

一年来，我馆高度重视读者服务，切实加强馆藏建设，进一步改善阅览条件，取得了一定成绩。
一、主要工作
（一）延长开放时间。自3月1日起，周五、周六闭馆时间由18时推迟到21时，增加值班人员4名，夜间到馆读者__万人次，占全年的31%，\
其中学生占六成；寒暑假另设自习区120座。
（二）补充馆藏。采购图书8600册、期刊210种，其中少儿图书3100册，经费XX万元，编目上架平均用时由15天缩短到6天。
（四）送书下乡。两辆流动图书车每月到12个村停靠，全年借出图书2.3万册，《》等媒体作了报道。
二、下一步打算
建成青槐镇、白露镇两个分馆，各藏书5000册，6月底前开放；9月底前换完全部借还机；年内办讲座24场，每场不少于60人。\
流动图书车增加到3辆，停靠点由12个村增加到20个村，每村每月停靠两次，每次不少于3小时。
"""

_DARK = [(40, 44, 52), (232, 98, 98), (126, 191, 112), (219, 176, 92)]
_DARK += [(98, 160, 234), (190, 132, 220), (86, 182, 194), (213, 217, 224)]
THEME = TerminalTheme((24, 26, 31), (213, 217, 224), _DARK)
SVG = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono",
    "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC",
    "WenQuanYi Micro Hei", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font: bold 18px sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
_WIDE_SIZE = 23
_TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')


class Runs:
    """A text whose wide and narrow characters are drawn apart, since each run has one width a character."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Segment]:
        """Yield the segments of the text, split where the width changes."""
        for segment in self.text.render(console):
            for _, run in groupby(segment.text, get_character_cell_size):
                yield Segment("".join(run), segment.style)
        yield Segment.line()


def report_lines() -> Iterator[Text]:
    """Yield the lines of the terminal: the command and what it prints."""
    result = Linter().lint_source(Source(NAME, DRAFT))
    page = Page(ReportOptions(width=WIDTH), Terms(english=False), WIDTH, ambiguous=1)
    yield Text.assemble(("$ ", "dim"), (f"stylelint check {NAME}", "bold"))
    yield Text()
    yield from page.file(result)
    report = Report(__version__)
    report.add(entry_of(result), counted(result, ReportOptions()))
    yield from page.summary(report)


def draw() -> str:
    """Return the picture."""
    console = Console(
        file=io.StringIO(), record=True, width=WIDTH, force_terminal=True, color_system="standard", legacy_windows=False
    )
    for line in report_lines():
        console.print(Runs(line), soft_wrap=True)
    svg = console.export_svg(title="stylelint", theme=THEME, code_format=SVG, unique_id="check")
    return _TEXT.sub(_exact, svg)


def _exact(match: re.Match[str]) -> str:
    """Give a run its width in cells, where rich counts characters."""
    head, length, attributes, content, tail = match.groups()
    wide = get_character_cell_size(unescape(content)[0])
    # a Chinese character is as wide as it is high: at the size of two cells it fills them without gaps
    size = f'" style="font-size:{_WIDE_SIZE}px"' if wide == 2 else '"'
    return f"{head}{float(length) * wide:g}{size}{attributes[1:]}{content}{tail}"


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/images/check.svg")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(draw().encode())

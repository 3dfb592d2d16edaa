"""Format `full`: golden pictures of what people see, and what holds for every picture."""

from __future__ import annotations

import io
import re
import sys
import unicodedata
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_drafts import ATTITUDE, BLANK, DEGREE, DENSE, EMPTY_TITLE, GAP, MASK, NO_PLAN, Golden, draft

from stylelint.builtin import undecodable
from stylelint.diagnostic import Level
from stylelint.reporters import FileEntry, FileResult, Report, ReportOptions, reporters
from stylelint.reporters._cells import cells, wrap
from stylelint.reporters._frame import Canvas, Mark, window
from stylelint.reporters._visible import visible
from stylelint.reporters._whole import write
from stylelint.rulepack.load import load_packs
from stylelint.terms import Terms
from stylelint.text.source import UndecodableError

FULL = reporters()["full"]


def drawn(files: list[FileResult], problems: tuple[str, ...] = (), **options: Any) -> str:
    out = io.StringIO()
    write(FULL, files, out, ReportOptions(**options), problems=problems)
    return out.getvalue()


def summary() -> list[FileResult]:
    """A work summary whose one paragraph is a line of some 200 characters."""
    return [
        draft(
            "drafts/防汛工作总结.txt",
            "⟦防汛工作总结⟧\n\n今年以来，在局党组的坚强领导下，全局上下⟦高度重视⟧防汛工作，⟦切实⟧压实责任，⟦进一步⟧完善预案，"
            "⟦进一步⟧充实队伍，先后开展隐患排查6轮，整改问题127处，截至⟦20__年⟧12月，共投入资金⟦XX⟧万元，修复堤防3.6公里，"
            "清理河道12公里，“‘三定’方案”——即定人、定岗、定责……已全部落实，并按照⟦《》⟧的要求建立了台账；"
            "受益群众约4.2万人，比上年增长8.1%，各村组均已安排巡查员。\n\n（一）组织情况。由⟦XX⟧牵头。\n"
            "（二）投入情况\n⟦（四）⟧存在的问题\n由⟦XX⟧同志负责。\n⟦二、主要做法⟧\n",
            NO_PLAN,
            ATTITUDE,
            DEGREE,
            DEGREE,
            DEGREE,
            BLANK,
            MASK,
            EMPTY_TITLE,
            MASK,
            {**GAP, "related": [(0, 6, "标题在这里"), (210, 213, "")]},
            MASK,
            DENSE,
        ),
        draft("drafts/会议通知.txt", "会议通知\n"),
    ]


def quoted() -> list[FileResult]:
    """Curly quotes, dashes and ellipses before and in the span; Traditional text; combining marks; emoji."""
    return [
        draft(
            "引号.txt",
            "会议强调“要做到‘三个到位’”——人员、物资、预案……并由“⟦XX⟧”负责。\n"
            "他说：“按⟦“‘《》’”⟧执行。”\n機構改革工作由⟦○○⟧同志負責，詳見「附件」。\n"
            "cafe\u0301、naïve与👩‍🌾合作社，由⟦XX⟧验收。",
            MASK,
            EMPTY_TITLE,
            MASK,
            MASK,
        )
    ]


def line_ends() -> list[FileResult]:
    """CRLF, lone CR, tabs, indents of U+3000, characters that move or break a terminal, no last line end."""
    return [
        draft(
            "line-ends.txt",
            "第一行⟦XX⟧\r\n\r\n\t缩进\t⟦XX⟧。\r\n　　全角缩进⟦【待补充】⟧。\r只有回车⟦XX月⟧\r\n"
            "转义\x1b[31m红⟦X\x1bX⟧色\x7f，零宽\u200b空格，反\u202e向，行分隔\u2028符⟦XX\r\n接下一行⟧尾⟦⟧",
            MASK,
            MASK,
            BLANK,
            MASK,
            MASK,
            BLANK,
            {**GAP, "message": "末尾缺落款", "help": ""},
        )
    ]


def repeated() -> list[FileResult]:
    """The same placeholder a dozen times, and another of the same rule."""
    lines = "".join(f"第{i}项由⟦XX⟧单位负责，于12月底前完成。\n" for i in range(1, 13))
    return [draft("分工.md", lines + "第13项由⟦XXX⟧单位负责。\n", *[MASK] * 13)]


def crowded() -> list[FileResult]:
    """A draft with more than 300 findings."""
    lines, findings = [], []
    for i in range(1, 71):
        lines.append(f"{i}. 各单位要⟦高度重视⟧，⟦切实⟧加强领导，⟦进一步⟧压实责任，⟦切实⟧做到应查尽查。")
        findings += [ATTITUDE, DEGREE, {**DEGREE, "rule": f"filler/adverb-{i % 9}"}, DEGREE]
    for i in range(30):
        lines.append(f"⟦（{i + 2}）⟧第{i}个要点")
        findings.append({**GAP, "message": f"（{i}）之后是（{i + 2}）"})
    return [draft("方案.txt", "\n".join(lines) + "\n", *findings)]


def wide() -> list[FileResult]:
    """Spans wider than the window, words of ASCII, a line without marks, an empty line."""
    return [
        draft(
            "wide.txt",
            "说明：⟦" + "此处由各单位根据实际情况自行填写具体内容" * 8 + "⟧。\n⟦⟧\n"
            + "没有标点的一长串文字" * 12 + "⟦XX⟧" + "后面仍旧没有标点" * 12 + "\n"
            + "see https://example.org/a/very/long/path/" + "segment/" * 20 + " ⟦TODO⟧ and more words follow here " * 1,
            {**BLANK, "message": "整段是填写说明"},
            {**GAP, "message": "空行", "help": "a-very-long-word-" * 9},
            MASK,
            BLANK,
        )
    ]  # fmt: skip


def nothing() -> list[FileResult]:
    return [draft("a.txt", "好。\n"), draft("b.txt", "")]


def broken() -> list[FileResult]:
    error = UndecodableError(("utf-8", "gbk"), 17)
    return [FileResult("扫描件.txt", diagnostics=[undecodable("扫描件.txt", error, "zh")])]


DRAFTS: dict[str, Callable[[], list[FileResult]]] = {
    f.__name__: f for f in (summary, quoted, line_ends, repeated, crowded, wide, nothing, broken)
}


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("width", [100, 40])
def test_picture(name: str, width: int, golden: Golden) -> None:
    golden(f"full/{name}-{width}.txt", drawn(DRAFTS[name](), width=width))


@pytest.mark.parametrize("name", ["summary", "repeated", "crowded", "nothing"])
def test_picture_in_english(name: str, golden: Golden) -> None:
    golden(f"full/{name}-en.txt", drawn(DRAFTS[name](), lang="en"))


def test_picture_with_wide_quotes(golden: Golden) -> None:
    golden("full/quoted-wide-quotes.txt", drawn(quoted(), ambiguous=2, width=60))


def test_picture_in_colour(golden: Golden) -> None:
    golden("full/summary-colour.ansi", drawn(summary(), color=True))


def test_colour_changes_nothing_but_colour() -> None:
    for make in DRAFTS.values():
        assert re.sub("\x1b\\[[0-9;]*m", "", drawn(make(), color=True)) == drawn(make())


def measure(text: str, ambiguous: int = 1) -> int:
    """Count cells without rich: by East Asian width, marks that combine none."""
    text = text.replace("👩‍🌾", "👩")
    widths = {"W": 2, "F": 2, "A": ambiguous}
    return sum(0 if unicodedata.combining(c) else widths.get(unicodedata.east_asian_width(c), 1) for c in text)


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", [24, 30, 41, 80, 100, 120])
@pytest.mark.parametrize("name", DRAFTS)
def test_no_line_is_wider_than_the_terminal(name: str, width: int, ambiguous: Any) -> None:
    for line in drawn(DRAFTS[name](), width=width, ambiguous=ambiguous).splitlines():
        assert measure(line, ambiguous) <= width, line


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", [40, 100])
@pytest.mark.parametrize("name", ["summary", "quoted", "repeated"])
def test_carets_stand_below_the_text_they_mark(name: str, width: int, ambiguous: Any) -> None:
    (result, *_) = DRAFTS[name]()
    expected = {d.text for d in result.diagnostics if d.level is not Level.INFO}
    lines = drawn([result], width=width, ambiguous=ambiguous).splitlines()
    marked = set()
    for line, carets in pairwise(lines):
        if re.fullmatch(r" +\| +\^+|    \| \^+", carets):
            first, last = carets.index("^"), len(carets)
            before = 0
            while measure(line[:before], ambiguous) < first:
                before += 1
            end = before
            while measure(line[:end], ambiguous) < last:
                end += 1
            marked.add(line[before:end])
    assert marked == expected


def test_what_can_be_printed_is_shown_as_it_is() -> None:
    """Texts are therefore not looked at character by character where all of them can be."""
    assert [c for c in map(chr, range(sys.maxunicode + 1)) if c.isprintable() and visible(c) != c] == []


@given(st.text("中文。“”（ab 1　—,é👩♥"), st.integers(0, 40), st.sampled_from([1, 2]))
def test_a_text_that_fits_on_a_line_is_one(text: str, room: int, ambiguous: int) -> None:
    lines = wrap(text, room, room, ambiguous)
    assert (len(lines) == 1 or cells(text, ambiguous) > room) and lines[-1][1] <= len(text.rstrip())
    assert wrap(text, 1000, 1000, ambiguous) == [(0, len(text.rstrip()))]


def test_a_line_of_megabytes_is_drawn_from_what_is_near() -> None:
    phrase = "一句话，"
    result = draft("x.txt", phrase * 50_000 + "⟦XX⟧" + phrase * 50_000 + "⟦" + phrase * 9000 + "⟧", MASK, BLANK)
    first, second = re.findall(r"  1 \| (.*)", drawn([result], width=60))
    assert first == f"…{phrase * 3}XX{phrase * 3}…"
    assert second == "…" + phrase * 6 + "一句…"


def test_equal_findings_are_shown_once_with_their_places() -> None:
    text = drawn(repeated())
    assert text.count("警告[placeholder/mask]") == 2
    assert "共 12 处: 1:5、2:5、3:5、4:5、5:5、6:5、7:5、8:5，另 4 处" in text


def test_hints_name_phrases_and_the_cures_name_rules() -> None:
    long = "持续健全完善舆情信息收集分析研判处置工作机制"
    marked = f"⟦高度重视⟧，⟦{long}⟧。\n⟦⟧第二段\n⟦一、总体要求⟧"
    result = draft("a.txt", marked, ATTITUDE, DEGREE, {**NO_PLAN, "level": Level.INFO}, {**GAP, "level": Level.INFO})
    lines = drawn([result]).splitlines()
    assert "  1 | 高度重视 (attitude)；持续健全完善舆情信息…判处置工作机制 (degree)" in lines
    assert "  2 | 总结没有写“下一步打算” (summary)" in lines
    assert "  3 | （二）之后是（四），缺（三） (gap)" in lines
    for d in result.diagnostics:
        assert f"    = {d.rule}: {d.help}" in lines


def test_a_rule_is_shown_at_most_twenty_times_a_file() -> None:
    text = drawn(crowded())
    assert text.count("警告[numbering/gap]") == 20
    assert "未列出: numbering/gap 另有 10 处" in text
    assert "未列出: filler/attitude 另有 50 处、filler/degree 另有 120 处" in text
    assert "共 30 个警告、280 个提示" in text, "the summary counts all of them"
    assert len(text.splitlines()) < 220


def test_problems_forbid_to_say_that_all_is_well() -> None:
    assert drawn([], ("gone.txt：没有这个文件",)) == ""
    assert drawn(nothing(), ("gone.txt：没有这个文件",)) == ""
    assert drawn(nothing()) == "未发现问题，检查了 2 个文件\n"
    assert drawn(nothing(), lang="en") == "no findings in 2 files\n"


def test_control_characters_never_reach_the_terminal() -> None:
    result = draft(
        "a\x1b]0;b\u202e.txt", "坏\x1b[2J⟦X\x1bX⟧\n", {**MASK, "message": "“\x1b[31m{text}”", "help": "\x07{text}"}
    )
    text = drawn([result])
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", text)


class Screen(io.StringIO):
    """A terminal of unknown size."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    "out, environment, asked, coloured",
    [
        (io.StringIO, {}, None, False),
        (Screen, {}, None, True),
        (Screen, {"TERM": "dumb"}, None, False),
        (Screen, {"NO_COLOR": "1"}, None, False),
        (Screen, {"NO_COLOR": ""}, None, True),
        (io.StringIO, {"FORCE_COLOR": "1"}, None, True),
        (io.StringIO, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, False),
        (io.StringIO, {"NO_COLOR": "1"}, True, True),
        (Screen, {"FORCE_COLOR": "1"}, False, False),
    ],
)
def test_colour_is_for_those_who_want_it(
    out: type[io.StringIO],
    environment: dict[str, str],
    asked: bool | None,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = out()
    write(FULL, summary(), stream, ReportOptions(color=asked))
    assert ("\x1b[" in stream.getvalue()) is coloured


def test_a_pipe_is_a_hundred_cells_wide_unless_columns_says_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(summary()) == drawn(summary(), width=100)
    monkeypatch.setenv("COLUMNS", "40")
    assert drawn(summary()) == drawn(summary(), width=40)


def test_quotes_are_wide_where_the_terminal_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    assert drawn(quoted()) == drawn(quoted(), ambiguous=1) != drawn(quoted(), ambiguous=2)
    monkeypatch.setenv("VTE_CJK_WIDTH", "wide")
    assert drawn(quoted()) == drawn(quoted(), ambiguous=2)


@pytest.mark.parametrize("width", [20, 40, 100])
def test_a_window_holds_its_range_and_fits(width: int) -> None:
    text = "前面有一句话，后面还有一句；" * 10
    canvas = Canvas(width)
    for start in range(0, len(text), 3):
        low, high = window(Mark(1, text, start, start + 2), [2] * len(text), canvas)
        assert low <= start < start + 2 <= high
        assert canvas.cells(text[low:high]) + 2 <= width - canvas.digits
        assert low == 0 or text[low - 1] in "，；" or width == 20


@pytest.mark.parametrize("color", [False, True])
@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("files", [1, 2, 100_000])
def test_the_quick_sentence_on_a_clean_run_is_that_of_the_page(files: int, lang: Any, color: bool) -> None:
    options = ReportOptions(lang, color, FULL._ROOM, 1)
    run = Report("0", files=[FileEntry("x", None, None, None, 0)] * files)
    page = FULL._drawn(FULL._page(options).summary(run), options)
    assert FULL._clean(run, options) == page != ""


def test_every_family_that_comes_along_has_a_chinese_name() -> None:
    terms = Terms(False)
    families = sorted({rule.family for rule in load_packs().rules})
    assert [family for family in families if terms.family(family) == family] == []


@pytest.mark.parametrize(
    ("formats", "said"),
    [
        ((), "2 处可自动修改：stylelint fix（加 --unsafe-fixes 再改 1 处）"),
        (("txt", "odt"), "2 处可自动修改：stylelint fix（加 --unsafe-fixes 再改 1 处）"),
        (("docx", "odt"), "2 处可自动修改：stylelint fix --tracked（加 --unsafe-fixes 再改 1 处）"),
        (
            ("md", "docx"),
            "2 处可自动修改：stylelint fix（加 --unsafe-fixes 再改 1 处）；Word 文档用 stylelint fix --tracked",
        ),
        (("odt", "doc"), ""),
    ],
)
def test_the_command_that_mends_goes_by_what_was_checked(formats: tuple[str, ...], said: str) -> None:
    assert Terms(False).fixes(2, 1, formats) == said

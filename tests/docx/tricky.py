"""Word documents whose numbers are easy to get wrong, with the outline that Word shows.

Each is a file and its body paragraphs as (label, level, text); no label and no level are None.
"""

from __future__ import annotations

from typing import NamedTuple

from docx.build import abstract, dele, docx, ins, lvl, note_mark, notes, num, numbering, p, r, sdt, style, styles, tbl
from docx.build import text_box as box

Line = tuple[str | None, int | None, str]


class Tricky(NamedTuple):
    """A document and its outline."""

    data: bytes
    outline: list[Line]


def _listed(outline: list[Line], instance: str = "1") -> str:
    """Return paragraphs of one list at the levels of an outline."""
    return "".join(p(text, num=instance, level=level) if level is not None else p(text) for _, level, text in outline)


def _one(*levels: str, outline: list[Line]) -> Tricky:
    """Return a document of one list."""
    return Tricky(docx(_listed(outline), numbering=numbering(abstract(0, *levels), num(1, 0))), outline)


def _val(tag: str, value: object) -> str:
    return f'<w:{tag} w:val="{value}"/>'


def _over(level: int, content: str) -> str:
    return f'<w:lvlOverride w:ilvl="{level}">{content}</w:lvlOverride>'


def _restarted(level: int, start: int) -> str:
    return _over(level, _val("startOverride", start))


OFFICIAL = (
    lvl(0, "%1、", "chineseCountingThousand"),
    lvl(1, "（%2）", "chineseCountingThousand"),
    lvl(2, "%3."),
    lvl(3, "（%4）"),
    lvl(4, "%5", "decimalEnclosedCircleChinese"),
)

_official = _one(
    *OFFICIAL,
    outline=[
        ("一、", 0, "目标"),
        ("（一）", 1, "近期"),
        ("1.", 2, "摸底"),
        ("（1）", 3, "登记"),
        ("①", 4, "入户"),
        ("②", 4, "核对"),
        ("（2）", 3, "汇总"),
        ("①", 4, "上报"),
        ("2.", 2, "整改"),
        ("（二）", 1, "远期"),
        ("1.", 2, "建站"),
        (None, None, "正文不编号。"),
        ("二、", 0, "任务"),
        ("（一）", 1, "建设"),
    ],
)

_shared = Tricky(
    docx(
        p("甲", num="1") + p("乙", num="2") + p("丙", num="1") + p("丁", num="3") + p("戊", num="2"),
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0), num(2, 0), num(3, 0)),
    ),
    [("1.", 0, "甲"), ("2.", 0, "乙"), ("3.", 0, "丙"), ("4.", 0, "丁"), ("5.", 0, "戊")],
)

_override_once = Tricky(
    docx(
        p("甲", num="1") + p("乙", num="1") + p("丙", num="2") + p("丁", num="2") + p("戊", num="1") + p("己", num="2"),
        numbering=numbering(abstract(0, lvl(0, "%1)")), num(1, 0), num(2, 0, _restarted(0, 1))),
    ),
    [("1)", 0, "甲"), ("2)", 0, "乙"), ("1)", 0, "丙"), ("2)", 0, "丁"), ("3)", 0, "戊"), ("4)", 0, "己")],
)

_override_below = Tricky(
    docx(
        p("甲", num="2")
        + p("乙", num="2", level=1)
        + p("丙", num="2", level=1)
        + p("丁", num="2")
        # the override of the level is used up: it begins with its own start
        + p("戊", num="2", level=1),
        numbering=numbering(
            abstract(0, lvl(0, "%1."), lvl(1, "%1.%2")), num(2, 0, _restarted(0, 3) + _restarted(1, 5))
        ),
    ),
    [("3.", 0, "甲"), ("3.5", 1, "乙"), ("3.6", 1, "丙"), ("4.", 0, "丁"), ("4.1", 1, "戊")],
)

_articles = _one(
    lvl(0, "第%1章", "chineseCountingThousand"),
    lvl(1, "第%2条", "chineseCountingThousand", more=_val("lvlRestart", 0)),
    lvl(2, "（%3）", "chineseCountingThousand"),
    outline=[
        ("第一章", 0, "总则"),
        ("第一条", 1, "目的"),
        ("第二条", 1, "范围"),
        ("（一）", 2, "机关"),
        ("（二）", 2, "学校"),
        ("第二章", 0, "职责"),
        ("第三条", 1, "分工"),
        ("（一）", 2, "办公室"),
        ("第三章", 0, "附则"),
        ("第四条", 1, "施行"),
    ],
)

_restart_after = _one(
    lvl(0, "%1"),
    lvl(1, "%1.%2"),
    lvl(2, "（%3）", more=_val("lvlRestart", 1)),  # begins anew after level 1 only
    lvl(3, "%4)", more=_val("lvlRestart", 2)),  # after the first two
    outline=[
        ("1", 0, "甲"),
        ("1.1", 1, "乙"),
        ("（1）", 2, "丙"),
        ("1)", 3, "丁"),
        ("1.2", 1, "戊"),
        ("（2）", 2, "己"),
        ("1)", 3, "庚"),
        ("（3）", 2, "辛"),
        ("2)", 3, "壬"),
        ("2", 0, "癸"),
        ("2.1", 1, "子"),
        ("（1）", 2, "丑"),
        ("1)", 3, "寅"),
    ],
)

_skipped = _one(
    lvl(0, "%1."),
    lvl(1, "%1.%2.", "lowerLetter"),
    lvl(2, "%1.%2.%3", "upperRoman"),
    outline=[
        ("1.", 0, "甲"),
        ("2.", 0, "乙"),
        ("2.a.I", 2, "丙"),
        ("2.a.II", 2, "丁"),
        ("2.b.", 1, "戊"),
        ("2.b.I", 2, "己"),
        ("3.", 0, "庚"),
    ],
)

_deep_first = _one(
    lvl(0, "%1."),
    lvl(1, "%1.%2", start=4),
    lvl(2, "%1.%2.%3"),
    outline=[("1.4.1", 2, "甲"), ("1.5", 1, "乙"), ("2.", 0, "丙"), ("2.4", 1, "丁")],
)

_legal = _one(
    lvl(0, "第%1章", "chineseCounting"),
    lvl(1, "%1.%2", more="<w:isLgl/>"),
    lvl(2, "%1.%2.%3", "lowerRoman"),
    lvl(3, "%1.%4", "upperRoman", more='<w:isLgl w:val="0"/>'),
    outline=[
        ("第一章", 0, "总则"),
        ("1.1", 1, "目的"),
        ("一.1.i", 2, "细目"),
        ("一.I", 3, "更细"),
        ("第二章", 0, "职责"),
        ("2.1", 1, "分工"),
    ],
)

_STYLED = styles(
    style("a", "Normal"),
    style("h1", "一级", "a", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>'),
    style("h2", "二级", "h1", ppr='<w:numPr><w:ilvl w:val="3"/><w:numId w:val="1"/></w:numPr>'),
    style("h3", "三级", "h2"),  # no word of numbers: the level that names it, in the list of the style above
    style("h4", "无号", "h2", ppr='<w:numPr><w:numId w:val="0"/></w:numPr>'),
    style("h5", "四级", "h1", ppr='<w:numPr><w:ilvl w:val="2"/></w:numPr>'),
    style("h6", "下级", "h2"),
)
_linked_levels = (
    lvl(0, "%1、", "japaneseCounting", more=_val("pStyle", "h1")),
    lvl(1, "（%2）", "japaneseCounting", more=_val("pStyle", "h2")),
    lvl(2, "%3.", more=_val("pStyle", "h3")),
    lvl(3, "%4)"),
)
_styled = Tricky(
    docx(
        p("甲", style="h1")
        + p("乙", style="h2")
        + p("丙", style="h3")
        + p("丁", style="h4")
        + p("戊", style="h6")
        + p("己", style="h5")
        + p("庚", style="h1", ppr=f"<w:numPr>{_val('numId', 0)}</w:numPr>")
        + p("辛", style="h1", ppr=f"<w:numPr>{_val('ilvl', 1)}</w:numPr>")
        + p("壬", style="h1"),
        styles=_STYLED,
        numbering=numbering(abstract(0, *_linked_levels), num(1, 0)),
    ),
    [
        ("一、", 0, "甲"),
        ("（一）", 1, "乙"),
        ("1.", 2, "丙"),
        (None, None, "丁"),
        ("（二）", 1, "戊"),
        ("二、", 0, "己"),  # its parent's level goes before its own word
        (None, None, "庚"),
        ("（一）", 1, "辛"),
        ("三、", 0, "壬"),
    ],
)

_linked = Tricky(
    docx(
        p("甲", num="2") + p("乙", num="2", level=1) + p("丙", num="1") + p("丁", num="3"),
        styles=styles(style("list", "公文列表", kind="numbering", ppr=f"<w:numPr>{_val('numId', 1)}</w:numPr>")),
        numbering=numbering(
            abstract(0, _val("styleLink", "list"), lvl(0, "%1、", "chineseCounting"), lvl(1, "(%2)", "lowerLetter")),
            abstract(1, _val("numStyleLink", "list")),
            abstract(2, _val("numStyleLink", "none")),
            num(1, 0),
            num(2, 1),
            num(3, 2),
        ),
    ),
    [("一、", 0, "甲"), ("(a)", 1, "乙"), ("二、", 0, "丙"), (None, None, "丁")],
)

_GONE_MARK = '<w:del w:id="1" w:author="张三"/>'
_NEW_MARK = '<w:ins w:id="2" w:author="张三"/>'
_NUMBERED = f"<w:numPr>{_val('ilvl', 0)}{_val('numId', 1)}</w:numPr>"
_OLD_NUMBER = f'<w:pPrChange w:id="3" w:author="张三"><w:pPr>{_NUMBERED}</w:pPr></w:pPrChange>'
_tracked = Tricky(
    docx(
        p("甲", num="1")
        + p("", ins(r("乙")), num="1", mark=_NEW_MARK)
        + p("丙", num="1", mark=_GONE_MARK)
        + p("丁", num="1")
        + p("", dele("戊"), num="1", mark=_GONE_MARK)
        + p("己", num="1")
        + p("庚", ppr=_OLD_NUMBER)
        + p("辛", ppr=f'<w:numPr>{_val("ilvl", 0)}{_val("numId", 1)}<w:ins w:id="4" w:author="张三"/></w:numPr>'),
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0)),
    ),
    [
        ("1.", 0, "甲"),
        ("2.", 0, "乙"),
        ("3.", 0, "丙丁"),
        ("4.", 0, "己"),
        (None, None, "庚"),
        ("5.", 0, "辛"),
    ],
)

_ALTERNATE = (
    '<mc:AlternateContent><mc:Choice Requires="wps">{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>'
)
_containers = Tricky(
    docx(
        p("甲", num="1")
        + tbl([p("乙", num="1"), tbl([p("丙", num="1")]) + p("")], [p("丁", num="1"), p("戊")])
        + sdt(p("己", num="1"))
        + p("庚", box(p("框内", num="1")), num="1")
        + p("辛", note_mark("footnote", 1), num="1")
        + _ALTERNATE.format(p("壬", num="1"), p("旧", num="1"))
        + f"<w:customXml>{p('癸', num='1')}</w:customXml>",
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0)),
        footnotes=notes("footnote", p("注文", num="1")),
    ),
    [
        ("1.", 0, "甲"),
        ("2.", 0, "乙"),
        ("3.", 0, "丙"),
        (None, None, ""),
        ("4.", 0, "丁"),
        (None, None, "戊"),
        ("5.", 0, "己"),
        ("6.", 0, "庚"),
        ("7.", 0, "辛\ufffc"),
        ("8.", 0, "壬"),
        ("9.", 0, "癸"),
    ],
)

_dangling = Tricky(
    docx(
        p("甲", num="1")
        + p("乙", num="99")
        + p("丙", num="2")
        + p("丁", num="1", level=7)
        + p("戊", num="1", level=12)
        + p("己", num="-3")
        + p("庚", style="loop")
        + p("辛", style="gone")
        + p("壬", num=" 01 ")
        + p("癸", ppr=f"<w:numPr>{_val('numId', 'x')}</w:numPr>")
        + p("子", ppr=f"<w:numPr>{_val('ilvl', 0)}</w:numPr>"),
        styles=styles(style("loop", "环", "pool"), style("pool", "圈", "loop")),
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0), num(2, 77)),
    ),
    [
        ("1.", 0, "甲"),
        *((None, None, text) for text in "乙丙丁戊己庚辛"),
        ("2.", 0, "壬"),
        (None, None, "癸"),
        (None, None, "子"),
    ],
)

_interleaved = Tricky(
    docx(
        p("甲", num="1")
        + p("子", num="2")
        + p("乙", num="1")
        + p("丑", num="2")
        + p("寅", num="2", level=1)
        + p("丙", num="1", level=1)
        + p("卯", num="2")
        + p("丁", num="1"),
        numbering=numbering(
            abstract(0, lvl(0, "%1."), lvl(1, "%2)")),
            abstract(5, lvl(0, "%1、", "ideographTraditional"), lvl(1, "%2.", "upperLetter")),
            num(1, 0),
            num(2, 5),
        ),
    ),
    [
        ("1.", 0, "甲"),
        ("甲、", 0, "子"),
        ("2.", 0, "乙"),
        ("乙、", 0, "丑"),
        ("A.", 1, "寅"),
        ("1)", 1, "丙"),
        ("丙、", 0, "卯"),
        ("3.", 0, "丁"),
    ],
)

_beyond = Tricky(
    docx(
        p("甲", num="1") + p("乙", num="2") + p("丙", num="2") + p("丁", num="3") + p("戊", num="4") + p("己", num="5"),
        numbering=numbering(
            abstract(1, lvl(0, "%1.", "upperRoman", start=2_000_000_000)),
            abstract(2, lvl(0, "%1.", start=32_766)),
            abstract(3, lvl(0, "长" * 40 + "%1")),
            abstract(4, lvl(0, "%1.", start=-5)),
            abstract(5, lvl(0, "%1)", start=0)),
            *(num(i, i) for i in range(1, 6)),
        ),
    ),
    [
        ("M" * 31, 0, "甲"),
        ("32766.", 0, "乙"),
        ("32767.", 0, "丙"),
        ("长" * 31, 0, "丁"),
        ("0.", 0, "戊"),
        ("0)", 0, "己"),
    ],
)

_wordless = _one(
    lvl(0, "附件：", "none"),
    lvl(1, "%1第%2项", "none"),
    lvl(2, "%3.%4"),  # names a level below its own
    lvl(3, "\u25cf", "bullet"),
    lvl(4, ""),
    lvl(5, "%6. "),  # the space belongs to what follows
    lvl(6, "%7", "aiueoSomething"),
    outline=[
        ("附件：", 0, "甲"),
        ("第项", 1, "乙"),
        (None, 2, "丙"),
        ("\u25cf", 3, "丁"),
        (None, 4, "戊"),
        ("1.", 5, "己"),
        ("1", 6, "庚"),
        ("附件：", 0, "辛"),
    ],
)

_CUSTOM = '<w:numFmt w:val="custom" w:format="{}"/>'
_custom = Tricky(
    docx(
        "".join(p(text, num="1", level=level) for text, level in (("甲", 0), ("乙", 1), ("丙", 2), ("丁", 2))),
        numbering=numbering(
            abstract(
                0,
                '<w:lvl w:ilvl="0"><w:start w:val="1"/>'
                + _ALTERNATE.format(_CUSTOM.format("001, 002, 003, ..."), '<w:numFmt w:val="decimal"/>').replace(
                    "wps", "w14"
                )
                + '<w:lvlText w:val="%1、"/></w:lvl>',
                f'<w:lvl w:ilvl="1"><w:start w:val="9"/>{_CUSTOM.format("㈠, ㈡, ㈢, ...")}'
                '<w:lvlText w:val="%2"/></w:lvl>',
                f'<w:lvl w:ilvl="2">{_CUSTOM.format("x, y, z")}<w:lvlText w:val="%3)"/></w:lvl>',
            ),
            num(1, 0),
        ),
    ),
    [("001、", 0, "甲"), ("㈨", 1, "乙"), ("0)", 2, "丙"), ("1)", 2, "丁")],
)

_replaced = Tricky(
    docx(
        p("甲", num="1") + p("乙", num="2") + p("丙", num="1") + p("丁", num="2", level=1),
        numbering=numbering(
            abstract(0, lvl(0, "%1."), lvl(1, "%1.%2")),
            num(1, 0),
            num(2, 0, _over(0, lvl(0, "（%1）", "chineseCounting"))),
        ),
    ),
    [("1.", 0, "甲"), ("（二）", 0, "乙"), ("3.", 0, "丙"), ("三.1", 1, "丁")],
)

_default_style = Tricky(
    docx(
        p("甲") + p("乙", style="plain") + p("丙", ppr=f"<w:numPr>{_val('numId', 0)}</w:numPr>") + p(""),
        styles=styles(
            style("a", "Normal", ppr=f"<w:numPr>{_val('numId', 1)}</w:numPr>").replace(
                'w:styleId="a"', 'w:default="1" w:styleId="a"'
            ),
            style("plain", "正文"),
        ),
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0)),
    ),
    [("1.", 0, "甲"), (None, None, "乙"), (None, None, "丙"), ("2.", 0, "")],
)

_breaks = Tricky(
    docx(
        p("上", r("", "", "<w:br/><w:t>下</w:t>"), num="1")
        + p("", num="1")
        + p("", r("", "", "<w:tab/><w:t>乙</w:t>"), num="1"),
        numbering=numbering(abstract(0, lvl(0, "%1.")), num(1, 0)),
    ),
    [("1.", 0, "上\n下"), ("2.", 0, ""), ("3.", 0, "乙")],
)

TRICKY = {
    "five levels of an official document": _official,
    "counters shared by instances": _shared,
    "startOverride holds once": _override_once,
    "startOverride of a level below": _override_below,
    "articles across chapters": _articles,
    "lvlRestart after a level": _restart_after,
    "skipped parents count": _skipped,
    "a level below comes first": _deep_first,
    "legal numbering": _legal,
    "levels of styles": _styled,
    "numStyleLink": _linked,
    "tracked changes": _tracked,
    "containers": _containers,
    "dangling": _dangling,
    "interleaved": _interleaved,
    "beyond the limits": _beyond,
    "labels without numbers": _wordless,
    "custom formats": _custom,
    "a level replaced": _replaced,
    "default style": _default_style,
    "breaks and empty paragraphs": _breaks,
}

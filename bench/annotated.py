"""Make the annotated Word document that docs/images/annotated.png shows, as LibreOffice opens it.

    python bench/annotated.py draft.docx

The picture is one of LibreOffice's window: what it prints or exports without a window has no comments beside it.
"""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

from stylelint.api import Linter
from stylelint.readers._docx.model import Word
from stylelint.terms import Terms
from stylelint.writers.docx.annotate import Ask, annotate

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TITLE = "青槐县图书馆2024年工作总结"
DRAFT = (
    (0, "一年来，我馆坚持免费开放，取得了一定成绩。现将有关情况总结如下："),
    (1, "主要工作"),
    (2, "延长开放时间。周五、周六闭馆推迟到21时，夜间接待读者XX万人次，占全年的31%[待核实]。"),
    (2, "送书下乡。两辆流动图书车每月到12个村停靠，全年借出图书2.3万册。"),
    (1, "二、存在的问题"),
    (0, "少儿图书偏旧，五年以上的占四成；馆员缺编两名，周末开放靠加班。经费使用情况见下表。"),
)
TABLE = (("项目", "金额"), ("购书", "32.5万元"), ("设备", "XX万元"))


def document() -> bytes:
    """Return the draft as a Word document: title, numbered headings, text, a table."""
    rows = "".join(f"<w:tr>{''.join(f'<w:tc><w:tcPr/>{paragraph(0, c)}</w:tc>' for c in row)}</w:tr>" for row in TABLE)
    edges = "".join(
        f'<w:{e} w:val="single" w:sz="4"/>' for e in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    table = (
        f'<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>{rows}</w:tbl>'
    )
    bold = '<w:b/><w:sz w:val="32"/>'
    title = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr>{run(TITLE, bold)}</w:p>'
    margins = '<w:pgMar w:top="700" w:right="700" w:bottom="500" w:left="700"/>'
    size = f'<w:sectPr><w:pgSz w:w="9000" w:h="9400"/>{margins}</w:sectPr>'
    body = title + "".join(paragraph(level, text) for level, text in DRAFT) + table + size
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{shown}"/></w:lvl>'
        for i, shown in enumerate(("%1、", "（%2）"))
    )
    lists = f'<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
    lists += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    fonts = '<w:rFonts w:ascii="Noto Serif CJK SC" w:hAnsi="Noto Serif CJK SC" w:eastAsia="Noto Serif CJK SC"/>'
    default = f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    return packed(
        {
            "[Content_Types].xml": types(
                ("document", "document.main"), ("numbering", "numbering"), ("styles", "styles")
            ),
            "_rels/.rels": links(("officeDocument", "word/document.xml")),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": links(("numbering", "numbering.xml"), ("styles", "styles.xml")),
            "word/numbering.xml": part("numbering", lists),
            "word/styles.xml": part("styles", default),
        }
    )


def paragraph(level: int, text: str) -> str:
    """Return a paragraph: of level 0 text, else with an automatic number; headings are bold."""
    number = f'<w:numPr><w:ilvl w:val="{level - 1}"/><w:numId w:val="1"/></w:numPr>' if level else ""
    return f"<w:p><w:pPr>{number}</w:pPr>{run(text, '<w:b/>' if level == 1 else '')}</w:p>"


def run(text: str, look: str = "") -> str:
    """Return a run."""
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


def part(tag: str, content: str) -> str:
    """Return a part of WordprocessingML."""
    return f'{HEAD}<w:{tag} xmlns:w="{W}">{content}</w:{tag}>'


def links(*targets: tuple[str, str]) -> str:
    """Return a part with relationships: (last piece of the type, target)."""
    inner = "".join(
        f'<Relationship Id="r{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, (kind, to) in enumerate(targets)
    )
    return f'{HEAD}<Relationships xmlns="{LINKS}">{inner}</Relationships>'


def types(*parts: tuple[str, str]) -> str:
    """Return the part with content types: (name in word/, kind)."""
    inner = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{KIND}.{kind}+xml"/>' for name, kind in parts)
    rels = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    return f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{rels}{inner}</Types>'


def packed(parts: dict[str, str]) -> bytes:
    """Return the zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def annotated() -> bytes:
    """Return the draft with its comments."""
    result = Linter().lint_bytes(document(), "总结.docx")
    origin = result.document.origin if result.document else None
    assert isinstance(origin, Word)
    return annotate(origin, result.diagnostics, Ask(Terms(False), "2025-01-06T09:30:00Z")).data or b""


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(annotated())

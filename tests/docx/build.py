"""Word documents for tests, made of raw XML: `docx(p("一句话。"))` gives the bytes of a file.

Pieces of XML are plain strings that may be joined; the functions below write
the usual ones. What a document needs beside its body is given by name:
`docx(body, styles=styles(...), numbering=numbering(...), comments=root(...))`.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OTHERS = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
}
NAMES = " ".join([f'xmlns:w="{W}"', f'xmlns:r="{R}"', *(f'xmlns:{k}="{v}"' for k, v in _OTHERS.items())])
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DATE = (2020, 1, 1, 0, 0, 0)


def root(tag: str, content: str, attributes: str = "") -> str:
    """Return a whole part: its root, with all namespaces, around content."""
    return f"{_HEAD}<w:{tag} {NAMES} {attributes}>{content}</w:{tag}>"


def t(text: str) -> str:
    """Return `w:t`."""
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str = "", properties: str = "", content: str = "") -> str:
    """Return a run of text, then other content."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}{t(text) if text else ''}{content}</w:r>"


def p(
    text: str = "", *content: str, style: str = "", num: str = "", level: int = 0, ppr: str = "", mark: str = ""
) -> str:
    """Return a paragraph: a run of text, then content.

    `num` is the id of a list instance, `ppr` further properties, `mark` properties of the paragraph mark.
    """
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num:
        properties += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'
    properties += ppr + (f"<w:rPr>{mark}</w:rPr>" if mark else "")
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{ppr}{r(text) if text else ''}{''.join(content)}</w:p>"


def tbl(*rows: list[str]) -> str:
    """Return a table of rows of cells; a cell that is no XML becomes a paragraph."""

    def cell(content: str) -> str:
        return f"<w:tc><w:tcPr/>{content if content.startswith('<') else p(content)}</w:tc>"

    inner = "".join(f"<w:tr>{''.join(map(cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr/>{inner}</w:tbl>"


def field(code: str, result: str) -> str:
    """Return a complex field: runs with its code and its result."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>{escape(code)}</w:instrText></w:r>{mark('separate')}{result}{mark('end')}"


def ins(content: str, author: str = "张三") -> str:
    """Return runs that were inserted as a tracked change."""
    return f'<w:ins w:id="900" w:author="{author}">{content}</w:ins>'


def dele(text: str, author: str = "张三") -> str:
    """Return a run that was deleted as a tracked change."""
    gone = f'<w:delText xml:space="preserve">{escape(text)}</w:delText>'
    return f'<w:del w:id="901" w:author="{author}"><w:r>{gone}</w:r></w:del>'


def sdt(content: str) -> str:
    """Return a content control around content."""
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def text_box(content: str) -> str:
    """Return a run with a floating text box, as Word writes it: a drawing, and the same again for old programs."""
    box = f"<w:txbxContent>{content}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
        f"{box}</wps:txbx></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="position:absolute"><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback>'
        "</mc:AlternateContent></w:r>"
    )


def note_mark(kind: str, id: int) -> str:
    """Return the run with the mark of a footnote or endnote."""
    return f'<w:r><w:{kind}Reference w:id="{id}"/></w:r>'


def notes(kind: str, *content: str) -> str:
    """Return the part with footnotes or endnotes, from id 1; each begins with its separators."""
    separators = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    inner = "".join(f'<w:{kind} w:id="{id}">{c}</w:{kind}>' for id, c in enumerate(content, 1))
    return root(f"{kind}s", separators + inner)


def comment(id: int, text: str, author: str = "李四") -> str:
    """Return a comment for the part `comments`."""
    return f'<w:comment w:id="{id}" w:author="{author}" w:initials="L">{p(text)}</w:comment>'


def commented(id: int, content: str) -> str:
    """Return content within the range of a comment, and the comment's mark behind it."""
    mark = f'<w:r><w:commentReference w:id="{id}"/></w:r>'
    return f'<w:commentRangeStart w:id="{id}"/>{content}<w:commentRangeEnd w:id="{id}"/>{mark}'


def style(id: str, name: str = "", based_on: str = "", ppr: str = "", rpr: str = "", kind: str = "paragraph") -> str:
    """Return a style for the part `styles`."""
    inner = f'<w:name w:val="{name or id}"/>'
    inner += f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    inner += (f"<w:pPr>{ppr}</w:pPr>" if ppr else "") + (f"<w:rPr>{rpr}</w:rPr>" if rpr else "")
    return f'<w:style w:type="{kind}" w:styleId="{id}">{inner}</w:style>'


def lvl(ilvl: int, text: str, format: str = "decimal", start: int = 1, more: str = "") -> str:
    """Return a level of an abstract list."""
    return (
        f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{more}'
        f'<w:lvlText w:val="{escape(text)}"/></w:lvl>'
    )


def abstract(id: int, *levels: str) -> str:
    """Return an abstract list for the part `numbering`; they stand before the instances."""
    return f'<w:abstractNum w:abstractNumId="{id}">{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract_id: int, overrides: str = "") -> str:
    """Return a list instance for the part `numbering`."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract_id}"/>{overrides}</w:num>'


def numbering(*content: str) -> str:
    """Return the part with lists."""
    return root("numbering", "".join(content))


def styles(*content: str) -> str:
    """Return the part with styles."""
    return root("styles", "".join(content))


def relationships(entries: Mapping[str, tuple[str, str]]) -> str:
    """Return a part with relationships: id to (last piece of the type, target)."""
    inner = "".join(f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{to}"/>' for id, (kind, to) in entries.items())
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def parts_of(body: str, main: str = "document.xml", **named: str) -> dict[str, str]:
    """Return the parts of a document by name, as `docx` packs them.

    Args:
        body: content of `w:body`.
        main: name of the main part in word/.
        named: parts that the main part refers to, by the type of their relationship: styles, numbering, comments,
            footnotes, endnotes, settings; header1, footer2 and the like have the ids header1, footer2.
    """
    related: dict[str, tuple[str, str]] = {}
    types = {main: "document.main"}
    for name in named:
        kind = name.rstrip("0123456789")
        related[name if kind != name else f"rId{len(related) + 1}"] = kind, f"{name}.xml"
        types[f"{name}.xml"] = kind
    overrides = "".join(
        f'<Override PartName="/word/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in types.items()
    )
    defaults = (
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
    )
    return {
        "[Content_Types].xml": f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">{defaults}{overrides}</Types>',
        "_rels/.rels": relationships({"rId1": ("officeDocument", f"word/{main}")}),
        f"word/{main}": root("document", f"<w:body>{body}</w:body>"),
        f"word/_rels/{main}.rels": relationships(related),
        **{f"word/{name}.xml": content for name, content in named.items()},
    }


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """Return the zip of some parts; the same parts always give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def docx(body: str, main: str = "document.xml", **named: str) -> bytes:
    """Return a Word document of the parts of `parts_of`; for other parts use `pack` on what that returns."""
    return pack(parts_of(body, main, **named))

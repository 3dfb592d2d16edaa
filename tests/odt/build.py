"""OpenDocument texts for tests, made of raw XML: `odt(p("一句话。"))` gives the bytes of a file."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

MIMETYPE = "application/vnd.oasis.opendocument.text"
_URN = "urn:oasis:names:tc:opendocument:xmlns:"
_NAMES = " ".join(
    [
        *(f'xmlns:{k}="{_URN}{v}:1.0"' for k, v in {"office": "office", "style": "style", "text": "text"}.items()),
        *(f'xmlns:{k}="{_URN}{v}:1.0"' for k, v in {"table": "table", "draw": "drawing"}.items()),
        'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"',
    ]
)
_DATE = (2020, 1, 1, 0, 0, 0)


def p(content: str = "", style: str = "") -> str:
    """Return a paragraph; content that is no XML is escaped."""
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{content if content.startswith('<') else escape(content)}</text:p>"


def h(text: str, level: int = 1, attributes: str = "") -> str:
    """Return a heading."""
    return f'<text:h text:outline-level="{level}" {attributes}>{escape(text)}</text:h>'


def item(*content: str, attributes: str = "") -> str:
    """Return a list item."""
    return f"<text:list-item {attributes}>{''.join(content)}</text:list-item>"


def ol(*items: str, style: str = "L", attributes: str = "") -> str:
    """Return a list."""
    named = f'text:style-name="{style}"' if style else ""
    return f"<text:list {named} {attributes}>{''.join(items)}</text:list>"


def lvl(level: int, format: str = "1", suffix: str = "、", prefix: str = "", more: str = "") -> str:
    """Return a level of a list style, counted from 1."""
    marks = f'style:num-prefix="{prefix}" style:num-suffix="{suffix}"'
    return f'<text:list-level-style-number text:level="{level}" style:num-format="{format}" {marks} {more}/>'


def list_style(*levels: str, name: str = "L") -> str:
    """Return a list style."""
    return f'<text:list-style style:name="{name}">{"".join(levels)}</text:list-style>'


def style(name: str, parent: str = "", attributes: str = "", properties: str = "", family: str = "paragraph") -> str:
    """Return a style."""
    based = f'style:parent-style-name="{parent}"' if parent else ""
    inner = f"<style:text-properties {properties}/>" if properties else ""
    return f'<style:style style:name="{name}" style:family="{family}" {based} {attributes}>{inner}</style:style>'


def table(*rows: list[str]) -> str:
    """Return a table of rows of cells; a cell that is no XML becomes a paragraph."""

    def cell(content: str) -> str:
        return f"<table:table-cell>{content if content.startswith('<') else p(content)}</table:table-cell>"

    inner = "".join(f"<table:table-row>{''.join(map(cell, row))}</table:table-row>" for row in rows)
    return f"<table:table>{inner}</table:table>"


def note(body: str, kind: str = "footnote") -> str:
    """Return a note in a paragraph."""
    head = "<text:note-citation>1</text:note-citation>"
    return f'<text:note text:note-class="{kind}">{head}<text:note-body>{body}</text:note-body></text:note>'


def content(body: str, styles: str = "") -> str:
    """Return content.xml."""
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    inner = f"<office:body><office:text>{body}</office:text></office:body>"
    return f"<office:document-content {_NAMES}>{automatic}{inner}</office:document-content>"


def common(styles: str = "", masters: str = "") -> str:
    """Return styles.xml."""
    inner = (
        f"<office:styles>{styles}</office:styles><office:master-styles>"
        f'<style:master-page style:name="Standard">{masters}</style:master-page></office:master-styles>'
    )
    return f"<office:document-styles {_NAMES}>{inner}</office:document-styles>"


def pack(parts: dict[str, str], mimetype: str = MIMETYPE) -> bytes:
    """Return a zip of parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {"mimetype": mimetype, **parts}.items():
            info = zipfile.ZipInfo(name, _DATE)
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    return out.getvalue()


def odt(body: str, styles: str = "", named: str = "", masters: str = "", **parts: str) -> bytes:
    """Return a file: a body, automatic styles, common styles, headers and footers."""
    return pack({"content.xml": content(body, styles), "styles.xml": common(named, masters), **parts})

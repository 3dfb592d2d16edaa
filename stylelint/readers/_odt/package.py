"""The zip package of an OpenDocument text: content and styles, within limits."""

from __future__ import annotations

from typing import Any

from ...settings import ReadLimits
from .._office import refusals
from .._office.archive import Archive
from .._office.xml import Room, parse
from .names import OFFICE

_OTHERS = {
    "spreadsheet": ("OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)"),
    "presentation": ("OpenDocument 演示文稿（.odp）", "an OpenDocument presentation (.odp)"),
    "drawing": ("OpenDocument 绘图（.odg）", "an OpenDocument drawing (.odg)"),
}


class Package:
    """The two parts that are read.

    Attributes:
        content: root of content.xml.
        text: the body in it.
        styles: root of styles.xml; None where there is none.

    Raises:
        UnreadableError: it is no OpenDocument text, broken or beyond the limits.
    """

    def __init__(self, data: bytes, limits: ReadLimits) -> None:
        self._room = Room(limits, limits.paragraphs)
        self._archive = Archive(data, limits, ".odt")
        if b"encryption-data" in (self._archive.read("META-INF/manifest.xml") or b""):
            raise refusals.secret()
        if "[Content_Types].xml" in self._archive and "content.xml" not in self._archive:
            raise refusals.other("Office 文档（.docx 等）", "an Office document (.docx or the like)", ".odt")
        content = self._part("content.xml")
        if content is None:
            raise refusals.damaged("里面没有正文（content.xml）", "it has no document part (content.xml)")
        self.content = content
        self.text = self._body()
        self.styles = self._part("styles.xml")

    def _part(self, name: str) -> Any:
        data = self._archive.read(name)
        return None if data is None else parse(name, data, self._room)

    def _body(self) -> Any:
        body = self.content.find(OFFICE + "body")
        for child in () if body is None else body:
            name = str(child.tag).removeprefix(OFFICE)
            if name == "text":
                return child
            if name in _OTHERS:
                raise refusals.other(*_OTHERS[name], ".odt")
        raise refusals.damaged("content.xml 里没有正文", "content.xml has no text in it")

"""Where a paragraph stands, as its author would look for it."""

from __future__ import annotations

from typing import NamedTuple


class Spot(NamedTuple):
    """A place beyond the plain body, in words; `zh` and `en` are empty for the body itself.

    Attributes:
        zh, en: e.g. 表 2 第 3 行第 1 列, table 2, row 3, column 1.
    """

    zh: str = ""
    en: str = ""

    def cell(self, table: int, row: int, column: int) -> Spot:
        """Return the place of a cell in it."""
        zh = f"{self.zh}，内表 {table}" if self.zh else f"表 {table}"
        en = f"{self.en}, inner table {table}" if self.en else f"table {table}"
        return Spot(f"{zh} 第 {row} 行第 {column} 列", f"{en}, row {row}, column {column}")

    def paragraph(self, number: int) -> tuple[str, str]:
        """Return the words for a paragraph in it, which has this number in the document."""
        return (self.zh, self.en) if self.zh else (f"第 {number} 段", f"paragraph {number}")


BODY = Spot()
_HEADS = {
    ("header", "default"): ("页眉", "header"),
    ("footer", "default"): ("页脚", "footer"),
    ("header", "first"): ("首页页眉", "header of the first page"),
    ("footer", "first"): ("首页页脚", "footer of the first page"),
    ("header", "even"): ("偶数页页眉", "header of even pages"),
    ("footer", "even"): ("偶数页页脚", "footer of even pages"),
}


def text_box(number: int) -> Spot:
    """Return the place of a text box."""
    return Spot(f"文本框 {number}", f"text box {number}")


def note(kind: str, number: int) -> Spot:
    """Return the place of a footnote or endnote."""
    return Spot(f"{'脚注' if kind == 'footnote' else '尾注'} {number}", f"{kind} {number}")


def head(kind: str, pages: str, section: int) -> Spot:
    """Return the place of a header or footer; `section` is 0 where there is but one."""
    zh, en = _HEADS.get((kind, pages), _HEADS[kind, "default"])
    return Spot(f"第 {section} 节{zh}", f"{en}, section {section}") if section else Spot(zh, en)

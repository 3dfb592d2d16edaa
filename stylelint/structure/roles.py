"""Roles of lines in a draft: addressee, signature and date."""

from __future__ import annotations

from .. import quickre as re
from ..text.document import BlockKind
from .borders import is_date
from .lines import Line

_TOP = 6
_BOTTOM = 10
_LONGEST = 200
_SHORT = 20
_WHO = re.compile(
    r"(?:局|委|办|厅|部|院|校|学|室|站|所|处|科|股|队|县|市|区|镇|乡|街道|政府|单位|部门|公司|中心|支部|党委|党组|企业|总支"
    r"|机构|人民|领导|代表|委员|同志|同学|老师|来宾|朋友|家长|女士|先生|们|各位|大家|总|长|村|社区|银行|协会|学会|集团|小组)\S{0,3}$"
)
_NOT_WHO = re.compile(r"如下|以下|包括|如:|^附件|内容|事项|要求|时间|地点|方面|工作|问题|^其中")
_SIGNED = re.compile(
    r"^(?:.{0,12}(?:承诺|倡议|报告|述职|检查|申请|汇报|填报|签发|联系|保证|检讨)(?:单位|人)|签[名字章])\s*(?:\([^)]*\))?\s*:"
)
_BODY_OF = re.compile(
    r"(?:局|委|委员会|办公室|办|厅|部|院|校|学院|大学|中学|小学|室|站|所|处|科|队|政府|公司|中心|支部|党委|党组|总支|集团|协会|学会|银行|小组|村|社区|法院|检察院)(?:\(章\)|\(盖章\))?$"
)


def mark_roles(found: list[Line]) -> None:
    """Give roles to the lines of one draft, page frame left out."""
    lines = [x for x in found if (kind := x.block.kind) is not BlockKind.FRAME and kind is not BlockKind.TITLE]
    _addressee(lines)
    _signature(lines)


def _addressee(lines: list[Line]) -> None:
    for line in lines[:_TOP]:
        if line.token is not None or line.length > _LONGEST:
            return
        if line.last == ":" and "。" not in line.text:
            if _WHO.search(line.tail[:-1].rstrip()) and not _NOT_WHO.search(line.tail[-20:]):
                line.block.role = "addressee"
            return


def _signature(lines: list[Line]) -> None:
    """Find the date line among the last lines, and the names above it."""
    bottom = lines[max(1, len(lines) - _BOTTOM) :]
    for at in range(len(bottom) - 1, -1, -1):
        line = bottom[at]
        if line.length > _SHORT and line.last == "。":
            break  # text goes on below
        if line.token is None and is_date(line):
            line.block.role = "date"
            _names_above(bottom[:at])
            return
    for line in bottom[-3:]:
        if _SIGNED.match(line.text):
            line.block.role = "signoff"
    last = lines[-1] if len(lines) > 2 else None
    if last is not None and _is_name(last) and _BODY_OF.search(last.text):
        last.block.role = "signoff"


def _names_above(above: list[Line]) -> None:
    for line in reversed(above[-3:]):
        if not (_is_name(line) or _SIGNED.match(line.text)):
            return
        line.block.role = "signoff"


def _is_name(line: Line) -> bool:
    return (
        line.token is None
        and line.block.kind is BlockKind.PARAGRAPH
        and line.length <= 40
        and line.last not in "。;:!?,、"
        and "。" not in line.text
        and line.text[:2] != "附件"
    )

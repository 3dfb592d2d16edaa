"""Parse the parts of a package: no DTD, no entities, no network, and no more than fits into memory."""

from __future__ import annotations

import re
from typing import Any

from ...settings import ReadLimits
from . import refusals

_PARAGRAPH = re.compile(rb"<(?:w:p|text:[ph])[\s/>]")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NODE, _ATTRIBUTE = 120, 216  # bytes of memory that libxml2 takes for each, about
_MEMORY = 300_000_000
_DEEPEST = 250  # where libxml2 itself ends


def parse(name: str, data: bytes, limits: ReadLimits, paragraphs: int) -> tuple[Any, int]:
    """Parse a part; return its root and about how many paragraphs it has. Raises UnreadableError.

    Args:
        name: of the part, for messages.
        data: its bytes.
        limits: of depth.
        paragraphs: how many it may have.
    """
    from lxml import etree

    data = _as_utf8(name, data)
    _refuse_doctype(name, data)
    count = len(_PARAGRAPH.findall(data))
    if count > paragraphs:
        raise _too_many(limits)
    if data.count(b"<") * _NODE + data.count(b"=") * _ATTRIBUTE > _MEMORY:
        zh = f"{name} 的结构太复杂（{len(data) // 1_000_000} MB），读它要占太多内存"
        raise refusals.too_much("part", zh, f"{name} has too many elements ({len(data) // 1_000_000} MB) to be read")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if "depth" in str(error).lower():
            raise _too_deep(name, limits) from None
        line = error.lineno or 1
        raise refusals.damaged(
            f"{name} 第 {line} 行不是合格的 XML", f"{name} is no well-formed XML, line {line}"
        ) from None
    if root.getroottree().docinfo.doctype:
        raise _doctype(name)
    if root.xpath("boolean(" + "/*" * (min(limits.depth, _DEEPEST) + 1) + ")"):
        raise _too_deep(name, limits)
    return root, count


def too_many(limits: ReadLimits) -> Exception:
    """Return the refusal of a document with too many paragraphs."""
    return _too_many(limits)


def _too_many(limits: ReadLimits) -> Exception:
    zh = f"段落太多，超过 {limits.paragraphs:,} 段"
    return refusals.too_much("paragraphs", zh, f"it has more than {limits.paragraphs:,} paragraphs")


def _too_deep(name: str, limits: ReadLimits) -> Exception:
    zh = f"{name} 嵌套太深，超过 {limits.depth} 层"
    return refusals.too_much("depth", zh, f"{name} is nested more than {limits.depth} deep")


def _as_utf8(name: str, data: bytes) -> bytes:
    if not data.startswith(_UTF16):
        return data
    try:
        return _DECLARED.sub("", data.decode("utf-16")).encode()
    except UnicodeError:
        raise refusals.damaged(f"{name} 的编码不对", f"{name} cannot be decoded") from None


def _refuse_doctype(name: str, data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _doctype(name)


def _doctype(name: str) -> Exception:
    return refusals.hostile(f"{name} 里有 DTD 或实体定义", f"{name} has a DTD or defines entities")

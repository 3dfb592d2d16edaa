"""Parse the parts of a package: no DTD, no entities, no network, and no more than fits into memory."""

from __future__ import annotations

import re
from typing import Any

from ...records import dataclass
from ...settings import ReadLimits
from . import refusals

_PARAGRAPH = re.compile(rb"<(?:w:p|text:[ph])[\s/>]")
_UTF16 = {  # with a mark of byte order, and without
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\0": "utf-16-le",
    b"\0<": "utf-16-be",
}
_DECLARED = re.compile(r"\A\s*<\?xml[^>]*\?>")
_NODE, _ATTRIBUTE = 120, 216  # bytes of memory that libxml2 takes for each, about
_MEMORY = 240_000_000
_DEEPEST = 250  # where libxml2 itself ends


@dataclass
class Room:
    """What the parts of one package may still take up.

    Attributes:
        limits: as they are set.
        paragraphs: how many there may be.
        memory: bytes of memory, about.
    """

    limits: ReadLimits
    paragraphs: int
    memory: int = _MEMORY


def parse(name: str, data: bytes, room: Room) -> Any:
    """Parse a part and return its root. Raises UnreadableError where it is no XML, unsafe or takes too much room."""
    from lxml import etree

    data = as_utf8(name, data)
    _refuse_doctype(name, data)
    _take_room(name, data, room)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(name, error, room.limits) from None
    if root.getroottree().docinfo.doctype:
        raise _doctype(name)
    if root.xpath("boolean(" + "/*" * (min(room.limits.depth, _DEEPEST) + 1) + ")"):
        raise _too_deep(name, room.limits)
    return root


def _take_room(name: str, data: bytes, room: Room) -> None:
    room.paragraphs -= len(_PARAGRAPH.findall(data))
    if room.paragraphs < 0:
        raise too_many(room.limits)
    room.memory -= data.count(b"<") * _NODE + data.count(b"=") * _ATTRIBUTE
    if room.memory < 0:
        raise too_complex(name)


def _refusal(name: str, error: Any, limits: ReadLimits) -> Exception:
    said = str(error).lower()
    if "depth" in said:
        return _too_deep(name, limits)
    if "huge" in said or "too long" in said or "too large" in said:
        return too_complex(name)
    line = error.lineno or 1
    return refusals.damaged(f"{name} 第 {line} 行不是合格的 XML", f"{name} is no well-formed XML, line {line}")


def too_complex(name: str) -> Exception:
    """Return the refusal of a part that would take up too much memory."""
    zh = f"{name} 的结构太复杂，读它要占太多内存"
    return refusals.too_much("part", zh, f"{name} is too complex, and reading it would take up too much memory")


def too_many(limits: ReadLimits) -> Exception:
    """Return the refusal of a document with too many paragraphs."""
    zh = f"段落太多，超过 {limits.paragraphs:,} 段"
    return refusals.too_much("paragraphs", zh, f"it has more than {limits.paragraphs:,} paragraphs")


def _too_deep(name: str, limits: ReadLimits) -> Exception:
    zh = f"{name} 嵌套太深，超过 {limits.depth} 层"
    return refusals.too_much("depth", zh, f"{name} is nested more than {limits.depth} deep")


def as_utf8(name: str, data: bytes) -> bytes:
    """Return a part that is in UTF-16 in UTF-8, so that it can be searched; others as they are."""
    coding = _UTF16.get(data[:2])
    if coding is None:
        return data
    try:
        return _DECLARED.sub("", data.decode(coding)).encode()
    except UnicodeError:
        raise refusals.damaged(f"{name} 的编码不对", f"{name} cannot be decoded") from None


def _refuse_doctype(name: str, data: bytes) -> None:
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _doctype(name)


def _doctype(name: str) -> Exception:
    return refusals.hostile(f"{name} 里有 DTD 或实体定义", f"{name} has a DTD or defines entities")

"""Which Word documents are not written to, and why."""

from __future__ import annotations

from ...readers._docx.model import Element, Word
from ...text.source import UnreadableError
from .names import W

_PROTECTION = f"{W}documentProtection"
_ON = frozenset({"1", "true", "on"})
_STRICT = (
    "这是“严格 Open XML”格式的文件，不往里写；请在 Word 里另存为普通的 .docx",
    "is in the Strict Open XML format, which is not written to; save it as a plain .docx in Word",
)
_SIGNED = (
    "文件有数字签名，一改签名就失效，所以不往里写",
    "is signed, and any change would break the signature, so it is not written to",
)
_PROTECTED = (
    "文件设有编辑保护，不往里写；请先在 Word 的“审阅”里停止保护",
    "is protected against editing, so it is not written to; stop the protection in Word under Review",
)


def refusal(word: Word) -> tuple[str, str] | None:
    """Say why nothing is written into a document: (zh, en); None where it may be."""
    if word.package.strict:
        return _STRICT
    if any(name.lower().startswith("_xmlsignatures/") for name in word.package.archive.entries):
        return _SIGNED
    try:
        settings = word.package.one("settings")
    except UnreadableError:
        return None  # Word would not open it, whatever we do
    return _PROTECTED if settings is not None and _is_protected(settings) else None


def _is_protected(settings: Element) -> bool:
    """Tell whether a protection is in force; Word keeps the element of one that was stopped."""
    return any(
        found.get(f"{W}enforcement", "0") in _ON and found.get(f"{W}edit") != "none"
        for found in settings.iter(_PROTECTION)
    )

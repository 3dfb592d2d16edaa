"""Why a file is not read, and what its author can do: pairs of Chinese and English."""

from __future__ import annotations

from ...text.source import UnreadableError

_SAVE = "请用 Word 或 WPS 打开，另存为 .docx 后再检查", "open it in Word or WPS and save it as .docx"
_AGAIN = (
    "请重新复制或下载；若能在 Word 里打开，另存一份再检查",
    "copy or download it again; if Word opens it, save it anew",
)
_OFFICE = (
    "Office 不会写出这样的文件，来源可疑；若能在 Word 里打开，另存一份再检查",
    "no office program writes such a file, so mind where it came from; if Word opens it, save it anew",
)


def _error(zh: str, en: str, cure: tuple[str, str]) -> UnreadableError:
    return UnreadableError((zh, en), cure)


def empty() -> UnreadableError:
    """Refuse a file without content."""
    return _error("文件是空的（0 字节）", "the file is empty (0 bytes)", _AGAIN)


def secret() -> UnreadableError:
    """Refuse a file that needs a password."""
    cure = "请先去掉密码，另存为无密码的副本", "remove the password, or save a copy without one"
    return _error("文档有密码，读不了", "the document is protected by a password", cure)


def other(zh: str, en: str, suffix: str = ".docx") -> UnreadableError:
    """Refuse a file of another kind under the name .docx, or with another ending."""
    apart = " " if zh[0].isascii() else ""
    return _error(f"名为 {suffix}，其实是{apart}{zh}", f"it is called {suffix} and is {en}", _SAVE)


def text(suffix: str = ".docx") -> UnreadableError:
    """Refuse plain text under the name .docx, or with another ending."""
    cure = (
        "请把后缀改回 .txt（或 .md），或用 --input-format txt",
        "rename it to .txt (or .md), or use --input-format txt",
    )
    return _error(f"名为 {suffix}，其实是纯文本", f"it is called {suffix} and is plain text", cure)


def truncated() -> UnreadableError:
    """Refuse a file whose end is missing."""
    return _error("文件不完整：结尾缺失，可能没有下载完", "the file is cut off: its end is missing", _AGAIN)


def damaged(zh: str, en: str) -> UnreadableError:
    """Refuse a broken file; the words say what is broken."""
    return _error(f"文件已损坏：{zh}", f"the file is damaged: {en}", _AGAIN)


def hostile(zh: str, en: str) -> UnreadableError:
    """Refuse a file that looks made to harm; the words say why."""
    return _error(f"文件不安全，没有读：{zh}", f"the file is not safe to read: {en}", _OFFICE)


def too_much(key: str, zh: str, en: str) -> UnreadableError:
    """Refuse what is beyond a limit; `key` is that of the configuration."""
    cure = (
        f"请拆成几份；确认文件可信，可在配置里调大 limits: {key}",
        f"split it; if you trust the file, raise limits: {key} in the configuration",
    )
    return _error(zh, en, cure)

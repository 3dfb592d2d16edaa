"""Rules that no file holds, for they speak before there is a text: what they are called and what they say."""

from __future__ import annotations

from pathlib import Path

from .diagnostic import Diagnostic, Level, fingerprint
from .render import fill
from .rulepack.model import Localized, Rule, RuleFields
from .text.source import UndecodableError

UNDECODABLE = Rule(
    "encoding/undecodable",
    RuleFields(
        kind="built-in",
        level="error",
        message=Localized("读不成文本：{reason}（试过 {tried}）", "cannot be read as text: {reason} (tried {tried})"),
        help=Localized(
            "另存为 UTF-8，或用 --encoding 指明编码",
            "save it as UTF-8, or name its encoding with --encoding",
        ),
        why=Localized(
            "读不成文本的文件一个字也没有检查，运行以 2 退出，不会当作没有问题。",
            "Nothing in a file that cannot be decoded has been checked; the run exits 2 and never passes for clean.",
        ),
        sources=["[own] a linter is never silently clean"],
        bad=[],
        good=[],
    ),
    None,
    Path(__file__),
)

BUILTIN = (UNDECODABLE,)


def undecodable(path: str, error: UndecodableError, lang: str) -> Diagnostic:
    """Make the diagnostic for bytes that are no text; it stands at the start of the file."""
    fields, tried = UNDECODABLE.fields, list(error.tried)
    if error.offset is None:
        reason = Localized("含有 NUL 字节", "it holds NUL bytes")
    else:
        reason = Localized(f"第 {error.offset} 字节无法解码", f"byte {error.offset} cannot be decoded")
    words = {"reason": reason.get(lang), "tried": ", ".join(tried)}
    return Diagnostic(
        path=path,
        rule=UNDECODABLE.id,
        level=Level(fields.level),
        message=fill(fields.message.get(lang), words),
        help=fields.help.get(lang),
        offset=0,
        end_offset=0,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        text="",
        data={"tried": tried},
        fingerprint=fingerprint(UNDECODABLE.id, "", "", "", 1),
    )

"""Rules that no file holds, for they speak of no prose: what they are called and what they say."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .diagnostic import Diagnostic, Level, fingerprint
from .render import fill
from .rulepack.model import Localized, Rule, RuleFields
from .text.source import UndecodableError, UnreadableError

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

UNREADABLE = Rule(
    "file/unreadable",
    RuleFields(
        kind="built-in",
        level="error",
        message=Localized("{reason}", "{reason}"),
        help=Localized("{cure}", "{cure}"),
        why=Localized(
            "读不了的文件一个字也没有检查，运行以 2 退出，不会当作没有问题。",
            "Nothing in a file that cannot be read has been checked; the run exits 2 and never passes for clean.",
        ),
        sources=["[own] a linter is never silently clean"],
        bad=[],
        good=[],
    ),
    None,
    Path(__file__),
)


def _suppression(name: str, message: Localized, help: Localized, why: Localized) -> Rule:
    """Make a rule on comments that suppress findings."""
    sources = ["[own] a suppression that does nothing must not stay unseen"]
    fields = RuleFields("built-in", "warning", message, help, why, sources, bad=[], good=[])
    return Rule(f"suppression/{name}", fields, None, Path(__file__))


UNUSED = _suppression(
    "unused",
    Localized("“{directive}”没有用上：{reason}", "“{directive}” is unused: {reason}"),
    Localized(
        "删去它；--fix-suppressions 会删去文件里所有没用上的",
        "delete it; --fix-suppressions deletes all the unused ones",
    ),
    Localized(
        "没用上的免检注释会悄悄放过以后写错的地方，也让人以为这里有问题。问题改好了，注释就该删去。",
        "An unused suppression will hide a fault that is yet to be made, and says that there is one where there is"
        " none. When the fault is mended, the comment should go.",
    ),
)

UNKNOWN = _suppression(
    "unknown",
    Localized("免检注释里没有规则、类别或标签叫 {selector}{hint}", "no rule, family or tag is called {selector}{hint}"),
    Localized("改成 stylelint rules 列出的名字", "use a name that stylelint rules lists"),
    Localized(
        "名字写错的免检注释不起作用，要放过的问题照样会报。",
        "A suppression with a wrong name does nothing, and what it was to keep off is reported all the same.",
    ),
)

MALFORMED = _suppression(
    "malformed",
    Localized("免检注释看不懂：{reason}", "this suppression cannot be understood: {reason}"),
    Localized(
        '写成 stylelint: disable 规则, 规则 -- 理由；只放过一个词写成 规则 "词"',
        'write stylelint: disable RULE, RULE -- reason; for one word alone: RULE "word"',
    ),
    Localized(
        "看不懂的免检注释不起作用。指令有 disable、enable、disable-next-block、disable-file，小写，规则间用逗号。",
        "A suppression that cannot be understood does nothing. There are disable, enable, disable-next-block and"
        " disable-file, in lower case; commas part the rules.",
    ),
)

NO_REASON = _suppression(
    "no-reason",
    Localized("免检注释没有写理由", "this suppression gives no reason"),
    Localized("在规则后面加 -- 和理由", "add -- and the reason behind the rules"),
    Localized(
        "配置里 require-reason 为真：每一处放过都要说明为什么，后来的人才知道能不能删。",
        "The configuration sets require-reason: with a reason, whoever comes later can tell whether it may go.",
    ),
)

STALE = _suppression(
    "stale-baseline",
    Localized("基线里有 {count} 处用不上：{reason}", "{count} of the baseline do nothing: {reason}"),
    Localized("运行 stylelint baseline prune 把它们删去", "take them out with stylelint baseline prune"),
    Localized(
        "问题改好了，基线里的记录就该删去，不然以后再写错时不会报。",
        "Once a fault is mended its entry should go; the same fault would not be told when it is made again.",
    ),
)

BUILTIN = (UNDECODABLE, UNREADABLE, UNUSED, UNKNOWN, MALFORMED, NO_REASON, STALE)


def undecodable(path: str, error: UndecodableError, lang: str) -> Diagnostic:
    """Make the diagnostic for bytes that are no text; it stands at the start of the file."""
    tried = list(error.tried)
    if error.offset is None:
        reason = Localized("含有 NUL 字节", "it holds NUL bytes")
    else:
        reason = Localized(f"第 {error.offset} 字节无法解码", f"byte {error.offset} cannot be decoded")
    words = {"reason": reason.get(lang), "tried": ", ".join(tried)}
    return of_file(path, UNDECODABLE, Level(UNDECODABLE.fields.level), lang, words, {"tried": tried})


def unreadable(path: str, error: UnreadableError, lang: str) -> Diagnostic:
    """Make the diagnostic for a file that its reader refuses; it stands at the start of the file."""
    english = lang == "en"
    words = {"reason": error.why[english], "cure": error.cure[english]}
    return of_file(path, UNREADABLE, Level(UNREADABLE.fields.level), lang, words, {})


def of_file(
    path: str, rule: Rule, level: Level, lang: str, words: Mapping[str, object], data: dict[str, Any], said: str = ""
) -> Diagnostic:
    """Make a diagnostic on a file as such, at its start; `words` fill its texts, `said` tells it from others."""
    fields = rule.fields
    return Diagnostic(
        path=path,
        rule=rule.id,
        level=level,
        message=fill(fields.message.get(lang), words),
        help=fill(fields.help.get(lang), words),
        offset=0,
        end_offset=0,
        line=1,
        column=1,
        end_line=1,
        end_column=1,
        text="",
        data=data,
        fingerprint=fingerprint(rule.id, said, "", "", 1),
    )

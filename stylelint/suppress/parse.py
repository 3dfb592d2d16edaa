"""What a comment says: `stylelint: VERB RULE ["word"][, RULE …] [-- reason]`."""

from __future__ import annotations

from .. import quickre as re
from ..rulepack.errors import did_you_mean
from ..text.document import Comment, Slip
from .model import Directive, Item, Malformed, Verb

VERBS = tuple(verb.value for verb in Verb)

_HEAD = re.compile(r"(stylelint)\s*([:\uff1a]?)\s*((?:(?!\u2014\u2014)\S)*)", re.IGNORECASE)
_TOKEN = re.compile(
    r"\s*(?:"
    r"(?P<reason>(?:(?<!\S)--|\u2014\u2014)\s*(?P<why>.*)$)"
    r"|(?P<comma>[,\uff0c\u3001])"
    r"|[\"\u201c\u201d](?P<quoted>[^\"\u201c\u201d]*)[\"\u201c\u201d]"
    r"|\u300c(?P<cornered>[^\u300c\u300d]*)\u300d"
    r"|(?P<name>(?:(?!\u2014\u2014)[^\s,\uff0c\u3001\"\u201c\u201d\u300c\u300d])+)"
    r"|$)",
    re.DOTALL,
)

_CASE = "stylelint 要小写", "write stylelint in lower case"
_COLON = "stylelint 后面缺冒号", "there is no colon after stylelint"
_NO_VERB = f"冒号后要写 {'、'.join(VERBS)} 之一", f"one of {', '.join(VERBS)} must follow the colon"
_NO_RULE = "没有写是哪条规则；要全部则写 all", "no rule is named; write all if all are meant"
_NO_COMMA = "“{quoted}”前面缺逗号，或理由前面缺 --", "a comma is missing before {quoted}, or -- before the reason"
_LONE_COMMA = "逗号旁边缺规则", "a rule is missing beside a comma"
_QUOTE = "引号没有配对：{quoted}", "a quotation mark has no match: {quoted}"
_EMPTY = "引号里没有文字", "there is nothing between the quotation marks"
_STRAY = (
    "“{quoted}”要紧跟在一条规则后面，一条规则只跟一个",
    "“{quoted}” must follow a rule, and each rule takes one only",
)
_ENABLE = (
    "批注只管它标注的文字，用不着 enable；要恢复检查，删掉那条 disable 批注",
    "a comment speaks of its own text alone, so that nothing is to be enabled; delete the comment that disables",
)
# What the autocorrection of word processors makes of `stylelint` at the start and of `--`; what stands in quotes stays.
_CAPITAL = re.compile(r"stylelint(?:[ \t]*[:\uff1a][ \t]*[a-z])?", re.IGNORECASE)
_DASH = re.compile(
    r"([\"\u201c\u201d][^\"\u201c\u201d]*[\"\u201c\u201d]|\u300c[^\u300d]*\u300d)|\s*(?:[\u2013-\u2015]+|[-\uff0d\u2212]{2,})\s*"
)
_SLIPS = {
    Slip.OPEN_HTML: ("注释没有结束，缺 -->", "the comment is not closed: add -->"),
    Slip.OPEN_LINK: (
        "括号或引号没有配对；理由里有括号时，外面改用引号",
        "its parentheses or quotation marks do not match; where the reason holds parentheses, put quotes around it all",
    ),
    Slip.IN_TEXT: (
        "和正文连在一起，不起作用；让它单独占一行，上下空行",
        "beside other text it does nothing: put it on a line of its own, between empty lines",
    ),
}


class _Fault(Exception):
    """The comment cannot be understood."""

    def __init__(self, fault: tuple[str, str], quoted: str = "") -> None:
        super().__init__(fault[1])
        self.fault = fault
        self.quoted = quoted


def parse(comment: Comment) -> Directive | Malformed | None:
    """Read a comment; None where it is prose that only begins with our name."""
    if comment.slip is not None:
        return Malformed(comment, _SLIPS[comment.slip])
    text = _typed(comment.text) if comment.own else comment.text
    head = _HEAD.match(text)
    if head is None or not (head[2] or head[3] in VERBS):
        return None
    try:
        return _directive(comment, text, head)
    except _Fault as error:
        return Malformed(comment, error.fault, error.quoted)


def _typed(text: str) -> str:
    """Undo what autocorrection did to a comment."""
    head = _CAPITAL.match(text)
    text = text if head is None else head[0].lower() + text[head.end() :]
    dash = next((match for match in _DASH.finditer(text) if match[1] is None), None)
    return text if dash is None else f"{text[: dash.start()]} -- {text[dash.end() :]}"


def _directive(comment: Comment, text: str, head: re.Match[str]) -> Directive:
    if head[1] != "stylelint":
        raise _Fault(_CASE)
    if not head[2]:
        raise _Fault(_COLON)
    if not head[3]:
        raise _Fault(_NO_VERB)
    if head[3] not in VERBS:
        zh, en = (did_you_mean(head[3], VERBS, lang) for lang in ("zh", "en"))
        raise _Fault(
            (f"没有“{{quoted}}”这个指令{zh or _among('zh')}", f"there is no {{quoted}}{en or _among('en')}"), head[3]
        )
    verb = Verb(head[3])
    if comment.own and verb is Verb.ENABLE:
        raise _Fault(_ENABLE)
    items, reason = _items(text, head.end())
    if not items:
        if verb is not Verb.ENABLE:
            raise _Fault(_NO_RULE)
        items = [Item(None)]
    return Directive(comment, verb, tuple(items), reason)


def _among(lang: str) -> str:
    return f"（有 {'、'.join(VERBS)}）" if lang == "zh" else f" (there are {', '.join(VERBS)})"


def _items(text: str, at: int) -> tuple[list[Item], str]:
    """Return the selectors from `at` on, and the reason."""
    items: list[Item] = []
    wanted = True  # whether a selector is to come
    reason = ""
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise _Fault(_QUOTE, text[at:].strip())
        at = token.end()
        if token["reason"] is not None:
            reason = token["why"].strip()
        elif token["comma"]:
            if wanted:
                raise _Fault(_LONE_COMMA)
            wanted = True
        elif token["name"]:
            if not wanted:
                raise _Fault(_NO_COMMA, token["name"])
            items.append(Item(token["name"], None, token.start("name"), at))
            wanted = False
        elif token.lastgroup:
            items[-1:] = [_with_word(items, wanted, token)]
    if wanted and items:
        raise _Fault(_LONE_COMMA)
    return items, reason


def _with_word(items: list[Item], wanted: bool, token: re.Match[str]) -> Item:
    word = token["quoted"] if token["quoted"] is not None else token["cornered"]
    if not word.strip():
        raise _Fault(_EMPTY)
    if wanted or items[-1].word is not None:
        raise _Fault(_STRAY, word)
    return Item(items[-1].selector, word, items[-1].start, token.end())

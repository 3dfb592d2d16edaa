"""What the YAML parser says, in Chinese and with the cure where there is one."""

from __future__ import annotations

from collections.abc import Sequence

_TAB = "这里有制表符，YAML 缩进要用空格"
_SAID = (
    ("found character that cannot start any token", "这个字符不能开头，给整个值加引号"),
    ("mapping values are not allowed", "这里不能再有“: ”，含冒号的文本要加引号"),
    ("did not find expected ',' or", "列表或花括号没有写完，缺“,”或右括号"),
    ("did not find expected node content", "这里缺一个值"),
    ("did not find expected key", "缩进不齐，或上一个值没有写完"),
    ("did not find expected '-' indicator", "列表项要以“- ”开头，缩进对齐"),
    ("could not find expected ':'", "字段名后缺“: ”"),
    ("found unexpected end of stream", "引号没有闭合"),
    ("block sequence entries are not allowed", "列表项“- ”要另起一行"),
    ("block mapping", "缩进不齐"),
    ("found unknown escape", "双引号里有未知的转义，改用单引号"),
    ("control character", "含有控制字符"),
)


def said_in_chinese(problem: str, lines: Sequence[str]) -> str:
    """Return the parser's `problem` in Chinese, or as it is; `lines` holds the line in question."""
    if "tab character" in problem or ("cannot start any token" in problem and any("\t" in line for line in lines)):
        return _TAB
    return next((zh for said, zh in _SAID if said in problem), problem)

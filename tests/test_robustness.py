"""Drafts that nobody writes: no crash, findings where they belong, work in step with the size."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from drafting import linter

from stylelint import Diagnostic

SENTENCE = "各科室要加强沟通\uff0c于5月底前完成整改8项\uff0c由办公室汇总报送。"


def lint(text: str, format: str = "txt") -> list[Diagnostic]:
    """Lint with all rules; a rule that raises fails the test."""
    one = linter()
    before = len(one.failures)
    found = one.lint_text(text, f"draft.{format}")
    assert one.failures[before:] == []
    for d in found:
        assert text[d.offset : d.end_offset] == d.text
    return found


def calls(work: Callable[[], object], most: float) -> int:
    """Count the function calls that some work takes: the same on every machine. Beyond `most` it is given up."""
    count = 0

    def note(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")
        if count > most:
            raise AssertionError(f"more than {most:.0f} calls")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def test_one_line_of_a_million_bytes() -> None:
    text = SENTENCE * (1_000_000 // len(SENTENCE.encode())) + "全年检查xx次。"
    assert "xx" in [d.text for d in lint(text) if d.rule.startswith("placeholder/")]
    assert "\n" not in text


@pytest.mark.parametrize(("heading", "format"), [("一、工作\n", "txt"), ("## 工作\n\n", "md")])
def test_ten_thousand_headings(heading: str, format: str) -> None:
    lint(heading * 10_000, format)


@pytest.mark.parametrize("format", ["txt", "md"])
@pytest.mark.parametrize("text", ["", "\n", "\r", "\r\n" * 50, " \u3000\t\n" * 50, "\x0c"])
def test_nothing_to_read(format: str, text: str) -> None:
    assert lint(text, format) == []


@pytest.mark.parametrize(
    "text",
    [
        "**全年_检查*xx次\n",
        "```\nxx次\n\n全年检查xx次",
        "> > - 1. * `全年",
        "[全年](检查 [xx][ ![",
        "| 全年 | xx\n|--\n| 检查xx次",
        "<div><!-- 全年xx次",
        "<a href='xx次",
        "---\ntitle: xx次\n",
        "\\\n\\*\\_\\`\\",
        "&#xFFFFFFFF; &#0; &amp &; 检查xx次",
        "[^1]: \n[a]: <\n[a]:\n",
        "\t\t- xx次\n\t\t\t\t\n   * \t全年检查xx次",
        "\ud800 全年检查xx次",
    ],
)
@pytest.mark.parametrize("format", ["txt", "md"])
def test_unbalanced_markup(format: str, text: str) -> None:
    lint(text, format)
    lint(text * 3, format)


REPEATED = [
    SENTENCE,
    SENTENCE + "\n",
    "一、工作\n",
    "一、工作\n1.检查xx次。\n",
    "第一条　检查xx次。\n",
    "高度重视\uff0c",
    "一是检查\uff0c",
    "\u201c",
    "《",
    "（",
    "以下三个问题：",
    "附件1",
    "**",
    "[",
    "> ",
    "- a\n",
    "|a|b|\n",
    "`",
    "<",
    "关于检查的通知\n各科室：\n现通知如下。\n办公室\n2020年1月1日\n\n",
]


@pytest.mark.parametrize("format", ["txt", "md"])
@pytest.mark.parametrize("unit", REPEATED)
def test_twice_the_text_takes_twice_the_work(unit: str, format: str) -> None:
    count = 3000 // len(unit)
    lint(unit * 10, format)
    once = calls(lambda: lint(unit * count, format), most=3_000_000)
    calls(lambda: lint(unit * 2 * count, format), most=2.5 * once + 20_000)

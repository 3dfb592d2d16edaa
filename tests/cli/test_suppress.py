"""Comments that keep findings off: what they hold for."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from comments import RULE, Found, html, link
from runs import FAULT, Run, Write

# --- Where a comment holds -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize("mark", [html, link])
@pytest.mark.parametrize("selector", [RULE, "placeholder", "place*", "*/x-marks", "all", "stylelint", "unfinished"])
def test_disable_holds_until_enable(found: Found, name: str, mark: Callable[[str], str], selector: str) -> None:
    parts = [FAULT, mark(f"disable {selector}") + "\n", FAULT, FAULT, mark(f"enable {selector}") + "\n", FAULT]
    assert found("\n".join(parts), name=name) == [f"1 {RULE}", f"11 {RULE}"]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_disable_holds_to_the_end_and_a_bare_enable_ends_all(found: Found, name: str) -> None:
    open_ = f"{html('disable placeholder')}\n\n{html('disable numbering, filler')}\n\n{FAULT}\n"
    assert [f for f in found(open_, name=name) if RULE in f] == []
    assert f"9 {RULE}" in found(f"{open_}{html('enable')}\n\n{FAULT}", name=name)


def test_enable_ends_what_it_names_and_no_more(found: Found) -> None:
    text = f"{html('disable all')}\n\n{html('enable placeholder')}\n\n{FAULT}\n1. 甲\n3. 乙[TODO]\n\n要高度重视安全。\n"
    every = found(text.replace(html("disable all"), "").replace(html("enable placeholder"), ""))
    assert {f.split()[1].split("/")[0] for f in every} > {"placeholder"}
    assert found(text) == [f for f in every if " placeholder/" in f]
    assert found(text.replace("enable placeholder", "enable filler"))[-1] == "10 filler/attention"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_disable_file_holds_wherever_it_stands(found: Found, name: str) -> None:
    assert found(f"{FAULT}\n{FAULT}\n{html(f'disable-file {RULE}')}\n", name=name) == []


@pytest.mark.parametrize(
    ("block", "then"),
    [
        ("检查xx次，\n整改xx处。\n", "整改xx处。\n"),
        ("检查xx次，  \n整改xx处，\\\n走访xx户，<br>通报xx起。\n", "整改xx处。\n"),
        ("## 检查xx次\n", "整改xx处。\n"),
        ("- 检查xx次\n", "- 整改xx处\n"),
        ("1. 检查xx次  \n   走访xx户\n", "2. 整改xx处\n"),
        ("> 检查xx次\n", "整改xx处。\n"),
        ("| 项目xx | 数xx |\n|---|---|\n| | |\n| 检查 | xx次<br>xx起 |\n", "整改xx处。\n"),
        ("| 检查xx次 |\n|---|\n", "| 整改xx处 |\n|---|\n"),
        ("<table><tr><td>检查xx次</td>\n<td>走访xx户</td></tr></table>\n", "<p>整改xx处。</p>\n"),
        ("```\n检查xx次\n```\n\n检查xx次。\n", "整改xx处。\n"),
        (f"{html('enable filler')}\n\n检查xx次。\n", "整改xx处。\n"),
        ("检查xx次\n===\n", "整改xx处。\n"),
    ],
)
def test_next_block_is_one_block_of_markdown(found: Found, block: str, then: str) -> None:
    gap = "" if block.startswith(("-", "1")) else "\n"
    text = f"{html(f'disable-next-block {RULE}')}\n{block}{gap}{then}"
    line = text.count("\n", 0, text.rindex("整改xx")) + 1
    assert [f for f in found(text) if RULE in f] == [f"{line} {RULE}"]
    assert len(found(text.replace("stylelint:", ""), "--only", RULE)) == block.count("xx") + 1 - ("```" in block)


@pytest.mark.parametrize(
    ("cells", "left"),
    [
        ("检查xx次 | {} 走访xx户 | 整改xx处", 2),
        ("检查xx次 | 走访xx户 {} | 整改xx处", 2),
        ("检查xx次 | 走访xx户<br>{}通报xx起 | 整改xx处", 2),
        ("检查xx次 | {} | 整改xx处", 2),
        ("{} 检查xx次 | {} 走访xx户 | {} 整改xx处", 0),
    ],
)
def test_in_a_cell_the_next_block_is_that_cell(found: Found, cells: str, left: int) -> None:
    row = cells.replace("{}", html(f"disable-next-block {RULE}"))
    text = f"| 甲 | 乙 | 丙 |\n|---|---|---|\n| {row} |\n| 会见xx次 | | |\n"
    assert found(text, "--only", RULE) == [f"3 {RULE}"] * left + [f"4 {RULE}"]


def test_in_a_cell_of_html_as_well(found: Found) -> None:
    comment = html(f"disable-next-block {RULE}")
    text = f"<table><tr><td>\n{comment}\n检查xx次</td>\n<td>走访xx户</td></tr></table>\n"
    assert found(text, "--only", RULE) == [f"4 {RULE}"]


def test_next_block_of_plain_text_is_a_line_and_may_follow_blank_ones(found: Found) -> None:
    text = f"{html('disable-next-block placeholder')}\n\n \n{FAULT}{FAULT}"
    assert found(text, name="a.txt") == [f"5 {RULE}"]


def test_a_comment_in_a_sentence_holds_from_there_on_and_for_the_next_paragraph(found: Found) -> None:
    assert found(f"检查xx次，{html('disable placeholder')}走访xx户。\n", "--only", RULE) == [f"1 {RULE}"]
    text = f"检查xx次。{html('disable-next-block placeholder')}走访xx户。\n\n整改xx处。\n"
    assert found(text, "--only", RULE) == [f"1 {RULE}"] * 2
    assert found(f"{html('disable-next-block placeholder')} 走访xx户。\n", "--only", RULE) == []
    assert found(f"- {html('disable-next-block placeholder')}走访xx户\n- 整改xx处\n") == [f"2 {RULE}"]


# --- What a comment names --------------------------------------------------------------------------------------


@pytest.mark.parametrize("word", ['"XXX"', "“XXX”", "「XXX」", '" \uff38\uff38\uff38 "'])
@pytest.mark.parametrize("verb", ["disable", "disable-file", "disable-next-block"])
def test_one_word_alone(said: Callable[..., dict[str, Any]], verb: str, word: str) -> None:
    left = said(f"{html(f'{verb} {RULE} {word}')}\n\n检查xx次，整改XXX处。\n")
    assert (left["rule"], left["text"]) == (RULE, "xx")


def test_a_word_with_line_ends_of_the_source_in_it(found: Found) -> None:
    text = "医院领导高度\n重视病历质量管理工作。\n"
    assert found(text) == ["1 filler/attention"]
    assert found(f"{html('disable-file filler “高度重视”')}\n\n{text}") == []


def test_enable_of_one_word_leaves_the_others_off(found: Found) -> None:
    text = (
        f"{html(f'disable {RULE} “xx”, {RULE} “XXX”')}\n\n检查xx次，整改XXX处。\n\n{html(f'enable {RULE} “xx”')}\n\n"
        "检查xx次，整改XXX处。\n"
    )
    assert found(text) == [f"7 {RULE}"]


def test_enable_ends_the_words_and_rules_that_it_names_and_no_others(found: Found) -> None:
    opened = html(f"disable placeholder “xx”, {RULE} “XXX”, filler")
    body = "检查xx次，整改XXX处。\n\n公司十分重视新员工入职培训。\n"
    for ended, left in [
        ("enable", 3),
        (f"enable {RULE}", 2),
        ("enable placeholder “xx”", 1),
        ("enable placeholder/x-* “XXX”", 1),
        ("enable filler", 1),
        (f"enable {RULE} “xx”, filler", 2),
    ]:
        text = f"{opened}\n\n{body}\n{html(ended)}\n\n{body}"
        after = [f for f in found(text) if "suppression" not in f]
        assert len(after) == left, ended
        assert all(int(f.split()[0]) > 7 for f in after)


@pytest.mark.parametrize("comma", [", ", ",", "\uff0c", "、", " ,  "])
@pytest.mark.parametrize("reason", ["", " -- 模板里的空", "\u2014\u2014模板里的空", " --空, 有“引号", " -- "])
def test_several_rules_and_a_reason(found: Found, comma: str, reason: str) -> None:
    text = f"<!--stylelint\uff1adisable filler/attention{comma}{RULE}{reason}-->\n\n"
    assert found(text + "检查xx次。\n\n公司十分重视新员工入职培训。\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "<!-- stylelint-disable placeholder -->",
        "<!-- stylelint-disable-next-line placeholder -->",
        "<!-- stylelints: disable placeholder -->",
        "<!-- stylelint runs in CI -->",
        "<!-- see stylelint: disable placeholder -->",
        "[stylelint]: # (stylelint: disable placeholder)",
        "`<!-- stylelint: disable placeholder -->`",
        "```\n<!-- stylelint: disable placeholder -->\n```",
        "~~~\n[//]: # (stylelint: disable placeholder)\n~~~",
        "正文：\n\n    <!-- stylelint: disable placeholder -->",
        "<pre>\n<!-- stylelint: disable placeholder -->\n</pre>",
        "\\<!-- stylelint: disable placeholder -->",
    ],
)
def test_what_is_no_comment_to_us_does_nothing(found: Found, text: str) -> None:
    assert [f.split()[1] for f in found(f"{text}\n\n{FAULT}")] == [RULE]


def test_front_matter_holds_no_comments(found: Found) -> None:
    assert found(f"---\ntitle: 甲\n# <!-- stylelint: disable all -->\n---\n\n{FAULT}") == [f"6 {RULE}"]


# --- Comments in plain text are no prose -----------------------------------------------------------------------


def test_a_comment_leaves_the_structure_of_plain_text_as_it_is(stylelint: Run, write: Write) -> None:
    body = "关于开展安全检查的通知\n\n各科室：\n    现将安全检查安排如下。\n一、时间\n三、要求\n"
    write("a.txt", body)
    lines = body.splitlines(keepends=True)
    comment = html("disable sections") + "\r\n"
    bare, genre = outline(stylelint, write, body)
    assert bare
    for at in range(len(lines) + 1):
        assert outline(stylelint, write, "".join([*lines[:at], comment, *lines[at:]])) == (bare, genre)


def outline(stylelint: Run, write: Write, text: str) -> tuple[list[str], str]:
    """The texts of a draft's findings, and its genre."""
    write("a.txt", text)
    whole = json.loads(stylelint("check", "a.txt", "--format", "json", "--ignore", "suppression,sections").out)
    return [d["text"] for d in whole["diagnostics"]], whole["files"][0]["genre"]


def test_places_after_a_comment_are_those_of_the_file(stylelint: Run, write: Write) -> None:
    text = f"{html('disable filler -- 说明')}\r\n  {link('enable')}\r\n{FAULT}"
    write("a.txt", text)
    out = json.loads(stylelint("check", "a.txt", "--format", "json", "--only", RULE).out)
    (diagnostic,) = out["diagnostics"]
    assert (diagnostic["line"], diagnostic["column"], diagnostic["offset"]) == (3, 7, text.index("xx"))
    assert diagnostic["text"] == "xx"


def test_nothing_but_comments(found: Found) -> None:
    assert found(html("disable-file all"), "--ignore", "suppression", name="a.txt") == []
    assert found(html("disable-file all"), "--ignore", "suppression") == []


# --- Many ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_five_thousand_ranges(found: Found, name: str) -> None:
    part = f"{html(f'disable {RULE}')}\n\n{FAULT}\n{html(f'enable {RULE}')}\n\n{FAULT}\n"
    left = found(part * 2500, name=name)
    assert left == [f"{8 * i + 7} {RULE}" for i in range(2500)]


def test_five_thousand_next_blocks_words_and_slips(found: Found) -> None:
    used = "".join(f"{html(f'disable-next-block {RULE}')}\n\n检查xx次。\n\n" for _ in range(5000))
    assert found(used) == []
    words = "".join(f"{html(f'disable all “词{i}”')}\n\n" for i in range(5000))
    assert found(words + FAULT) == [*(f"{2 * i + 1} suppression/unused" for i in range(5000)), f"10001 {RULE}"]
    slips = "".join(f"{html(f'disable filler/slip{i}*')}\n\n" for i in range(5000))
    assert found(slips + FAULT) == [*(f"{2 * i + 1} suppression/unknown" for i in range(5000)), f"10001 {RULE}"]

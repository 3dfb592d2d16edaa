"""The Markdown reader: folder cases, line ends, bad input."""

from __future__ import annotations

import time
from pathlib import Path

import md_cases as cases
import pytest
import yaml

from stylelint.readers import format_of
from stylelint.readers.markdown import read
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import BlockKind
from stylelint.text.source import decode

FOLDERS = cases.cases("md")
NAMES = [folder.name for folder in FOLDERS]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_case(folder: Path) -> None:
    text = (folder / "input.md").read_bytes().decode()
    expected = yaml.safe_load((folder / "blocks.yml").read_text(encoding="utf-8"))
    assert cases.describe(cases.read_text(text)) == expected


def test_there_are_cases() -> None:
    assert len(FOLDERS) >= 12


@pytest.mark.parametrize("end", ["\r\n", "\r"])
@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_line_ends_change_no_block(folder: Path, end: str) -> None:
    text = (folder / "input.md").read_bytes().decode()
    plain = cases.read_text(text)
    other = cases.read_text(text.replace("\n", end))
    assert other.text == plain.text
    for block, expected in zip(other.blocks, plain.blocks, strict=True):
        assert (block.kind, block.start, block.end, block.label, block.group) == (
            expected.kind,
            expected.start,
            expected.end,
            expected.label,
            expected.group,
        )
        written = other.source.text[slice(*block.source)].replace(end, "\n")
        assert written == plain.source.text[slice(*expected.source)]


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_missing_last_line_end(folder: Path) -> None:
    text = (folder / "input.md").read_bytes().decode()
    assert cases.describe(cases.read_text(text.rstrip("\n"))) == cases.describe(cases.read_text(text))


def test_byte_order_mark_does_not_count() -> None:
    document = read(decode("draft.md", "\ufeff# 标题".encode()), Lexicon())
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.to_source(0, 2) == (2, 4)


@pytest.mark.parametrize("text", ["", "\n", " \t\n\n", "\u3000\n", "<!-- 只有注释 -->", "[a]: b", "---", "&nbsp;"])
def test_nothing_to_see_gives_no_block(text: str) -> None:
    document = cases.read_text(text)
    assert document.blocks == []
    assert not document.text.strip()


def test_ranges_map_to_the_source() -> None:
    source = "前**中**后&amp;尾`码`，\\*末"
    document = cases.read_text(source)
    assert document.text == "前中后&尾\ufffc，*末\n"
    assert source[slice(*document.to_source(0, 2))] == "前**中"
    assert source[slice(*document.to_source(3, 4))] == "&amp;"
    assert source[slice(*document.to_source(5, 6))] == "`码`"
    assert source[slice(*document.to_source(7, 8))] == "\\*"
    assert document.is_verbatim(1, 2)
    assert not document.is_verbatim(0, 2)
    assert not document.is_verbatim(3, 4)


def test_a_block_without_text_has_a_place() -> None:
    document = cases.read_text("前\n\n```\n码\n```\n\n后\n")
    code = document.blocks[1]
    assert document.to_source(code.start, code.end) == (3, 3)
    assert [document.block_index(b.start) for b in document.blocks] == [0, 1, 2]


@pytest.mark.parametrize(("path", "name"), [("a.md", "md"), ("A.MD", "md"), ("b.markdown", "md"), ("c.txt", "txt")])
def test_format_by_suffix(path: str, name: str) -> None:
    assert format_of(path) == name


# Units that a careless parser reads again and again, or nests without end.
UNITS = (
    "*a _b **c __d ", "a**b", "[", "[a](b", "[a](", "[a][b] ", "![", "]", "<", '<a x="', "<!--", "<? ", "<!a ", "&amp;",
    "`a``b```c", "$a ", "$$\n", "{{", "{/*", ">", "> ", "- ", "1. ", "<code>", "<div><svg>", "*a\n", "# 题\n",
    "a\n=\n", '[a]: b "\n', "[a]: b\n", "|a", "~~a", "http://((((", "www.___", " ", "a  \n", "\t", "```\n", "{/*\n",
    "<div>\n", "<!-- a\n", "* ", "<td>", "> [!a]\n", "a\r", "\\", "中",
)  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear_in_hostile_text(unit: str) -> None:
    def seconds(length: int) -> float:
        text = (unit * (length // len(unit) + 1))[:length]
        start = time.process_time()
        cases.read_text(text)
        return time.process_time() - start

    # Quadratic work on the longer text would take minutes at the worst of these rates.
    assert seconds(20_000) < 0.3 or seconds(40_000) < 1


@pytest.mark.parametrize("unit", ["a<!--", "a{/*", "a<code>", "a<?"])
def test_a_mark_that_never_closes_is_looked_for_once(unit: str) -> None:
    text = unit * 120_000  # looking each time would be 40 GB to search
    start = time.process_time()
    cases.read_text(text)
    assert time.process_time() - start < 2.5


def test_one_long_line_and_many_headings() -> None:
    line = "今年**以来**，我局开展检查3次。" * 20_000
    document = cases.read_text(line)
    assert len(document.blocks) == 1
    assert len(document.text) == len(line) - 4 * 20_000 + 1
    headings = cases.read_text("".join(f"# 第{i}节\n" for i in range(10_000)))
    assert len(headings.blocks) == 10_000


def test_nesting_beyond_the_limit_is_text() -> None:
    document = cases.read_text("> " * 150 + "文字")
    assert [b.kind for b in document.blocks] == [BlockKind.QUOTE]
    assert document.text.endswith("> 文字\n")

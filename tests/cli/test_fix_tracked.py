"""`stylelint fix --tracked`: where the copy goes, what is said, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx.build import docx, p, pack, parts_of, r, root
from docx.writing import opened, parts
from runs import Run, Write

SLIP = docx(p("会上作了布署，关健看落实。") + p("领导应该必须到场。"))
DATE = ("--date", "2026-01-31")


def test_a_copy_with_tracked_changes_stands_beside_the_draft(stylelint: Run, write: Write) -> None:
    path = write("a.docx", SLIP)
    result = stylelint("fix", "--tracked", "a.docx", *DATE)
    said = "a.docx → a.修订.docx：2 处修订（typo/wrong-character 2）；另有 1 处改后需核对，加 --unsafe-fixes\n"
    assert result == (0, said, "")
    assert path.read_bytes() == SLIP
    made = Path("a.修订.docx").read_bytes()
    assert opened(made)[0].text == "会上作了部署，关键看落实。\n领导应该必须到场。\n"
    assert b'w:author="stylelint" w:date="2026-01-31T00:00:00Z"' in parts(made)["word/document.xml"]
    before, after = parts(SLIP), parts(made)
    assert {n for n in before if before[n] != after[n]} == {"word/document.xml"}


def test_a_second_run_writes_over_its_own_copy_and_over_no_other(stylelint: Run, write: Write) -> None:
    write("a.docx", SLIP)
    assert stylelint("fix", "--tracked", "a.docx").code == 0
    assert stylelint("fix", "--tracked", "--unsafe-fixes", "a.docx").code == 0
    assert opened(Path("a.修订.docx").read_bytes())[0].text.endswith("\n领导必须到场。\n")
    write("a.修订.docx", docx(p("别人后来存的。")))
    result = stylelint("fix", "--tracked", "a.docx")
    assert result.code == 2
    assert "没有覆盖" in result.err
    assert opened(Path("a.修订.docx").read_bytes())[0].text == "别人后来存的。\n"
    assert stylelint("fix", "--tracked", "a.docx", "-o", "a.修订.docx").code == 0


def test_what_is_fixed_needs_no_second_time(stylelint: Run, write: Write) -> None:
    write("a.docx", SLIP)
    stylelint("fix", "--tracked", "a.docx", "--only", "typo")
    assert stylelint("fix", "--tracked", "a.修订.docx", "--only", "typo") == (0, "a.修订.docx：没有要改的\n", "")


def test_fixes_that_touch_are_all_made(stylelint: Run, write: Write) -> None:
    write("a.docx", docx(p("", r("布"), r("署峻"), r("工"))))
    assert stylelint("fix", "--tracked", "a.docx").code == 0
    assert opened(Path("a.修订.docx").read_bytes())[0].text == "部署竣工\n"


def test_several_files_go_into_a_folder(stylelint: Run, write: Write) -> None:
    write("a.docx", SLIP)
    write("b/a.docx", SLIP)
    assert stylelint("fix", "--tracked", "a.docx", "b/a.docx", "-o", "x.docx").code == 2
    Path("out").mkdir()
    result = stylelint("fix", "--tracked", "a.docx", "b/a.docx", "-o", "out")
    assert result.code == 2
    assert "刚由另一份文稿写成" in result.err
    assert [path.name for path in Path("out").iterdir()] == ["a.修订.docx"]


STRICT = '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body><w:p/></w:body></w:document>'
PROTECTED = root("settings", '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>')


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (pack({**parts_of(""), "word/document.xml": STRICT}), "严格 Open XML"),
        (pack({**parts_of(p("布署")), "_xmlsignatures/sig1.xml": "<x/>"}), "数字签名"),
        (docx(p("布署"), settings=PROTECTED), "编辑保护"),
        (b"PK nothing", "Word"),
    ],
)
def test_what_is_not_written_to_is_refused_with_a_reason(stylelint: Run, write: Write, data: bytes, why: str) -> None:
    write("a.docx", data)
    result = stylelint("fix", "--tracked", "a.docx")
    assert result.code == 2
    assert why in result.err
    assert [path.name for path in Path().iterdir()] == ["a.docx"]


def test_text_has_no_tracked_changes(stylelint: Run, write: Write) -> None:
    write("a.txt", "布署")
    result = stylelint("fix", "--tracked", "a.txt", "gone.docx", ".")
    assert result.code == 2
    assert len(result.err.splitlines()) == 3
    assert Path("a.txt").read_text(encoding="utf-8") == "布署"


def test_without_the_word_documents_are_left_and_the_way_is_named(stylelint: Run, write: Write) -> None:
    path, text = write("a.docx", SLIP), write("b.txt", "作了布署")
    result = stylelint("fix", "a.docx", "b.txt")
    assert result.code == 2
    assert "--tracked" in result.err
    assert text.read_text(encoding="utf-8") == "作了部署"
    walked = stylelint("fix", ".")
    assert (walked.code, "--tracked" in walked.err) == (0, True)
    assert "--tracked" in stylelint("check", "--fix", "a.docx").err
    assert path.read_bytes() == SLIP


@pytest.mark.parametrize("option", [("-o", "x"), ("--date", "2026-01-31")])
def test_options_of_copies_need_the_word(stylelint: Run, option: tuple[str, str]) -> None:
    assert "--tracked" in stylelint("fix", *option).err


def test_a_date_that_is_none_is_refused(stylelint: Run, write: Write) -> None:
    write("a.docx", SLIP)
    assert stylelint("fix", "--tracked", "a.docx", "--date", "gestern").code == 2


@pytest.mark.parametrize("options", [(), ("--tracked",)])
@pytest.mark.parametrize("name", ["a.odt", "a.doc"])
def test_files_that_are_only_checked_are_not_written_to(
    stylelint: Run, write: Write, name: str, options: tuple[str, ...]
) -> None:
    write(name, SLIP)
    result = stylelint("fix", *options, name)
    assert result.code == 2
    assert "另存为 .docx" in result.err
    assert "直接改" not in result.err

"""The kinds that speak once or of a whole stretch: characters, traces, frame, form."""

from pathlib import Path
from typing import Any

import pytest

from stylelint.kinds import Finding, OptionError, characters, form, frame, traces
from stylelint.readers import plain
from stylelint.rulepack.model import Localized, Rule, RuleFields
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import BlockKind, Document
from stylelint.text.source import Source
from stylelint.view import View


def document(text: str) -> Document:
    return plain.read(Source("a.txt", text), Lexicon())


def survey(kind: Any, options: object, text: str | Document) -> list[Finding]:
    said = Localized("", "")
    fields = RuleFields("any", "error", said, said, said, [], [], [])
    check = kind.build(Rule("a/b", fields, options, Path("a.yaml")), options, Lexicon())
    read = document(text) if isinstance(text, str) else text
    return list(check.survey(View(read, read.drafts[0])))


def test_characters_are_found_run_by_run() -> None:
    found = survey(
        characters, characters.Options(["0590-05FF"], longest=2), "传播\u05d3好，词源\u05e9\u05dc\u05d5\u05dd"
    )
    assert [(f.start, f.end, f.data["code"]) for f in found] == [(2, 3, "U+05D3")]


def test_characters_once_a_draft() -> None:
    found = survey(characters, characters.Options(["200B"], once=True), "一\u200b二\u200b三")
    assert [(f.start, f.data["count"], f.related) for f in found] == [(1, 2, ((3, 4),))]


def test_characters_beside_chinese_only() -> None:
    options = characters.Options(["05D0-05EA"], beside_han=True)
    assert survey(characters, options, "g\u05d0g 和 x") == []
    assert len(survey(characters, options, "好\u05d0g")) == 1


def test_a_joiner_of_pictures_is_no_leftover() -> None:
    options = characters.Options(["200D"])
    assert survey(characters, options, "\U0001f468\u200d\U0001f469") == []
    assert len(survey(characters, options, "一\u200d二")) == 1


@pytest.mark.parametrize("text", ["05", "xyz", "05FF-0590", "110000", "", "0590-"])
def test_bad_ranges_are_refused(text: str) -> None:
    with pytest.raises(OptionError):
        survey(characters, characters.Options([text]), "")


def test_traces_once_a_draft_and_only_in_their_formats() -> None:
    text = "前<p>\n后<p>"
    found = survey(traces, traces.Options(["<p>"]), text)
    assert [(f.start, f.data["count"], f.related) for f in found] == [(1, 2, ((6, 9),))]
    assert survey(traces, traces.Options(["<p>"], formats=["md"]), text) == []
    assert survey(traces, traces.Options(["<p>"], least=3), text) == []


def test_traces_refuse_look_around_and_no_patterns() -> None:
    for patterns in (["(?<=a)b"], []):
        with pytest.raises(OptionError):
            survey(traces, traces.Options(patterns), "")


def test_frame_is_told_a_stretch_at_a_time() -> None:
    read = document("导航\n\n推荐\n正文\n版权")
    for index in (0, 2, 4):
        read.blocks[index].kind = BlockKind.FRAME
    found = survey(frame, frame.Options(), read)
    assert [(read.text[f.start : f.end], f.data["lines"]) for f in found] == [("导航\n\n推荐", 2), ("版权", 1)]


def test_contents_of_a_word_document_are_no_page_frame() -> None:
    read = document("目录\n1 概述\n正文")
    read.places = []
    for index in (0, 1):
        read.blocks[index].kind = BlockKind.FRAME
    assert survey(frame, frame.Options(), read) == []


def test_form_blanks_are_told_once() -> None:
    found = survey(form, form.Options(), "姓名：____　单位：____\n签字：______")
    assert [(f.data["count"], len(f.related)) for f in found] == [(3, 2)]
    assert survey(form, form.Options(), "今年召开会议__次。") == []

"""What is no Word document, broken or made to harm is refused with a message of its own; odd documents are read."""

from __future__ import annotations

import pytest

from docx.build import docx, p
from docx.hostile import READ, REFUSED
from stylelint.readers import load
from stylelint.settings import ReadLimits
from stylelint.structure.lexicon import Lexicon
from stylelint.text.document import Document
from stylelint.text.source import UnreadableError


def read(data: bytes, limits: ReadLimits | None = None) -> Document:
    return load("a.docx", data, "docx", Lexicon(), limits or ReadLimits())


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_a_reason_and_a_cure(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(UnreadableError) as caught:
        read(make())
    zh, en = caught.value.why
    assert said in zh
    assert en.isascii()
    assert all(caught.value.cure)


@pytest.mark.parametrize("name", READ)
def test_it_is_read_all_the_same(name: str) -> None:
    document = read(READ[name]())
    assert "正文。" in document.text or name == "no body"


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        (ReadLimits(file=100), "文件超过"),
        (ReadLimits(entries=3), "超过 3 个"),
        (ReadLimits(part=100), "解压后超过"),
        (ReadLimits(total=100), "解压后超过"),
        (ReadLimits(paragraphs=1), "超过 1 段"),
        (ReadLimits(depth=4), "超过 4 层"),
    ],
)
def test_limits_are_settable(limits: ReadLimits, said: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(docx(p("一") + p("二")), limits)
    assert said in caught.value.why[0]
    assert "limits: " in caught.value.cure[0]

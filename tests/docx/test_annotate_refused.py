"""Documents that are not written to: Strict ones, signed ones, those whose protection is in force."""

from __future__ import annotations

import pytest

from docx.build import docx, p, pack, parts_of, root
from docx.writing import opened
from stylelint.writers.docx.refusal import refusal

STRICT = {
    "word/document.xml": '<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
}


def protected(attributes: str) -> bytes:
    return docx(p("甲"), settings=root("settings", f"<w:documentProtection {attributes}/>"))


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (pack({**parts_of(p("甲")), **STRICT}), "严格"),
        (pack({**parts_of(p("甲")), "_xmlsignatures/sig1.xml": "<x/>"}), "签名"),
        (protected('w:edit="readOnly" w:enforcement="1"'), "保护"),
        (protected('w:edit="forms" w:enforcement="true"'), "保护"),
        (protected('w:edit="comments" w:enforcement="on"'), "保护"),
    ],
)
def test_a_reason_is_given(data: bytes, word: str) -> None:
    said = refusal(opened(data)[1])
    assert said is not None
    assert word in said[0]


@pytest.mark.parametrize(
    "attributes", ['w:edit="readOnly" w:enforcement="0"', 'w:edit="readOnly"', 'w:edit="none" w:enforcement="1"']
)
def test_a_protection_that_is_not_in_force_is_none(attributes: str) -> None:
    assert refusal(opened(protected(attributes))[1]) is None


def test_a_plain_document_is_written_to() -> None:
    assert refusal(opened(docx(p("甲")))[1]) is None

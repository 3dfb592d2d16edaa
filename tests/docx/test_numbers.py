"""Automatic numbers of Word documents: the outline is exact, paragraph by paragraph."""

from __future__ import annotations

import json

import pytest

from docx.build import abstract, docx, lvl, num, numbering, p
from docx.tricky import TRICKY, Line
from stylelint.commands._outline import as_json
from stylelint.readers import load
from stylelint.readers._docx.lists import Lists
from stylelint.readers._docx.model import Word
from stylelint.readers._docx.names import W
from stylelint.readers._office.formats import write
from stylelint.settings import ReadLimits
from stylelint.structure.lexicon import Lexicon


def outline(data: bytes) -> list[Line]:
    document = load("a.docx", data, "docx", Lexicon(), ReadLimits())
    paragraphs = json.loads(as_json("a.docx", document))["paragraphs"]
    return [(e["label"], e["level"], e["text"]) for e in paragraphs if e["story"] == "body"]


@pytest.mark.parametrize("name", TRICKY)
def test_the_outline_is_what_word_shows(name: str) -> None:
    assert outline(TRICKY[name].data) == TRICKY[name].outline


FORMATS = {
    "decimal": {0: "0", 1: "1", 10: "10", 110: "110"},
    "decimalZero": {1: "01", 9: "09", 10: "10", 100: "100"},
    "decimalFullWidth": {1: "１", 10: "１０"},
    "decimalFullWidth2": {12: "１２"},
    "decimalHalfWidth": {12: "12"},
    "decimalEnclosedCircle": {1: "①", 10: "⑩", 20: "⑳", 21: "21"},
    "decimalEnclosedCircleChinese": {1: "①", 20: "⑳", 21: "21"},
    "decimalEnclosedParen": {1: "⑴", 20: "⒇", 21: "21"},
    "decimalEnclosedFullstop": {1: "⒈", 20: "⒛", 21: "21"},
    "ideographEnclosedCircle": {1: "㈠", 10: "㈩", 11: "11"},
    "ideographTraditional": {1: "甲", 10: "癸"},
    "ideographZodiacTraditional": {1: "甲子", 13: "丙子", 60: "癸亥", 61: "61"},
    "ideographZodiac": {1: "子", 12: "亥"},
    "chineseCountingThousand": {
        **{1: "一", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一", 99: "九十九"},
        **{100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一", 120: "一百二十", 1000: "一千"},
        **{1001: "一千零一", 1010: "一千零一十", 1100: "一千一百", 1110: "一千一百一十", 10000: "一万"},
    },
    "taiwaneseCountingThousand": {10: "十", 101: "一百零一", 1001: "一千零一", 10000: "一萬"},
    "chineseCounting": {
        **{1: "一", 10: "十", 11: "十一", 20: "二十", 99: "九十九", 100: "一〇〇", 101: "一〇一", 110: "一一〇"},
        **{1001: "一〇〇一"},
    },
    "taiwaneseCounting": {10: "十", 21: "二十一", 100: "一〇〇"},
    "japaneseCounting": {
        10: "十",
        20: "二十",
        100: "百",
        101: "百一",
        110: "百十",
        200: "二百",
        1000: "千",
        1001: "千一",
    },
    "ideographDigital": {
        1: "一",
        10: "一〇",
        20: "二〇",
        100: "一〇〇",
        101: "一〇一",
        110: "一一〇",
        1001: "一〇〇一",
    },
    "taiwaneseDigital": {10: "一〇"},
    "japaneseDigitalTenThousand": {10: "一〇"},
    "chineseLegalSimplified": {
        **{1: "壹", 2: "贰", 10: "壹拾", 11: "壹拾壹", 20: "贰拾", 100: "壹佰", 101: "壹佰零壹", 110: "壹佰壹拾"},
        **{1001: "壹仟零壹"},
    },
    "ideographLegalTraditional": {1: "壹", 2: "貳", 3: "參", 10: "壹拾", 101: "壹佰零壹", 10001: "壹萬零壹"},
    "japaneseLegal": {1: "壱", 10: "壱拾", 101: "壱百壱", 1000: "壱阡"},
    "lowerLetter": {1: "a", 26: "z", 27: "aa", 28: "bb", 52: "zz", 53: "aaa"},
    "upperLetter": {1: "A", 27: "AA"},
    "lowerRoman": {1: "i", 4: "iv", 9: "ix", 14: "xiv", 40: "xl", 99: "xcix"},
    "upperRoman": {1: "I", 1994: "MCMXCIV"},
    "ordinal": {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 11: "11th", 21: "21st", 112: "112th"},
    "numberInDash": {3: "- 3 -"},
    "hex": {10: "A", 255: "FF"},
    "none": {7: ""},
    "neverHeardOf": {7: "7"},
}
VALUES = [(format, value, text) for format, known in FORMATS.items() for value, text in known.items()]


@pytest.mark.parametrize(("format", "value", "text"), VALUES)
def test_a_format_writes(format: str, value: int, text: str) -> None:
    assert write(value, format) == text


def test_formats_write_the_labels_of_a_document() -> None:
    """One list a value, as a start: what the file says and what is shown."""
    shown = [(format, value, text) for format, value, text in VALUES if text]
    body = "".join(p(f"{format} {value}", num=str(i)) for i, (format, value, _) in enumerate(shown, 1))
    lists = [abstract(i, lvl(0, "〔%1〕", format, value)) for i, (format, value, _) in enumerate(shown, 1)]
    instances = [num(i, i) for i in range(1, len(shown) + 1)]
    wanted = [(f"〔{text}〕", 0, f"{format} {value}") for format, value, text in shown]
    assert outline(docx(body, numbering=numbering(*lists, *instances))) == wanted


@pytest.mark.parametrize(
    ("sample", "value", "text"),
    [
        ("001, 002, 003, ...", 12, "012"),
        ("00001, 00002, 00003, ...", 12, "00012"),
        ("①, ②, ③, ...", 3, "③"),
        ("a, b, c, ...", 27, "aa"),
        ("什么, 也, 不是", 3, "3"),
        ("", 3, "3"),
    ],
)
def test_a_custom_format_goes_on_as_its_sample_begins(sample: str, value: int, text: str) -> None:
    assert write(value, "custom", sample) == text


def test_numbers_end_where_words_counter_ends() -> None:
    assert write(2_000_000_000, "decimal") == "32767"
    assert write(-1, "decimal") == "0"


def test_patterns_of_labels_are_cut_so_that_each_paragraph_takes_little() -> None:
    levels = lvl(0, "%1" * 100_000) + lvl(1, "").replace('val="decimal"', f'val="custom" w:format="{"0" * 100_000}"')
    data = docx(p("甲", num="1"), numbering=numbering(abstract(0, levels), num(1, 0)))
    document = load("a.docx", data, "docx", Lexicon(), ReadLimits())
    assert isinstance(document.origin, Word)
    found = Lists(document.origin.package).of(document.origin.paragraphs[0].element.find(f"{W}pPr"), None)
    assert found is not None
    assert max(len(text) for level in found[0].levels.values() for text in (level.text, level.custom)) < 1_000
    assert document.blocks[0].label == "1" * 31

"""Decoding: by mark, else UTF-8, GBK, Big5, GB18030 in this order; what is no text is said to be none."""

from __future__ import annotations

import codecs

import pytest

from stylelint.text.source import UndecodableError, decode

TEXT = "全年召开专题会4次\uff0c整改问题8个。\r\n二、下一步"
TRADITIONAL = "本府各機關辦理採購案件\uff0c應依規定辦理。"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_mark_tells_the_encoding_and_is_not_counted(mark: bytes, codec: str) -> None:
    source = decode("a.txt", mark + TEXT.encode(codec))
    assert (source.text, source.encoding, source.bom) == (TEXT, codec, True)


@pytest.mark.parametrize("codec", ["utf-8", "gbk", "big5"])
def test_without_a_mark_the_bytes_tell(codec: str) -> None:
    text = TRADITIONAL if codec == "big5" else TEXT
    source = decode("a.txt", text.encode(codec))
    assert (source.text, source.encoding, source.bom) == (text, codec, False)


def test_big5_comes_before_gb18030_which_takes_any_big5() -> None:
    data = TRADITIONAL.encode("big5")
    assert data.decode("gb18030") != TRADITIONAL
    assert decode("a.txt", data).encoding == "big5"


def test_what_gbk_lacks_is_read_as_gb18030() -> None:
    text = "生僻字\u3400与\U00020000。"
    source = decode("a.txt", text.encode("gb18030"))
    assert (source.text, source.encoding) == (text, "gb18030")


def test_line_ends_are_kept_as_they_are() -> None:
    assert decode("a.txt", b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


@pytest.mark.parametrize("data", [b"", codecs.BOM_UTF8])
def test_nothing_is_an_empty_text(data: bytes) -> None:
    assert decode("a.txt", data).text == ""


def test_a_named_encoding_wins_over_guessing() -> None:
    data = TEXT.encode("gbk")
    assert decode("a.txt", data, "gb18030").encoding == "gb18030"
    with pytest.raises(UndecodableError) as caught:
        decode("a.txt", data, "utf-8")
    assert (caught.value.tried, caught.value.offset) == (("utf-8",), 2)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf8"])
def test_a_named_encoding_agrees_with_its_mark(name: str) -> None:
    assert decode("a.txt", codecs.BOM_UTF8 + TEXT.encode(), name).text == TEXT


def test_utf16_may_be_named_where_the_mark_tells_the_order() -> None:
    assert decode("a.txt", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16").text == TEXT


def test_bytes_that_no_encoding_takes_name_what_was_tried() -> None:
    with pytest.raises(UndecodableError) as caught:
        decode("a.txt", "工作".encode() + b"\xff\xff")
    assert caught.value.tried == ("utf-8", "gbk", "big5", "gb18030")
    assert caught.value.offset == 6


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00", b"a\0b", "工作".encode("utf-32-be")])
def test_nul_is_no_text(data: bytes) -> None:
    with pytest.raises(UndecodableError) as caught:
        decode("a.txt", data)
    assert caught.value.offset is None


def test_broken_utf16_after_its_mark_is_not_guessed_at() -> None:
    with pytest.raises(UndecodableError) as caught:
        decode("a.txt", codecs.BOM_UTF16_LE + b"\x00\xd8a")
    assert caught.value.tried == ("utf-16-le",)


def test_a_codec_that_raises_without_a_place_is_no_crash() -> None:
    with pytest.raises(UndecodableError):
        decode("a.txt", b"xn--\xff", "idna")

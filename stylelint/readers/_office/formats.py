"""How Word writes a number in each of its number formats.

Sources: ISO/IEC 29500-1 17.18.59 (ST_NumberFormat); Microsoft's notes to it,
[MS-OI29500] 2.1 (Word sets ㈠ in brackets, no circles); [MS-DOCX] 2.4 (the
strings of custom formats). Where 29500 writes U+25CB for the zero of a Chinese
numeral we write 〇, which looks the same and is what people type.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial

from ...structure.numbers import write_letters, write_roman

GREATEST = 32_767
"""Word counts no further."""
BULLET, NONE = "bullet", "none"

_DIGITS = "〇一二三四五六七八九"
_TENS = ("", "十", "百", "千")


def write(value: int, format: str, custom: str = "") -> str:
    """Write a number as Word does: `format` as the file names it, unknown ones in decimal.

    `custom` is what a custom format gives as its sample: 001, 002, 003, ...
    Numbers below 0 are written as 0 and those above 32,767 as 32,767.
    """
    value = max(0, min(value, GREATEST))
    if format == "custom":
        return _custom(value, custom)
    return _FORMATS.get(format, str)(value)


def _custom(value: int, sample: str) -> str:
    """Write a number as the sample shows: zeros in front, else as the format that begins in the same way."""
    shown = [s.strip() for s in sample.split(",")]
    if shown[0].isdecimal():
        return str(value).zfill(len(shown[0]))
    return _FORMATS.get(_like(tuple(shown[:3])), str)(value)


@lru_cache(maxsize=64)
def _like(first: tuple[str, ...]) -> str:
    """Return the format that writes 1, 2 and 3 so, or ""."""
    return next((name for name, write in _FORMATS.items() if first == (write(1), write(2), write(3))), "")


def _digital(value: int) -> str:
    return "".join(_DIGITS[int(d)] for d in str(value))


def _positional_from_100(value: int) -> str:
    """Write 九十九, then 一〇〇."""
    return _digital(value) if value > 99 else _thousand(value, _DIGITS)


def _thousand(
    value: int,
    digits: str,
    units: tuple[str, ...] = _TENS,
    myriad: str = "万",
    *,
    zero: bool = True,
    bare: tuple[int, ...] = (),
) -> str:
    """Write a number with its units: 一千零一十.

    Args:
        value: the number.
        digits: ten digits, that of zero first.
        units: of one, ten, a hundred and a thousand.
        myriad: the unit of ten thousand.
        zero: write one zero for units left out between others.
        bare: the units, as powers of ten, that stand without a 一 before them.
    """
    if value >= 10_000:
        high, low = divmod(value, 10_000)
        joined = digits[0] if zero and 0 < low < 1000 else ""
        rest = _thousand(low, digits, units, zero=zero, bare=bare) if low else ""
        return _thousand(high, digits, units, zero=zero, bare=bare) + myriad + joined + rest
    text = ""
    for power in (3, 2, 1, 0):
        digit, below = value // 10**power % 10, value % 10**power
        if digit:
            text += ("" if digit == 1 and power in bare else digits[digit]) + units[power]
        elif text and below and zero and not text.endswith(digits[0]):
            text += digits[0]
    return text or digits[0]


def _counted(digits: str, myriad: str) -> Callable[[int], str]:
    """Return what writes 十一, but 一百一十一."""

    def write(value: int) -> str:
        return _thousand(value, digits, myriad=myriad, bare=(1,) if value < 20 else ())

    return write


def _japanese(value: int) -> str:
    return _thousand(value, _DIGITS, zero=False, bare=(1, 2, 3))


def _letters(first: str) -> Callable[[int], str]:
    """Return what writes a to z, then aa, bb."""
    return lambda value: write_letters(value, first) if value else "0"


def _signs(signs: str) -> Callable[[int], str]:
    """Return what writes a sign for each number, and plain decimals beyond the last."""
    return lambda value: signs[value - 1] if 0 < value <= len(signs) else str(value)


def _series(first: int, count: int) -> Callable[[int], str]:
    return _signs("".join(map(chr, range(first, first + count))))


def _full_width(value: int) -> str:
    return "".join(chr(ord(d) + 0xFEE0) for d in str(value))


def _ordinal(value: int) -> str:
    ending = "th" if value // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}.get(value % 10, "th")
    return f"{value}{ending}"


def _capital(digits: str, units: tuple[str, ...], myriad: str, *, zero: bool = True) -> Callable[[int], str]:
    """Return what writes the numerals of cheques: 壹佰零壹, with a digit before each unit."""
    return lambda value: _thousand(value, digits, units, myriad, zero=zero)


_CIRCLES = _series(0x2460, 20)
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"


def _cycle(value: int) -> str:
    """Write 甲子 to 癸亥, the sixty years."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if 0 < value <= 60 else str(value)


_FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda value: str(value).zfill(2),
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalEnclosedCircle": _CIRCLES,
    "decimalEnclosedCircleChinese": _CIRCLES,
    "decimalEnclosedParen": _series(0x2474, 20),
    "decimalEnclosedFullstop": _series(0x2488, 20),
    "numberInDash": lambda value: f"- {value} -",
    "hex": lambda value: f"{value:X}",
    "ordinal": _ordinal,
    "lowerLetter": _letters("a"),
    "upperLetter": _letters("A"),
    "lowerRoman": partial(write_roman, upper=False),
    "upperRoman": partial(write_roman, upper=True),
    "chineseCountingThousand": _counted("零" + _DIGITS[1:], "万"),
    "taiwaneseCountingThousand": _counted("零" + _DIGITS[1:], "萬"),
    "chineseCounting": lambda value: _positional_from_100(value) if value > 19 else _counted(_DIGITS, "")(value),
    "taiwaneseCounting": lambda value: _positional_from_100(value) if value > 19 else _counted(_DIGITS, "")(value),
    "taiwaneseDigital": _digital,
    "ideographDigital": _digital,
    "japaneseDigitalTenThousand": _digital,
    "japaneseCounting": _japanese,
    "japaneseLegal": _capital("零壱弐参四伍六七八九", ("", "拾", "百", "阡"), "萬", zero=False),
    "chineseLegalSimplified": _capital("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), "万"),
    "ideographLegalTraditional": _capital("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), "萬"),
    "ideographTraditional": _signs(_STEMS),
    "ideographZodiac": _signs(_BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "ideographEnclosedCircle": _series(0x3220, 10),
    BULLET: lambda value: "",
    NONE: lambda value: "",
}

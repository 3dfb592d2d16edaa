"""Number forms of headings and items: 一、 (一) 1. (1) 第一条 1.1 ① and their values.

Forms follow GB/T 9704-2012 §7.3.3, GB/T 15834-2011 appendix B.3 (序次语) and
CY/T 35-2001 (decimal headings). All texts are folded: half-width marks,
Simplified characters.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from .. import quickre as re
from ..records import dataclass

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "壹": 1, "贰": 2, "叁": 3, "参": 3}
_DIGITS |= {"肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000}
CN = "[〇零一二三四五六七八九十百千]"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERED = {"letter": "a", "upper": "A"}
_ROMANS = ("roman", "upper-roman")
_WORTHS = (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1)
_ROMAN_LETTERS = ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I")


@lru_cache(maxsize=2048)
def chinese(text: str) -> int | None:
    """Return the value of a Chinese numeral (十二, 一百零三, 二〇, 壹), or None."""
    if not text:
        return None
    if not any(c in _UNITS for c in text):
        digits = [_DIGITS.get(c) for c in text]
        return None if None in digits else int("".join(map(str, digits)))
    total, digit = 0, 0
    for char in text:
        if char in _UNITS:
            total += (digit or (1 if total == 0 else 0)) * _UNITS[char]
            digit = 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    return total + digit


def write_chinese(value: int) -> str:
    """Write 0 to 9999 as a Chinese numeral."""
    names = "零一二三四五六七八九"
    text = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // unit % 10
        if digit:
            text += names[digit] + name
        elif text and value % unit and not text.endswith("零"):
            text += "零"
    return text.removeprefix("一") if 10 <= value < 20 else text or names[0]


def write_letters(value: int, first: str) -> str:
    """Write 1 and more as a to z, aa, bb...; `first` is a or A."""
    return chr(ord(first) + (value - 1) % 26) * ((value + 25) // 26)


def write_roman(value: int, *, upper: bool) -> str:
    """Write 1 and more as a Roman numeral, 0 as a digit."""
    text = "" if value else "0"
    for worth, letters in zip(_WORTHS, _ROMAN_LETTERS, strict=True):
        text += letters * (value // worth)
        value %= worth
    return text if upper else text.lower()


@dataclass(frozen=True, slots=True, eq=False)  # each is in FORMS once, and hashed often
class Form:
    """A way to write numbers.

    Attributes:
        name: e.g. "cn-dun" for 一、.
        system: what the digits are: "cn", "ar", "mark", "stem", "letter", "upper", "roman" or "upper-roman".
        level: usual depth in official documents, 1 to 5; 0 where it has none.
        sample: how the form looks, {n} for the number.
    """

    name: str
    system: str
    level: int
    sample: str

    def write(self, value: int) -> str:
        """Write a number in this form."""
        digits = write_chinese(value) if self.system == "cn" else str(value)
        if self.system == "mark" and 0 < value <= 20:
            digits = chr(0x2460 + value - 1)
        elif self.system == "stem" and 0 < value <= 10:
            digits = _STEMS[value - 1]
        elif self.system in _LETTERED and value > 0:
            digits = write_letters(value, _LETTERED[self.system])
        elif self.system in _ROMANS:
            digits = write_roman(value, upper=self.system == "upper-roman")
        return self.sample.replace("{n}", digits)


class Token(NamedTuple):
    """A number at the start of a line. Offsets are those of the text that was searched.

    `parents` holds the numbers before the last dot of a decimal form; `slip`
    is a wrong mark after the number, e.g. the 、 of （一）、. An automatic
    number does not stand in the text: its token has no length.
    """

    form: Form
    value: int
    start: int
    end: int
    parents: tuple[int, ...] = ()
    slip: str = ""

    @property
    def auto(self) -> bool:
        """Whether it is an automatic number."""
        return self.start == self.end

    @property
    def label(self) -> str:
        """The number as this form writes it, parents included."""
        if self.form.name == "decimal":
            return ".".join(map(str, (*self.parents, self.value)))
        return self.form.write(self.value)


FORMS = {
    f.name: f
    for f in (
        Form("part", "cn", 0, "第{n}编"),
        Form("chapter", "cn", 0, "第{n}章"),
        Form("section", "cn", 0, "第{n}节"),
        Form("article", "cn", 0, "第{n}条"),
        Form("cn-dun", "cn", 1, "{n}、"),
        Form("cn-paren", "cn", 2, "({n})"),
        Form("ar-dot", "ar", 3, "{n}."),
        Form("ar-dun", "ar", 3, "{n}、"),
        Form("ar-paren", "ar", 4, "({n})"),
        Form("ar-half", "ar", 4, "{n})"),
        Form("circled", "mark", 5, "{n}"),
        Form("bare", "ar", 0, "{n}"),
        Form("decimal", "ar", 0, "{n}"),
        Form("stem", "stem", 0, "{n}、"),
        Form("letter", "letter", 5, "{n})"),
        Form("letter-paren", "letter", 5, "({n})"),
        Form("upper-dot", "upper", 0, "{n}."),
        Form("upper-dun", "upper", 0, "{n}、"),
        Form("banker", "cn", 0, "{n}、"),
    )
}
_CHAPTERS = {"编": "part", "篇": "part", "章": "chapter", "节": "section", "条": "article"}

# Numerals of laws are sometimes padded (第  十七  條) to stand under each other.
_TOKEN = re.compile(
    rf"""
      第[ ]{{0,3}}(?P<ch>{CN}{{1,9}}|\d{{1,4}}|{CN}[ ]{{1,3}}{CN})[ ]{{0,3}}(?P<unit>[编篇章节条])
          (?P<of>之[一二三四五六七八九十]{{1,2}})?
    | (?P<cn>{CN}{{1,4}})(?P<cnmark>[、.,:;。])
    | \([ ]?(?P<cnp>{CN}{{1,4}})[ ]?\)(?P<cnpslip>[、.,。]?)
    | (?P<cnh>{CN}{{1,3}})\)
    | (?P<dec>\d{{1,3}}(?:\.\d{{1,3}}){{1,5}})(?P<decslip>[.、]?)(?![\d%°])
    | (?P<ar>\d{{1,3}})(?P<armark>[.、)]|[,:;。](?=[^\d\s]))
          (?:(?!\d)|(?<=[.)])(?=20\d\d年)|(?<=\))(?=\d{{1,2}}[月日个项]))
    | \([ ]?(?P<arp>\d{{1,3}})[ ]?\)(?P<arpslip>[、.]?)
    | (?P<circ>[\u2460-\u2473\u2474-\u2487\u2488-\u249b\u3220-\u3229\u2776-\u277f])(?P<circslip>[、.]?)
    | (?P<stem>[{_STEMS}])、
    | (?P<bank>[壹贰叁参肆伍陆柒捌玖拾]{{1,3}})、
    | (?P<low>[a-h])\)
    | \((?P<lowp>[a-h])\)
    | (?P<up>[A-H])(?P<upmark>[.、])(?=[ ]?[\u4e00-\u9fff])
    """,
    re.VERBOSE,
)
_UPPER = {".": "upper-dot", "、": "upper-dun"}
_MARK_BASES = (
    (0x2460, 20, "circled"),
    (0x2474, 20, "ar-paren"),
    (0x2488, 20, "ar-dot"),
    (0x3220, 10, "cn-paren"),
    (0x2776, 10, "circled"),
)


# Tenders mark what is mandatory or weighs most: ★1. and ▲2.
_SIGNS = "★☆▲△※◆●"

# What a line with a number begins with, for a character class; most lines are told by it alone.
FIRSTS = (
    rf"第〇零一二三四五六七八九十百千(\d\u2460-\u249b\u3220-\u3229\u2776-\u277f{_STEMS}"
    f"壹贰叁参肆伍陆柒捌玖拾a-hA-H{_SIGNS}"
)

# 一、主要工作……3: dots or a tab lead to the page
_LEADER = re.compile(r"(?:\t|[.\u2026\u00b7]{2,}|\u2026| {4,})\s*\d{1,3}$")
_LONGEST_LEADER = 120
_WIDE = str.maketrans("()", "\uff08\uff09")


def in_width(label: str, written: str) -> str:
    """Write a number in the width of another one as it was written, so that messages name what the draft would hold."""
    return label.translate(_WIDE) if "\uff08" in written else label


def number_at(text: str, start: int, end: int) -> Token | None:
    """Return the number that a line [start, end) of folded text begins with, or None; signs before it are passed over.

    Only the form is read: whether 三、四线城市 is an item or a word is for the
    outline to judge, which sees the neighbours.
    """
    if text[start : start + 1] in _SIGNS:
        start += len(text[start:end]) - len(text[start:end].lstrip(_SIGNS + " "))
    match = _TOKEN.match(text, start, end)
    if match is None:
        return None
    if text[end - 1].isdigit() and _LEADER.search(text, max(match.end(), end - _LONGEST_LEADER), end):
        return None  # a line of a table of contents
    return _READ[match.lastgroup or ""](match, end)


def _made(m: re.Match[str], name: str, value: int | None, slip: str = "") -> Token | None:
    if value is None:
        return None
    start, end = m.span()
    return tuple.__new__(Token, (FORMS[name], value, start, end, (), slip))  # half of what Token() takes


def _chapter(m: re.Match[str], end: int) -> Token | None:
    digits = m["ch"].replace(" ", "")
    return _made(m, _CHAPTERS[m["unit"]], int(digits) if digits.isdigit() else chinese(digits))


def _inserted(m: re.Match[str], end: int) -> None:
    """第九条之一 is inserted between two articles and counts for neither."""


# 一、二等奖 and 三、四线城市 list two numerals: the next one follows, with what it counts
_ENUMERATED = re.compile(rf"({CN}{{1,3}})[等级类线届期批档号月日年位章节条项款个种度次季层]")


def _cn_dun(m: re.Match[str], end: int) -> Token | None:
    digits, mark = m["cn"], m["cnmark"]
    value = chinese(digits)
    if mark != "、":
        after = _after(m, end)
        return _made(m, "cn-dun", value, mark) if mark in ".:" and after and not after.isspace() else None
    follower = _ENUMERATED.match(m.string, m.end(), end)
    enumerated = follower is not None and chinese(follower[1]) == (value or 0) + 1
    return None if enumerated else _made(m, "cn-dun", value)


def _decimal(m: re.Match[str], end: int) -> Token | None:
    """Sort out what only looks like a number: a date, a version, a sum, an address of a machine."""
    numbers = tuple(map(int, m["dec"].split(".")))
    if len(numbers) > 3 and numbers[0] > _MOST_CHAPTERS:
        return None
    text, after, slip = m.string, _after(m, end), m["decslip"]
    if slip:
        fits = bool(after) and not after.isdigit()
    elif after in " \t":
        fits = not after or _VERSION.match(text, m.end()) is None
    else:
        fits = "\u4e00" <= after <= "\u9fff" and _MEASURE.match(text, m.end()) is None
    return Token(FORMS["decimal"], numbers[-1], m.start(), m.end(), numbers[:-1], slip) if fits else None


_DAYS = re.compile(r"\d{1,3}(?:[、月日号点]|至|-)")  # 3、5月 and 3、4日 are dates


def _arabic(m: re.Match[str], end: int) -> Token | None:
    mark, value = m["armark"], int(m["ar"])
    if mark == ".":
        return _made(m, "ar-dot", value)
    if mark == "、":
        at = m.end()
        return None if _DAYS.match(m.string, at, at + 5) else _made(m, "ar-dun", value)
    return _made(m, "ar-half", value) if mark == ")" else _made(m, "ar-dot", value, mark)


def _circled(m: re.Match[str], end: int) -> Token | None:
    code = ord(m["circ"])
    base, name = next((base, name) for base, count, name in _MARK_BASES if base <= code < base + count)
    return _made(m, name, code - base + 1, m["circslip"])


def _after(m: re.Match[str], end: int) -> str:
    """Return the character after a match, "" at the end of the line."""
    at = m.end()
    return m.string[at] if at < end else ""


# Keyed by the last group of the pattern that took part.
_READ: dict[str, Callable[[re.Match[str], int], Token | None]] = {
    "unit": _chapter,
    "of": _inserted,
    "cnmark": _cn_dun,
    "cnpslip": lambda m, end: _made(m, "cn-paren", chinese(m["cnp"]), m["cnpslip"]),
    "cnh": lambda m, end: _made(m, "cn-paren", chinese(m["cnh"]), ")"),
    "decslip": _decimal,
    "armark": _arabic,
    "arpslip": lambda m, end: _made(m, "ar-paren", int(m["arp"]), m["arpslip"]),
    "circslip": _circled,
    "stem": lambda m, end: _made(m, "stem", _STEMS.index(m["stem"]) + 1),
    "bank": lambda m, end: _made(m, "banker", chinese(m["bank"])),
    "low": lambda m, end: _made(m, "letter", ord(m["low"]) - ord("a") + 1),
    "lowp": lambda m, end: _made(m, "letter-paren", ord(m["lowp"]) - ord("a") + 1),
    "upmark": lambda m, end: _made(m, _UPPER[m["upmark"]], ord(m["up"]) - ord("A") + 1),
}


_MOST_CHAPTERS = 60
# 3.4 以前 speaks of a version; 1.5倍 and 0.8毫米 are measures, and no 1.5 and 0.8 of an outline
_VERSION = re.compile(r"[ \t]*(?:[之以]?[前后]的?|[及或和到至起](?!\w{0,3}$)|版本?(?:$|[,。、及的]))")
_MEASURE = re.compile(
    r"(?:[之以]?[前后]|[及或和到至起版]|(?:以[上下]|左右|多[个万亿元]|百分)"
    r"|[万亿千百十]?(?:毫米|厘米|分米|公里|公斤|平方|立方|海里|毫升|千[克瓦米]|兆|[倍元个次米年月日号吨人户岁度级寸升克斤亩尺里秒瓦]))"
)

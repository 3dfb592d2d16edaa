"""Kind `marks`: runs of x, ×, _, *, ○ and the like that stand for a year, a number, a name or a phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal

from .. import quickre as re
from ..records import dataclass, field
from ..rulepack.model import STRICT, Rule
from ..structure.blanks import SURNAMES
from ..structure.lexicon import Lexicon
from ..text.document import Block
from ..text.fold import fold
from ..text.span import Span
from ..view import View
from . import Finding, OptionError
from ._lists import expanded
from ._runs import LETTERS, Run, is_digit, is_han, is_latin, likely, runs

NAME = "marks"
PUBLIC = frozenset({"meaning", "what", "what_en"})

_OPENING = "“‘《〈【〔[(<{"
_CLOSING = "”’》〉】〕])>}"
_EMPHASIS = 400  # characters; how far apart two marks of emphasis are looked for
_ALONE = 3  # marks; a line of so many holds the place of a name, fewer may be a size or a numeral
_NEAR = 60  # characters; as much of a sentence as is looked at on each side
_SENTENCE_END = re.compile("[。!?\n]")
_PAUSE = ",、。;:!?"

# What is left of a year before the marks, and what shows after them that it is one.
_YEAR_HEAD = re.compile(
    r"(?:(?<![\d.])(?:19|20)|(?<![一二三四五六七八九十])(?:一九|二[〇○零0]))[\d〇○一二三四五六七八九零]?$"
)
_YEAR_TAIL = re.compile(
    r"\d?\s?(?:年|届|级|版|学年|财年|[〕\])】)]|[-—–~～至到]\s?(?:(?:19|20)|今|[xX×*_○〇]|年)|[上下]半年|[./-][\dxX×*_]|\s?$)"
)
# After a dash or dots, which part numbers as well, only these do.
_PLAIN_YEAR_TAIL = re.compile(r"年(?!龄)|[上下]半年|届|〕")
_FULL_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年")
_MASKED_YEAR = re.compile(r"(?<!\d)(?:19|20)[^\d\s]{1,3}年")
_TECHNICAL = re.compile(r"[./\\:@~=&|-][A-Za-z0-9_*]")
_DECIMALS = re.compile(r"\.[xX×*_○]{1,3}(?=[\u4e00-\u9fff%‰])")
# Another letter that stands for something nearby makes a single x a variable (X市和Y市).
_VARIABLE = re.compile(r"(?<![A-Za-z])[A-WYZa-wyz](?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])[A-WYZa-wyz](?![A-Za-z0-9])")
_STATUS = re.compile(r"(?<!\d)[1-5][xX]{2}(?=[时错状])")  # 4xx时: a class of answers of a server
_COUNTED = frozenset("个次人条项篇件名户家期份")  # nobody masks these, as they do houses, days and sums
_COMPOUND = "欧阳|上官|司马|诸葛|慕容|皇甫|司徒|夏侯|公孙|端木|令狐|尉迟"
_SURNAME_BEFORE = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[与和对由被告诉人向员给请长家师生士工官委理者])(?:[{SURNAMES}]|{_COMPOUND})$"
)
# 林副縣長○○: between surname and marks stands the post.
_TITLES = frozenset({"同志", "先生", "女士", "老师"})
_POST_BEFORE = re.compile(rf"(?:^|[^\u4e00-\u9fff])[{SURNAMES}][\u4e00-\u9fff]{{0,5}}(?:长|任|员|授|师|理|席|记|官)$")

Meaning = Literal["year", "number", "name", "phrase"]
_WORDS = {
    "year": ("年份", "year"),
    "number": ("数字", "number"),
    "name": ("名称", "name"),
    "phrase": ("内容", "text"),
}


@dataclass(frozen=True)
class Options:
    """Options of the kind."""

    __pydantic_config__ = STRICT

    marks: str
    """The marks, without anything between them; full-width forms are found as well."""
    take: list[Meaning] = field(default_factory=lambda: ["number", "name", "phrase"])
    """What the marks may stand for."""
    units: list[str] = field(default_factory=list)
    """Words after the marks that show a number is missing; {name} is a word list."""
    heads: list[str] = field(default_factory=list)
    """Words after the marks that show a name is missing, such as 县 or 公司; {name} is a word list."""
    not_followers: list[str] = field(default_factory=list)
    """Words after one mark that only begin like a unit or a head, such as 次方 or 部分; {name} is a word list."""
    bare: int = 2
    """How many marks in a row count beside a Chinese character without a unit or head; 0: none ever."""
    shortest: int = 1
    """Runs of fewer marks are never counted."""
    formula: list[str] = field(default_factory=list)
    """Words and signs in the sentence that make one mark a variable or an operator."""


@dataclass(frozen=True)
class Marks:
    """Reports each run that stands for something, with what it stands for."""

    options: Options
    level: str
    literals: tuple[str, ...]
    units: tuple[str, ...]
    heads: tuple[str, ...]
    not_followers: tuple[str, ...]
    formula: tuple[str, ...]

    @cached_property
    def _years(self) -> bool:
        """Whether years are all that is asked for."""
        return self.options.take == ["year"]

    def likely(self, text: str, start: int) -> bool:
        """Tell whether a mark at `start` may begin a run that stands for something."""
        return likely(text, start, self._years)

    def at(self, view: View, block: Block, hits: Sequence[Span]) -> Iterator[Finding]:
        """Yield the runs of one block that stand for something."""
        for run in runs(view.text, block, hits, self.options.shortest):
            meaning = self._meaning(view, run)
            if meaning not in self.options.take:
                continue
            blanks = view.draft.blanks
            if blanks.covers(run.start, run.end) or _is_markup(view, run):
                continue
            start = run.start - (len(_year_head(run)) if meaning == "year" else 0)
            level = _level(view, run, meaning)
            if self.level == "info" and (level == "info" or view.draft.blanks.parties):
                continue
            lowered = level if self.level == "error" else None
            yield Finding(start, run.end + _decimals(run), {"meaning": meaning}, _words(meaning), level=lowered)

    def _meaning(self, view: View, run: Run) -> Meaning | None:
        """Tell what a run stands for, or None where it is a look-alike, or something that is not asked for."""
        if run.end - run.start < self.options.shortest or _is_masked_person(run):
            return None
        if _year_head(run):
            return "year"
        if self._years:
            return None
        if run.left == "" and run.right == "":
            return "phrase" if run.marks[0] in LETTERS and run.end - run.start >= _ALONE else None
        if self._is_token(run):
            return None
        follower = self._follower(run)
        if run.single and self._is_formula(run):
            return None
        if is_digit(run.left) and not (follower == "number" and self._continues_number(run)):
            return None
        return follower or self._by_neighbours(run)

    def _is_token(self, run: Run) -> bool:
        """Tell whether the run is part of a word, a number or an identifier of another alphabet."""
        left, right = run.left, run.right
        if is_digit(right) or (is_latin(right) and not _is_mixed_name(run)):
            return True
        if is_latin(left):
            return run.marks[0] in LETTERS or not self._follower(run)
        if run.single and left == " " and is_latin(run.before(2)[:1]):
            return run.marks in LETTERS
        if left == "." and (is_latin(run.before(2)[:1]) or run.before(2)[:1] in LETTERS):
            return True
        if not _TECHNICAL.match(run.after(2)) or (run.right == "." and self._follower(run)):
            return False
        return run.single or right != "-" or not is_digit(run.after(2)[1:])

    def _continues_number(self, run: Run) -> bool:
        """Tell whether marks after digits hide the rest of a number (1xx人, 3_个), not a factor (3×人)."""
        if run.single:
            return run.marks == "_"
        return _STATUS.match(run.text, run.start - 1, run.high) is None

    def _follower(self, run: Run) -> Meaning | None:
        """Tell what the word after the run asks for, one space allowed for longer runs."""
        at = run.end
        if run.right == " " and not run.single and (run.left in ("", " ") or run.left in _PAUSE or is_han(run.left)):
            at += 1
        at += _decimals(run)
        if run.single and run.text.startswith(self.not_followers, at, run.high):
            return None
        if run.left == "第" or run.text.startswith(self.units, at, run.high):
            return "number" if self._may_begin(run) else None
        if run.text.startswith(self.heads, at, run.high):
            return "name" if self._may_begin(run) else None
        return None

    def _may_begin(self, run: Run) -> bool:
        """Tell whether a single mark is none of those that open an item or a note."""
        if run.marks[0] not in "?#@" and (not run.single or run.marks in LETTERS or run.marks == "_"):
            return True
        return is_han(run.left) or (run.left != "" and run.left in ",、:(“《-〕")

    def _is_formula(self, run: Run) -> bool:
        before = _SENTENCE_END.split(run.before(_NEAR))[-1]
        after = _SENTENCE_END.split(run.after(_NEAR), maxsplit=1)[0]
        if any(word in before + run.marks + after for word in self.formula):
            return True
        return run.marks in "xX" and bool(_VARIABLE.search(run.before(_NEAR)) or _VARIABLE.search(run.after(_NEAR)))

    def _by_neighbours(self, run: Run) -> Meaning | None:
        """Judge a run by the characters beside it alone."""
        bare = self.options.bare
        if bare == 0 or run.end - run.start < bare:
            return None
        left, right = run.left, run.right
        if is_han(left) or is_han(right):
            return None if run.single and not _is_inside(run) else "phrase"
        if left and right and left in _OPENING and right == _CLOSING[_OPENING.index(left)]:
            return None if left == "(" and run.marks.strip("*") == "" else "phrase"
        if run.single:
            return None
        if left == right == " " and run.marks[0] in LETTERS and _stands_apart(run):
            return "phrase"
        if (left == "" or left in _PAUSE) and (right == "" or right in _PAUSE + ")("):
            return "phrase" if _lists_names(run) else None
        if left == " " and right == "" and is_han(run.before(2)[:1]) and run.marks[0] in LETTERS:
            return "phrase"
        return "name" if right == "-" and not is_digit(left) else None


def _year_head(run: Run) -> str:
    """Return the digits before the run if they are what is left of a year, else nothing."""
    head = _YEAR_HEAD.search(run.before(5))
    punctuation = run.marks.strip(".-–—·") == ""
    tail = _PLAIN_YEAR_TAIL if punctuation else _YEAR_TAIL
    if head is None or len(head.group()) > 3 or run.end - run.start > 6 or not tail.match(run.after(6)):
        return ""
    if run.single and (run.right in ("", "级", "版") or run.marks in ".·"):
        return ""
    return head.group()


def _is_inside(run: Run) -> bool:
    """Tell whether a single mark has something Chinese on one side, and on the other no space or line end."""
    return bool(run.left and run.right) and not run.left.isspace() and not run.right.isspace()


def _decimals(run: Run) -> int:
    """Return the length of the decimals after the run, which are marks as well (X.X亿元)."""
    decimals = _DECIMALS.match(run.after(5))
    return 0 if decimals is None else decimals.end()


def _stands_apart(run: Run) -> bool:
    """Tell whether a run between two spaces stands in Chinese text, and is no Roman numeral (第 XX 章)."""
    before = run.before(2)[:1]
    return is_han(before) and before != "第" and is_han(run.after(2)[1:])


def _lists_names(run: Run) -> bool:
    """Tell whether a run between two marks is a member of a list (张三、××、李四) or whom a letter is for."""
    before = run.before(2)[:1]
    if run.left == "":
        return run.right == ":" and run.end + 1 == run.high
    return run.left in "、,;:" and (is_han(before) or before in LETTERS or before in "_*○)》”")


def _is_mixed_name(run: Run) -> bool:
    """Tell whether a run such as **x after a Chinese word runs into a Latin one (中国**xapp)."""
    return run.marks[:2] == "**" and len(set(run.marks)) > 1 and (is_han(run.left) or run.left in "“《")


def _is_markup(view: View, run: Run) -> bool:
    """Tell whether the run is one of two that mark emphasis, though Markdown does not see it as such.

    The reader has taken all emphasis of Chinese words; what is left touches Latin or stands at a border.
    """
    mark = run.marks
    if view.document.format != "md" or set(mark) - {"*", "_"} or len(set(mark)) != 1:
        return False
    if is_han(run.right) and (is_han(run.left) or run.left in "、,"):
        return False
    opens = run.right != "" and not run.right.isspace()
    closes = run.left != "" and not run.left.isspace()
    pattern = rf"(?<!{re.escape(mark[0])}){re.escape(mark)}(?!{re.escape(mark[0])})"
    after = opens and re.search(r"\S" + pattern, run.after(_EMPHASIS))
    before = closes and re.search(pattern + r"\S", run.before(_EMPHASIS))
    return bool(after or before)


def _is_masked_person(run: Run) -> bool:
    if run.left == "" or run.left not in SURNAMES:
        return False
    return run.marks[0] == "某" or (run.single and run.marks in "○〇" and run.after(2) in _TITLES)


def _level(view: View, run: Run, meaning: Meaning) -> str | None:
    """Return a lower level than that of errors for what may be meant, None for the rule's own."""
    blanks = view.draft.blanks
    if blanks.template:
        return "info"
    if blanks.masked and not _is_left_over(view, run, meaning):
        return "info"
    if run.marks[0] not in "_?#@" and len(run.marks) <= 2 and _names_somebody(run):
        return "info" if meaning == "phrase" else None
    return "warning" if run.single else None


def _names_somebody(run: Run) -> bool:
    """Tell whether a surname stands before the run, which masks the rest of the name."""
    if _SURNAME_BEFORE.search(run.before(3)) is not None:
        return True
    return run.marks[0] in "○〇" and _POST_BEFORE.search(run.before(10)) is not None


def _is_left_over(view: View, run: Run, meaning: Meaning) -> bool:
    """Tell of a run among masked names that it masks none: in a slot, in one year of many, before what is counted."""
    if meaning == "number":
        return run.left != "第" and run.right in _COUNTED
    return _is_slot(run) or (meaning == "year" and not _masks_years(view))


def _is_slot(run: Run) -> bool:
    """Tell whether the run stands in brackets that no masked name stands in."""
    return run.left != "" and run.left in "【[{<"


def _masks_years(view: View) -> bool:
    """Tell whether the draft masks all its years, as some case reports do."""
    start, end = view.span
    if _FULL_YEAR.search(view.text, start, end):
        return False
    return len(_MASKED_YEAR.findall(view.text, start, end)) > 1


def _words(meaning: Meaning) -> dict[str, str]:
    zh, en = _WORDS[meaning]
    return {"what": zh, "what_en": en}


def build(rule: Rule, options: Options, lexicon: Lexicon) -> Marks:
    """Build the check; raises OptionError for an unknown word list or where there are no marks."""
    if not options.marks.strip():
        raise OptionError("marks", "至少要有一个记号", "give at least one mark")
    return Marks(
        options,
        rule.fields.level,
        tuple(dict.fromkeys(fold(options.marks))),
        expanded("units", options.units, lexicon),
        expanded("heads", options.heads, lexicon),
        expanded("not_followers", options.not_followers, lexicon),
        expanded("formula", options.formula, lexicon),
    )


__all__ = ["NAME", "Marks", "Options", "build"]

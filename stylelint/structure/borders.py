"""Borders: where a draft begins in a file that holds several, and which lines are its title."""

from __future__ import annotations

from collections.abc import Collection

from .. import quickre as re
from ..records import dataclass
from ..regex import compile_linear
from ..text.document import Block, BlockKind
from .headings import level_of
from .lines import Line
from .titles import Title, TitleBook, strip

MARKER = "marker"  # role of a line such as 附件1 or 篇二 that opens a draft
HEADER = "header"  # role of a line above the first title: document number, secrecy, urgency
OPENING = "opening"  # role of an opening paragraph that opens a draft without a title

_LONGEST_TITLE = 50
LEAST_BODY = 150  # characters of a draft before another one can begin
LEAST_CLOSED = 20  # the same where something shows that the draft has ended
_LONGEST_DATE = 40
_UNTITLED_BODY = 500
_CLOSED = "。;!?,、:…"
_HAN = re.compile(r"[\u3400-\u9fff]")
_DATE_ONLY = re.compile(
    r"^[(\s]*(?:\d{2,4}|[〇零一二三四五六七八九]{4})[年.\-/][\d年月日号.\-/〇零一二三四五六七八九十\s:]{0,16}[)\s]*$"
)
_LABEL = re.compile(r"^[^:]{1,6}:\S")
_HEADER = re.compile(
    r"^(?:[绝机秘]\s*密|特急|加急|平急|签发人|内部(?:资料|文件)|缓急|份号|\d{6}$|[-—_=*★☆\s]+$)|〔[^〕]{1,6}〕\s*\S{1,4}号$|(?:政府|委员会|办公室|局|厅|部|院|党组|党委|委|处|公司)文件$"
)
_ATTACHED = re.compile(r"^附[件表]\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:.]?$")
_ATTACHED_NAME = re.compile(r"^附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,2})?\s*[:.\s]\s*\S")
_PIECE = re.compile(
    r"^[【\[(]?(?:篇|范文|例文|样文)[一二三四五六七八九十\d]{1,3}[】\])]?(?:[:、.\s].{0,40})?$"
    r"|^.{2,40}(?:篇|范文)[一二三四五六七八九十\d]{1,3}$"
)
_PIECE_LEAD = re.compile(
    r"^[【\[(]?(?:(?:篇|范文|例文|样文)[一二三四五六七八九十\d]{1,3}|第[一二三四五六七八九十\d]{1,3}篇)[】\])]?\s*[:、.\s]\s*(?=\S{4})"
)
_NTH = re.compile(r"^[【\[(]?第[一二三四五六七八九十\d]{1,3}篇[】\])]?[:、.\s]?(?P<rest>.{0,40})$")
_WHEN = (
    r"[\dxX×_*]年度?|年度?|[今明本上下全来去]年度?|[上下]半年|[一二三四]季度|下一?步|下一?阶段|今后|未来|后期|近期"
    r"|[\dxX×_*第的和及与暨]|主要|具体|重点|有关|相关|个人"
)
_NOUN = "计划|打算|安排|要点|思路|总结|小结|回顾|汇报|报告|方案|规划|制度|通知|意见|体会|心得"
# RE2: the alternatives overlap, and a backtracking engine would try every way to part them.
_GENERIC = compile_linear(rf"^(?:{_WHEN})*(?:工作|重点|活动)*(?:{_NOUN})$")
_NUMERAL = "[\\dxX×_*○□一二三四五六七八九十 ]{1,4}"
DATE_LINE = re.compile(
    r"(?:20[\dxX×_*○□ ]{0,4}|19\d\d|[二一][〇○0Oo零一二三四五六七八九]{3}|[xX×_*]{2,4})年\s*"
    rf"{_NUMERAL}月(?:\s*{_NUMERAL}日)?\)?$"
)
FORMAL = "如下"
"""What stands in every opening formula."""
_FORMULA = re.compile(r"[将就把].{0,90}(?:报告|汇报|总结|述职|小结)如下")


def starts_draft(block: Block, before: Block) -> bool:
    """Tell whether a draft begins at a block; `before` is the block of text above it."""
    if before.role in (MARKER, HEADER):
        return False  # the line above began it
    if block.role in (MARKER, OPENING):
        return True
    return block.kind is BlockKind.TITLE and before.kind is not BlockKind.TITLE


def is_generic(title: Title) -> bool:
    """Tell whether a title only names a genre and a time, as headings inside a draft do."""
    return _GENERIC.match(title.text) is not None


def is_date(line: Line) -> bool:
    """Tell whether a short line ends with a date."""
    return line.length <= _LONGEST_DATE and line.last in "月日)" and DATE_LINE.search(line.text) is not None


def titleish(line: Line, longest: int = _LONGEST_TITLE) -> bool:
    """Tell whether a line has the looks of a title: short, no number, no end mark, and words in it."""
    text = line.text
    return (
        line.token is None
        and line.length <= longest
        and line.last not in _CLOSED
        and "。" not in text
        and text.count(",") < 2
        and bool(_HAN.search(text) or text[0].isalpha())
        and len(text.replace(" ", "")) >= 2
        and not _DATE_ONLY.match(text)
        and not _LABEL.match(text)
        and not text.startswith(("—", "--", "(", "|"))
    )


def mark_titles(found: list[Line], book: TitleBook, formal: Collection[int]) -> None:
    """Mark the title of each draft of a plain text, and the lines that open a draft without one.

    `formal` holds the indexes of the blocks that may have an opening formula: FORMAL stands there.
    """
    lines = [line for line in found if not line.is_frame]
    start = _first_title(lines, book)
    seen: set[str] = {strip(line.text).text for line in lines[:start] if line.block.kind is BlockKind.TITLE}
    state = _State(formal)
    for i in range(start, len(lines)):
        line = lines[i]
        able = state.body >= LEAST_CLOSED and _may_begin(line, formal)
        if able and _begins(lines, i, book, state, seen):
            seen.update(strip(x.text).text for x in lines[i : i + 2] if x.block.kind is BlockKind.TITLE)
            state = _State(formal, opened=line.block.role == OPENING)
        elif line.block.kind is not BlockKind.TITLE:
            state.take(line)


@dataclass
class _State:
    """What was read of the present draft.

    Attributes:
        formal: indexes of the blocks that may have an opening formula.
        body: characters of its body.
        form, value, count: the top form of its numbers, the last of them, and how many there were.
        level: the highest level of any number, 9 where there was none.
        closed: the last line was a date.
        opened: it had an opening formula.
    """

    formal: Collection[int]
    body: int = 0
    form: str = ""
    value: int = 0
    count: int = 0
    level: int = 9
    closed: bool = False
    opened: bool = False

    def take(self, line: Line) -> None:
        self.body += line.length
        self.closed = line.length <= _LONGEST_DATE and is_date(line)
        self.opened = self.opened or self.is_formal(line)
        token = line.token
        if token is None:
            return
        self.level = min(self.level, level_of(token))
        if token.form.name not in ("cn-dun", "chapter", "decimal") or token.parents:
            return
        self.form, self.value, self.count = token.form.name, token.value, self.count + 1

    def is_formal(self, line: Line) -> bool:
        """Tell whether a line ends with an opening formula."""
        return line.index in self.formal and _FORMULA.search(line.tail) is not None


def _first_title(lines: list[Line], book: TitleBook) -> int:
    """Mark the first title; return the number of lines read."""
    for i, line in enumerate(lines[:10]):
        if _HEADER.search(line.text) and line.length <= 40:
            line.block.role = HEADER
            continue
        if _ATTACHED.match(line.text):
            line.block.role = MARKER
            continue
        if (titleish(line) or _is_named_piece(line)) and i + 1 < len(lines):
            return _mark(lines, i, book)
        return i
    return 0


def _is_named_piece(line: Line) -> bool:
    """Tell whether a line is a marker with the title of its draft behind it: 范文一：关于…的通知."""
    return line.last not in _CLOSED and may_mark(line.text) and _PIECE_LEAD.match(line.text) is not None


def _mark(lines: list[Line], i: int, book: TitleBook) -> int:
    """Mark the title at `i`, and its second line where only both together name a genre; return the next line."""
    lines[i].block.kind = BlockKind.TITLE
    if book.match(strip(lines[i].text)) or i + 2 >= len(lines):
        return i + 1
    second = lines[i + 1]
    if titleish(second) and book.match(strip(lines[i].text + second.text)):
        second.block.kind = BlockKind.TITLE
        return i + 2
    return i + 1


def _may_begin(line: Line, formal: Collection[int]) -> bool:
    """Tell whether a draft may begin at a line; most lines are long, or have a number and are no marker."""
    if line.length > _LONGEST_TITLE:
        return line.token is None and line.index in formal
    return line.token is None or may_mark(line.text)


def _begins(lines: list[Line], i: int, book: TitleBook, state: _State, seen: set[str]) -> bool:
    """Tell whether a draft begins at line `i`, and mark it."""
    line = lines[i]
    if line.length > _LONGEST_TITLE:
        return _untitled(lines, i, state)
    if _is_marker(lines, i, book):
        if _is_named_piece(line):
            line.block.kind = BlockKind.TITLE
            return True
        line.block.role = MARKER
        if i + 2 < len(lines) and titleish(lines[i + 1]):
            _mark(lines, i + 1, book)
        return True
    if not titleish(line, 44) or not _is_title(lines, i, book, state, seen):
        return False
    _mark(lines, i, book)
    return True


def may_mark(text: str) -> bool:
    """Tell whether a line may be a marker, by characters that stand in all of them."""
    return text[0] == "附" or "篇" in text or "文" in text


def _is_marker(lines: list[Line], i: int, book: TitleBook) -> bool:
    text = lines[i].text
    if not may_mark(text):
        return False
    if _ATTACHED.match(text):
        return i + 2 < len(lines) and titleish(lines[i + 1])
    if _ATTACHED_NAME.match(text):
        return _opens_attachment(lines, i, book)
    if _PIECE.match(text):
        return True
    nth = _NTH.match(text)
    if nth is None:
        return False
    rest = nth["rest"].strip()
    return not rest or book.match(strip(rest)) is not None


def _opens_attachment(lines: list[Line], i: int, book: TitleBook) -> bool:
    """Tell the head of an attached document from the list of attachments: a body follows, the text above is closed."""
    before = lines[max(0, i - 6) : i]
    after = lines[i + 1 : i + 3]
    closed = any(map(is_date, before))
    listed = any(_ATTACHED_NAME.match(x.text) or (x.token and x.length < 40) for x in after)
    return closed and not listed and len(after) == 2 and book.match(strip(lines[i].text)) is not None


def _is_title(lines: list[Line], i: int, book: TitleBook, state: _State, seen: set[str]) -> bool:
    line = lines[i]
    if state.body < LEAST_BODY and not (state.closed or _has_addressee(lines, i)):
        return False
    title = strip(line.text)
    match = book.match(title)
    if match is None or title.about or i + 1 >= len(lines):
        return False
    if state.body < LEAST_BODY and not match.strong:
        return False
    known = title.text in seen
    generic = is_generic(title) or not match.strong
    if generic and not known and not state.closed:
        return False
    return known or not _goes_on(lines, i, state)


def _has_addressee(lines: list[Line], i: int) -> bool:
    """Tell whether a short line that ends in a colon stands below a title, as whom it is for does."""
    return "关于" in lines[i].text and any(x.last == ":" and x.length <= _LONGEST_DATE for x in lines[i + 1 : i + 2])


def _goes_on(lines: list[Line], i: int, state: _State) -> bool:
    """Tell whether the numbers below go on with those above, so that the line is a heading between them."""
    if not state.count:
        return False
    for line in lines[i + 1 : i + 80]:
        token = line.token
        if token is not None and token.form.name == state.form and not token.parents:
            return token.value == state.value + 1
    return False


def _untitled(lines: list[Line], i: int, state: _State) -> bool:
    """Tell whether an opening formula in the middle opens a new draft, and mark it: the numbers begin again."""
    line = lines[i]
    if state.body < _UNTITLED_BODY or line.token or not state.is_formal(line):
        return False
    if state.count < 2 and not state.opened:
        return False
    for below in lines[i + 1 : i + 40]:
        token = below.token
        if token is None or token.parents or level_of(token) > state.level:
            continue
        if token.value > (state.value if token.form.name == state.form else 1):
            return False
        break
    line.block.role = OPENING
    return True

"""Protected spans: quotations, titles in book marks, addresses, examples, questions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from .. import quickre as re
from ..text.document import BlockKind
from ..text.sentences import sentence_at
from ..text.span import Span
from .addresses import addresses
from .pairs import BOOK_MARKS, QUOTES, pairs
from .starts import holding

if TYPE_CHECKING:
    from ..text.document import Block, Document

_TERM = 8  # characters; a longer quotation is somebody's words, a shorter one mostly a set phrase
_BEFORE = 12  # characters before a quotation that may say what it is

# A quoted text directly after these shows a form of words; it says nothing itself.
_SHOWN_AFTER = re.compile(
    "(?:例如|比如|譬如|诸如|形如|(?:^|[^\u4e00-\u9fff])如"
    "|(?:名称|名字|标题|题目|格式|样式|句式|写法|全称|简称|字样|抬头)(?:应当|应该|应|可以|可|一般|通常)?(?:为|是|如|统一为)"
    "|(?:应当|应该|应|可以|可|必须)(?:写|表述|表示|标注|标明|注明|书写|命名)?(?:为|作|成)"
    "|(?:写|书写|表述)(?:作|成|为)"
    "|(?:标注|标明|注明|加注|写明|载明|印有|写有|标有)(?:为|有)?)[:,]?$"
)
_SHOWN_BEFORE = re.compile("(?:等?字样|的?(?:格式|形式|样式|写法|句式|字眼)|这样的|之类的?|一类的)")
_SAMPLE = re.compile(
    "(?:错误|正确|示例|范例|样例|反例|正例|例句|格式|句式|写法|模板|误|正|例)(?:[一二三四五六七八九十]|\\d{1,2})?:"
)
# What the words of these patterns end and begin with: most quotations stand beside none of it.
_AFTER_ENDS = frozenset("如为是作成注明有写")
_BEFORE_STARTS = frozenset("等字的格形样写句眼这之一")
_SAMPLE_ENDS = frozenset("误确例句式法板正一二三四五六七八九十")
_LONGEST_SAMPLE = 4  # characters before the colon

# A heading above a list of what is still open, or still to be done: what stands there is meant to stand there.
_OPEN = re.compile(
    r"(?:未决|待办|待定|待议|待讨论|待确认)(?:的?(?:问题|事项|清单|列表|任务|议题|内容|项))?$"
    r"|(?i:\b(?:to-?do(?: list)?s?|open (?:questions|issues|points)|roadmap)\b)"
)
_LONGEST_HEADING = 40  # characters of such a heading


# A model letter in a textbook, up to what the author says of it; and an exercise in which slips are to be found.
_MODEL = re.compile(r"[【\[(]\s?(?:例文|文例|例)[一二三四五六七八九\d]?\s?[】\])]\s*$")
_REMARK = re.compile(r"[【\[(]\s?(?:评析|简析|分析|点评|评点|解析|提示|说明|思考|练习)")
_EXERCISE = re.compile(
    r"(?:找出|修改|改正|指出|选出|判断|订正|圈出|划出)[^。]{0,12}(?:错别字|错字|别字|病句|语病)|(?:错别字|病句)[^。]{0,8}(?:改正|修改|订正|的一项)"
)
_LONGEST_MODEL = 80  # blocks
_LONGEST_TASK = 60  # characters of the line that sets an exercise


class Protected:
    """Lists of spans by name, in offsets of the projection; each is made when it is first asked for.

    The names are those of `SpanName`: quotation (“…” of 9 or more
    characters), term (“…” of up to 8), book-title (《…》), address (URL,
    mail, path, file name), open-list (what stands below a heading such as
    未决问题 or TODO), example (what stands in quotes after 例如 or
    格式为, and the sentence after 错误: or 示例:), question (a sentence
    that ends in a question mark). Quotes and book marks belong to their
    spans.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spans: dict[str, list[Span]] = {}

    def of(self, name: str) -> list[Span]:
        """Return the spans of a name, ascending and disjoint; none for a name that nothing has."""
        found = self._spans.get(name)
        if found is None:
            find = _FINDERS.get(name)
            found = self._spans[name] = [] if find is None else _outermost(find(self))
        return found

    def covers(self, name: str, start: int, end: int) -> bool:
        """Tell whether one span of that name holds the whole range."""
        found = self.of(name)
        at = bisect_right(found, (start, 1 << 62)) - 1
        return at >= 0 and end <= found[at].end

    @cached_property
    def _quoted(self) -> list[Span]:
        return [span for marks in QUOTES for span in pairs(self._document, marks)]

    @cached_property
    def _titles(self) -> list[Span]:
        return [span for marks in BOOK_MARKS for span in pairs(self._document, marks)]

    def _quotations(self) -> Iterator[Span]:
        return (span for span in self._quoted if span.end - span.start - 2 > _TERM)

    def _terms(self) -> Iterator[Span]:
        return (span for span in self._quoted if span.end - span.start - 2 <= _TERM)

    def _examples(self) -> Iterator[Span]:
        text = self._document.folded
        yield from (span for span in self._quoted if _is_shown(text, span))
        yield from (span for span in self._titles if _is_shown(text, span))
        yield from _samples(self._document)
        yield from _models(self._document)
        yield from _exercises(self._document)

    def _open_lists(self) -> Iterator[Span]:
        return _open_lists(self._document)


_FINDERS: dict[str, Callable[[Protected], Iterable[Span]]] = {
    "quotation": Protected._quotations,
    "term": Protected._terms,
    "book-title": lambda protected: protected._titles,
    "address": lambda protected: addresses(protected._document.folded),
    "example": Protected._examples,
    "open-list": Protected._open_lists,
    "question": lambda protected: _questions(protected._document),
}


def protect(document: Document) -> Protected:
    """Return the protected spans of a document, each sort of them found in time linear in its text."""
    return Protected(document)


def _is_shown(text: str, span: Span) -> bool:
    """Tell whether the words around a quotation say that it only shows a form of words."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    last = before[-2:-1] if before[-1:] in (":", ",") else before[-1:]
    if last in _AFTER_ENDS and _SHOWN_AFTER.search(before.rpartition("\n")[2]) is not None:
        return True
    return text[span.end : span.end + 1] in _BEFORE_STARTS and _SHOWN_BEFORE.match(text, span.end) is not None


def _samples(document: Document) -> Iterator[Span]:
    """Yield the sentence after a label that announces an example."""
    text, last = document.folded, 0
    for match in _labels(text):
        block = document.block_at(match.start())
        if match.start() < last or match.end() >= block.end or _is_han(text, match.start() - 1, block.start):
            continue
        last = sentence_at(text, match.end(), match.end(), match.end(), block.end).end
        yield Span(match.end(), last)


def _models(document: Document) -> Iterator[Span]:
    """Yield what stands between 【例文】 and 【评析】; without the second, nothing says where a model ends."""
    text, blocks = document.folded, document.blocks
    for index in holding(document, Span(0, len(text)), ("例文", "文例", "【例")):
        if _MODEL.match(text, blocks[index].start, blocks[index].end):
            below = blocks[index + 1 : index + _LONGEST_MODEL]
            remark = next((b for b in below if _REMARK.match(text, b.start, b.end)), None)
            if remark is not None:
                yield Span(blocks[index].end, remark.start)


def _exercises(document: Document) -> Iterator[Span]:
    """Yield what stands below a line that asks for slips to be found, up to the next heading or number of its form."""
    text, blocks, numbers = document.folded, document.blocks, document.starts.numbers
    for index in holding(document, Span(0, len(text)), ("别字", "病句", "语病", "错字")):
        block, token = blocks[index], numbers.get(index)
        if block.end - block.start > _LONGEST_TASK or not _EXERCISE.search(text, block.start, block.end):
            continue
        last = block.end
        for at in range(index + 1, len(blocks)):
            other = numbers.get(at)
            if blocks[at].kind is BlockKind.HEADING or (token and other and other.form is token.form):
                break
            last = blocks[at].end
        yield Span(block.start, last)


def _questions(document: Document) -> Iterator[Span]:
    """Yield the sentences that end in a question mark, the mark included."""
    text, at = document.folded, document.folded.find("?")
    while at >= 0:
        block = document.block_at(at)
        yield Span(sentence_at(text, at, at, block.start, block.end).start, at + 1)
        at = text.find("?", at + 1)


def _labels(text: str) -> Iterator[re.Match[str]]:
    """Yield the labels that announce an example, each found from its colon."""
    before, at = 0, text.find(":")
    while at >= 0:
        if at and (text[at - 1] in _SAMPLE_ENDS or text[at - 1].isdigit()):
            match = _SAMPLE.search(text, max(before, at - _LONGEST_SAMPLE), at + 1)
            if match is not None:
                yield match
        before, at = at + 1, text.find(":", at + 1)


def _is_han(text: str, at: int, low: int) -> bool:
    return at >= low and "\u4e00" <= text[at] <= "\u9fff"


def _open_lists(document: Document) -> Iterator[Span]:
    """Yield what stands below each heading that announces open points, up to the next heading of its rank."""
    opened: Block | None = None
    for block in document.blocks:
        if block.kind is not BlockKind.HEADING and block.kind is not BlockKind.TITLE:
            continue
        if opened is not None:
            if (block.level or 0) > (opened.level or 0):
                continue
            yield Span(opened.end, block.start)
            opened = None
        if block.end - block.start <= _LONGEST_HEADING and _OPEN.search(document.folded, block.start, block.end):
            opened = block
    if opened is not None:
        yield Span(opened.end, len(document.text))


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Sort the spans and drop what lies in another one or cuts into it."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept

"""Protected spans: quotations, titles in book marks, addresses, examples."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from .. import quickre as re
from ..records import dataclass, field
from ..text.sentences import sentence_at
from ..text.span import Span

if TYPE_CHECKING:
    from ..text.document import Document

_TERM = 8  # characters; a longer quotation is somebody's words, a shorter one mostly a set phrase
_FILE_NAME = 60  # characters a file name may have

_MARK = re.compile('[\u201c\u201d\u2018\u2019\u300a\u300b\u3008\u3009"]')
_PARTNER = {"\u201d": "\u201c", "\u2019": "\u2018", "\u300b": "\u300a", "\u3009": "\u3008"}

_ADDRESS = re.compile(
    r"(?:[a-z][a-z0-9+.-]{1,9}://|www\.)[!-;=?-~]+"
    r"|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:[A-Za-z]:|~|\.{1,2})?[\\/](?:[\w.@+-]+[\\/])+[\w.@+-]*",
    re.ASCII | re.IGNORECASE,
)
_FILE_ENDING = re.compile(
    r"\.(?:docx?|wps|xlsx?|pptx?|pdf|txt|md|csv|json|ya?ml|xml|html?|zip|rar|7z|jpe?g|png|gif|mp[34]|exe|py|js|sql|log)"
    r"(?![A-Za-z0-9])(?:_\u7b2c\d+\u9875)?",
    re.IGNORECASE,
)
_FILE_CHAR = re.compile(r"[\w()\[\]+\u00b7-]")

# A quoted text directly after these shows a form of words; it says nothing itself.
_SHOWN_AFTER = re.compile(
    "(?:例如|比如|譬如|诸如|形如|(?:^|[^\u4e00-\u9fff])如"
    "|(?:名称|名字|标题|题目|格式|样式|句式|写法|全称|简称|字样|抬头)(?:应当|应该|应|可以|可|一般|通常)?(?:为|是|如|统一为)"
    "|(?:应当|应该|应|可以|可|必须)(?:写|表述|表示|标注|标明|注明|书写|命名)?(?:为|作|成)"
    "|(?:标注|标明|注明|加注|写明|载明|印有|写有|标有)(?:为|有)?)[:,]?$"
)
_SHOWN_BEFORE = re.compile("(?:等?字样|的?(?:格式|形式|样式|写法|句式|字眼)|这样的|之类的?|一类的)")
_SAMPLE = re.compile(
    "(?:错误|正确|示例|范例|样例|反例|正例|例句|格式|句式|写法|模板|误|正|例)(?:[一二三四五六七八九十]|\\d{1,2})?:"
)


@dataclass
class Protected:
    """Disjoint-by-name span lists, ascending, in offsets of the projection.

    The names are those of `SpanName`: quotation (“…” of 9 or more
    characters), term (“…” of up to 8), book-title (《…》), address (URL,
    mail, path, file name), example (what stands in quotes after 例如 or
    格式为, and the sentence after 错误: or 示例:). Quotes and book marks
    belong to their spans.
    """

    spans: dict[str, list[Span]] = field(default_factory=dict)

    def covers(self, name: str, start: int, end: int) -> bool:
        """Tell whether one span of that name holds the whole range."""
        found = self.spans.get(name, [])
        at = bisect_right(found, (start, 1 << 62)) - 1
        return at >= 0 and end <= found[at].end


def protect(document: Document) -> Protected:
    """Find the protected spans of a document, in time linear in its text."""
    text = document.folded
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for span, opening in _pairs(document):
        if opening in "\u300a\u3008":
            found["book-title"].append(span)
        else:
            found["term" if span.end - span.start - 2 <= _TERM else "quotation"].append(span)
        if _is_shown(text, span):
            found["example"].append(span)
    found["address"].extend(Span(*m.span()) for m in _ADDRESS.finditer(text))
    found["address"].extend(_file_names(text))
    found["example"].extend(_samples(document))
    return Protected({name: _outermost(spans) for name, spans in found.items()})


def _pairs(document: Document) -> Iterator[tuple[Span, str]]:
    """Yield the quotations and titles that open and close in one block, with their opening marks."""
    text = document.folded
    starts = document.block_starts
    block, end = -1, -1
    open_at: dict[str, list[int]] = {}
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at >= end:
            block = bisect_right(starts, at) - 1
            end = starts[block + 1] if block + 1 < len(starts) else len(text)
            open_at = {'"': []}
        partner = _PARTNER.get(mark, mark)
        stack = open_at.setdefault(partner, [])
        if stack and (mark != partner or mark == '"'):
            yield Span(stack.pop(), at + 1), partner
        elif mark == partner:
            stack.append(at)


def _is_shown(text: str, span: Span) -> bool:
    """Tell whether the words around a quotation say that it only shows a form of words."""
    before = text[max(0, span.start - 12) : span.start]
    return bool(_SHOWN_AFTER.search(before.rpartition("\n")[2]) or _SHOWN_BEFORE.match(text, span.end))


def _file_names(text: str) -> Iterator[Span]:
    """Yield file names: from an ending such as .docx back to the first character that names do not have."""
    last = 0
    for match in _FILE_ENDING.finditer(text):
        start, low = match.start(), max(last, match.start() - _FILE_NAME)
        while start > low and _FILE_CHAR.match(text, start - 1):
            start -= 1
        last = match.end()
        if start < match.start():
            yield Span(start, last)


def _samples(document: Document) -> Iterator[Span]:
    """Yield the sentence after a label that announces an example."""
    text, last = document.folded, 0
    for match in _SAMPLE.finditer(text):
        block = document.block_at(match.start())
        if match.start() < last or match.end() >= block.end or _is_han(text, match.start() - 1, block.start):
            continue
        last = sentence_at(text, match.end(), match.end(), match.end(), block.end).end
        yield Span(match.end(), last)


def _is_han(text: str, at: int, low: int) -> bool:
    return at >= low and "\u4e00" <= text[at] <= "\u9fff"


def _outermost(spans: Iterable[Span]) -> list[Span]:
    """Sort the spans and drop what lies in another one or cuts into it."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept

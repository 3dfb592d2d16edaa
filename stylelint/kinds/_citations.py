"""Where a text cites the number of an item, and whether each place is sure to mean that item.

Strict on purpose: a number that goes along with the wrong item is worse than a fix that a person has to look at.
What follows 《…》 means another text and stays. All else that cites the number must be told to mean the item by the
words before it (本办法第七条, 见第七条), outside quotations and amendments, and no other item may have the number.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from .. import quickre as re
from ..structure.introduce import quoted_blocks
from ..structure.numbers import CN, chinese, write_chinese
from ..structure.outline import Item
from ..text.document import BlockKind
from ..view import View
from . import Change

_UNITS = {"part": "[编篇]", "chapter": "章", "section": "节", "article": "条", "cn-dun": "部分"}
_PARENS = ("cn-paren", "ar-paren")
_N = rf"(?:{CN}{{1,9}}|\d{{1,4}})"
_AND = r"(?:以及|[、和及与或至到~\u2013\u2014-])"
_RANGE = re.compile(r"\)?\s?(?:[编篇章节条款项]|部分)?\s?[至到~\u2013\u2014-]\s?(?:第|附件)?\s?\(?\s?")
_WIDEST = 10  # characters between the ends of a range
_REF = rf"第?\s?\(\s?{_N}\s?\)[款项目点]?|第\s?{_N}(?:\s?{_AND}\s?第?{_N})*\s?(?:[编篇章节条款项目]|部分)|附件\s?{_N}"
_CHAIN = re.compile(rf"(?:(?:{_REF})\s?{_AND}?\s?)+$")
_FAR = 60  # characters that are looked at before a citation
_NUMERAL = re.compile(_N)
_PAREN = re.compile(
    rf"(?P<nth>第\s?)?\(\s?(?P<ns>{_N})\s?\)(?:(?=(?P<after>(?:\s?{_AND}?\s?第?\(\s?{_N}\s?\))*\s?[项款目点])))?"
)
_ARTICLE = re.compile(rf"第\s?({_N})\s?条")

_TITLE = re.compile(r"《([^《》]{1,60})》\s?(?:\([^()]{1,30}\)\s?)?$")
_TEXTS = (
    "法|条例|规定|办法|细则|规则|章程|合同|协议|制度|方案|意见|通知|标准|规范|守则|公约|规程|准则|须知|计划|预案|决定"
)
# 基本法 and 日本法 are no 本法; 听取意见 cites nothing
_SELF = re.compile(rf"(?<![日基根资版文样课成])本(?:实施|管理|暂行|试行|补充|工作)?(?:{_TEXTS})\s?$")
_CITING = re.compile(
    r"(?:(?<![意可再听看主偏])见|参照|[依按]照?|依据|根据|违反|符合|适用|[上前]述|(?<![删清解免])除|本条)\s?$"
)
_AMENDED = re.compile(r"修改|修订|修正|改为|删[去除]|增[加补]|作为第|原第|调整为|合并|顺延|移至|废止")
_NAMES = "见|按|照|[上前]述|以上|附[表录]|步骤|任务|措施|事项|要求|问题"  # what a bare number is cited with
_ANNEXES = re.compile(r"附件\s?:")
_ANNEX = re.compile(rf"附件\s?(?P<ns>{_N})(?!{CN}|\d)")
_BREAKS = "。;:,!?、)"  # after these (三) begins an item of a list within a sentence


class _Sense(Enum):
    OTHER = 0
    OWN = 1
    UNCLEAR = 2


class _Place(NamedTuple):
    """A numeral that cites: its value, where it stands, what it means; the article that is named with it, if one is."""

    value: int
    start: int
    end: int
    sense: _Sense
    article: int | None = None


def moved(view: View, item: Item, new: int, same_form: bool) -> list[Change] | None:
    """Return the changes of the places that cite an item, where its number becomes `new`.

    None where a place may mean the item or not, or would mean two. With another form (not `same_form`) none can change.
    """
    old, changes, annexes = item.token.value, list[Change](), _annexes(view, item)
    if _doubtful(view, item, bool(annexes)):
        return None
    found = _annexed(view) if annexes else _places(view, item)
    places = [place for place in found if place.sense is not _Sense.OTHER]
    rivals = [i for i in annexes or view.draft.items if i.token.form is item.token.form and i.index != item.index]
    taken = any(i.token.value == new for i in rivals)
    if any(_covers(view, pair, old, new, taken) for pair in pairwise(places)):
        return None
    for place in places:
        article = None if place.sense is _Sense.UNCLEAR else place.article
        if place.value not in (old, new) or article not in (None, _article(view, item)):
            continue
        if place.value == new != old and same_form and not taken:
            continue  # as if the number were right
        change = _renamed(view, place, new)
        sure = place.sense is _Sense.OWN and place.value == old and same_form
        same = [i for i in rivals if i.token.value == old and article in (None, _article(view, i))]
        if not sure or change is None or same:
            return None
        changes.append(change)
    return changes


def _annexes(view: View, item: Item) -> list[Item]:
    """Return the items of the list of annexes in which an item stands; none where it stands in no such list."""
    peers = {i.index: i for i in view.draft.items if i.token.form is item.token.form}
    first, last, blocks = item.index, item.index, view.document.blocks
    while first - 1 in peers or (first > view.draft.first and blocks[first - 1].start == blocks[first - 1].end):
        first -= 1
    while last + 1 in peers:
        last += 1
    head = blocks[first - 1] if first > view.draft.first else None
    if item.token.form.system != "ar" or head is None or not _ANNEXES.match(view.text, head.start, head.end):
        return []
    return [peers[index] for index in range(first, last + 1) if index in peers]


def _annexed(view: View) -> Iterator[_Place]:
    """Yield what cites annexes, and the lines above these."""
    for match in _ANNEX.finditer(view.text):
        block = view.document.block_at(match.start())
        if match.start() == block.start and match.end() == block.end and view.span.start <= block.start < view.span.end:
            value = _value(match["ns"])
            if value is not None:
                yield _Place(value, *match.span("ns"), _Sense.OWN)
        else:
            yield from _numerals(view, match, None)


def _article(view: View, item: Item) -> int | None:
    """Return the number of the article in which an item stands."""
    above = [i for i in view.draft.items if i.token.form.name == "article" and i.index < item.index]
    return above[-1].token.value if above else None


def _covers(view: View, pair: tuple[_Place, _Place], old: int, new: int, taken: bool) -> bool:
    """Tell whether two places are the ends of a range that would hold the item no more, or then only, or ends at it."""
    (low, high), between = (one.value for one in pair), view.text[pair[0].end : pair[1].start]
    if len(between) > _WIDEST or not _RANGE.fullmatch(between) or (new in (low, high) and not taken):
        return False
    return old in (low, high) or (low <= old <= high) != (low <= new <= high)


def _places(view: View, item: Item) -> Iterator[_Place]:
    name = item.token.form.name
    own = {i.token.start for i in view.draft.items}
    if name in _UNITS:
        unit = re.compile(rf"第\s?(?P<ns>{_N}(?:\s?{_AND}\s?第?\s?{_N})*)\s?(?:{_UNITS[name]})(?P<of>之{CN})?")
        for match in unit.finditer(view.text):
            if match.start() not in own and match["of"] is None:
                yield from _numerals(view, match, None)
    elif name in _PARENS:
        for match in _PAREN.finditer(view.text):
            if match.start() not in own and _cites(view, match):
                named = _ARTICLE.findall(view.text, _head(view, match.start()), match.start())
                yield from _numerals(view, match, named[-1] if named else None)


def _numerals(view: View, match: re.Match[str], article: str | None) -> Iterator[_Place]:
    """Yield the numerals of a citation, which may hold several."""
    sense = _sense(view, match.start(), match.end())
    for numeral in _NUMERAL.finditer(view.text, *match.span("ns")):
        value = _value(numeral[0])
        if value is not None:
            yield _Place(value, *numeral.span(), sense, None if article is None else _value(article))


def _cites(view: View, match: re.Match[str]) -> bool:
    """Tell whether a number in brackets may cite an item: else it is that of one, within a sentence."""
    block = view.document.block_at(match.start())
    before = view.text[block.start : match.start()].rstrip()
    return bool(match["nth"] or match["after"] or (before and before[-1] not in _BREAKS))


def _sense(view: View, start: int, end: int) -> _Sense:
    """Tell by the words before a citation, with others that it stands in a row with, what it means."""
    block = view.document.block_at(start)
    before = view.text[max(block.start, _head(view, start) - _FAR) : _head(view, start)]
    title = _TITLE.search(before)
    if title:
        itself = title[1] in (view.draft.title_text or "") or (view.draft.title_text or "") in title[1]
        return _Sense.UNCLEAR if itself else _Sense.OTHER
    if not view.span.start <= start < view.span.end or block.kind is BlockKind.QUOTE:
        return _Sense.UNCLEAR
    sentence = view.sentence(start, end, block)
    by_name = _SELF.search(before)
    if not (by_name or _CITING.search(before)) or "《" in view.text[sentence.start if by_name else block.start : start]:
        return _Sense.UNCLEAR  # another text that was named before may be meant
    amended = _AMENDED.search(f"{view.text[sentence.start : sentence.end]} {view.draft.title_text or ''}")
    return _Sense.UNCLEAR if amended or _is_quoted(view, start) else _Sense.OWN


def _head(view: View, start: int) -> int:
    """Return where the row of citations begins in which one stands: 《…》第二章第三条、第四条."""
    block = view.document.block_at(start)
    low = max(block.start, start - _FAR)
    row = _CHAIN.search(view.text[low:start])
    return start if row is None else low + row.start()


def _is_quoted(view: View, at: int) -> bool:
    block = view.document.block_at(at)
    before = view.text[block.start : at]
    if before.count("“") > before.count("”") or before.count('"') % 2 or before.count("《") > before.count("》"):
        return True
    return view.document.block_index(at) in quoted_blocks(view.draft)


def _value(numeral: str) -> int | None:
    return int(numeral) if numeral.isdigit() else chinese(numeral)


def _renamed(view: View, place: _Place, new: int) -> Change | None:
    """Return the change of a numeral; None where it is written in another way than ours, or is no plain text."""
    written = view.document.text[place.start : place.end]
    number = str(new) if written.isascii() else write_chinese(new)
    usual = str(place.value) if written.isascii() else write_chinese(place.value)
    if written != usual or not view.document.is_verbatim(place.start, place.end):
        return None
    return Change(place.start, place.end, number)


def _doubtful(view: View, item: Item, annex: bool) -> bool:
    """Tell whether the number may be cited in a way that is not told here, so that the text may mean the item."""
    value, name, text = item.token.value, item.token.form.name, view.text
    number = f"(?:{write_chinese(value)}|{value})(?!{CN}|\\d)"
    if name in _PARENS:
        return re.search(rf"第\s?{number}\s?[项点款]", text) is not None
    if name == "cn-dun":
        return re.search(rf"第\s?{number}(?!\s?部分)|见\s?{number}", text) is not None
    if name in _UNITS:
        return False
    if name == "decimal":
        label = re.compile(rf"(?<![\d.]){re.escape(item.token.label)}(?![\d.]*\d)")
        own = {i.token.start for i in view.draft.items}
        return any(match.start() not in own for match in label.finditer(text))
    names = _NAMES if annex else f"{_NAMES}|附件"
    return re.search(rf"第\s?{number}|(?:{names})\s?(?:{re.escape(item.token.label)}|\(?{number})", text) is not None

"""How a draft uses blanks: those that others will fill in, and names that are masked on purpose."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import quickre as re
from ..text.document import PROSE, Block
from ..text.span import Span

if TYPE_CHECKING:
    from .drafts import Draft

# Surnames that are no common words by themselves; frequent ones only.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴钟汪姜崔谭"
    "廖范陆邱秦侯邵孟钱尹黎贺赖龚马何高夏田任方石熊金郝孔白毛史顾龙万段雷汤易武乔"
)
# 李某 and 王某某 are masked people, 某公司诉 a masked party; 某些 and 某种 are words.
_MASKED = re.compile(rf"(?:(?<![\u4e00-\u9fff])|(?<=[与和对由被告诉人向给请]))[{SURNAMES}]某")
_PARTY = re.compile("某[\u4e00-\u9fff]{0,6}(?:公司|[市县区镇乡村局院店厂行社]|医院|学校|平台)")
_COURT = re.compile("原告|被告|法院|检察院|仲裁委|上诉人|申请人|犯罪嫌疑人|违纪|涉案")
# 原告王XX, 被害人李**: parties whose names a court or an office has masked with marks
_MARKED_PARTY = re.compile(
    r"(?:原告|被告人?|上诉人|申请人|嫌疑人|当事人|受害人|被害人|第三人|患者|死者|伤者)(?:\([^()\n]{1,12}\))?[:,]?"
    rf"[{SURNAMES}](?:[xX\u00d7*\u25cb]{{1,2}})(?![a-z\d])"
)
_NOT_MASKED = re.compile("[些种个类项一地年月日时处]")

_LABEL = r"(?:^|[\s_\ufffc;,.])[\u4e00-\u9fffA-Za-z0-9/()、·-]{1,14}"
# What others will fill in: after a label, in a date by itself, in the place of a signature, a box to tick.
_FIELDS = re.compile(
    rf"{_LABEL}:[ \t]*(?P<blank>_{{2,}}|[ \t]{{4,}}(?=\S)|[ \t]{{2,}}(?=[^\s:]{{1,10}}:))"
    r"(?=[\s_;,.()/年]|$|[^\s:]{1,10}:)"
    r"|(?:签字|签名|盖章|签章|公章|手印)\)?:?[ \t]*(?P<sign>_{2,})"
    r"|(?P<date>(?:(?:19|20|二[〇○零])?[\d_]{0,4}[ \t_]{0,12})年[ \t_]{1,12}月[ \t_]{1,12}日)"
    r"|(?P<number>第[ \t]{2,}号|\([ \t]{3,}\))"
    r"|(?P<box>[□☐])(?=[ \t]*[\u4e00-\u9fff])"
)
_CONTRACT = re.compile("本(?:合同|协议)")
_EXERCISE = re.compile(r"(?:填空题|完形填空|选词填空|判断题|选择题)")
_BOX_REACH = 24  # characters between two boxes of one choice
_ANY_BLANK = re.compile(r"_+|[□☐]+|\([ \t]{2,}\)")
_TEMPLATE = re.compile(
    r"(?:模[板版]|范本|样表|[书表函单文](?:格式|样式|样本)|申请表|登记表|审批表|报名表|推荐表|调查表|评分表|签到表|汇总表"
    r"|回执|收条|承诺书|委托书|授权书|声明书|申报书|协议书|(?:合作|劳动|服务|保密|框架|委托|转让|租赁|采购|补充)协议|合同|问卷"
    r"|试[卷题]|练习题)(?:\([^)]*\))?$"
)
# One of these stands in every labelled blank, but for dates; a tab counts as a space.
_HINTS = ("__", "□", "☐", ":  ", "第  ", "(   ")
_DATE = re.compile(r"年[ _]{1,12}月[ _]")
_FEW = 3  # fewer labelled blanks make no form
_DENSE = 8 / 1000  # labelled blanks a character, above which the draft is a form


class Blanks:
    """What is blank in a draft on purpose; each answer is worked out when it is first asked for.

    Finding it all takes time linear in the text of the draft.
    """

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._text = draft.document.folded

    @cached_property
    def fields(self) -> list[Span]:
        """Blanks that others will fill in, ascending and disjoint."""
        return _merged([*self._labelled, *self._every] if self.template else self._labelled)

    @cached_property
    def template(self) -> bool:
        """Whether the whole draft is a form, so that all its blanks are such."""
        return _TEMPLATE.search(self._draft.title_text or "") is not None or self._is_form() or self._is_shared()

    @cached_property
    def masked(self) -> bool:
        """Whether people in it are anonymous (张某), and so may be all names."""
        text, (start, end) = self._text, self._draft.span
        at = text.find("某", start + 1, end)
        while at >= 0:
            if text[at - 1] in SURNAMES and _MASKED.match(text, at - 1) and not _NOT_MASKED.match(text, at + 1):
                return True
            at = text.find("某", at + 1, end)
        return _COURT.search(text, start, end) is not None and _MARKED_PARTY.search(text, start, end) is not None

    @cached_property
    def parties(self) -> bool:
        """Whether bodies in a case report are anonymous (某公司诉)."""
        text, span = self._text, self._draft.span
        return _PARTY.search(text, *span) is not None and _COURT.search(text, *span) is not None

    def covers(self, start: int, end: int) -> bool:
        """Tell whether a range lies in a blank that others will fill in."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self.fields[at].end

    @cached_property
    def _starts(self) -> list[int]:
        return [f.start for f in self.fields]

    @cached_property
    def _labelled(self) -> list[Span]:
        blocks = self._draft.document.blocks
        likely = (blocks[index] for index in _likely(self._draft))
        return [span for b in likely if b.kind in PROSE and b.end > b.start for span in _fields(self._text, b)]

    @cached_property
    def _every(self) -> list[Span]:
        blocks = self._draft.document.blocks[self._draft.first : self._draft.last]
        prose = (b for b in blocks if b.kind in PROSE)
        return [Span(*m.span()) for b in prose for m in _ANY_BLANK.finditer(self._text, b.start, b.end)]

    def _is_shared(self) -> bool:
        """Tell whether it is a contract whose parties, or a paper of exercises whose readers, fill in the blanks."""
        text, (start, end) = self._text, self._draft.span
        if text.find("__", start, end) < 0:
            return False
        parties = text.find("甲方", start, end) >= 0 and text.find("乙方", start, end) >= 0
        return (parties and _CONTRACT.search(text, start, end) is not None) or _EXERCISE.search(
            text, start, end
        ) is not None

    def _is_form(self) -> bool:
        labelled, (start, end) = len(self._labelled), self._draft.span
        dense = labelled > _DENSE * (end - start)
        return labelled >= _FEW and dense and labelled * 2 >= len(self._every)


def blanks(draft: Draft) -> Blanks:
    """Return the blanks of a draft."""
    return Blanks(draft)


def _likely(draft: Draft) -> list[int]:
    """Return the indexes of the blocks that may hold a labelled blank: a superset, found without a look at each."""
    document, (start, end) = draft.document, draft.span
    text = document.folded[start:end]
    if "\t" in text:
        text = text.replace("\t", " ")
    found = {match.start() for match in _DATE.finditer(text)}
    for hint in _HINTS:
        at = text.find(hint)
        while at >= 0:
            found.add(at)
            at = text.find(hint, at + len(hint))
    return sorted({document.block_index(start + at) for at in found})


def _fields(text: str, block: Block) -> Iterator[Span]:
    """Yield the blanks of one block that are there to be filled in."""
    boxes: list[Span] = []
    for match in _FIELDS.finditer(text[block.start : block.end]):
        name = match.lastgroup or "blank"
        span = Span(block.start + match.start(name), block.start + match.end(name))
        if name == "box":
            boxes.append(span)
        elif name != "date" or _alone(text, span, block):
            yield span
    for before, after in pairwise(boxes):
        if after.start - before.end <= _BOX_REACH:
            yield before
            yield after


def _alone(text: str, span: Span, block: Block) -> bool:
    """Tell whether a blank date stands at the end of its block, alone or after a label or a space."""
    before = text[block.start : span.start].rstrip()
    after = text[span.end : block.end].strip(" .。)")
    return not after and (
        not before or before[-1] in ":)_" or text[span.start - 1] in " \t" or text[span.start] in " \t"
    )


def _merged(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(set(spans)):
        if kept and span.start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, span.end))
        else:
            kept.append(span)
    return kept

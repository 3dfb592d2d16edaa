"""Evidence: figures, dates, documents and names that show a claim to be more than a phrase.

Patterns are conservative: a word that merely could be a figure (一个, 四个意识,
第一时间) is none. A figure still to be filled in (开会×次) counts as one, for
the blank itself is another rule's business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import cache

from .. import quickre as re

_MASKS = r"xX_*\u00d7\u25cb\u3007"
_MASK = rf"[{_MASKS}]{{1,4}}"
_HAN_DIGIT = "一二三四五六七八九"
_HAN_NUMBER = rf"[二两三四五六七八九十](?:[十百千万][{_HAN_DIGIT}十百千万]*|(?<=十)[{_HAN_DIGIT}])?"
_SCALE = r"(?:[十百千]?[万亿]|[十百千])?"

# Measure words and units that follow digits; the longer first where one begins another.
_UNITS = (
    r"人次|车次|班次|个|人|名|位|户|家|次|场|期|篇|条|份|件|项|起|宗|例|台|套|辆|架|艘|座|栋|幢|间|所|处|只|头|株|棵|张|幅|"
    r"块|面|部|本|册|卷|页|节|课|门|类|种|层|级|轮|批|支|枚|根|片|段|句|字|行|组|对|双|副|桶|袋|箱|年|天|周|小时|分钟|分|秒|"
    r"毫秒|倍|成|岁|元|角|亩|公顷|平方|立方|公里|千米|海里|里|厘米|毫米|微米|米|吨|公斤|千克|毫克|克|斤|毫升|升|千瓦|瓦|度|℃|"
    r"伏|安|赫|兆|字节|像素|日内|"
    r"(?:[kKMGTP]i?[Bb](?:ps|/s)?|[kM]?bps|ms|us|ns|s|min|h|[kM]?Hz|[kMG]?W|kWh|[mkc]?m|[mk]?g|mL|L|V|A|QPS|TPS|rpm|dB)"
    r"(?![A-Za-z])"
)
_HAN_UNITS = (
    "人次|公里|小时|分钟|[名位户家次场期篇条份件项起宗例个台套辆架座栋间所处张幅块部本册节轮批支人天周年倍亩元吨]"
)
# What follows a count that only divides the text (三个方面) or opens a set phrase (四个意识).
_NOT_COUNTED = (
    "方面|层面|角度|维度|环节|意识|自信|维护|代表|全面|坚持|结合|统一|务必|一律|必须|确保|到位|确立|关键|阶段|重点|着力|"
    "基本|规定|百年|间|一|不|大"
)
_DIGITS_YEAR = rf"(?<!\d)(?:\d\d(?:\d\d)?|20{_MASK}|{_MASK})"
# A bare year (2021年,) only opens a sentence; it must be a limit or a start to be a date.
_YEAR = (
    rf"(?:{_DIGITS_YEAR}|[一二三四五六七八九〇零]{{4}})年(?:[底末初前内]|之前|以前|第?[一二三四1-4]季度|\s*(?:\d|{_MASK})+月)"
    rf"|(?:到|至|于|自|从|截至)(?:{_DIGITS_YEAR}|[一二三四五六七八九〇零]{{4}})年(?!度)"
)
_MONTH = (
    rf"(?<![\d{_HAN_DIGIT}十])(?:\d{{1,2}}|{_MASK}|十[一二]?|[{_HAN_DIGIT}])"
    rf"月(?:[\d{_HAN_DIGIT}十底初末份]|[上中下]旬|{_MASK})"
)
_NUMBER = (
    rf"(?<![\d.第xX_*\u00d7\u25cb])(?!(?:19|20)\d\d年)(?:\d[\d,.]*\d|\d|{_MASK})\s*{_SCALE}[余多]?{_SCALE}(?:{_UNITS})"
    rf"|(?<![第百千万几数\d{_HAN_DIGIT}两十]){_HAN_NUMBER}余?个?(?:{_HAN_UNITS})(?!{_NOT_COUNTED})"
    r"|\d+(?:\.\d+)?\s*/\s*\d|\d{2,}(?:\.\d+)?[万亿]"
)
_DATE = (
    rf"{_YEAR}|{_MONTH}"
    r"|(?:每|逐(?!年)|按)\s?(?:[一二三四五六七八九十两\d]*\s?个?)(?:月|季|周|星期|年|天|日|旬|半年|学期|小时|分钟|班|晚|早)"
    r"|[年月季度期周](?:底|末)之?以?前|[一二三四1-4]季度|[上下]半年|(?<!\d)\d{1,2}:\d{2}"
    r"|(?<!\d)(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2}"
)
_DOCUMENT = (
    r"《[^《》]{2,}》|〔\s*(?:\d{4}|\d\d[xX_*\u00d7\d]*)\s*〕|\d+号[文令]|(?:GB|DB|ISO|RFC|IEC|JGJ)(?:/[TZ])?\s?\d{2,}"
)
_PERCENT = rf"(?:\d|{_MASK})\s*(?:%|个?百分点)|百分之[{_HAN_DIGIT}百零\d]"

_FIELD = (
    "财政|公安|教育|民政|司法|审计|统计|税务|住建|交通|交通运输|水利|农业农村|商务|文旅|文化和旅游|卫健|卫生健康|应急管理|市场监管|"
    "市场监督管理|自然资源|生态环境|人社|人力资源和社会保障|发改|发展改革|科技|工信|工业和信息化|林业|城管|医保|信访|气象|体育|"
    "广电|网信|档案|统战|政法|编办|宣传|组织|纪检|监察|综合|财务|人事|行政|后勤|保卫|教务|信息|技术|市场|销售|采购|法务|研发|测试|"
    "运维|质检|工程|安全|生产|党建|党政|业务|督查|项目|产品|客服|运营|机要|文秘"
)
_OFFICE = (
    r"局(?![面势部限])|厅|办公室|委员会|科(?![学技研目])|处(?![理置于分罚境在])|股(?![份东])|"
    r"部(?![门分署位件落])|室|站|所(?![有以需在用属产])|组(?![织建成合])"
)
_POST = (
    "主任|局长|处长|科长|股长|部长|所长|站长|院长|校长|队长|书记|经理|总监|主席|镇长|乡长|县长|市长|区长|"
    "工程师|专员|负责人"
)
_SURNAME = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪"
    "田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
_NAME = (
    rf"(?:{_FIELD})(?:{_OFFICE})"
    rf"|[{_SURNAME}][\u4e00-\u9fff]{{1,2}}(?:同志|副?(?:{_POST}))|[{_SURNAME}](?:某{{1,2}}|[xX\u00d7]{{1,2}})(?!\w)"
    rf"|(?:办公室|分管|党支部|党委|党组|党总支|村|社区|班组|车间)副?(?:{_POST})"
    r"|由[\u4e00-\u9fff]{2,10}(?<![专部单]人)(?<!部门)(?<!单位)(?:牵头|负责|承办)"
)

_NAME_BEGINS = "".join(sorted({field[0] for field in _FIELD.split("|")})) + _SURNAME + "办分党村社班车由"

# What a match of each pattern may begin with: only there is the pattern tried. Then characters of which each match
# holds one: a range without them needs no search.
_PATTERNS = {
    "number": (rf"\d{_MASKS}二两三四五六七八九十", rf"\d{_MASKS}二两三四五六七八九十", _NUMBER),
    "date": (rf"\d{_MASKS}{_HAN_DIGIT}零十到至于自从截每逐按年月季度期周上下", "年月季每逐按底末:./-", _DATE),
    "document": (r"《〔\dGDIRJ", "《〔号GDIRJ", _DOCUMENT),
    "percent": (rf"\d{_MASKS}百", "%百", _PERCENT),
    "name": (_NAME_BEGINS, _NAME_BEGINS, _NAME),
}


@cache
def _needed(kind: str) -> re.Pattern[str]:
    return re.compile(f"[{_PATTERNS[kind][1]}]")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """Compile what finds one kind, when it is first asked for; the match is group 1.

    `re` skips fast to what a pattern begins with only where that is a set of characters: hence one is matched
    first, and the rest looks back to before it.
    """
    first, _, whole = _PATTERNS[kind]
    return re.compile(rf"[{first}](?<=(?=({whole}))[\s\S])")


class Evidence:
    """The evidence in one stretch of text; each kind is looked for when it is first asked for."""

    __slots__ = ("_end", "_found", "_start", "_text")

    def __init__(self, text: str, start: int, end: int) -> None:
        """Keep what to search: [start, end) of a folded text."""
        self._text, self._start, self._end = text, start, end
        self._found: dict[str, tuple[list[int], list[int]]] = {}

    def has(self, kinds: Iterable[str], start: int, end: int) -> bool:
        """Tell whether evidence of one of these kinds stands wholly in [start, end)."""
        for kind in kinds:
            found = self._found.get(kind)
            if found is None:
                if _needed(kind).search(self._text, start, end) is None:
                    continue
                found = self._find(kind)
            starts, ends = found
            first = bisect_left(starts, start)
            if first < len(starts) and ends[first] <= end:
                return True
        return False

    def within(self, start: int, end: int) -> frozenset[str]:
        """Return which kinds of evidence stand wholly in [start, end)."""
        return frozenset(kind for kind in _PATTERNS if self.has((kind,), start, end))

    def _find(self, kind: str) -> tuple[list[int], list[int]]:
        """Find all of a kind from left to right; what begins within a match is none."""
        starts: list[int] = []
        ends: list[int] = []
        done = self._start
        for match in _pattern(kind).finditer(self._text, self._start, self._end):
            start, end = match.span(1)
            if start >= done:
                starts.append(start)
                ends.append(end)
                done = end
        self._found[kind] = starts, ends
        return starts, ends


def find_evidence(text: str, start: int, end: int) -> Evidence:
    """Find the evidence in [start, end) of a folded text.

    The kinds are number (a count or measure), date (a date, a limit or an
    interval such as 每月), document (a title in book marks or a document
    number), percent, and name (a named office, post or person).
    """
    return Evidence(text, start, end)

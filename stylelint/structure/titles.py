"""Titles: what is stripped from them, and the genre that their last noun names."""

from __future__ import annotations

from functools import cached_property, lru_cache

from .. import quickre as re
from ..records import dataclass, field
from ..regex import Linear, expand
from ..text.fold import fold
from .lexicon import Genre, Lexicon, remembered
from .sieve import Sieve

_MOST = 4096  # titles of which a book remembers what they name

_LEAD = re.compile(
    r"^(?:\[[^\]]{1,8}\]|【[^】]{1,8}】|附件\d{0,2}[:.、]?|(?:篇|范文)[一二三四五六七八九十\d]{1,3}[:、.])"
)
_BRACKET = re.compile(r"(?:\([^()]{0,40}\)|\[[^\[\]]{0,40}\]|【[^【】]{0,40}】|〔[^〔〕]{0,40}〕)$")
_TAIL = re.compile(
    r"(?:范文|模板|模版|范本|样本|样式|格式|参考|精选|最新|推荐|大全|征求意见稿|送审稿|讨论稿|草案|初稿|修订稿"
    r"|定稿|终稿|全文|节选|摘录|提纲|大纲|\d{1,3}篇|[-—_]?\d{1,4}|篇[一二三四五六七八九十\d]{1,3}|\.(?:docx?|pdf|txt|md|wps))$"
)
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉")
_PARTIAL = re.compile(r"模[板版]|范[本文]|样[本表式]|格式|提纲|大纲|节选|摘录|摘要")
# A text about a genre is not of it.
_ABOUT = re.compile(
    r"^(?:如何|怎[样么])|(?:如何|怎[样么])[写拟撰]|浅[谈析议论]|^[论谈]"
    r"|(?:写作|写法|技巧|攻略)(?:与.{1,8}|指南|指导|方法|要[点领]|思路|常识|示例|技巧|分享)?$|大全$|注意事项$"
    r"|^(?:一[图文]读懂|一张图|图[解说]|读懂|速[读览]|解读|专家(?:解读|谈)|权威解读|划重点)|^我的第一|^一[次份篇][^会]{1,10}$"
)
# A headline tells what somebody did with such a text; a title names the text itself, often after 关于.
_HEADLINE = re.compile(
    r"^(?!在|于|关于|转发|印发)(?:[^关于]|关(?!于)|(?<!关)于)*?(?:"
    r"(?:听取|审议|收[听看]|聆听|宣读)[^的]{0,30}(?:报告|汇报|讲话|意见|总结|通报|计划|规划)$"
    r"|(?:审议|表决|全票|讨论)通过|热议|热评"
    r"|(?:发布|出台|发出|推出|公布)(?:了|关于|《|首|新|\d)|出台[^的]{0,16}(?:意见|方案|办法|规划|细则|规定|措施)$"
    r"|发出[^的]{0,16}(?:倡议书?|通知|公告|通告)$"
    r"|(?:(?<![工操写协运合动创制耕])作|做|发表)了?"
    r"(?:[市县区省校]?政府|重要|主[题旨]|工作|专题|典型|交流|表态|动员|总结|述职|事迹|经验|学术|辅导|[年季]度|新[年春]|节日|开[幕学]|毕业)*(?:报告|汇报|讲话|发言|演讲|致辞)$"
    r"|(?:召开|举行)[^的]{2,40}(?:讲话|发言|演讲|致辞)$)"
)


@dataclass(frozen=True)
class Title:
    """A title made ready for matching.

    Attributes:
        text: folded, without spaces, suffixes and what stands in book marks.
        partial: the title says that this is a template, an outline or an excerpt.
        about: the title speaks of how to write such a text.
        headline: it is one of news, which says what was done with such a text.
    """

    text: str
    partial: bool
    about: bool
    headline: bool = False


@lru_cache(maxsize=1024)
def strip(title: str) -> Title:
    """Strip a title of spaces, bracketed suffixes, file endings and counts such as 实用16篇."""
    text = re.sub(r"\s+", "", fold(title)).rstrip("。:;,.")
    partial = bool(_PARTIAL.search(text))
    if text.startswith("《") and text.endswith("》") and text.count("《") == 1:
        text = text[1:-1]
    text = _LEAD.sub("", text)
    while True:
        shorter = _TAIL.sub("", _BRACKET.sub("", text)).rstrip("-—_·:")
        if shorter == text or len(shorter) < 2:
            break
        text = shorter
    text = _QUOTED.sub("《》", text)
    return Title(text, partial, bool(_ABOUT.search(text)), bool(_HEADLINE.match(text)))


@dataclass(frozen=True)
class TitleMatch:
    """The genre that a title's end names; `strong` where no second witness is needed."""

    genre: str
    strong: bool
    length: int


class _Entry:
    """The patterns of one genre."""

    def __init__(self, name: str, genre: Genre) -> None:
        self.id = name
        self.strong = _ending(genre.titles)
        self.weak = _ending(genre.weak_titles)
        self._excluded = _any(genre.not_titles)

    def match(self, text: str) -> TitleMatch | None:
        """Return how the end of a title names this genre."""
        for pattern, strong in ((self.strong, True), (self.weak, False)):
            found = pattern.compiled.search(text) if pattern is not None else None
            if found and not (self._excluded is not None and self._excluded.compiled.search(text)):
                return TitleMatch(self.id, strong, found.end() - found.start())
        return None


@dataclass(frozen=True)
class TitleBook:
    """The title patterns of all genres of a lexicon."""

    genres: dict[str, Genre] = field(repr=False)
    _known: dict[str, TitleMatch | None] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def _entries(self) -> list[_Entry]:
        return [_Entry(name, genre) for name, genre in self.genres.items()]

    @cached_property
    def _endings(self) -> tuple[Sieve, list[_Entry]]:
        """All patterns at once, and the genre to which each belongs."""
        owned = [(p.pattern, e) for e in self._entries for p in (e.strong, e.weak) if p is not None]
        return Sieve([pattern for pattern, _ in owned]), [entry for _, entry in owned]

    def match(self, title: Title) -> TitleMatch | None:
        """Return the genre whose pattern covers most of the title's end, or None."""
        text = title.text
        if text not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[text] = self._best(text)
        return self._known[text]

    def _best(self, text: str) -> TitleMatch | None:
        sieve, owners = self._endings
        best: TitleMatch | None = None
        for entry in dict.fromkeys(owners[index] for index in sieve.of(text)):
            found = entry.match(text)
            if found and (best is None or (found.length, found.strong) > (best.length, best.strong)):
                best = found
        return best


def _ending(patterns: list[str]) -> Linear | None:
    return Linear("(?:" + "|".join(expand(p, {}) for p in patterns) + ")$") if patterns else None


def _any(patterns: list[str]) -> Linear | None:
    return Linear("|".join(f"(?:{expand(p, {})})" for p in patterns)) if patterns else None


@remembered
def title_book(lexicon: Lexicon) -> TitleBook:
    """Return the title patterns of a lexicon, compiled once."""
    return TitleBook(lexicon.genres)

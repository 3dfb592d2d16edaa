"""Guess the genre (文种) of a draft: by its title, its formulas, its headings, its file name."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from .. import quickre as re
from ..records import dataclass
from ..regex import Linear, expand
from ..text.document import BlockKind
from .formulas import Formula, formulas, shown
from .lexicon import Genre, Lexicon, remembered
from .parts import by_heading
from .sieve import Lines, Sieve
from .titles import Title, TitleMatch, strip, title_book
from .wanted import wanted

if TYPE_CHECKING:
    from .drafts import Draft

SURE = 0.8  # below it, section rules and rules for this genre alone are silent
LIKELY = 0.5  # from it on, a genre excuses from the rules that are not for it
_ARTICLES = 3
_ISSUING = "issuing-notice"  # the document that it issues may stand below it, in the same draft
_REGULATION = re.compile(r"(?:法|条例|解释|决定|决议|命令|令|公约|协定|修正案|章程|规定|办法)$")
# Kinds of text that are none of the genres; a formula in them says nothing.
_OTHER = re.compile(
    r"(?:法|决定|决议|解释|命令|令|合同|协议|协议书|招标文件|投标文件|判决书|裁定书|案|教程|指南|指北|规范|标准|公报)$"
)
_SALUTATION = re.compile(r"^(?:各位|同志们|尊敬的|女士们|朋友们|同学们|老师们|亲爱的)[^。]{0,40}[:!,]?")
_CHAPTER = re.compile(r"^(?:第[\d一二三四五六七八九十百]+[章节]|附录|\d+(?:\.\d+)*[.\s、])")


@dataclass(frozen=True)
class Guess:
    """A genre, or none.

    Attributes:
        id: the genre's id (file stem in rules/genres), None where nothing speaks for one.
        name: its Chinese name, None likewise.
        confidence: 0 to 1; section rules want 0.8.
        why: what spoke for it, for `outline`: (zh, en).
        profile: family of genres; may be known where the genre is not.
        rival: the genre that the opening formula speaks for, where that contradicts the title.
        formula: the range of that formula.
    """

    id: str | None = None
    name: str | None = None
    confidence: float = 0.0
    why: tuple[str, str] = ("没有标题或开头语可据", "no title or opening formula speaks for a genre")
    profile: str | None = None
    rival: str | None = None
    formula: tuple[int, int] | None = None


def guess(draft: Draft) -> Guess:
    """Guess by title, then opening formula, then structure and file name."""
    lexicon = draft.document.lexicon
    if draft.forced is not None and draft.forced in lexicon.genres:
        return _made(lexicon, draft.forced, 1.0, "指定的文种", "the genre that was asked for")
    found = _by_file(draft) or _by_words(draft) or _by_structure(draft)
    return found if found is not None else Guess(profile=_profile(draft))


def _made(lexicon: Lexicon, name: str, confidence: float, zh: str, en: str, **more: Any) -> Guess:
    genre = lexicon.genres[name]
    return Guess(name, genre.name, round(confidence, 2), (zh, en), more.pop("profile", genre.profile), **more)


# --- Title and formula ---------------------------------------------------------------------------------


def _by_words(draft: Draft) -> Guess | None:
    lexicon = draft.document.lexicon
    title = strip(draft.title_text or "")
    match = title_book(lexicon).match(title)
    found = formulas(draft)
    if match is not None:
        return _by_title(draft, title, match, found)
    if not found:
        return None
    confidence = 0.85 if draft.title is None else 0.5 if _OTHER.search(title.text) or title.about else 0.8
    start, end = shown(draft, found[0])
    text = draft.document.text[start:end]
    zh, en = f"开头语或结语“{text}”", f"the formula \u201c{text}\u201d"
    return _made(lexicon, found[0].genre, confidence, zh, en, formula=(start, end))


def _by_title(draft: Draft, title: Title, match: TitleMatch, found: list[Formula]) -> Guess:
    lexicon = draft.document.lexicon
    genre = lexicon.genres[match.genre]
    zh, en = f"标题“{draft.title_text}”", f"the title \u201c{draft.title_text}\u201d"
    agree = [f for f in found if f.genre in (match.genre, *genre.akin)]
    quotes = genre.profile == "regulation" or match.genre == _ISSUING  # they hold the formulas of others
    clash = None if quotes else _clashing(found, agree)
    if agree:
        confidence = 0.95
        zh, en = f"{zh}与开头语或结语一致", f"{en} and the formula agree"
    elif clash is not None:
        confidence = 0.7
    else:
        confidence = 0.88 if match.strong or _witnessed(draft, match.genre, genre) else 0.6
    chapter = genre.profile == "technical" and _CHAPTER.match(draft.title_text or "")
    foreign = _is_technical(draft) and genre.profile in ("official", "everyday") and not agree
    if title.about or chapter or foreign:
        confidence = min(confidence, 0.5)
    said = clash or (agree[0] if agree else None)
    return _made(
        lexicon,
        match.genre,
        confidence,
        zh,
        en,
        rival=clash.genre if clash else None,
        formula=shown(draft, said) if said else None,
        profile="regulation" if _articles(draft) >= 5 else "technical" if foreign else genre.profile,
    )


def _clashing(found: list[Formula], agree: list[Formula]) -> Formula | None:
    """Return a formula of another genre; beside one that agrees with the title only a closing one counts."""
    return next((f for f in found if f not in agree and (not agree or _apart(f, agree))), None)


def _apart(formula: Formula, agree: list[Formula]) -> bool:
    return formula.closing and all(f.end <= formula.start or formula.end <= f.start for f in agree)


def _witnessed(draft: Draft, name: str, genre: Genre) -> bool:
    """Tell whether the headings back up a title that names the genre only weakly."""
    if genre.profile == "regulation":
        return _articles(draft) >= _ARTICLES
    ids = [n.part.split("|")[0] for n in genre.parts if n.need == "required"]
    lexicon = draft.document.lexicon
    return sum(by_heading(draft, wanted(lexicon, i)) is not None for i in ids) >= 2


# --- File name and structure ---------------------------------------------------------------------------


def _by_file(draft: Draft) -> Guess | None:
    """Take a file name's word for it if the headings agree: not every README.md is a README."""
    lexicon = draft.document.lexicon
    if draft.first > 0:
        return None
    name = PurePath(draft.document.source.path.replace("\\", "/")).name
    for key, globs in _globs(lexicon):
        if not any(fnmatchcase(name, glob) for glob in globs):
            continue
        count = 0 if _CHAPTER.match(draft.title_text or "") else _satisfied(draft, key)
        confidence = (0.3, 0.7, 0.9, 0.95)[min(count, 3)]
        if count:
            return _made(lexicon, key, confidence, f"文件名 {name}", f"the file name {name}")
    return None


@remembered
def _globs(lexicon: Lexicon) -> list[tuple[str, list[str]]]:
    return [(key, genre.files) for key, genre in lexicon.genres.items() if genre.files]


class _Structures:
    """The headings that speak for the genres of a lexicon, by genre; a sieve tells which may be there."""

    def __init__(self, lexicon: Lexicon) -> None:
        genres = lexicon.genres.items()
        self.patterns = {key: [Linear("(?m)" + expand(p, {})) for p in g.structure] for key, g in genres if g.structure}
        self.free = [key for key in self.patterns if not lexicon.genres[key].files]
        self._owners = [key for key in self.free for _ in self.patterns[key]]
        self._sieve = Sieve([p.pattern for key in self.free for p in self.patterns[key]])

    def likely(self, headings: Lines) -> Iterator[str]:
        """Yield the genres, named by no file, for which enough headings may speak."""
        counts = Counter(self._owners[index] for index in self._sieve.of(headings.joined))
        yield from (key for key, count in counts.items() if count >= self.least(key))

    def least(self, key: str) -> int:
        """Return how many entries of `structure` must be satisfied."""
        return max(3, math.ceil(0.6 * len(self.patterns[key])))


_structures = remembered(_Structures)


def _by_structure(draft: Draft) -> Guess | None:
    lexicon = draft.document.lexicon
    known = _structures(lexicon)
    best: tuple[float, str] | None = None
    for key in known.likely(_headings(draft)):
        count = _satisfied(draft, key)
        if count >= known.least(key):
            best = max(best or (0.0, ""), (count / len(known.patterns[key]), key))
    if best is None:
        return None
    return _made(lexicon, best[1], 0.82, "各级标题", "the headings")


def _satisfied(draft: Draft, key: str) -> int:
    """Count the entries of `structure` that a heading satisfies."""
    headings = _headings(draft)
    patterns = _structures(draft.document.lexicon).patterns.get(key, [])
    return sum(next(headings.matching(pattern), None) is not None for pattern in patterns)


def _headings(draft: Draft) -> Lines:
    return Lines([head.text for head in draft.heads if head.names and (head.alone or head.numbered)])


# --- Families ------------------------------------------------------------------------------------------


def _articles(draft: Draft) -> int:
    return sum(item.token.form.name == "article" for item in draft.items)


def _is_technical(draft: Draft) -> bool:
    document = draft.document
    return any(b.kind is BlockKind.CODE for b in document.blocks[draft.first : draft.last])


def _profile(draft: Draft) -> str | None:
    """Find the family of a draft of no genre that we know."""
    if _articles(draft) >= 5:
        return "regulation"
    title = strip(draft.title_text or "").text
    if title and _REGULATION.search(title) and re.search(r"人民|国务院|法院|检察院|委员会", title):
        return "regulation"
    if _is_technical(draft):
        return "technical"
    return "speech" if is_spoken(draft) else None


def is_spoken(draft: Draft) -> bool:
    """Tell whether the draft opens with a salutation, as what is read out does."""
    blocks = draft.document.blocks[draft.first : draft.last]
    top = islice((b for b in blocks if b.end > b.start and b.kind is BlockKind.PARAGRAPH), 4)
    return any(_SALUTATION.match(draft.document.folded[b.start : min(b.end, b.start + 60)]) for b in top)

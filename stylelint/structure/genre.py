"""Guess the genre (文种) of a draft: by its title, its formulas, its headings, its file name."""

from __future__ import annotations

from fnmatch import fnmatchcase
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from .. import quickre as re
from ..records import dataclass
from ..text.document import BlockKind
from .families import articles, is_technical, profile
from .formulas import Formula, formulas, shown
from .lexicon import Genre, Lexicon, remembered
from .parts import by_heading
from .skeletons import headings, satisfied, skeletons
from .titles import Title, TitleMatch, strip, title_book
from .wanted import wanted

if TYPE_CHECKING:
    from .drafts import Draft

SURE = 0.8  # below it, section rules and rules for this genre alone are silent
LIKELY = 0.5  # from it on, a genre excuses from the rules that are not for it
_ARTICLES = 3
_ISSUING = "issuing-notice"  # the document that it issues may stand below it, in the same draft
# Kinds of text that are none of the genres; a formula in them says nothing.
_OTHER = re.compile(
    r"(?:法|决定|决议|解释|命令|令|合同|协议|协议书|招标文件|投标文件|判决书|裁定书|案|教程|指南|指北|规范|标准|公报)$"
)
# How a piece of news begins, whatever its headline ends in.
_DATELINE = re.compile(
    r"\s*(?:本[报网刊台站]|[^\s,。:]{0,8}[报网社台])?[^\s,。:]{0,14}(?:讯|\d日电|日电)[\s(:,]|[^。\n]{0,16}[(\s](?:记者|通讯员)"
)
_DATELINE_REACH = 60  # characters
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


_LONGEST_FIRST = 40  # characters of a heading


def guess(draft: Draft) -> Guess:
    """Guess by title, then opening formula, then structure and file name."""
    lexicon = draft.document.lexicon
    if draft.forced is not None and draft.forced in lexicon.genres:
        return _made(lexicon, draft.forced, 1.0, "指定的文种", "the genre that was asked for")
    found = _by_file(draft) or _by_words(draft) or _by_structure(draft)
    return found if found is not None else Guess(profile=profile(draft))


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
    doubtful = _OTHER.search(title.text) or _is_about(draft, title) or _is_news(draft, title)
    confidence = 0.5 if doubtful else 0.85 if draft.title is None else 0.8
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
    foreign = is_technical(draft) and genre.profile in ("official", "everyday") and not agree
    if title.about or chapter or foreign or _is_news(draft, title):
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
        profile="regulation" if articles(draft) >= 5 else "technical" if foreign else genre.profile,
    )


def _is_about(draft: Draft, title: Title) -> bool:
    """Tell whether a draft speaks of how to write such a text: by its title, or by the heading that it begins with."""
    if title.about or draft.title is not None:
        return title.about
    blocks = draft.document.blocks[draft.first : draft.last]
    first = next((b for b in blocks if b.end > b.start), None)
    if first is None or first.end - first.start > _LONGEST_FIRST:
        return False
    return strip(draft.document.text[first.start : first.end]).about


def _is_news(draft: Draft, title: Title) -> bool:
    """Tell whether a draft reports on such a text: by its headline, or by the line that it begins with."""
    if title.headline:
        return True
    blocks = draft.document.blocks[draft.first : draft.last]
    first = next((b for b in blocks if b.end > b.start and b.kind is BlockKind.PARAGRAPH and b.role is None), None)
    if first is None:
        return False
    stop = min(first.end, first.start + _DATELINE_REACH)
    return _DATELINE.match(draft.document.folded, first.start, stop) is not None


def _clashing(found: list[Formula], agree: list[Formula]) -> Formula | None:
    """Return a formula of another genre; beside one that agrees with the title only a closing one counts."""
    return next((f for f in found if f not in agree and (not agree or _apart(f, agree))), None)


def _apart(formula: Formula, agree: list[Formula]) -> bool:
    return formula.closing and all(f.end <= formula.start or formula.end <= f.start for f in agree)


def _witnessed(draft: Draft, name: str, genre: Genre) -> bool:
    """Tell whether the headings back up a title that names the genre only weakly."""
    if genre.profile == "regulation":
        return articles(draft) >= _ARTICLES
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
        count = 0 if _CHAPTER.match(draft.title_text or "") else satisfied(draft, key)
        confidence = (0.3, 0.7, 0.9, 0.95)[min(count, 3)]
        if count:
            return _made(lexicon, key, confidence, f"文件名 {name}", f"the file name {name}")
    return None


@remembered
def _globs(lexicon: Lexicon) -> list[tuple[str, list[str]]]:
    return [(key, genre.files) for key, genre in lexicon.genres.items() if genre.files]


def _by_structure(draft: Draft) -> Guess | None:
    lexicon = draft.document.lexicon
    known = skeletons(lexicon)
    best: tuple[float, str] | None = None
    for key in known.likely(headings(draft)):
        count = satisfied(draft, key)
        if count >= known.least(key):
            best = max(best or (0.0, ""), (count / len(known.patterns[key]), key))
    if best is None:
        return None
    return _made(lexicon, best[1], 0.82, "各级标题", "the headings")

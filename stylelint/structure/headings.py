"""Headings of plain text: told by their number form, by a part's wording, or by their shape."""

from __future__ import annotations

from collections.abc import Sequence

from .. import quickre as re
from ..text.document import BlockKind
from .lexicon import Lexicon, remembered
from .lines import Line
from .numbers import FORMS, Token

_LONG = {"part": 40, "chapter": 40, "section": 40, "cn-dun": 44, "cn-paren": 44, "decimal": 40, "banker": 40}
_SMALL = {"ar-dot": 30, "ar-dun": 30, "ar-paren": 30, "ar-half": 24}
_LEVEL = {"part": 1, "chapter": 1, "section": 2, "cn-dun": 1, "banker": 1, "cn-paren": 2, "bare": 1}
_OTHER = 3  # of forms that official documents do not have
_RANKS = {form: _LEVEL.get(name, form.level or _OTHER) for name, form in FORMS.items()} | {FORMS["decimal"]: 0}
_FREE = re.compile(r"[\s的地得和与及、]|以及|工作|主要|具体|有关|相关|情况|存在|几点|本阶段|本年度")
_MARKS = re.compile(r"[,。;:!?…\d]")
_NUMBERED = frozenset({"cn-dun", "chapter", "article"})
_LONGEST_WORDING = 18
_LONGEST_BARE = 20  # characters of a heading without a number
_BETWEEN = "\ud800"  # half of a pair, which no folded text holds
_BODY = 40  # characters of a line that reads as a paragraph
_END = "。!?;:…”)》"


@remembered
def _wordings(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(_core(w) for p in lexicon.parts.values() if p.titled for w in p.accepts) - {""}


def _core(text: str) -> str:
    """Leave out the words that may be put into any heading."""
    return _FREE.sub("", text)


def mark_headings(found: Sequence[Line], lexicon: Lexicon) -> None:
    """Turn lines of one plain-text draft into HEADING or ITEM blocks; titles, roles and frame are left alone."""
    lines = [x for x in found if x.block.kind is BlockKind.PARAGRAPH and x.block.role is None]
    known = _wordings(lexicon)
    numbered = not _NUMBERED.isdisjoint([x.token.form.name for x in lines if x.token is not None])
    shapes = []
    short = [i for i, x in enumerate(lines[:-1]) if x.length <= _LONGEST_BARE and x.token is None]
    cores = _core(_BETWEEN.join([lines[i].body for i in short])).split(_BETWEEN)  # one call for all lines
    for i, core in zip(short, cores, strict=False):
        line = lines[i]
        if core in known and line.length <= _LONGEST_WORDING and line.last not in ",;、":
            _head(line, 1)
        elif not numbered and _looks_like_heading(line, lines[i - 1] if i else None, lines[i + 1]):
            shapes.append(line)
    if len(shapes) >= 2:
        for line in shapes:
            _head(line, 1)
    for series in _series(lines):
        if series[0][1].form.name != "article":  # an article is neither heading nor item
            _mark_series(lines, series)


_Member = tuple[int, Token, int]  # place among the lines, number, heading level


def _series(lines: Sequence[Line]) -> list[list[_Member]]:
    """Gather the numbered lines that count on in one form, with no line of a higher form between."""
    done: list[list[_Member]] = []
    open_: dict[str, list[_Member]] = {}
    for member in [(i, x.token, level_of(x.token)) for i, x in enumerate(lines) if x.token is not None]:
        _, token, level = member
        name = token.form.name
        for inner in [n for n, s in open_.items() if s[-1][2] >= level and n != name]:
            del open_[inner]
        series = open_.get(name)
        if series is not None and series[-1][1].value < token.value:
            series.append(member)
        else:
            open_[name] = series = [member]
            done.append(series)
    return done


def _mark_series(lines: Sequence[Line], series: list[_Member]) -> None:
    """Make a series headings or items; where the form does not tell, what stands below most of its members does."""
    name = series[0][1].form.name
    longest = _LONG.get(name, _SMALL.get(name, 0))
    parted = 2 * sum([_parts(lines, i, level) for i, _, level in series]) >= len(series)
    for i, _, level in series:
        line = lines[i]
        bare = line.last != "。" and name in _LONG
        if line.length <= longest and (bare or parted) and _one_clause(line):
            _head(line, level)
        elif line.length <= 80 and name not in ("chapter", "section", "part"):
            line.block.kind = BlockKind.ITEM
            line.block.level = max(level - 1, 0)


def _one_clause(line: Line) -> bool:
    """Tell whether the line holds one sentence at most."""
    return "。" not in line.text[:-1] and line.last not in ";," and ";" not in line.text


def _parts(lines: Sequence[Line], i: int, level: int) -> bool:
    """Tell whether what stands below a numbered line belongs under it: text, or numbers of a lower form."""
    if i + 1 == len(lines):
        return False
    below = lines[i + 1]
    if below.token is not None:
        return level_of(below.token) > level
    return below.length >= 12 and below.block.kind is BlockKind.PARAGRAPH


def level_of(token: Token) -> int:
    """Return the heading level, from 1, that a number form has by itself."""
    return _RANKS.get(token.form, _OTHER) or len(token.parents) + 1


def _looks_like_heading(line: Line, above: Line | None, below: Line) -> bool:
    """Tell a short line without marks between two paragraphs."""
    return (
        3 <= line.length <= _LONGEST_BARE
        and not _MARKS.search(line.text)
        and (above is None or (above.length >= _BODY and above.last in _END))
        and below.token is None
        and below.length >= _BODY
        and below.last in _END
    )


def _head(line: Line, level: int) -> None:
    line.block.kind = BlockKind.HEADING
    line.block.level = level

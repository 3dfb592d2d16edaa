"""HTML in Markdown: where a block of it ends, what a tag is, and the prose between tags."""

from __future__ import annotations

from ... import quickre as re
from ...text.document import BlockKind
from .._projection import OBJECT
from .model import HARD, SOFT, Edit, Finder

_BLOCK_TAGS = frozenset(
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl"
    " dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend"
    " li link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td"
    " tfoot th thead title tr track ul".split()
)
_RAW = ("script", "pre", "style", "textarea")
_NO_PROSE = frozenset([*_RAW, "svg", "math", "code", "samp", "tt"])
_IN_PLACE = frozenset("code samp tt math".split())

# @click and #slot are what component frameworks add to HTML.
_ATTRIBUTE = r"""\s+[A-Za-z_:@#][A-Za-z0-9_.:-]*(?:\s*=\s*(?:[^\s"'=<>`]+|'[^']*'|"[^"]*"))?"""
TAG = re.compile(rf"<(?:([A-Za-z][A-Za-z0-9-]*)(?:{_ATTRIBUTE})*\s*/?|(/[A-Za-z][A-Za-z0-9-]*)\s*)>")
"""A tag; group 1 is the name of an opening one, group 2 slash and name of a closing one."""
ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_ALONE = re.compile(TAG.pattern + r"[ \t]*$")
_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9]*)(?=[ \t>]|/>|$)")
_RAW_END = re.compile(rf"</(?:{'|'.join(_RAW)})>", re.IGNORECASE)
_MARKUP = (  # openings and endings of what is neither tag nor text
    ("<!--", "-->"),
    ("<?", "?>"),
    ("<![CDATA[", "]]>"),
    ("<!", ">"),
)
_ENDS = {opening: re.compile(re.escape(end)) for opening, end in _MARKUP}
_CODE = re.compile(r"(`+)[^`\n]+\1")
_EVENT = re.compile(r"[<&\n`]")


def block_end(text: str, start: int, end: int, *, alone: bool) -> tuple[bool, re.Pattern[str] | None]:
    """Tell whether an HTML block begins at `start`, and what ends it: a mark, or None for a blank line.

    `alone`: a tag of any name will do if the line holds nothing else.
    """
    for opening, ending in _ENDS.items():
        if text.startswith(opening, start):
            letter = text[start + 2 : start + 3]
            if opening != "<!" or (letter.isascii() and letter.isalpha()):
                return True, ending
            return False, None
    name = _NAME.match(text, start, end)
    tag = name[1].lower() if name else ""
    if tag in _RAW and text[start + 1] != "/":
        return True, _RAW_END
    if tag in _BLOCK_TAGS:
        return True, None
    return alone and bool(_ALONE.match(text, start, end)), None


def markup_end(finder: Finder, at: int) -> int | None:
    """Return the end of a comment, instruction, declaration or CDATA section at `at`, or None."""
    text = finder.text
    for opening, ending in _MARKUP:
        if text.startswith(opening, at):
            letter = text[at + 2 : at + 3]
            if opening == "<!" and not (letter.isascii() and letter.isalpha()):
                return None
            inner = at + 2 if opening == "<!--" else at + len(opening)  # <!--> is a whole comment
            close = finder.find(ending, inner)
            return None if close < 0 else close + len(ending)
    return None


def entity(text: str, at: int) -> Edit | None:
    """Return the edit for a character reference at `at`, or None where it is none."""
    match = ENTITY.match(text, at)
    if not match:
        return None
    from html import unescape  # a table of two thousand names, which few texts ask for
    from html.entities import html5

    if match[0][1] != "#" and match[0][1:] not in html5:
        return None
    shown = unescape(match[0]).translate({10: " ", 13: " ", 0: "\ufffd"})
    return (at, match.end(), shown) if shown else None


def tag_edit(finder: Finder, match: re.Match[str]) -> Edit:
    """Return the edit for a tag: a break, an object, nothing; code goes with its content."""
    start, end = match.span()
    name = (match[1] or "").lower()
    if name in ("br", "hr"):
        return start, end, HARD
    if name == "img":
        return start, end, OBJECT
    if name in _NO_PROSE and not match[0].endswith("/>"):
        close = finder.find_end_tag(name, end)
        if close >= 0:
            return start, close, OBJECT if name in _IN_PLACE else ""
    return start, end, ""


class HtmlBlock:
    """The prose of an HTML block.

    Attributes:
        edits: as for inline markup, in order.
        opens: by the start of an edit that breaks, kind and heading level of what follows.
    """

    def __init__(self, text: str) -> None:
        self.edits: list[Edit] = []
        self.opens: dict[int, tuple[BlockKind, int | None]] = {}
        self._finder = Finder(text)
        done = 0
        for event in _EVENT.finditer(text):
            edit = self._edit(text, event.start()) if event.start() >= done else None
            if edit:
                self.edits.append(edit)
                done = edit[1]

    def _edit(self, text: str, at: int) -> Edit | None:
        if text[at] == "\n":
            return at, at + 1, SOFT
        if text[at] == "&":
            return entity(text, at)
        if text[at] == "`":  # shown as it stands, but meant as code
            code = _CODE.match(text, at)
            return (at, code.end(), OBJECT) if code else None
        match = TAG.match(text, at)
        if not match:
            end = markup_end(self._finder, at)
            if end is None and text.startswith("<!--", at):
                end = len(text)
            return None if end is None else (at, end, "")
        name = (match[1] or match[2][1:]).lower()
        if name in _RAW and match[1] and self._finder.find_end_tag(name, match.end()) < 0:
            return at, len(text), ""
        if name not in _BLOCK_TAGS:
            return tag_edit(self._finder, match)
        self.opens[at] = _kind(name if match[1] else "")
        return at, match.end(), HARD


def _kind(name: str) -> tuple[BlockKind, int | None]:
    if len(name) == 2 and name[0] == "h" and name[1].isdigit():
        return BlockKind.HEADING, int(name[1])
    return (BlockKind.CELL if name in ("td", "th") else BlockKind.PARAGRAPH), None

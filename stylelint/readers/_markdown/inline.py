"""The inline pass: the edits that turn a leaf's content into prose, in time linear in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ... import quickre as re
from ...records import dataclass
from .._projection import OBJECT
from .definitions import link_tail, normalise
from .emphasis import STRONG, Run, resolve, run_at
from .html import TAG, entity, markup_end, tag_edit
from .model import HARD, SOFT, Edit, Finder

SPECIAL = re.compile(r"[\\`*_~\[\]!<&$\n{]")
"""A character at which markup may begin; text without one, and without an address, is prose as it stands."""

# An address ends before a character that is not ASCII, and not with a mark of the sentence.
_PATH = r"[A-Za-z0-9._~:/?#@!$&*+,;=%-]"
_REST = rf"(?:{_PATH}|\\[_*~]|\({_PATH}*\))*(?:[A-Za-z0-9/#=%+-]|\({_PATH}*\))"
_ALONE = "(?<![A-Za-z0-9].)"  # the character before; looked for behind the first letter, so that search can leap
_URLS = "|".join(
    f"{first}{_ALONE}{scheme}{_REST}" for first, scheme in (("h", "ttps?://"), ("f", "tp://"), ("w", r"ww\."))
)
# One match for a run or a span of code; each alternative begins with a literal, so that search can leap.
_TOKENS = r"`[^`]+`(?!`)|``*|\*\**|__*|~~*|\\|\[|\]|!|<|&|\$|\n|\{"
_TOKEN = re.compile(f"{STRONG}|{_TOKENS}")  # not where there are addresses, which may stand in what is strong
_TOKEN_OR_URL = re.compile(f"{_URLS}|{_TOKENS}")

_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_TICKS = re.compile("`+")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*"
    r"|[A-Za-z0-9_.!#$%&'*+/=?^`{|}~-]+@[A-Za-z0-9][A-Za-z0-9.-]*)>"
)
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.DOTALL)
_VARIABLE = re.compile(r"\{\{(?:\{[^{}]*\}|[#<%][^{}]*)\}\}")
_FORMULA_TEXT = re.compile(r"[\u3001\u3002\u4e00-\u9fff\uff0c]")
# Other texts for a picture are not prose, but one that numbers it is the caption that the draft refers to.
_CAPTION = re.compile(r"[图圖表] ?[\dA-Z一二三四五六七八九十]")
_NUMBER = re.compile(
    r"[*_]*(?:[一二三四五六七八九十]+[、\uff0e]|[(\uff08][一二三四五六七八九十\d]{1,3}[)\uff09]"
    r"|\d{1,3}[、.\uff0e](?!\d)|[①-⑳]"
    r"|第[一二三四五六七八九十百零〇\d]+[条條章节節编編](?![的之款项所至中、，和及或规規第]))"
)
"""A typed number at the start of a line: what is written so is meant to stand by itself."""


@dataclass(slots=True)
class Bracket:
    """An opening bracket: `runs` is how many delimiter runs stand before it."""

    start: int
    end: int
    image: bool
    runs: int
    nested: bool = False


class Inline:
    """Passes over the contents of leaves, one after the other.

    Attributes:
        text: the content, its lines joined with LF.
        spaced: as in Content.
        edits: what was found, not in order; an edit may lie in another, which then holds.
        unclosed: where comments of HTML begin that do not end.
    """

    def __init__(self, references: set[str], notes: set[str]) -> None:
        self._references = references
        self._notes = notes
        self.text = ""
        self.spaced: dict[int, bool] = {}
        self.edits: list[Edit] = []
        self.unclosed: list[int] = []
        self._runs: list[Run] = []
        self._brackets: list[Bracket] = []
        self._start("", {})

    def _start(self, text: str, spaced: dict[int, bool]) -> None:
        self.text, self.spaced = text, spaced
        self.edits, self.unclosed = [], []
        self._runs.clear()
        self._brackets.clear()
        self._inactive = 0  # links below this height of `_brackets` hold a link and so are none
        self._ticks: dict[int, list[int]] | None = None
        self._ordered = True  # as long as there are neither runs nor brackets that are markup
        self._finder: Finder | None = None

    def scan(self, text: str, spaced: dict[int, bool]) -> list[Edit]:
        """Return the edits of a content in order."""
        self._start(text, spaced)
        edits, done = self.edits, 0
        pattern = _TOKEN_OR_URL if "://" in text or "www." in text else _TOKEN
        tokens = pattern.finditer(text)
        while match := next(tokens, None):
            at, end = match.span()
            handle = _HANDLERS.get(text[at])
            if at < done:
                if done < end and handle:  # what was read ends within the token
                    tokens = pattern.finditer(text, done)
            elif handle is None or (end > at + 2 and text[at] == "`" != text[at + 1]):  # an address, or code
                edits.append((at, end, OBJECT))
                done = end
            elif end > at + 4 and text[at] == "*" != text[at + 2] and not self._runs:
                edits += ((at, at + 2, ""), (end - 2, end, ""))
                done = end
            else:
                done = handle(self, at)
                if done < end:  # what is strong, behind delimiters that may belong to it
                    tokens = pattern.finditer(text, done)
        if self._runs:
            resolve(self._runs, edits)
        if not self._ordered:
            edits.sort()  # no two of them begin at the same place
        return edits

    @property
    def finder(self) -> Finder:
        """What finds closing marks in the content."""
        self._finder = self._finder or Finder(self.text)
        return self._finder

    # Handlers take the offset of their character and return where to go on.

    def _edit(self, start: int, end: int, shown: str) -> int:
        self.edits.append((start, end, shown))
        return end

    def _line_end(self, at: int) -> int:
        hard = self.spaced.get(at) or _NUMBER.match(self.text, at + 1)
        return self._edit(at, at + 1, HARD if hard else SOFT)

    def _escape(self, at: int) -> int:
        after = self.text[at + 1 : at + 2]
        if after == "\n" and at + 1 not in self.spaced:
            return self._edit(at, at + 2, HARD)
        return self._edit(at, at + 2, after) if after in _PUNCTUATION else at + 1

    def _code(self, at: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for match in _TICKS.finditer(self.text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        end = self._end_of_run(at)
        starts = self._ticks.get(end - at, [])
        close = bisect_right(starts, at)
        if close == len(starts):
            return end
        return self._edit(at, starts[close] + end - at, OBJECT)

    def _end_of_run(self, at: int) -> int:
        text, end = self.text, at + 1
        while text.startswith(text[at], end):
            end += 1
        return end

    def _delimiter(self, at: int) -> int:
        end = self._end_of_run(at)
        if self.text[at] != "~" or end - at == 2:
            run = run_at(self.text, at, end)
            if run:
                self._ordered = False
                self._runs.append(run)
        return end

    def _angle(self, at: int) -> int:
        text = self.text
        link = _AUTOLINK.match(text, at)
        if link:
            return self._edit(at, link.end(), OBJECT)
        tag = TAG.match(text, at)
        if tag:
            edit = tag_edit(self.finder, tag)
            self.edits.append(edit)
            return edit[1]
        end = markup_end(self.finder, at)
        if end is None and text.startswith("<!--", at):
            self.unclosed.append(at)
        return at + 1 if end is None else self._edit(at, end, "")

    def _entity(self, at: int) -> int:
        edit = entity(self.text, at)
        if edit is None:
            return at + 1
        self.edits.append(edit)
        return edit[1]

    def _formula(self, at: int) -> int:
        text = self.text
        if text.startswith("$$", at):
            close = self.finder.find("$$", at + 2)
            return self._edit(at, close + 2, OBJECT) if close > at + 2 else at + 2
        before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
        if not after or after.isspace() or (before.isascii() and before.isalnum()):
            return at + 1
        close = self.finder.find("$", at + 1)
        if close < 0 or text[close - 1].isspace() or text[close - 1] == "\\":
            return at + 1
        after = text[close + 1 : close + 2]
        inner = text[at + 1 : close]
        if (after.isascii() and after.isalnum()) or ("\\" not in inner and _FORMULA_TEXT.search(inner)):
            return at + 1
        return self._edit(at, close + 1, OBJECT)

    def _brace(self, at: int) -> int:
        text = self.text
        if text.startswith("{/*", at):
            close = self.finder.find("*/}", at + 3)
            return at + 1 if close < 0 else self._edit(at, close + 3, "")
        variable = _VARIABLE.match(text, at) if text.startswith("{{", at) else None
        if not variable:
            return at + 1
        return self._edit(at, variable.end(), OBJECT if text[at + 2] == "{" else "")

    # Links

    def _bang(self, at: int) -> int:
        return self._push(at, at + 2, image=True) if self.text.startswith("![", at) else at + 1

    def _open(self, at: int) -> int:
        return self._push(at, at + 1, image=False)

    def _push(self, start: int, end: int, *, image: bool) -> int:
        if self._brackets:
            self._brackets[-1].nested = True
        self._brackets.append(Bracket(start, end, image, len(self._runs)))
        return end

    def _close(self, at: int) -> int:
        if not self._brackets:
            return at + 1
        opener = self._brackets.pop()
        height = len(self._brackets)
        inactive = height < self._inactive and not opener.image
        self._inactive = min(self._inactive, height)
        if inactive:
            return at + 1
        if not opener.nested and self._is_note(opener, at):
            self._ordered = False
            return self._edit(opener.start, at + 1, "")
        end = link_tail(self.text, at + 1) if self.text.startswith("(", at + 1) else None
        if end is None:
            end = self._reference(opener, at)
        if end is None:
            return at + 1
        self._link(opener, at, end)
        return end

    def _is_note(self, opener: Bracket, at: int) -> bool:
        text = self.text
        return text.startswith("^", opener.end) and normalise(text[opener.end + 1 : at]) in self._notes

    def _reference(self, opener: Bracket, at: int) -> int | None:
        """Return the end of a full, collapsed or shortcut reference whose text ends at `at`."""
        text = self.text
        match = _LABEL.match(text, at + 1)
        end = match.end() if match else at + 1
        label = match[1] if match else ""
        if not label:
            if opener.nested or at - opener.end > 999:
                return None
            label = text[opener.end : at]
        return end if normalise(label) in self._references else None

    def _link(self, opener: Bracket, at: int, end: int) -> None:
        self._ordered = False
        if opener.image and not _CAPTION.match(self.text, opener.end):
            self._edit(opener.start, end, OBJECT)
        else:
            self._edit(opener.start, opener.end, "")
            self._edit(at, end, "")
        if not opener.image:
            self._inactive = len(self._brackets)
        if len(self._runs) > opener.runs:
            resolve(self._runs[opener.runs :], self.edits)
            del self._runs[opener.runs :]


_HANDLERS: dict[str, Callable[[Inline, int], int]] = {
    "\n": Inline._line_end,
    "\\": Inline._escape,
    "`": Inline._code,
    "*": Inline._delimiter,
    "_": Inline._delimiter,
    "~": Inline._delimiter,
    "<": Inline._angle,
    "&": Inline._entity,
    "$": Inline._formula,
    "{": Inline._brace,
    "!": Inline._bang,
    "[": Inline._open,
    "]": Inline._close,
}

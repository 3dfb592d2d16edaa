"""The text of a paragraph as it is shown, and what stands in it beside text: notes and text boxes."""

from __future__ import annotations

from typing import Any, NamedTuple

from ... import quickre as re
from ...records import dataclass
from ...text.span import Span
from .._office.xml import too_complex
from .names import DRAW, OFFICE, TEXT, number
from .styles import Styles

OBJECT = "\ufffc"
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 1_000_000  # that elements may stand for, all together
_MOST = 500_000  # pieces of text, all together


class Note(NamedTuple):
    """A footnote or endnote, and its content."""

    kind: str
    body: Any


@dataclass(slots=True)
class Remark:
    """A comment in the margin: what it says, and where its range begins and ends; the end is None without a range."""

    text: str
    start: int
    end: int | None = None


class Content:
    """Collects the text of paragraphs.

    Attributes:
        at: length of the text so far, in code points.
        locked: ranges that are no text of the author: fields, and signs for pictures and notes.
        notes, boxes: found on the way, in order.
        remarks: comments in the margin, in order.
    """

    def __init__(self, styles: Styles) -> None:
        self.at = 0
        self.locked: list[Span] = []
        self.notes: list[Note] = []
        self.boxes: list[Any] = []
        self.remarks: list[Remark] = []
        self._named: dict[str, Remark] = {}
        self._styles = styles
        self._texts: list[str] = []
        self._blank = True  # a space more would not be seen
        self._spaces = self._count = 0

    def paragraph(self, element: Any) -> str:
        """Read a `text:p` or `text:h`; return its text. One character, the line end, comes behind it."""
        self._texts, self._blank = [], True
        self._mixed(element)
        text = "".join(self._texts)
        if self._blank and text.endswith(" "):
            text = text[:-1]
            self.at -= 1
        self.at += 1
        return text

    def _mixed(self, parent: Any) -> None:
        self._text(parent.text)
        for child in parent:
            self._child(child, child.tag)
            self._text(child.tail)

    def _text(self, text: str | None) -> None:
        """Write text; spaces beside each other are shown as one, and none at the beginning."""
        if not text:
            return
        if not text.isprintable() or "  " in text:
            text = _BLANKS.sub(" ", text)
        if self._blank and text[0] == " ":
            text = text[1:]
        if text:
            self._put(text)
            self._blank = text[-1] == " "

    def _put(self, text: str) -> None:
        self._count += 1
        if self._count > _MOST:
            raise too_complex("content.xml")
        self._texts.append(text)
        self.at += len(text)
        self._blank = False

    def _sign(self, text: str) -> None:
        self.locked.append(Span(self.at, self.at + len(text)))
        self._put(text)

    def _child(self, child: Any, tag: str) -> None:
        if tag in _SPANS:
            if tag != _SPAN or not self._styles.hides("text", child.get(TEXT + "style-name")):
                self._mixed(child)
        elif tag == _S:
            self._put(" " * self._counted(number(child, TEXT + "c") or 1))
        elif tag in _SIGNS:
            self._put(_SIGNS[tag])
        elif tag == _NOTE:
            self._note(child)
        elif tag == _RUBY:
            base = child.find(TEXT + "ruby-base")
            if base is not None:
                self._mixed(base)
        elif tag.startswith(DRAW):
            self.drawn(child)
        else:
            self._other(child, tag)

    def _other(self, child: Any, tag: str) -> None:
        if tag == _MARK:
            self._form_mark(child)
        elif tag.startswith(TEXT):
            if tag not in _UNSEEN:
                self._field(child)
        elif tag.startswith(OFFICE):
            self._remark(child)
        else:  # controls of content, for one
            self._mixed(child)

    def _counted(self, spaces: int) -> int:
        """Count spaces that an element stands for, so that a small file cannot hold a huge text."""
        self._spaces += spaces
        if self._spaces > _MOST_SPACES:
            raise too_complex("content.xml")
        return spaces

    def _note(self, note: Any) -> None:
        body = note.find(TEXT + "note-body")
        if body is not None:
            self.notes.append(Note(note.get(TEXT + "note-class", "footnote"), body))
            self._sign(OBJECT)

    def _field(self, field: Any) -> None:
        """Write the result of a field: a date, a page number, a reference."""
        shown = "".join(field.itertext())
        if shown:
            self._sign(_BLANKS.sub(" ", shown))

    def _remark(self, mark: Any) -> None:
        """Take a comment, which begins here, or the end of one."""
        name = mark.get(OFFICE + "name", "")
        if mark.tag == OFFICE + "annotation":
            text = "\n".join("".join(p.itertext()) for p in mark.iter(TEXT + "p"))
            self.remarks.append(Remark(text.strip(), self.at))
            self._named[name] = self.remarks[-1]
        elif mark.tag == OFFICE + "annotation-end" and name in self._named:
            self._named[name].end = self.at

    def _form_mark(self, mark: Any) -> None:
        """Write the box of a check box."""
        if str(mark.get(_FORM + "type", "")).endswith("FORMCHECKBOX"):
            params = {param.get(_FORM + "name"): param.get(_FORM + "value") for param in mark}
            self._sign("☒" if params.get("Checkbox_Checked") == "true" else "☐")

    def drawn(self, shape: Any, inside: bool = True) -> None:
        """Take a picture or shape; its text is a text box. One that is set as a character takes its place."""
        if shape.tag == DRAW + "a" or shape.tag == DRAW + "g":
            for child in shape:
                if child.tag.startswith(DRAW):
                    self.drawn(child, inside)
            return
        box = shape.find(DRAW + "text-box")
        holder = shape if box is None else box
        if any(child.tag in _BLOCKS for child in holder):
            self.boxes.append(holder)
        if inside and shape.get(TEXT + "anchor-type") == "as-char":
            self._sign(OBJECT)


_SPAN, _S, _NOTE, _RUBY = (TEXT + n for n in ("span", "s", "note", "ruby"))
_SPANS = frozenset(TEXT + n for n in ("span", "a", "meta", "meta-field"))
_SIGNS = {TEXT + "tab": "\t", TEXT + "line-break": "\n"}
_BLOCKS = frozenset((TEXT + "p", TEXT + "h", TEXT + "list"))
_FORM = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
_MARK = _FORM + "fieldmark"
_UNSEEN = frozenset(
    TEXT + n
    for n in (
        "hidden-text",
        "hidden-paragraph",
        "soft-page-break",
        "tracked-changes",
        "change",
        "change-start",
        "change-end",
        "toc-mark",
        "alphabetical-index-mark",
        "user-index-mark",
        "reference-mark",
        "script",
    )
)

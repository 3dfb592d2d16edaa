"""The text of paragraphs as Word shows it, with the element behind each piece of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from ... import quickre as re
from ...text.span import Span
from .._office.symbols import OBJECT, symbol
from .._office.xml import too_complex
from .containers import GONE, REVISED, THROUGH, chosen, text_boxes
from .fields import Fields, is_contents
from .model import Piece
from .names import MC, VAL, WP, M, W, is_on

_RULE = "{urn:schemas-microsoft-com:office:office}hr"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANK = re.compile(r"[\t\r\n]")
_MOST = 600_000  # pieces of text: a megabyte of memory for every four thousand
_TRIMMED = " \t\r\n"
_piece = partial(tuple.__new__, Piece)  # half the time of the constructor


class Note(NamedTuple):
    """A reference to a note: footnote or endnote, the note's id, and the run that holds the reference."""

    kind: str
    id: str
    run: Any


class Box(NamedTuple):
    """A text box: its content, and the run of the body at which a comment on it can stand."""

    content: Any
    run: Any


class Content:
    """Collects the text of paragraphs. What is open (fields, ranges of comments) goes on from one to the next.

    Args:
        hidden: tells whether a character style hides its text.

    Attributes:
        at: length of the text so far, in code points.
        texts: of the open paragraph.
        pieces: of the open paragraph.
        locked: ranges that may not be edited: results of fields, signs for what is no text, others' revisions.
        notes, boxes: found on the way, in order.
        comments: where the ranges of comments begin and end, by id; the end is None where none was found.
        hiding: whether any text may be hidden; where it cannot, nobody looks.
        anchor: the run that stands for all that is read, where the body does not hold it.
    """

    def __init__(self, hidden: Callable[[str | None], bool]) -> None:
        self.at = 0
        self.texts: list[str] = []
        self.pieces: list[Piece] = []
        self.locked: list[Span] = []
        self.notes: list[Note] = []
        self.boxes: list[Box] = []
        self.comments: dict[str, tuple[int, int | None]] = {}
        self.anchor: Any = None
        self.fields = Fields(None)
        self.hiding = True
        self._hides = hidden
        self._hidden = False  # by the style of the paragraph
        self._foreign = 0  # depth of tracked insertions, simple fields and the like
        self._run: Any = None
        self._part = ""
        self._count = 0  # of the pieces in all paragraphs

    def story(self, root: Any, part: str, anchor: Any = None) -> None:
        """Begin a story, whose fields are its own."""
        self._part = part
        self.fields = Fields(root)
        self.anchor = anchor

    def paragraph(self, element: Any, hidden: bool) -> None:
        """Read the content of a `w:p`."""
        self._hidden = hidden
        self._inline(element)

    def close(self) -> tuple[str, list[Piece]]:
        """End the open paragraph; return its text and pieces. One character, the line end, comes behind it."""
        text, pieces = "".join(self.texts), self.pieces
        self.texts, self.pieces = [], []
        self._count += len(pieces)
        if self._count > _MOST:
            raise too_complex(self._part)
        self.at += 1
        return text, pieces

    def mark(self, element: Any) -> bool:
        """Take what only says where the range of a comment begins or ends; False for other elements."""
        tag = element.tag
        if tag not in _MARKS:
            return False
        id = element.get(W + "id", "")
        if tag == _START:
            self.comments.setdefault(id, (self.at, None))
        elif tag == _END and id in self.comments:
            self.comments[id] = self.comments[id][0], self.at
        elif tag == _REFERENCE:
            self.comments.setdefault(id, (self.at, self.at))
        return True

    # --- Below a paragraph -----------------------------------------------------------------------------------

    def _inline(self, parent: Any) -> None:
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run = child
                self._read_run(child)
            elif tag in THROUGH:
                self._inline(child)
            elif tag in REVISED:
                self._within(child)
            elif tag == _SDT:
                content = child.find(_SDT_CONTENT)
                if content is not None:
                    self._inline(content)
            elif tag == _SIMPLE:
                self._simple(child)
            elif tag in _FORMULAS:
                self._sign(OBJECT, child)
            elif tag == _ALTERNATE:
                alternative = chosen(child)
                if alternative is not None:
                    self._inline(alternative)
            elif tag not in GONE:
                self.mark(child)

    def _within(self, parent: Any) -> None:
        """Read what may not be edited."""
        self._foreign += 1
        self._inline(parent)
        self._foreign -= 1

    def _simple(self, field: Any) -> None:
        if not is_contents(field.get(W + "instr", "")):
            self._within(field)

    # --- Below a run -----------------------------------------------------------------------------------------

    def _read_run(self, run: Any) -> None:
        hidden = self._hidden
        for child in run:
            tag = child.tag
            if tag == _T:
                if not hidden and child.text:
                    self._text(child)
            elif tag == _PROPERTIES:
                hidden = self.hiding and self._is_hidden(child)
            elif tag == _FIELD:
                self._mark_field(child)
            elif tag == _CODE:
                self.fields.code(child.text or "")
            elif not hidden or tag == _ALTERNATE:
                self._other(tag, child)

    def _is_hidden(self, properties: Any) -> bool:
        hidden = self._hidden
        for child in properties:  # a third of the time of `find`
            tag = child.tag
            if tag == _VANISH:
                return is_on(child.get(VAL))
            if tag == _RUN_STYLE:
                hidden = hidden or self._hides(child.get(VAL))
        return hidden

    def _text(self, node: Any) -> None:
        if not self.fields.shown:
            return
        text: str = node.text
        at = 0
        if (text[0] in _TRIMMED or text[-1] in _TRIMMED) and node.get(_SPACE) != "preserve":
            at = len(text) - len(text.lstrip(_TRIMMED))
            text = text.strip(_TRIMMED)
            if not text:
                return
        if not text.isprintable():
            text = _BLANK.sub(" ", text)
        end = self.at + len(text)
        free = not self._foreign and not self.fields.inside
        self.texts.append(text)
        self.pieces.append(_piece((self.at, end, node, at, free)))
        if not free:
            self._lock(end)
        self.at = end

    def _sign(self, text: str, node: Any) -> None:
        """Write what stands for an element."""
        if not self.fields.shown or not text:
            return
        if len(self.pieces) > _MOST:
            raise too_complex(self._part)
        end = self.at + len(text)
        self.texts.append(text)
        self.pieces.append(_piece((self.at, end, node, 0, False)))
        self._lock(end)
        self.at = end

    def _lock(self, end: int) -> None:
        if self.locked and self.locked[-1].end == self.at:
            self.locked[-1] = Span(self.locked[-1].start, end)
        else:
            self.locked.append(Span(self.at, end))

    def _other(self, tag: str, child: Any) -> None:
        if tag in _SIGNS:
            self._sign(_SIGNS[tag], child)
        elif tag == _SYMBOL:
            self._sign(symbol(child.get(W + "font"), child.get(W + "char")), child)
        elif tag in _NOTES:
            self._note(tag, child)
        elif tag in _DRAWN:
            self._drawn(child)
        elif tag == _RUBY:
            base = child.find(W + "rubyBase")
            if base is not None:
                self._within(base)
        elif tag == _ALTERNATE:
            alternative = chosen(child)
            if alternative is not None:
                self._read_run(alternative)
        else:
            self.mark(child)

    def _mark_field(self, mark: Any) -> None:
        if len(mark):
            self._sign(_form_field(mark), mark)
        self.fields.take(mark)

    def _note(self, tag: str, reference: Any) -> None:
        if not self.fields.shown:
            return
        self.notes.append(Note(_NOTES[tag], reference.get(W + "id", ""), self._run))
        custom = reference.get(W + "customMarkFollows")
        if custom is None or not is_on(custom):
            self._sign(OBJECT, reference)

    def _drawn(self, drawing: Any) -> None:
        """Take a picture or shape; one that floats takes no place in the line."""
        if not self.fields.shown:
            return
        self.boxes += [Box(box, self.anchor if self.anchor is not None else self._run) for box in text_boxes(drawing)]
        if not _floats(drawing):
            self._sign(OBJECT, drawing)


def _form_field(mark: Any) -> str:
    """Return what a check box or a drop-down list of a form shows; other fields have a result that does."""
    box, choice = mark.find(f"{W}ffData/{W}checkBox"), mark.find(f"{W}ffData/{W}ddList")
    if box is not None:
        state = next((e for name in ("checked", "default") if (e := box.find(W + name)) is not None), None)
        return "☒" if state is not None and is_on(state.get(VAL)) else "☐"
    if choice is not None:
        entries: list[str] = [e.get(VAL, "") for e in choice.iterchildren(W + "listEntry")]
        found = next((e for name in ("result", "default") if (e := choice.find(W + name)) is not None), None)
        at = "0" if found is None else found.get(VAL, "0")
        return next((entry for index, entry in enumerate(entries) if str(index) == at), "")
    return ""


def _floats(drawing: Any) -> bool:
    """Tell whether a drawing takes no place in the line: it floats, or is a horizontal rule."""
    if drawing.tag == W + "drawing":
        return drawing.find(WP + "inline") is None
    return any(
        shape.get(_RULE) is not None or "position:absolute" in (shape.get("style") or "").replace(" ", "")
        for shape in drawing
    )


_R, _T, _PROPERTIES, _FIELD, _CODE = W + "r", W + "t", W + "rPr", W + "fldChar", W + "instrText"
_SDT, _SDT_CONTENT, _SIMPLE, _RUBY, _SYMBOL = (W + n for n in ("sdt", "sdtContent", "fldSimple", "ruby", "sym"))
_VANISH, _RUN_STYLE, _ALTERNATE = W + "vanish", W + "rStyle", MC + "AlternateContent"
_START, _END, _REFERENCE = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_MARKS = frozenset((_START, _END, _REFERENCE))
_FORMULAS = frozenset((M + "oMath", M + "oMathPara"))
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
_SIGNS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
}

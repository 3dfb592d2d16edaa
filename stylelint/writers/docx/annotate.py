"""Findings put into a Word document as comments, those of earlier runs replaced or taken out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from lxml import etree

from ...diagnostic import Diagnostic
from ...readers._docx.model import Element, Word
from ...records import dataclass
from ...terms import Terms
from .marks import is_away, put, take_out
from .names import ID, OFFICE_LINKS, PPR, RPR, W_SPACE, P, R, T, W
from .parts import Parts
from .seal import seal
from .threads import AUTHOR, Ours, Threads
from .words import print_of, rest, said

MOST = 1_000
_RANGES = 32_000  # Word opens no file with more than 32,767
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_INITIALS = "SL"
# The text of a draft is large and indented: a comment says for itself how it looks.
_LOOK = (
    ("spacing", {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}),
    ("ind", {"left": "0", "firstLine": "0", "firstLineChars": "0"}),
    ("jc", {"val": "left"}),
)
_SMALL, _GREY = "18", "7F7F7F"


@dataclass(frozen=True)
class Ask:
    """How comments are written.

    Attributes:
        terms: the words of a language.
        date: of all comments, as Word writes it: local time, with a Z behind.
        most: findings that get a comment of their own; the others are counted in a last one.
        ran: tells of a rule's id whether it ran, so that what it no longer finds was mended.
    """

    terms: Terms
    date: str
    most: int = MOST
    ran: Callable[[str], bool] = lambda rule: True


@dataclass
class Annotated:
    """What came of a document.

    Attributes:
        data: the new package; None where nothing was to change.
        comments: findings with a comment of their own, those included whose comment stays from an earlier run.
        left_out: findings that are only counted.
        before: comments of earlier runs that were there.
        mended: findings of earlier runs that are gone.
        added: findings that are new; None where an earlier run had not room for all.
        stayed: comments of ours that stay because somebody has settled, answered or changed them.
    """

    data: bytes | None = None
    comments: int = 0
    left_out: int = 0
    before: int = 0
    mended: int = 0
    added: int | None = 0
    stayed: int = 0


class BrokenCommentsError(ValueError):
    """The document has comments that cannot be read, so that none can be added."""


def annotate(word: Word, diagnostics: Sequence[Diagnostic], ask: Ask) -> Annotated:
    """Put a comment at each finding and take those of earlier runs out.

    Args:
        word: as it was read; its trees and pieces are changed.
        diagnostics: in the order of the document.
        ask: how comments are written.

    Raises:
        BrokenCommentsError: see there.
        BadZipFile: the package is damaged.
    """
    parts = Parts(word.package)
    threads = Threads(parts)
    if threads.broken:
        raise BrokenCommentsError
    ours = threads.ours()
    found = _compared(ours, diagnostics, ask.ran)
    _forget(parts, threads, ours)
    kept = {one.tag.print for one in ours if one.stays and one.tag}
    _write(word, parts, threads, [d for d in diagnostics if print_of(d) not in kept], ask, found)
    found.comments += sum(print_of(d) in kept for d in diagnostics)
    if found.before > found.stayed:
        threads.clear()
    if contents := parts.contents():
        found.data = seal(word.package.data, contents, parts.related("comments"))
    return found


def remove(word: Word) -> Annotated:
    """Take our comments out of a document. Raises as `annotate` does."""
    parts = Parts(word.package)
    threads = Threads(parts)
    if threads.broken:
        raise BrokenCommentsError
    ours = threads.ours()
    found = Annotated(before=len(ours), stayed=sum(one.stays for one in ours))
    _forget(parts, threads, ours)
    if found.before > found.stayed:
        threads.clear()
        found.data = parts.packed()
    return found


def _compared(ours: list[Ours], diagnostics: Sequence[Diagnostic], ran: Callable[[str], bool]) -> Annotated:
    """Say what has changed since the comments were written."""
    told = {one.tag.print: one.tag.rule for one in ours if one.tag and not one.counts_rest}
    now = {print_of(d) for d in diagnostics}
    return Annotated(
        before=len(ours),
        mended=sum(print not in now and ran(rule) for print, rule in told.items()),
        added=None if any(one.counts_rest for one in ours) else len(now - told.keys()),
        stayed=sum(one.stays for one in ours),
    )


def _forget(parts: Parts, threads: Threads, ours: list[Ours]) -> None:
    """Take out the comments of ours that nobody has touched."""
    gone = [one.element for one in ours if not one.stays]
    if gone:
        take_out(parts.main, frozenset(element.get(ID) for element in gone))
        parts.touch_main()
        threads.take_out(gone)


def _write(
    word: Word, parts: Parts, threads: Threads, diagnostics: Sequence[Diagnostic], ask: Ask, found: Annotated
) -> None:
    """Write the comments, as many as there may be, and count the rest."""
    most = max(0, min(ask.most, _RANGES - (0 if threads.root is None else len(threads.root))))
    shown, others = diagnostics[:most], list(diagnostics[most:])
    jobs = [(d, said(d, ask.terms, is_away(word, d.offset))) for d in shown]
    if others:
        jobs.append((others[0], rest(others, ask.terms)))
    first = threads.next_id()
    # From the end: what is split then is the shorter part of a run.
    put_in = [put(word, d.offset, d.end_offset, first + i) for i, (d, _) in reversed(list(enumerate(jobs)))][::-1]
    written = [_comment(first + i, lines, ask.date) for i, (_, lines) in enumerate(jobs) if put_in[i]]
    if written:
        root = threads.root if threads.root is not None else _new_part(parts)
        root.extend(written)
        parts.touch(parts.related("comments") or "")
        parts.touch_main()
    found.left_out = len(others) + put_in[: len(shown)].count(False)
    found.comments = put_in[: len(shown)].count(True)


def _new_part(parts: Parts) -> Element:
    root = etree.Element(f"{W}comments", nsmap={"w": W_SPACE})
    parts.add("comments", root, f"{OFFICE_LINKS}/comments", _CONTENT)
    return root


def _comment(number: int, lines: list[str], date: str) -> Element:
    """Make a comment; its last line, by which it is known again, is small and grey."""
    about = {"id": str(number), "author": AUTHOR, "date": date, "initials": _INITIALS}
    comment = etree.Element(f"{W}comment", {W + key: value for key, value in about.items()}, nsmap={"w": W_SPACE})
    for index, line in enumerate(lines):
        paragraph = etree.SubElement(comment, P)
        look = etree.SubElement(paragraph, PPR)
        for name, values in _LOOK:
            etree.SubElement(look, W + name, {W + key: value for key, value in values.items()})
        if index == 0:
            etree.SubElement(etree.SubElement(paragraph, R), f"{W}annotationRef")
        run = etree.SubElement(paragraph, R)
        properties = etree.SubElement(run, RPR)
        if index == len(lines) - 1:
            etree.SubElement(properties, f"{W}color", {f"{W}val": _GREY})
        etree.SubElement(properties, f"{W}sz", {f"{W}val": _SMALL})
        etree.SubElement(run, T).text = line
    return comment

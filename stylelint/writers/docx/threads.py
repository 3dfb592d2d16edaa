"""The comments that a document has: which are ours, which have replies, and how some are taken out with all they leave.

Word keeps what belongs to a comment in up to five parts: the comment, whose
reply it is and whether it is settled (commentsExtended), lasting ids
(commentsIds, commentsExtensible) and who wrote it (people). They refer to each
other by the id of the comment's last paragraph.
"""

from __future__ import annotations

from typing import NamedTuple

from ...readers._docx.model import Element
from ...text.source import UnreadableError
from .names import ID, W14, W15, P, W
from .parts import Parts
from .words import REST, Tag, tag_of

AUTHOR = "stylelint"
_COMMENT, _PARA, _TEXTS = f"{W}comment", f"{W14}paraId", frozenset((f"{W}t", f"{W}tab", f"{W}br", f"{W}cr"))
_EXTENDED, _IDS, _EXTENSIBLE = "commentsExtended", "commentsIds", "commentsExtensible"


class Ours(NamedTuple):
    """A comment that an earlier run wrote.

    Attributes:
        element: its `w:comment`.
        tag: what it keeps of its finding; None where somebody has written over that.
        settled: somebody marked it as done.
        answered: it has replies.
    """

    element: Element
    tag: Tag | None
    settled: bool
    answered: bool

    @property
    def stays(self) -> bool:
        """Whether somebody has put something of his own to it, which is not ours to take away."""
        return self.settled or self.answered or self.tag is None or not self.tag.intact

    @property
    def counts_rest(self) -> bool:
        """Whether it stands for findings that got no comment."""
        return self.tag is not None and self.tag.rule == REST


class Threads:
    """The comments of a package.

    Args:
        parts: the package; its trees are changed.

    Attributes:
        root: of the part with the comments; None where there is none.
    """

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._name = parts.related("comments")
        self.root = self._tree(self._name)
        self._extended = self._tree(parts.related(_EXTENDED))

    def ours(self) -> list[Ours]:
        """Return the comments of earlier runs."""
        if self.root is None:
            return []
        extended = [] if self._extended is None else list(self._extended)
        parents = {one.get(f"{W15}paraIdParent") for one in extended} - {None}
        done = {one.get(f"{W15}paraId") for one in extended if one.get(f"{W15}done") in ("1", "true")}
        found = []
        for element in self.root.iterchildren(_COMMENT):
            if element.get(f"{W}author") == AUTHOR:
                ids = _paragraph_ids(element)
                found.append(Ours(element, tag_of(_lines(element)), bool(ids & done), bool(ids & parents)))
        return found

    @property
    def broken(self) -> bool:
        """Whether there is a part with comments that cannot be read."""
        return self._name is not None and self.root is None

    def next_id(self) -> int:
        """Return the first id that no comment of the file has."""
        held = [] if self.root is None else [one.get(ID, "") for one in self.root.iterchildren(_COMMENT)]
        marked = [mark.get(ID, "") for mark in self._parts.main.iter(f"{W}commentRangeStart", f"{W}commentReference")]
        return 1 + max((int(number) for number in (*held, *marked) if number.isdecimal()), default=-1)

    def take_out(self, comments: list[Element]) -> None:
        """Take comments out of all parts that know of them; their marks in the text are not touched."""
        gone = {para for comment in comments for para in _paragraph_ids(comment)}
        for comment in comments:
            comment.getparent().remove(comment)
        if not comments or self._name is None:
            return
        self._parts.touch(self._name)
        self._forget(_EXTENDED, "paraId", gone)
        self._forget(_EXTENSIBLE, "durableId", self._forget(_IDS, "paraId", gone))

    def clear(self) -> None:
        """Take the parts out that are left without a comment, and us out of the people."""
        if self.root is None or self._name is None:
            return
        left = list(self.root.iterchildren(_COMMENT))
        if not any(one.get(f"{W}author") == AUTHOR for one in left):
            self._forget("people", "author", {AUTHOR})
        if not left:
            for name in filter(None, map(self._parts.related, (_EXTENDED, _IDS, _EXTENSIBLE, "comments"))):
                self._parts.drop(name)

    def _tree(self, name: str | None) -> Element | None:
        """Return the tree of a part; None where it is missing or broken, so that nothing in it can be trusted."""
        try:
            return None if name is None else self._parts.tree(name)
        except UnreadableError:
            return None

    def _forget(self, sort: str, key: str, values: set[str]) -> set[str]:
        """Take out of a part what names one of these values. Returns the lasting ids of what was taken out."""
        name = self._parts.related(sort)
        root = self._tree(name)
        if name is None or root is None or not values:
            return set()
        found = [one for one in root if isinstance(one.tag, str) and _attribute(one, key) in values]
        for one in found:
            root.remove(one)
        if found:
            self._parts.touch(name)
        return {_attribute(one, "durableId") for one in found}


def _attribute(element: Element, name: str) -> str:
    """Return an attribute by its local name: the namespaces of these parts changed with the versions of Word."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def _paragraph_ids(comment: Element) -> set[str]:
    return {found for paragraph in comment.iter(P) if (found := paragraph.get(_PARA))}


def _lines(comment: Element) -> list[str]:
    return ["".join(_shown(node) for node in paragraph.iter(*_TEXTS)) for paragraph in comment.iter(P)]


def _shown(node: Element) -> str:
    return (node.text or "") if node.tag == f"{W}t" else " "

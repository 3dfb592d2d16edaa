"""The zip package of a Word document: which parts it has, within limits."""

from __future__ import annotations

import posixpath
from functools import cached_property
from typing import Any, NamedTuple

from ...records import dataclass, field
from ...settings import ReadLimits
from .._office import refusals
from .._office.archive import Archive
from .._office.xml import Room, as_utf8, parse
from .names import CONTENT_TYPES, PACKAGE_RELATIONS, STRICT, WORD

_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"
_DOCUMENT = "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml", "ms-word.document.macro"
_OTHERS = {
    "spreadsheetml": ("Excel 表格", "an Excel workbook"),
    "presentationml": ("PowerPoint 演示文稿", "a PowerPoint presentation"),
}


class Relation(NamedTuple):
    """How one part refers to another.

    Attributes:
        id: by which elements of the part name it.
        type: the last piece of its type: styles, numbering, footnotes, header, image...
        target: name of the other part; what is outside the package as it is written.
        external: it is outside the package.
    """

    id: str
    type: str
    target: str
    external: bool = False


@dataclass
class Package:
    """The parts of a package.

    Attributes:
        data: the file.
        main: name of the main part, by the relationships of the package, e.g. word/document.xml.
        trees: the parts that were parsed, by name: roots of lxml trees.
        strict: the file is written in the Strict namespaces; its trees are in the Transitional ones.
        limits: what is read at most.
        archive: the files of the zip.
        hides: some part that was parsed has hidden text, or a style for it.
    """

    data: bytes
    main: str = ""
    trees: dict[str, Any] = field(default_factory=dict)
    strict: bool = False
    limits: ReadLimits = field(default_factory=ReadLimits)
    archive: Archive = field(init=False)
    hides: bool = False
    _relations: dict[str, list[Relation]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Open the archive and find the main part. Raises UnreadableError."""
        self._room = Room(self.limits, self.limits.paragraphs)
        self.archive = Archive(self.data, self.limits)
        self.main = self.main or self._find_main()

    @classmethod
    def open(cls, data: bytes, limits: ReadLimits | None = None) -> Package:
        """Open a file. Raises UnreadableError for what is no Word document or beyond the limits."""
        return cls(data, limits=limits or ReadLimits())

    def part(self, name: str) -> Any:
        """Return the root of a part, parsed when it is first asked for; None where there is none.

        Raises UnreadableError where it is no XML or beyond the limits.
        """
        name = name if name in self.trees else self.archive.named(name)
        if name not in self.trees:
            data = self.archive.read(name)
            if data is None:
                return None
            self.trees[name] = self._parsed(name, data)
        return self.trees[name]

    def related(self, type: str, part: str | None = None) -> list[str]:
        """Return the names of the parts that a part (the main one by default) refers to by a type, e.g. styles."""
        return [r.target for r in self.relations(part or self.main) if r.type == type and not r.external]

    def one(self, type: str) -> Any:
        """Return the root of the part of a type that the main part refers to; None where there is none.

        Where the relationships are missing the part of the usual name is taken.
        """
        names = self.related(type)
        if not names and not self.relations(self.main):
            names = [posixpath.join(posixpath.dirname(self.main), f"{type}.xml")]
        return next((root for root in map(self.part, names) if root is not None), None)

    @cached_property
    def styles(self) -> Any:
        """The root of the styles; None where there are none."""
        return self.one("styles")

    @cached_property
    def numbering(self) -> Any:
        """The root of the numbering; None where there is none."""
        return self.one("numbering")

    def relations(self, part: str) -> list[Relation]:
        """Return the relationships of a part; "" stands for the package itself."""
        if part not in self._relations:
            folder, name = posixpath.split(part)
            root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            found = [] if root is None else _relations(root, folder)
            self._relations[part] = [
                r if r.external else r._replace(target=self.archive.named(r.target)) for r in found
            ]
        return self._relations[part]

    def _find_main(self) -> str:
        """Return the name of the main part: by the relationships, the content types, or its usual name."""
        named = self.related("officeDocument", "")
        types = self._types()
        self._refuse_others(named, types)
        guesses = [*named, *(n for n, kind in types.items() if any(d in kind for d in _DOCUMENT)), _MAIN]
        found = next((name for name in map(self.archive.named, guesses) if name in self.archive), None)
        if found is None:
            raise refusals.damaged("里面没有正文（document.xml）", "it has no document part (document.xml)")
        return found

    def _types(self) -> dict[str, str]:
        root = self.part(_TYPES)
        named = [] if root is None else root.findall(f"{{{CONTENT_TYPES}}}Override")
        return {e.get("PartName", "").lstrip("/"): e.get("ContentType", "") for e in named}

    def _refuse_others(self, named: list[str], types: dict[str, str]) -> None:
        for kind in [types.get(name, "") for name in named]:
            for word, said in _OTHERS.items():
                if word in kind:
                    raise refusals.other(*said)

    def _parsed(self, name: str, data: bytes) -> Any:
        data = as_utf8(name, data)
        if b"http://purl.oclc.org/ooxml/" in data:
            for strict, usual in STRICT.items():
                data = data.replace(strict, usual)
            self.strict = self.strict or name == self.main
        self.hides = self.hides or b"vanish" in data
        root = parse(name, data, self._room)
        if name == self.main and root.tag != f"{{{WORD}}}document":
            raise refusals.damaged(f"{name} 不是 Word 正文", f"{name} is no document of Word")
        return root


def _relations(root: Any, folder: str) -> list[Relation]:
    found = []
    for e in root.iter(f"{{{PACKAGE_RELATIONS}}}Relationship"):
        target, external = e.get("Target", ""), e.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")
        found.append(Relation(e.get("Id", ""), e.get("Type", "").rpartition("/")[2], target, external))
    return found

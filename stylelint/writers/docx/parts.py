"""The parts of a package that a writer changes: trees, relationships and content types."""

from __future__ import annotations

import posixpath

from lxml import etree

from ...readers._docx.model import Element
from ...readers._docx.package import Package
from .names import LINKS, LINKS_SPACE, TYPES
from .package import repack, serialize

_TYPES_PART = "[Content_Types].xml"


class Parts:
    """Changes to a package, from its trees to the bytes of the new one.

    Args:
        package: as it was read; its trees are those that are changed.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, None] = {}
        self._dropped: list[str] = []

    @property
    def main(self) -> Element:
        """The tree of the main part."""
        return self._package.trees[self._package.main]

    def tree(self, name: str) -> Element | None:
        """Return the tree of a part; None where there is none. Raises UnreadableError where it cannot be read."""
        return self._package.part(name)

    def touch(self, name: str) -> None:
        """Say that the tree of a part was changed, so that it is written."""
        self._changed[name] = None

    def touch_main(self) -> None:
        """Say that the main part was changed."""
        self.touch(self._package.main)

    def related(self, sort: str) -> str | None:
        """Return the name of the part to which the main one has a relationship whose type ends so, if it is there."""
        for link in self._links():
            if link.get("Type", "").rpartition("/")[2] == sort and link.get("TargetMode") != "External":
                name = self._target(link)
                if name in self._package.archive or name in self._package.trees:
                    return name
        return None

    def add(self, stem: str, root: Element, relation: str, content: str) -> str:
        """Add a part beside the main one, with a relationship and a content type. Returns its name."""
        folder, number = posixpath.dirname(self._package.main), 0
        taken = {name.lower() for name in self._package.archive.entries}
        while (name := posixpath.join(folder, f"{stem}{number or ''}.xml")).lower() in taken:
            number += 1
        self._package.trees[name] = root
        links = self._links()
        used = {link.get("Id") for link in links}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        target = {"Id": f"rId{number}", "Type": relation, "Target": posixpath.relpath(name, folder or ".")}
        etree.SubElement(links, f"{LINKS}Relationship", target)
        types = self._types()
        etree.SubElement(types, f"{TYPES}Override", {"PartName": f"/{name}", "ContentType": content})
        for changed in (self._links_name, _TYPES_PART, name):
            self.touch(changed)
        return name

    def drop(self, name: str) -> None:
        """Take a part out, with its relationship and its content type."""
        links, types = self._links(), self._types()
        for link in [link for link in links if self._target(link) == name]:
            links.remove(link)
        for override in [over for over in types if over.get("PartName", "").lower() == f"/{name}".lower()]:
            types.remove(override)
        for changed in (self._links_name, _TYPES_PART):
            self.touch(changed)
        self._dropped.append(name)

    def contents(self) -> dict[str, bytes | None]:
        """Return what parts are to hold: those that changed, and None for those that go."""
        changed: dict[str, bytes | None] = {name: serialize(self.tree(name)) for name in self._changed}
        return {**changed, **dict.fromkeys(self._dropped)}

    def packed(self) -> bytes:
        """Return the package with all changes. Raises BadZipFile as `repack` does."""
        return repack(self._package.data, self.contents())

    @property
    def _links_name(self) -> str:
        folder, _, name = self._package.main.rpartition("/")
        return self._package.archive.named(posixpath.join(folder, "_rels", f"{name}.rels"))

    def _links(self) -> Element:
        links = self.tree(self._links_name)
        if links is None:
            links = etree.Element(f"{LINKS}Relationships", nsmap={None: LINKS_SPACE})
            self._package.trees[self._links_name] = links
        return links

    def _types(self) -> Element:
        types = self.tree(_TYPES_PART)
        if types is None:  # of a package that is read all the same
            types = etree.Element(f"{TYPES}Types", nsmap={None: TYPES[1:-1]})
            self._package.trees[_TYPES_PART] = types
        return types

    def _target(self, link: Element) -> str:
        """Return the name of the part that a relationship of the main part leads to."""
        target: str = link.get("Target", "")
        if target.startswith("/"):
            return self._package.archive.named(target[1:])
        return self._package.archive.named(
            posixpath.normpath(posixpath.join(posixpath.dirname(self._package.main), target))
        )

"""The zip package of a Word document: which parts it has, within limits."""

from __future__ import annotations

from typing import Any

from ...records import dataclass, field


@dataclass
class Package:
    """The parts of a package.

    Attributes:
        data: the file.
        main: name of the main part, by the relationships of the package, e.g. word/document.xml.
        trees: the parts that were parsed, by name: roots of lxml trees.
        strict: the file is written in the Strict namespaces; its trees are in the Transitional ones.
    """

    data: bytes
    main: str
    trees: dict[str, Any] = field(default_factory=dict)
    strict: bool = False

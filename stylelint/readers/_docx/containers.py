"""Elements that hold others: which of them are seen through, and which alternative of several is shown."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .names import MC, M, W, is_on

THROUGH = frozenset(W + n for n in ("customXml", "smartTag", "sdtContent", "hyperlink", "dir", "bdo"))
"""What is no more than a wrapper of its content."""
REVISED = frozenset((W + "ins", W + "moveTo"))
"""What a tracked change has put there."""
GONE = frozenset((W + "del", W + "moveFrom"))
"""What a tracked change has taken away."""
_KNOWN = ("http://schemas.microsoft.com/office/", "http://schemas.openxmlformats.org/", "urn:schemas-microsoft-com:")


def chosen(alternate: Any) -> Any:
    """Return the alternative that Word shows: the first whose namespaces are known, else the fallback; or None."""
    for choice in alternate.iterchildren(MC + "Choice"):
        prefixes = choice.get("Requires", "").split()
        if all((choice.nsmap.get(p) or "").startswith(_KNOWN) for p in prefixes):
            return choice
    return alternate.find(MC + "Fallback")


def text_boxes(drawing: Any) -> Iterator[Any]:
    """Yield the contents of the text boxes in a drawing, each once; those within another text box are left to it."""
    for box in drawing.iter(W + "txbxContent"):
        if all(_shown(above, below) for below, above in _path(box, drawing)):
            yield box


def is_switched(properties: Any, name: str) -> bool:
    """Tell whether properties switch something on."""
    found = None if properties is None else properties.find(W + name)
    return found is not None and is_on(found.get(W + "val"))


def formula(math: Any) -> str:
    """Return the characters of a formula, in a row."""
    return "".join(t.text or "" for t in math.iter(M + "t"))


def _path(element: Any, top: Any) -> Iterator[tuple[Any, Any]]:
    below = element
    for above in element.iterancestors():
        yield below, above
        if above is top:
            return
        below = above


def _shown(above: Any, below: Any) -> bool:
    if above.tag == MC + "AlternateContent":
        return chosen(above) is below
    return bool(above.tag != W + "txbxContent")

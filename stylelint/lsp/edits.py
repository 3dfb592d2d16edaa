"""The edits that make one text of another, as small as lines tell, so that cursors and folds of an editor stay."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from ..text.edit import Edit


def between(old: str, new: str) -> Iterator[Edit]:
    """Yield the edits of `old` that make it `new`, ascending and disjoint."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, before))]
    for tag, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if high - low == last - first:
            pairs = zip(range(low, high), before[low:high], after[first:last], strict=True)
            yield from (_trimmed(starts[line], *texts) for line, *texts in pairs if texts[0] != texts[1])
        else:
            yield _trimmed(starts[low], "".join(before[low:high]), "".join(after[first:last]))


def _trimmed(offset: int, old: str, new: str) -> Edit:
    """Return an edit without what both texts begin and end with."""
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    end = len(old) - tail
    return Edit(offset + head, offset + end, old[head:end], new[head : len(new) - tail])


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))

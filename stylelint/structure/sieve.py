"""Sieves: which of many patterns may match in a text, told in one pass before any of them is run.

RE2 runs many patterns as one set, and fast, but for counted repeats: [^。]{0,200} gives an automaton with too
many states, and RE2 falls back to a search that is fifty times as slow. So a sieve holds its patterns with the
large counts loosened to * and +. It may say yes where a pattern does not match, and never no where it does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from .. import quickre as re
from ..regex import Linear

_KEPT = 4  # counts up to here stay as they are
_COUNT = re.compile(r"\\[xpP]\{[^}]*\}|\\.|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\{(\d+)(?:,(\d*))?\}", re.DOTALL)
_WHOLE = re.compile(r"\\[AzZQ]|\(\?[a-zA-Z]*-")


def loosened(pattern: str) -> str:
    """Return a pattern with its large counts taken away; it matches wherever the given one does.

    What is valid stays so, and what does not match the empty text does not then.
    """
    return pattern if r"\Q" in pattern else _COUNT.sub(_loose, pattern)


def _loose(match: re.Match[str]) -> str:
    least, most = match.groups()
    if least is None or int(most or (_KEPT + 1 if most == "" else least)) <= _KEPT:
        return match.group()
    return "+" if int(least) else "*"


@lru_cache(maxsize=4096)
def asks_for_edges(pattern: str) -> bool:
    """Tell whether a pattern may ask where the text begins or ends, whatever its lines are."""
    return _WHOLE.search(pattern) is not None


class Sieve:
    """Many valid patterns at once, none of which matches the empty text."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = patterns
        self._all = range(len(patterns))

    def of(self, text: str | bytes) -> Sequence[int]:
        """Return the indexes of the patterns that may match in a folded text, ascending."""
        if not text or not self._patterns:
            return ()
        found = self._set.Match(text if isinstance(text, bytes) else text.encode())
        if not found or 0 not in found:  # RE2 ran out of memory, of which it says nothing else
            return self._all
        return sorted(index - 1 for index in found if index)

    @cached_property
    def _set(self) -> Any:
        import re2  # as in `regex`: not before it is needed

        options = re2.Options()
        options.log_errors = False
        made = re2.Set.SearchSet(options)
        made.Add("(?s).")  # matches whatever the text is, and so shows that the search came to its end
        for pattern in self._patterns:
            made.Add(loosened(pattern))
        made.Compile()
        return made


class Lines:
    """Short texts without line ends, searched together. Offsets inside are those of UTF-8, as RE2 counts.

    Attributes:
        texts: as given.
        joined: all of them, a line each.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.texts = texts
        self.joined = "\n".join(texts).encode()

    @cached_property
    def _bytes(self) -> list[bytes]:
        return self.joined.split(b"\n")

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(one) + 1 for one in self._bytes[:-1]), initial=0))

    def matching(self, pattern: Linear) -> Iterator[int]:
        """Yield the indexes of the texts in which a pattern matches, ascending; it must begin with (?m)."""
        if asks_for_edges(pattern.pattern):
            yield from (i for i, text in enumerate(self.texts) if pattern.stands_in(text))
            return
        at, size = 0, len(self.joined)
        while (match := pattern.first(self.joined, at, size)) is not None:
            start, end = match
            starts = self._starts
            index = bisect_right(starts, start) - 1
            own = self._bytes[index]  # what runs over its end hides what does not
            if end <= starts[index] + len(own) or pattern.first(own, 0, len(own)) is not None:
                yield index
            if index + 1 >= len(starts):
                return
            at = starts[index + 1]

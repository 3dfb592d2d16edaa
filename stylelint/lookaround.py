"""Patterns with look-around: checked at load, and run only in small windows around their literals.

RE2 knows no look-around, and `re` backtracks. So such a pattern must hold a
literal, be short, and leave few ways to match: then a window of fixed size
bounds its cost, whatever the text is. As with the linear ones (regex.py),
`checked` and `trust` carry to another process what was found out, and a
`Windowed` is compiled when it is first run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from . import quickre as re
from .literals import parser, required, sre
from .records import dataclass
from .regex import PatternError

_WIDEST = 80  # characters that a match may have
_WAYS = 5000  # ways to share a window out among the repeats
_BEYOND = 20  # characters outside the match that look-around may see


@dataclass(frozen=True)
class Windowed:
    """A checked pattern.

    Attributes:
        pattern: its text, expanded, for Python's `re`.
        literals: one of them stands in every match.
        width: of a match at most, in code points.
    """

    pattern: str
    literals: frozenset[str]
    width: int

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern as `re` has it, compiled once."""
        return _compiled(self.pattern)

    def spans(self, text: str, low: int, high: int, hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Yield the matches around `hits` (where the literals stand, ascending) inside [low, high) of `text`."""
        compiled, width = self.compiled, self.width
        hit = compiled.groupindex.get("hit", 0)
        done = low
        for start, end in hits:
            first = max(done, start - width)
            window = max(low, first - _BEYOND)
            last = min(high, end + width + _BEYOND)
            match = compiled.search(text[window:last], first - window)
            if match is not None and match.end(hit) > match.start(hit):
                done = window + match.end()
                yield window + match.start(hit), window + match.end(hit)


_compiled = lru_cache(maxsize=1024)(re.compile)
_checked: dict[str, Windowed] = {}


def checked() -> dict[str, Windowed]:
    """Return the patterns that `compile_windowed` has found bounded in this process, for `trust` in another."""
    return dict(_checked)


def trust(patterns: Mapping[str, Windowed]) -> None:
    """Take patterns as bounded that another process has checked, with the same version of everything."""
    _checked.update(patterns)


def compile_windowed(pattern: str) -> Windowed:
    """Check a pattern with look-around, once a process. Raises PatternError where its cost is not bounded."""
    if pattern not in _checked:
        _checked[pattern] = check(pattern)
    return _checked[pattern]


def check(pattern: str) -> Windowed:
    """Do what `compile_windowed` does, whether it was done before or not."""
    try:
        _compiled(pattern)
        tree = parser.parse(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError(f"正则无效：{error}", f"invalid pattern: {error}") from None
    width = int(tree.getwidth()[1])
    if width > _WIDEST:
        zh = f"有前后查看的正则最长匹配 {_WIDEST} 字，请给 * 和 + 加上限，或把条件写在 unless 里"
        raise PatternError(
            zh, f"with look-around a match has at most {_WIDEST} characters: bound * and +, or use `unless`"
        )
    if _ways(list(tree)) > _WAYS:
        zh = "有前后查看的正则里重复太多，匹配会很慢：减少重复，或把条件写在 unless 里"
        raise PatternError(zh, "too many repeats for a pattern with look-around: use fewer, or `unless`")
    literals = required(pattern)
    if literals is None:
        raise PatternError("有前后查看的正则必须含有固定文字", "a pattern with look-around must hold fixed text")
    return Windowed(pattern, frozenset(literals), width)


def _ways(items: list[Any]) -> int:
    """Estimate in how many ways the repeats of a pattern can share out a text; nested ones multiply."""
    ways = 1
    for op, value in items:
        if op in (sre.MAX_REPEAT, sre.MIN_REPEAT):
            least, most, body = value
            ways *= min(int(most) - int(least) + 1, _WAYS) * _ways(list(body)) ** min(int(most), 4)
        elif op is sre.SUBPATTERN:
            ways *= _ways(list(value[-1]))
        elif op is sre.BRANCH:
            ways *= sum(_ways(list(branch)) for branch in value[1])
        elif op in (sre.ASSERT, sre.ASSERT_NOT):
            ways *= _ways(list(value[1]))
        if ways > _WAYS:
            return ways
    return ways
